import type { ReactNode } from 'react'
import type { Task } from '../../contract/tasks/endpoints.ts'
import { taskAsOfMoment } from '../../contract/tasks/history.ts'
import { call } from '../platform/api.ts'
import { AsOf, type Told } from '../put-back/AsOf.tsx'
import { Differences } from '../put-back/Differences.tsx'
import { PageHeader } from '../ui/Page.tsx'
import { pastOf } from './past.ts'
import { TaskFacts } from './TaskFacts.tsx'
import classes from './tasks.module.css'
import { useTaskWords } from './tasks-view.ts'

/** The page of a task as it was at a moment, only to be read. `now` is the task of now. */
export function TaskAsOf({ now, at }: { now: Task; at: string }) {
  return (
    <AsOf
      of={pastOf(now)}
      at={at}
      title={now.display_name}
      read={(moment, signal) => call(taskAsOfMoment, { params: { id: now.id }, query: { at: moment }, signal })}
      page={(then, banner) =>
        then.task && (
          <Then now={now} then={then} task={then.task}>
            {banner}
          </Then>
        )
      }
    />
  )
}

function Then({ now, then, task, children }: { now: Task; then: Told; task: Task; children: ReactNode }) {
  const words = useTaskWords()
  return (
    <>
      <PageHeader title={task.display_name} />
      {children}
      <div className={`${classes.columns} ${classes.past}`}>
        <TaskFacts task={task} words={words} />
        <Differences of={pastOf(now)} then={then} rows={{ now, past: task }} />
      </div>
    </>
  )
}
