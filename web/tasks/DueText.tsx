import type { Words } from '../records/words.ts'
import { localMoment } from '../ui/moments.ts'
import { useNow } from '../ui/now.ts'
import { addDays, dayOf, isOverdue, type Due } from './due.ts'
import classes from './tasks.module.css'

/** By when a task is to be done; in red, and said, where that is past. */
export function DueText({ task, words }: { task: Due & { completed: boolean }; words: Words }) {
  const { t, formats } = words
  const now = useNow()
  const day = dayOf(task)
  if (day === null) return null
  const today = localMoment(now).day
  const date =
    day === today ? t('tasks.days.today') : day === addDays(today, 1) ? t('tasks.days.tomorrow') : formats.date(day)
  const due = task.due_at === null ? date : `${date}, ${formats.time(task.due_at)}`
  const late = isOverdue(task, now)
  return (
    <time dateTime={task.due_at ?? day} className={late ? classes.late : undefined}>
      {late ? t('tasks.overdueSince', { due }) : due}
    </time>
  )
}
