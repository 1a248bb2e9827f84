import { customerFieldList, type CustomerListItem } from '../../../contract/customers.ts'
import { kindOf } from '../../../contract/kinds/kinds.ts'
import { displayName } from '../../../contract/names.ts'
import { can, type Actor } from '../../platform/actor.ts'
import type { CustomerRow } from '../tables.ts'

type Answered = Omit<CustomerListItem, 'lent'>

const fields = customerFieldList.map((field) => ({
  name: field.name as keyof CustomerRow,
  personal: field.personal === true,
  mask: (value: unknown) => kindOf(field).mask(value),
}))

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0)

/** A row as its reader may see it: every field of the contract, personal ones masked without the permission. */
export function answerOf(row: CustomerRow, actor: Actor): Answered {
  const open = can(actor, 'customers.personal')
  const values: Record<string, unknown> = { id: row.id, version: row.version }
  const masked: string[] = []
  for (const { name, personal, mask } of fields) {
    const value = row[name]
    const hidden = personal && !open && !isEmpty(value)
    values[name] = hidden ? mask(value) : value
    if (hidden) masked.push(name)
  }
  const answered = values as Answered
  answered.display_name = displayName(answered)
  answered.masked = masked
  return answered
}
