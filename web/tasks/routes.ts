import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { needs } from '../platform/entry.ts'
import { text } from '../platform/search.ts'
import { listSearch } from '../records/list/list-search.ts'
import { inside } from '../shell/roots.tsx'

const within = () => inside

const tasks = createRoute({
  getParentRoute: within,
  path: '/tasks',
  beforeLoad: needs('tasks.read'),
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./TasksPage.tsx'), 'TasksPage'),
})
const myTasks = createRoute({
  getParentRoute: within,
  path: '/tasks/mine',
  beforeLoad: needs('tasks.read'),
  component: lazyRouteComponent(() => import('./MyTasksPage.tsx'), 'MyTasksPage'),
})
const newTask = createRoute({
  getParentRoute: within,
  path: '/tasks/new',
  beforeLoad: needs('tasks.write'),
  validateSearch: (search: Record<string, unknown>): { customer?: string | undefined } => ({
    customer: text(search['customer']),
  }),
  component: lazyRouteComponent(() => import('./NewTaskPage.tsx'), 'NewTaskPage'),
})
const task = createRoute({
  getParentRoute: within,
  path: '/tasks/$id',
  beforeLoad: needs('tasks.read'),
  validateSearch: (search: Record<string, unknown>): { as_of?: string | undefined } => ({
    as_of: text(search['as_of']),
  }),
  component: lazyRouteComponent(() => import('./TaskPage.tsx'), 'TaskPage'),
})

export const taskRoutes = [tasks, myTasks, newTask, task] as const
