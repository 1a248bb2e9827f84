import { getTask, listTasks } from '../../contract/tasks/endpoints.ts'
import { ApiError } from '../platform/api-error.ts'
import { call } from '../platform/api.ts'
import type { Found, Sought } from '../records/sought.ts'

/** Most tasks that a search shows. */
const most = 10

/** How tasks are found by typing and named. Few places name tasks, and each of them a few: they are read one by one. */
export const soughtTasks: Sought = {
  mostNamed: 20,
  href: (id) => `/tasks/${id}`,
  search: async (q, signal) => {
    const { items } = await call(listTasks, { query: { q, limit: most, total: 'false' }, signal })
    return items.map(({ id, display_name }) => ({ value: id, label: display_name }))
  },
  names: async (ids) => (await Promise.all(ids.map(nameOf))).flatMap((one) => one ?? []),
}

async function nameOf(id: string): Promise<Found | null> {
  try {
    const { display_name } = await call(getTask, { params: { id } })
    return { value: id, label: display_name }
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null
    throw error
  }
}
