import type { Task } from '../../contract/tasks/endpoints.ts'
import { localMoment } from '../ui/moments.ts'
import type { Due } from './due.ts'

const storageKey = 'clientele-reminded'
/** Remembered for so long, in milliseconds: what was due before is never announced. */
const remembered = 2 * 86_400_000

type Remindable = Due & Pick<Task, 'id' | 'completed'>

/** A task that came due is told of once; one that was put off since, once more. */
const keyOf = ({ id, due_at, due_on }: Remindable): string => `${id} ${due_at ?? due_on}`

/** Whether it became due in the course of today: at its moment, or with the day where it has none. */
export function isDueNow(task: Remindable, now: Date): boolean {
  if (task.completed) return false
  const today = localMoment(now).day
  if (task.due_at === null) return task.due_on === today
  return localMoment(task.due_at).day === today && Date.parse(task.due_at) <= now.getTime()
}

/** How long until the next moment of a task, in milliseconds; at most until the day is over. */
export function untilNext(tasks: readonly Remindable[], now: Date): number {
  const midnight = new Date(now)
  midnight.setHours(24, 0, 0, 0)
  const moments = tasks.flatMap(({ due_at }) => (due_at === null ? [] : [Date.parse(due_at)]))
  return Math.min(midnight.getTime(), ...moments.filter((at) => at > now.getTime())) - now.getTime()
}

function read(): Record<string, number> {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Record<string, number>
  } catch {
    return {}
  }
}

/** Takes those of the tasks that nobody was told of with this browser, and remembers that they were. */
export function takeNew<T extends Remindable>(tasks: readonly T[], now: Date): T[] {
  const seen = Object.entries(read()).filter(([, at]) => now.getTime() - at < remembered)
  const known = new Set(seen.map(([key]) => key))
  const fresh = tasks.filter((task) => !known.has(keyOf(task)))
  const kept = [...seen, ...fresh.map((task): [string, number] => [keyOf(task), now.getTime()])]
  if (fresh.length > 0) localStorage.setItem(storageKey, JSON.stringify(Object.fromEntries(kept)))
  return fresh
}
