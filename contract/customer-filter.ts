import { addressFieldList } from './addresses.ts'
import { customerFieldList } from './customers.ts'
import type { FilterScope } from './filter.ts'
import { noteFieldList } from './notes.ts'
import { genders } from './names.ts'
import type { Field } from './record.ts'

/** The stated gender, and where none is stated the presumed one. Asked by filters alone: nothing shows a guess as stated. */
export const genderOrPresumed: Field = {
  name: 'gender_or_presumed',
  kind: 'choice',
  personal: true,
  choices: genders,
  filterable: true,
}

/** What a customer is filtered by that is no value of its own: the roles of its manager. */
export const customerRelatedFields: readonly Field[] = [
  { name: 'manager_role', kind: 'reference', refers: 'roles', filterable: true },
]

/** What filters of customers may ask: the customer's fields, those of run time, and its addresses and notes. */
export function customerScope(dynamic: readonly Field[] = []): FilterScope {
  return {
    fields: [...customerFieldList, genderOrPresumed, ...customerRelatedFields, ...dynamic],
    relations: {
      addresses: { fields: addressFieldList, relations: {} },
      notes: { fields: noteFieldList, relations: {} },
    },
  }
}
