import { addressFieldList } from './addresses.ts'
import { customerFieldList } from './customers.ts'
import type { FilterScope } from './filter.ts'
import { noteFieldList } from './notes.ts'
import type { Field } from './record.ts'

/** What a customer is filtered by that is no value of its own: the roles of its manager. */
export const customerRelatedFields: readonly Field[] = [
  { name: 'manager_role', kind: 'reference', refers: 'roles', filterable: true },
]

/** What filters of customers may ask: the customer's fields, those of run time, and its addresses and notes. */
export function customerScope(dynamic: readonly Field[] = []): FilterScope {
  return {
    fields: [...customerFieldList, ...customerRelatedFields, ...dynamic],
    relations: {
      addresses: { fields: addressFieldList, relations: {} },
      notes: { fields: noteFieldList, relations: {} },
    },
  }
}
