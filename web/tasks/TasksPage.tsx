import { ActionIcon, Button } from '@mantine/core'
import { IconChecklist, IconPlus, IconProgress, IconUserCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { listTasks, type TaskListItem } from '../../contract/tasks/endpoints.ts'
import { BringButton } from '../imports/BringButton.tsx'
import { call } from '../platform/api.ts'
import { useRecordFilter } from '../records/filter/use-record-filter.ts'
import { columnsOf, type OwnColumn } from '../records/list/columns.tsx'
import type { ListSubject } from '../records/list/ListPage.tsx'
import type { ListQuery } from '../records/list/use-rows.ts'
import { referredName, type Words } from '../records/words.ts'
import { RecordListPage, type Shown } from '../table-views/RecordListPage.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { EmptyState } from '../ui/states.tsx'
import { DueText } from './DueText.tsx'
import { isCompleted, taskList } from './queries.ts'
import { taskField, useTaskFields, useTaskRights } from './tasks-view.ts'
import classes from './tasks.module.css'

const load = (query: ListQuery, signal: AbortSignal) => call(listTasks, { query, signal })

const standard = ['title', 'due_on', 'performer_id', 'customer_id', 'completed', 'created_at'] as const
const widths = { title: 240, performer_id: 150, customer_id: 150 }

const ownColumns: OwnColumn<TaskListItem>[] = [
  {
    name: 'due_on',
    label: (words) => words.label(taskField('due_on')),
    width: 150,
    sort: 'due_on',
    Cell: ({ row, words }) => <DueText task={row} words={words} />,
  },
]

function useSubject(): ListSubject<TaskListItem> {
  const fields = useTaskFields()
  const { scope, words } = useRecordFilter('task')
  return useMemo(() => {
    const columns = columnsOf(fields, words.words, ownColumns, widths)
    return {
      name: taskList.name,
      title: words.words.t('tasks.title'),
      words: words.words,
      scope,
      filterWords: words,
      // What is to be done stands before by when.
      columns: columns.toSorted((a, b) => Number(b.name === 'title') - Number(a.name === 'title')),
      standard,
      load,
      idOf: (row) => row.id,
      labelOf: (row) => row.display_name,
      openPath: (row) => `/tasks/${row.id}`,
      Card: ({ row, words: said }) => <TaskCard task={row} words={said} />,
      searchHint: words.words.t('tasks.list.searchHint'),
    }
  }, [words, scope, fields])
}

function TaskCard({ task, words }: { task: TaskListItem; words: Words }) {
  const names = (['performer_id', 'customer_id'] as const).flatMap((name) =>
    task[name] === null ? [] : [referredName(words, taskField(name), task[name])],
  )
  return (
    <div className={classes.about} data-completed={task.completed || undefined}>
      <Link to="/tasks/$id" params={{ id: task.id }} className={classes.title} tabIndex={-1}>
        {task.display_name}
      </Link>
      <div className={classes.cardMeta}>
        {task.completed && `${words.label(taskField('completed'))} · `}
        <DueText task={task} words={words} />
        {task.due_on !== null && names.length > 0 && ' · '}
        {names.join(' · ')}
      </div>
    </div>
  )
}

/** All tasks: find, look over, open. */
export function TasksPage() {
  const subject = useSubject()
  const { t } = subject.words
  return (
    <RecordListPage
      subject={subject}
      resource="tasks"
      listed={taskList}
      path="/tasks"
      allLabel={t('tasks.list.all')}
      newsLabel={(count) => t('tasks.list.news', { count })}
      actions={(shown) => <Actions {...shown} words={subject.words} />}
      empty={
        <EmptyState
          icon={IconChecklist}
          title={t('tasks.list.emptyTitle')}
          text={t('tasks.list.emptyText')}
          actions={<CreateButton words={subject.words} />}
        />
      }
    />
  )
}

const open = { all: [isCompleted(false)] }

function Actions({ narrow, search, onSearch, words }: Shown & { narrow: boolean; words: Words }) {
  const { t } = words
  const { says } = useTaskRights()
  const isOpen = JSON.stringify(search.filter) === JSON.stringify(open)
  const toggle = {
    'aria-pressed': isOpen,
    onClick: () => onSearch({ ...search, filter: isOpen ? undefined : (open as never) }, false),
  }
  if (narrow)
    return (
      <>
        <ActionIcon {...toggle} variant={isOpen ? 'light' : 'default'} size={30} aria-label={t('tasks.list.open')}>
          <IconProgress size={16} />
        </ActionIcon>
        <ActionIcon component={Link} to="/tasks/mine" variant="default" size={30} aria-label={t('tasks.mine.title')}>
          <IconUserCheck size={16} />
        </ActionIcon>
        <BringButton resource="tasks" narrow />
        {says && (
          <ActionIcon
            component={Link}
            to="/tasks/new"
            variant="filled"
            color="accent"
            size={30}
            aria-label={t('tasks.list.create')}
          >
            <IconPlus size={16} />
          </ActionIcon>
        )}
      </>
    )
  return (
    <>
      <Button {...toggle} variant={isOpen ? 'light' : 'subtle'} leftSection={<IconProgress size={15} />}>
        {t('tasks.list.open')}
      </Button>
      <LinkButton to="/tasks/mine" variant="default" leftSection={<IconUserCheck size={15} />}>
        {t('tasks.mine.title')}
      </LinkButton>
      <BringButton resource="tasks" />
      <CreateButton words={words} />
    </>
  )
}

function CreateButton({ words: { t } }: { words: Words }) {
  if (!useTaskRights().says) return null
  return (
    <LinkButton to="/tasks/new" leftSection={<IconPlus size={15} />}>
      {t('tasks.list.create')}
    </LinkButton>
  )
}
