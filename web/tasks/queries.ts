import { infiniteQueryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import type { Filter } from '../../contract/platform/filter/filter.ts'
import { mostNamed } from '../../contract/platform/names-endpoint.ts'
import {
  getTask,
  listTaskComments,
  listTasks,
  nameTasks,
  type Task,
  type TaskListItem,
} from '../../contract/tasks/endpoints.ts'
import { taskRecord } from '../../contract/tasks/record.ts'
import { call } from '../platform/api.ts'
import { keepRow, toldOf, type ListedRecord } from '../records/list/listed-record.ts'
import type { Sought } from '../records/sought.ts'
import { rereadHistory } from '../records/row-keys.ts'

export const taskList: ListedRecord<Task> = {
  name: 'tasks',
  one: 'task',
  read: (id, signal) => call(getTask, { params: { id }, signal }),
  told: toldOf(taskRecord),
}

export const commentsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['task-comments', id],
    queryFn: ({ pageParam, signal }) =>
      call(listTaskComments, { params: { id }, query: { limit: 50, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const loadTasks = (conditions: Filter[], sort: string, limit: number, after: string, signal: AbortSignal) =>
  call(listTasks, {
    query: { filter: JSON.stringify({ all: conditions }), sort, limit, total: 'false', ...(after && { after }) },
    signal,
  })

/** Key of what shows tasks outside the list. */
export const partsKey = [taskList.name, 'parts']

/** Some of the tasks, page after page, outside the list. */
const somePart = (conditions: Filter[], sort: string) =>
  infiniteQueryOptions({
    queryKey: [...partsKey, conditions, sort],
    queryFn: ({ pageParam, signal }) => loadTasks(conditions, sort, 100, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const ofCustomer = (id: string): Filter => ({ field: 'customer_id', op: 'eq', value: id })
export const isCompleted = (value: boolean): Filter => ({ field: 'completed', op: 'eq', value })
const isMine: Filter = { field: 'performer_id', op: 'is_me' }

export const openOfCustomer = (id: string) => somePart([ofCustomer(id), isCompleted(false)], 'due_on')
export const allOfCustomer = (id: string, order: 'newest' | 'oldest') =>
  somePart([ofCustomer(id)], order === 'newest' ? '-created_at' : 'created_at')
export const myOpenTasks = somePart([isMine, isCompleted(false)], 'due_on')
/** Mine that are due by a day. */
export const myDueTasks = (day: string) =>
  somePart([isMine, isCompleted(false), { field: 'due_on', op: 'lte', value: day }], '-due_on')

export const timelineKey = (customerId: string) => [taskList.name, 'timeline', customerId]

/** Reads again what shows tasks outside the list. */
export function rereadTasks(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: partsKey })
  void client.invalidateQueries({ queryKey: [taskList.name, 'timeline'] })
}

/** Takes over what a save answered: whatever shows the task shows it at once. */
export function keepTask(client: QueryClient, task: Task): void {
  keepRow(client, taskList, task)
  client.setQueriesData<InfiniteData<{ items: TaskListItem[] }>>(
    { queryKey: partsKey },
    (data) =>
      data?.pages && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          items: page.items.map((item) => (item.id === task.id ? { ...item, ...task } : item)),
        })),
      },
  )
  rereadTasks(client)
  for (const id of [task.id, task.customer_id]) if (id !== null) rereadHistory(client, id)
}

/** Most tasks that a search shows. */
const most = 10

/** How tasks are found by typing and named. */
export const soughtTasks: Sought = {
  mostNamed,
  href: (id) => `/tasks/${id}`,
  search: async (q, signal) => {
    const { items } = await call(listTasks, { query: { q, limit: most, total: 'false' }, signal })
    return items.map(({ id, display_name }) => ({ value: id, label: display_name }))
  },
  names: async (ids) => {
    const { items } = await call(nameTasks, { query: { ids: ids.join(',') } })
    return items.map(({ id, display_name }) => ({ value: id, label: display_name }))
  },
}
