import { ActionIcon, Checkbox, Tooltip } from '@mantine/core'
import { IconCalendarTime, IconMessagePlus, IconUserShare } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Task } from '../../contract/tasks/endpoints.ts'
import { showing } from '../records/kinds/show/shown.ts'
import { referredName, type Words } from '../records/words.ts'
import { useNow } from '../ui/now.ts'
import { isOverdue } from './due.ts'
import { DueText } from './DueText.tsx'
import { PutOffMenu } from './PutOffMenu.tsx'
import type { AskedOfTask } from './TaskDialog.tsx'
import { taskField, useTaskRights } from './tasks-view.ts'
import classes from './tasks.module.css'
import type { TaskActs } from './use-task-acts.tsx'

interface Props {
  task: Task
  words: Words
  acts: TaskActs
  ask: (asked: AskedOfTask) => void
  /** What goes without saying where it stands. */
  without: 'customer_id' | 'performer_id'
}

const customerField = taskField('customer_id')
const Customer = showing(customerField).Value

/** A task of a few, with what may be done about it. */
export function TaskRow({ task, words, acts, ask, without }: Props) {
  const { t } = words
  const { writes, says } = useTaskRights()
  const late = isOverdue(task, useNow())
  const [busy, setBusy] = useState(false)
  const { display_name: title, completed } = task
  const turn = (): void => {
    setBusy(true)
    void (completed ? acts.reopen(task) : acts.complete(task)).finally(() => setBusy(false))
  }
  return (
    <div className={classes.row} data-late={late || undefined} data-completed={completed || undefined}>
      {writes && (
        <Checkbox
          checked={busy ? !completed : completed}
          disabled={busy}
          onChange={turn}
          aria-label={t(completed ? 'tasks.reopenThis' : 'tasks.completeThis', { title })}
        />
      )}
      <div className={classes.about}>
        <Link to="/tasks/$id" params={{ id: task.id }} className={classes.title}>
          {title}
        </Link>
        <div className={classes.meta}>
          <DueText task={task} words={words} />
          {completed && <span>{t('tasks.fields.completed')}</span>}
          {without !== 'customer_id' && task.customer_id !== null && (
            <span>{Customer && <Customer value={task.customer_id} field={customerField} words={words} />}</span>
          )}
          {without !== 'performer_id' && task.performer_id !== null && (
            <span>{referredName(words, taskField('performer_id'), task.performer_id)}</span>
          )}
          {task.comments > 0 && <span>{t('tasks.comments.count', { count: task.comments })}</span>}
        </div>
      </div>
      {writes && !completed && (
        <div className={classes.tools}>
          <PutOffMenu task={task} acts={acts} onDay={() => ask({ what: 'day', task })}>
            <ActionIcon aria-label={t('tasks.putOff.this', { title })} title={t('tasks.putOff.title')}>
              <IconCalendarTime size={16} />
            </ActionIcon>
          </PutOffMenu>
          <Tooltip label={t('tasks.handOver.title')}>
            <ActionIcon
              aria-label={t('tasks.handOver.this', { title })}
              onClick={() => ask({ what: 'performer', task })}
            >
              <IconUserShare size={16} />
            </ActionIcon>
          </Tooltip>
          {says && (
            <Tooltip label={t('tasks.comments.write')}>
              <ActionIcon
                aria-label={t('tasks.comments.onThis', { title })}
                onClick={() => ask({ what: 'comment', task })}
              >
                <IconMessagePlus size={16} />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
      )}
    </div>
  )
}
