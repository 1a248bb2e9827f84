import { IconChecklist, IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { TaskListItem } from '../../contract/tasks/endpoints.ts'
import timeline from '../records/timeline/timeline.module.css'
import type { OwnerProps } from '../records/view.ts'
import { referredName } from '../records/words.ts'
import { taskField, useTaskWords } from './tasks-view.ts'
import classes from './tasks.module.css'

/** A task of a timeline, where it was done, or written while it is open. */
export function TaskEntry({ entry: task }: OwnerProps & { entry: TaskListItem }) {
  const words = useTaskWords()
  const { t, formats } = words
  const at = (task.completed ? task.completed_at : task.created_at) ?? ''
  const performer = task.performer_id && referredName(words, taskField('performer_id'), task.performer_id)
  const by = task.completed ? performer : task.author_name
  return (
    <div className={timeline.act}>
      <span className={timeline.icon} aria-hidden>
        {task.completed ? <IconCircleCheck size={14} /> : <IconChecklist size={14} />}
      </span>
      <div className={timeline.told}>
        <div className={timeline.actHead}>
          <span className={timeline.what}>
            {t(task.completed ? 'tasks.entry.done' : 'tasks.entry.open')}{' '}
            <Link to="/tasks/$id" params={{ id: task.id }} className={classes.title}>
              {task.display_name}
            </Link>
          </span>
          <span className={timeline.by}>
            {by && `${by} · `}
            <time dateTime={at} title={formats.relative(at)}>
              {formats.dateTime(at)}
            </time>
          </span>
        </div>
        {task.details !== null && <div className={timeline.change}>{task.details}</div>}
      </div>
    </div>
  )
}
