import { bulkOf, fewIds, type ChangeOf } from '../platform/bulk.ts'
import { customerRecord, type customerFields } from './record.ts'

const lists = { add_site_ids: fewIds, remove_site_ids: fewIds }

/** Changes of many customers: also the sites they are members of. */
export const customerBulk = bulkOf(
  customerRecord,
  { resource: 'customers', one: 'customer', many: 'customers', tag: 'Customers', read: 'customers.read' },
  { schemas: '', lists, takes: { change: 'customers.edit', end: 'customers.erase' } },
)
export const { count: countCustomers, change: changeCustomers } = customerBulk

export type CustomersChange = ChangeOf<typeof customerFields, typeof lists>
export type CustomersAction = CustomersChange | { kind: 'erase' }
