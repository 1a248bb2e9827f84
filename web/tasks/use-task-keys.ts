import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { TaskListItem } from '../../contract/tasks/endpoints.ts'
import { useKeys } from '../ui/hotkeys.ts'
import { quickDay } from './due.ts'
import type { AskedOfTask } from './TaskDialog.tsx'
import { useTaskRights } from './tasks-view.ts'
import type { TaskActs } from './use-task-acts.tsx'

/** The keys of a list of tasks: one row is reached by Tab, arrows move, letters act on the row that has the focus. */
export function useTaskKeys(tasks: readonly TaskListItem[], acts: TaskActs, ask: (asked: AskedOfTask) => void) {
  const navigate = useNavigate()
  const { writes, says } = useTaskRights()
  const list = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState({ id: tasks[0]?.id, place: 0 })
  const current = tasks.find((task) => task.id === active.id) ?? tasks[Math.min(active.place, tasks.length - 1)]

  const rows = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>('[data-task]') ?? [])]
  const focus = (id: string | undefined): void =>
    rows()
      .find((row) => row.dataset['task'] === id)
      ?.focus()
  const within = (): boolean => list.current?.contains(document.activeElement) ?? false
  const free = (): boolean => document.activeElement === null || document.activeElement === document.body

  // Whoever comes here may begin at once, and goes on with the next row when one has left.
  const currentId = current?.id
  useEffect(() => {
    if (free()) focus(currentId)
  }, [currentId])

  const move = (by: number): void => {
    const place = current === undefined ? 0 : tasks.indexOf(current)
    const next = within() ? tasks[Math.max(0, Math.min(tasks.length - 1, place + by))] : current
    focus(next?.id)
  }
  const onRow = (act: (task: TaskListItem) => void) => (): void => {
    if (writes && current && (within() || free())) act(current)
  }
  const complete = onRow((task) => void acts.complete(task))
  useKeys({
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    x: complete,
    t: onRow((task) => void acts.putOff(task, quickDay('tomorrow'))),
    w: onRow((task) => void acts.putOff(task, quickDay('next_week'))),
    d: onRow((task) => ask({ what: 'day', task })),
    h: onRow((task) => ask({ what: 'performer', task })),
    u: () => acts.undo(),
    n: () => says && void navigate({ to: '/tasks/new' }),
  })

  const rowProps = (task: TaskListItem) => ({
    'data-task': task.id,
    tabIndex: task === current ? 0 : -1,
    'aria-label': task.display_name,
    onFocus: () => setActive({ id: task.id, place: tasks.indexOf(task) }),
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key !== ' ' && event.key !== 'Enter') return
      event.preventDefault()
      if (event.key === ' ') complete()
      else void navigate({ to: '/tasks/$id', params: { id: task.id } })
    },
  })
  return { list, rowProps }
}
