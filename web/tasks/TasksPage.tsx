import { IconChecklist, IconPlus, IconProgress, IconUserCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { listTasks, type TaskListItem } from '../../contract/tasks/endpoints.ts'
import { taskRecord } from '../../contract/tasks/record.ts'
import { useExport } from '../exports/use-export.tsx'
import { useBring } from '../records/list/use-bring.ts'
import { call } from '../platform/api.ts'
import { useRecordFilter } from '../records/filter/use-record-filter.ts'
import { columnsOf, type OwnColumn } from '../records/list/columns.tsx'
import { ListActs, type ListAct } from '../records/list/ListActs.tsx'
import type { ListSubject } from '../records/list/ListPage.tsx'
import type { ListQuery } from '../records/list/use-rows.ts'
import { referredName, type Words } from '../records/words.ts'
import { RecordListPage, type Many, type Shown } from '../table-views/RecordListPage.tsx'
import { EmptyState } from '../ui/states.tsx'
import { DueText } from './DueText.tsx'
import { isCompleted, taskList } from './queries.ts'
import { standardColumns, taskField, useTaskFields, useTaskRights } from './tasks-view.ts'
import classes from './tasks.module.css'
import { valuesOf } from '../../contract/platform/record.ts'

const load = (query: ListQuery, signal: AbortSignal) => call(listTasks, { query, signal })

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
      standard: standardColumns,
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

const many: Many<TaskListItem> = {
  takes: ['tasks.write', 'tasks.export'],
  Actions: lazy(async () => ({ default: (await import('./SelectedTasks.tsx')).SelectedTasks })),
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
      actions={(shown) => <Actions {...shown} />}
      many={many}
      empty={
        <EmptyState
          icon={IconChecklist}
          title={t('tasks.list.emptyTitle')}
          text={t('tasks.list.emptyText')}
          actions={<FirstTask />}
        />
      }
    />
  )
}

const open = { all: [isCompleted(false)] }

/** Beside the title of the list. */
function Actions({ narrow, search, onSearch }: Shown & { narrow: boolean }) {
  const { t } = useTranslation()
  const exported = useExport({ record: taskRecord, standard: standardColumns, search })
  const on = JSON.stringify(search.filter) === JSON.stringify(open)
  const acts: ListAct[] = [
    {
      label: t('tasks.list.open'),
      icon: IconProgress,
      on,
      run: () => onSearch({ ...search, filter: on ? undefined : valuesOf(open) }, false),
    },
    { label: t('tasks.mine.title'), icon: IconUserCheck, to: '/tasks/mine' },
    ...useBring('tasks'),
    ...exported.acts,
    ...useCreate(),
  ]
  return (
    <>
      <ListActs acts={acts} narrow={narrow} />
      {exported.dialog}
    </>
  )
}

const FirstTask = () => <ListActs acts={[...useCreate(), ...useBring('tasks')]} />

function useCreate(): ListAct[] {
  const { t } = useTranslation()
  const { says } = useTaskRights()
  return says ? [{ label: t('tasks.list.create'), icon: IconPlus, to: '/tasks/new', primary: true }] : []
}
