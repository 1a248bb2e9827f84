import { mostNamed } from '../../contract/platform/names-endpoint.ts'
import { listCustomers, nameCustomers } from '../../contract/customers/endpoints.ts'
import { call } from '../platform/api.ts'
import type { Sought } from '../records/sought.ts'

/** Most customers that a search of a reference shows: whoever is not among them is told by one word more. */
const most = 10

/** How references to customers are entered and named. */
export const soughtCustomers: Sought = {
  mostNamed,
  href: (id) => `/customers/${id}`,
  search: async (q, signal) => {
    const { items } = await call(listCustomers, { query: { q, limit: most, total: 'false' }, signal })
    return items.map(({ id, display_name, number, email, company_name }) => ({
      value: id,
      label: display_name,
      detail: [number, email ?? company_name].filter(Boolean).join(' · '),
    }))
  },
  names: async (ids) => {
    const { items } = await call(nameCustomers, { query: { ids: ids.join(',') } })
    return items.map(({ id, number, display_name }) => ({ value: id, label: display_name, detail: number }))
  },
}
