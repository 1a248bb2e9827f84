import type { Filter } from '../../../contract/platform/filter/filter.ts'

/** Customers whose manager this member of staff is. */
export const managedBy = (staffId: string): Filter => ({
  all: [{ field: 'manager_id', op: 'eq', value: staffId }],
})

/** Customers of whoever looks: the same link shows everybody their own. */
export const mine: Filter = { all: [{ field: 'manager_id', op: 'is_me' }] }

/** The list of customers with a filter, as a link. */
export const customersPath = (filter: Filter): string =>
  `/customers?filter=${encodeURIComponent(JSON.stringify(filter))}`
