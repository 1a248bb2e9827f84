import { Button } from '@mantine/core'
import { IconCalendarTime, IconChecklist, IconTrash, IconUserShare } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { lazy } from 'react'
import type { Task } from '../../contract/tasks/endpoints.ts'
import { ofTasks } from '../../contract/tasks/history.ts'
import type { PastOf } from '../put-back/past.ts'
import { PastActs } from '../put-back/PastActs.tsx'
import { BackToList } from '../records/list/BackToList.tsx'
import { showing } from '../records/kinds/show/shown.ts'
import pageClasses from '../records/page/page.module.css'
import { RecordFacts } from '../records/page/RecordFacts.tsx'
import { RecordPage } from '../records/page/RecordPage.tsx'
import type { Words } from '../records/words.ts'
import { NotThere } from '../ui/NotThere.tsx'
import { Page } from '../ui/Page.tsx'
import { LoadingState } from '../ui/states.tsx'
import { DueText } from './DueText.tsx'
import { PutOffMenu } from './PutOffMenu.tsx'
import { taskList } from './queries.ts'
import { TaskComments } from './TaskComments.tsx'
import { TaskForm } from './TaskForm.tsx'
import { taskField, tasksView, useTaskRights, useTaskWords } from './tasks-view.ts'
import classes from './tasks.module.css'
import { useTaskActs, useTaskDialog } from './use-task-acts.tsx'

const FieldsAsOf = lazy(async () => ({ default: (await import('../put-back/FieldsAsOf.tsx')).FieldsAsOf }))

const pastOf = ({ id }: Task): PastOf => ({ type: 'task', id, endpoints: ofTasks })

/** One task: what it is, what may be done with it, and what was said about it. */
export function TaskPage() {
  const { t } = useTaskWords()
  return (
    <RecordPage
      listed={taskList}
      gone={
        <NotThere
          icon={IconChecklist}
          title={t('tasks.gone.title')}
          text={t('tasks.gone.text')}
          to="/tasks"
          label={t('tasks.gone.toList')}
        />
      }
      loading={
        <div style={{ padding: 20, maxWidth: 760 }}>
          <LoadingState lines={8} />
        </div>
      }
      Row={TaskView}
      AsOf={TaskAsOf}
    />
  )
}

const TaskAsOf = ({ now, at }: { now: Task; at: string }) => (
  <FieldsAsOf of={pastOf(now)} now={now} at={at} title={useTaskWords().t('tasks.form.what')} />
)

function TaskView({ row: task }: { row: Task }) {
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
          <PastActs of={pastOf(task)} />
        </>
      }
    >
      <div className={pageClasses.columns}>
        <div>
          <State task={task} words={words} />
          {writes ? (
            <TaskForm task={task} words={words} />
          ) : (
            <RecordFacts of={tasksView} row={task} title={t('tasks.form.what')} />
          )}
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
