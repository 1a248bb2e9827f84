import { IconChecklist, IconCircleCheck, IconMessage, IconPlus, IconTrash, IconUserCheck } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { lazy } from 'react'
import type { TaskListItem } from '../../contract/tasks/endpoints.ts'
import { useNews } from '../records/list/news.ts'
import { useTrueLists } from '../records/list/use-true-lists.ts'
import { timelineSource, type Lent, type View } from '../records/view.ts'
import { isCompleted, loadTasks, ofCustomer, rereadTasks, soughtTasks, taskList, timelineKey } from './queries.ts'
import { tasksView } from './tasks-view.ts'

const TaskComposer = lazy(async () => ({ default: (await import('./TaskComposer.tsx')).TaskComposer }))
const TasksInWork = lazy(async () => ({ default: (await import('./TasksInWork.tsx')).TasksInWork }))
const TasksEarlier = lazy(async () => ({ default: (await import('./TasksEarlier.tsx')).TasksEarlier }))
const TasksForMany = lazy(async () => ({ default: (await import('./TasksForMany.tsx')).TasksForMany }))
const TaskEntry = lazy(async () => ({ default: (await import('./TaskEntry.tsx')).TaskEntry }))
const StaffTasks = lazy(async () => ({ default: (await import('./StaffTasks.tsx')).StaffTasks }))
const TasksLeft = lazy(async () => ({ default: (await import('./StaffTasks.tsx')).TasksLeft }))
const Reminders = lazy(async () => ({ default: (await import('./Reminders.tsx')).Reminders }))

/** A task stands once, where it was done, or written while it is open: its lines of the journal are not told beside it. */
const timelineOf = (name: string, completed: boolean, at: 'completed_at' | 'created_at') =>
  timelineSource<TaskListItem>({
    name,
    permission: 'tasks.read',
    queryKey: ({ id }) => [...timelineKey(id), name],
    load: async ({ id }, after, signal) => {
      const { items, next } = await loadTasks([ofCustomer(id), isCompleted(completed)], `-${at}`, 50, after, signal)
      return { items: items.map((task) => ({ id: task.id, at: task[at] ?? '', entry: task })), next }
    },
    Entry: TaskEntry,
    standsFor: ({ kind, subject_id, changes }) => {
      const completed = Array.isArray(changes['completed']) && changes['completed'][1] === true
      return kind === 'task.created' || (kind === 'task.changed' && completed) ? subject_id : undefined
    },
  })

const onCustomers: Lent = {
  composer: [
    {
      name: 'task',
      label: (t) => t('tasks.fields.title'),
      icon: IconChecklist,
      permission: 'tasks.write',
      Compose: TaskComposer,
    },
  ],
  inWork: [{ name: 'tasks', permission: 'tasks.read', Part: TasksInWork }],
  forEach: [
    {
      name: 'task',
      label: (t) => t('tasks.each.button'),
      icon: IconChecklist,
      permission: 'tasks.write',
      Dialog: TasksForMany,
    },
  ],
  earlier: [{ name: 'tasks', label: (t) => t('tasks.title'), permission: 'tasks.read', Tab: TasksEarlier }],
  timeline: [timelineOf('tasks_done', true, 'completed_at'), timelineOf('tasks_open', false, 'created_at')],
}

const onStaff: Lent = {
  inWork: [{ name: 'tasks', permission: 'tasks.read', Part: StaffTasks }],
  leaving: [{ name: 'tasks', permission: 'tasks.read', Part: TasksLeft }],
}

/** Lists in place; whatever else shows tasks is read again. */
function useTrueTasks(): void {
  const client = useQueryClient()
  useTrueLists(taskList)
  useNews(taskList, () => rereadTasks(client))
}

export const tasks: View = {
  type: 'task',
  record: tasksView,
  href: soughtTasks.href,
  places: [
    {
      to: '/tasks',
      group: 'work',
      label: (t) => t('tasks.title'),
      icon: IconChecklist,
      permission: 'tasks.read',
      key: 'a',
    },
  ],
  commands: [
    {
      id: 'my_tasks',
      group: 'pages',
      label: (t) => t('tasks.mine.title'),
      icon: IconUserCheck,
      to: '/tasks/mine',
      permission: 'tasks.read',
    },
    {
      id: 'new_task',
      group: 'actions',
      label: (t) => t('tasks.form.newTitle'),
      icon: IconPlus,
      to: '/tasks/new',
      permission: 'tasks.write',
    },
  ],
  shortcuts: {
    title: (t) => t('tasks.mine.title'),
    permission: 'tasks.read',
    rows: [
      { does: (t) => t('tasks.keys.move'), keys: ['↑', '↓'], or: true },
      { does: (t) => t('tasks.keys.complete'), keys: ['space', 'X'], or: true },
      { does: (t) => t('tasks.keys.undo'), keys: ['U'] },
      { does: (t) => t('tasks.keys.tomorrow'), keys: ['T'] },
      { does: (t) => t('tasks.keys.next_week'), keys: ['W'] },
      { does: (t) => t('tasks.keys.day'), keys: ['D'] },
      { does: (t) => t('tasks.keys.hand_over'), keys: ['H'] },
      { does: (t) => t('tasks.keys.open'), keys: ['enter'] },
      { does: (t) => t('tasks.keys.new'), keys: ['N'] },
    ],
  },
  sought: soughtTasks,
  palette: {
    label: (t) => t('tasks.title'),
    icon: IconCircleCheck,
    permission: 'tasks.read',
    all: (q) => `/tasks?q=${encodeURIComponent(JSON.stringify(q))}`,
  },
  relation: {
    has: (t) => t('tasks.filter.has'),
    hasNo: (t) => t('tasks.filter.hasNo'),
    hasMany: (t, count) => t('tasks.filter.hasMany', { count }),
  },
  icons: {
    'task.created': IconChecklist,
    'task.changed': IconChecklist,
    'task.deleted': IconTrash,
    'task_comment.created': IconMessage,
    'task_comment.changed': IconMessage,
    'task_comment.deleted': IconTrash,
  },
  lends: { customer: onCustomers, staff: onStaff },
  beside: { permission: 'tasks.read', Part: Reminders },
  useTrueLists: useTrueTasks,
}
