import { mostNamed } from '../../contract/names-endpoint.ts'
import { listTasks, nameTasks } from '../../contract/tasks/endpoints.ts'
import { call } from '../platform/api.ts'
import type { Sought } from '../records/sought.ts'

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
