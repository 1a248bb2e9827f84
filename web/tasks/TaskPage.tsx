import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconCalendarTime, IconChecklist, IconTrash, IconUserShare } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import type { Task } from '../../contract/tasks/endpoints.ts'
import { ApiError } from '../platform/api-error.ts'
import { usePast } from '../put-back/use-past.tsx'
import { BackToList } from '../records/list/BackToList.tsx'
import { refreshRow } from '../records/list/listed-record.ts'
import { useNews } from '../records/list/news.ts'
import { showing } from '../records/kinds/show/shown.ts'
import type { Words } from '../records/words.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Page, PageHeader } from '../ui/Page.tsx'
import { EmptyState, ErrorState, LoadingState } from '../ui/states.tsx'
import { DueText } from './DueText.tsx'
import { PutOffMenu } from './PutOffMenu.tsx'
import { pastOf } from './past.ts'
import { taskList, taskQuery } from './queries.ts'
import { TaskComments } from './TaskComments.tsx'
import { TaskFacts } from './TaskFacts.tsx'
import { TaskForm } from './TaskForm.tsx'
import { taskField, useTaskRights, useTaskWords } from './tasks-view.ts'
import classes from './tasks.module.css'
import { useTaskActs, useTaskDialog } from './use-task-acts.tsx'

const TaskAsOf = lazy(async () => ({ default: (await import('./TaskAsOf.tsx')).TaskAsOf }))

/** One task: what it is, what may be done with it, and what was said about it. */
export function TaskPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { as_of } = useSearch({ strict: false }) as { as_of?: string }
  const query = useQuery(taskQuery(id))
  const client = useQueryClient()
  useNews(taskList, ({ changed, gone, missed }) => {
    if (missed || changed.includes(id) || gone.includes(id))
      for (const part of ['task', 'history']) void client.invalidateQueries({ queryKey: [part, id] })
  })
  useEffect(() => {
    if (query.data) refreshRow(client, taskList, query.data)
  }, [client, query.data])
  if (query.error instanceof ApiError && [404, 422].includes(query.error.status)) return <Gone />
  if (query.data && as_of !== undefined)
    return (
      <Suspense fallback={<LoadingState lines={8} />}>
        <TaskAsOf now={query.data} at={as_of} key={`${id} ${as_of}`} />
      </Suspense>
    )
  if (query.data) return <TaskView task={query.data} key={id} />
  if (query.error) return <ErrorState error={query.error} retry={query.refetch} />
  return (
    <div style={{ padding: 20, maxWidth: 760 }}>
      <LoadingState lines={8} />
    </div>
  )
}

function TaskView({ task }: { task: Task }) {
  const words = useTaskWords()
  const { t } = words
  const { writes } = useTaskRights()
  return (
    <Page
      width="full"
      title={task.display_name}
      about={t('tasks.about', { author: task.author_name, date: words.formats.dateTime(task.created_at ?? '') })}
      actions={
        <>
          <BackToList name={taskList.name} to="/tasks" label={t('tasks.back')} />
          {writes && <TaskActions task={task} words={words} />}
          <TaskPast task={task} />
        </>
      }
    >
      <div className={classes.columns}>
        <div>
          <State task={task} words={words} />
          {writes ? <TaskForm task={task} words={words} /> : <TaskFacts task={task} words={words} />}
        </div>
        <TaskComments task={task} words={words} />
      </div>
    </Page>
  )
}

function TaskActions({ task, words: { t } }: { task: Task; words: Words }) {
  const acts = useTaskActs()
  const navigate = useNavigate()
  const { ask, dialog } = useTaskDialog(acts)
  const remove = async (): Promise<void> => {
    if (await acts.remove(task)) await navigate({ to: '/tasks' })
  }
  return (
    <>
      {task.completed ? (
        <Button onClick={() => void acts.reopen(task)}>{t('tasks.reopen')}</Button>
      ) : (
        <>
          <Button onClick={() => void acts.complete(task)}>{t('tasks.complete')}</Button>
          <PutOffMenu task={task} acts={acts} onDay={() => ask({ what: 'day', task })}>
            <Button variant="default" leftSection={<IconCalendarTime size={15} />}>
              {t('tasks.putOff.title')}
            </Button>
          </PutOffMenu>
          <Button
            variant="default"
            leftSection={<IconUserShare size={15} />}
            onClick={() => ask({ what: 'performer', task })}
          >
            {t('tasks.handOver.title')}
          </Button>
        </>
      )}
      <Button
        variant="default"
        c="var(--mantine-color-error)"
        leftSection={<IconTrash size={15} />}
        onClick={() => void remove()}
      >
        {t('tasks.delete.button')}
      </Button>
      {dialog}
    </>
  )
}

/** Its history, and its page as it was. */
function TaskPast({ task }: { task: Task }) {
  const { acts, dialog } = usePast(pastOf(task))
  return (
    <>
      {acts.map(({ label, icon: Icon, run }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon variant="default" size={30} aria-label={label} aria-haspopup="dialog" onClick={run}>
            <Icon size={16} />
          </ActionIcon>
        </Tooltip>
      ))}
      {dialog}
    </>
  )
}

/** What a form does not show: whether it is done, by when it is due, and the customer's page. */
function State({ task, words }: { task: Task; words: Words }) {
  const { Value } = showing(taskField('customer_id'))
  return (
    <div className={classes.meta} role="status">
      {task.completed ? (
        <span>{words.t('tasks.doneAt', { date: words.formats.dateTime(task.completed_at ?? '') })}</span>
      ) : (
        <DueText task={task} words={words} />
      )}
      {task.customer_id !== null && Value && (
        <span>
          {words.label(taskField('customer_id'))}:{' '}
          <Value value={task.customer_id} field={taskField('customer_id')} words={words} />
        </span>
      )}
    </div>
  )
}

/** It was deleted, or it is not for this person to see. */
function Gone() {
  const { t } = useTaskWords()
  return (
    <>
      <PageHeader title={t('tasks.gone.title')} />
      <EmptyState
        icon={IconChecklist}
        title={t('tasks.gone.title')}
        text={t('tasks.gone.text')}
        actions={
          <LinkButton to="/tasks" variant="default">
            {t('tasks.gone.toList')}
          </LinkButton>
        }
      />
    </>
  )
}
