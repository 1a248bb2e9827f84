import type { TaskPatch } from '../../contract/tasks/endpoints.ts'
import { localMoment, momentOf } from '../ui/moments.ts'

/** By when something is to be done: a day, or a moment with its day. */
export interface Due {
  due_on: string | null
  due_at: string | null
}

export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10)

/** The Monday after this day. */
export const nextMonday = (day: string): string => addDays(day, 7 - ((new Date(day).getUTCDay() + 6) % 7))

export const quickDays = ['today', 'tomorrow', 'next_week'] as const
export type QuickDay = (typeof quickDays)[number]

/** The day that a quick choice means where the reader is. */
export function quickDay(choice: QuickDay, now = new Date()): string {
  const { day } = localMoment(now)
  if (choice === 'today') return day
  return choice === 'tomorrow' ? addDays(day, 1) : nextMonday(day)
}

/** The day of it where the reader is. */
export const dayOf = ({ due_on, due_at }: Due): string | null => (due_at === null ? due_on : localMoment(due_at).day)

/** Not done though its moment, or its whole day, has passed where the reader is. */
export function isOverdue(task: Due & { completed: boolean }, now: Date): boolean {
  if (task.completed) return false
  if (task.due_at !== null) return Date.parse(task.due_at) < now.getTime()
  return task.due_on !== null && task.due_on < localMoment(now).day
}

export const dayGroups = ['overdue', 'today', 'tomorrow', 'this_week', 'later', 'without'] as const
export type DayGroup = (typeof dayGroups)[number]

/** Under which heading an open task stands; a week ends on Sunday. */
export function groupOf(task: Due & { completed: boolean }, now: Date): DayGroup {
  const day = dayOf(task)
  if (day === null) return 'without'
  if (isOverdue(task, now)) return 'overdue'
  const today = localMoment(now).day
  if (day <= today) return 'today'
  if (day === addDays(today, 1)) return 'tomorrow'
  return day < nextMonday(today) ? 'this_week' : 'later'
}

/** What to change so that a task is due on another day, at the time of the day that it had; null: on none. */
export function putOffTo(task: Due, day: string | null): TaskPatch {
  if (day === null || task.due_at === null) return { due_on: day }
  return { due_on: day, due_at: momentOf({ day, time: localMoment(task.due_at).time }) }
}

/** What is sent: a moment brings along its day where the reader is, which the server could not know. */
export function withDay(values: Record<string, unknown>): TaskPatch {
  const { due_at } = values
  return (typeof due_at === 'string' ? { ...values, due_on: localMoment(due_at).day } : values) as TaskPatch
}
