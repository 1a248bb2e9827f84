import { customerFieldList, type CustomerListItem } from '../../../contract/customers.ts'
import { kindOf } from '../../../contract/kinds/kinds.ts'
import { displayName } from '../../../contract/names.ts'
import { can, type Actor } from '../../platform/actor.ts'
import type { CustomerRow } from '../tables.ts'

type Answered = Omit<CustomerListItem, 'lent'>

const personal = customerFieldList.filter((field) => field.personal)
const names = customerFieldList.map((field) => field.name)

/** The columns of a row that an answer shows. */
export const shownColumns: readonly string[] = ['id', 'version', ...names]

/** An object that has all its properties from the start is many times cheaper than one that grows. */
const blank = Object.fromEntries([...shownColumns, 'display_name', 'masked'].map((name) => [name, null]))

/** A row as its reader may see it: every field of the contract, personal ones masked without the permission. */
export function answerOf(row: CustomerRow, actor: Actor): Answered {
  const values = { ...blank, id: row.id, version: row.version } as Record<string, unknown>
  for (const name of names) values[name] = row[name as keyof CustomerRow]
  return shownTo(actor, { ...(values as Answered), display_name: '', masked: [] })
}

/** Masks in an answer what its reader may not see, and adds what the customer is called. */
export function shownTo<A extends Answered>(actor: Actor, answer: A): A {
  if (!can(actor, 'customers.personal')) {
    const values = answer as Record<string, unknown>
    for (const field of personal) {
      const value = values[field.name]
      if (value === null || (Array.isArray(value) && value.length === 0)) continue
      values[field.name] = kindOf(field).mask(value)
      answer.masked.push(field.name)
    }
  }
  answer.display_name = displayName(answer)
  return answer
}

/** The fields that say what a customer is called. */
export type Called = Pick<
  CustomerRow,
  'number' | 'first_name' | 'middle_name' | 'last_name' | 'company_name' | 'email' | 'phones'
>

/** What a customer is called, as its reader may see it. */
export function shownName(actor: Actor, called: Called): string {
  if (can(actor, 'customers.personal')) return displayName(called)
  const values = { ...called } as Record<string, unknown>
  for (const field of personal) {
    const value = values[field.name]
    if (value && !(Array.isArray(value) && value.length === 0)) values[field.name] = kindOf(field).mask(value)
  }
  return displayName(values as unknown as Called)
}
