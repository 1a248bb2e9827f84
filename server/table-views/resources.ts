import { customerColumns } from '../../contract/customer-columns.ts'
import type { FilterScope } from '../../contract/filter.ts'
import type { Permission } from '../../contract/permissions.ts'
import type { ViewResource } from '../../contract/table-views.ts'
import { customerFilterScope, filterCondition } from '../customers/queries/filter.ts'
import { customerSorts } from '../customers/queries/list.ts'
import { can } from '../platform/actor.ts'
import { lentTo } from '../platform/composition.ts'
import type { Reading } from '../platform/database/tx.ts'

/** What a list lets its views ask for. */
export interface Resource {
  access: Permission
  /** Without it, searching by personal words and filtering by personal fields is not for this person. */
  personal: Permission
  columns: () => readonly string[]
  /** `everything`: as somebody may ask who sees all of it. */
  sorts: (everything: boolean) => readonly string[]
  filterScope: (reading: Reading, everything: boolean) => Promise<FilterScope>
  /** Refuses with `bad_filter` and the path. */
  checkFilter: (reading: Reading, filter: string) => Promise<unknown>
}

export const resources: Record<ViewResource, Resource> = {
  customers: {
    access: 'customers.read',
    personal: 'customers.personal',
    columns: () => customerColumns(lentTo('customers').flatMap((one) => (one.fields ?? []).map((lent) => lent.field))),
    sorts: customerSorts,
    filterScope: customerFilterScope,
    checkFilter: filterCondition,
  },
}

/** Whether this person sees all that the list has of a record. */
export const seesAll = (reading: Reading, resource: ViewResource): boolean =>
  can(reading.actor, resources[resource].personal)
