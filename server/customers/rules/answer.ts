import { customerFieldList, type CustomerListItem } from '../../../contract/customers.ts'
import { kindOf } from '../../../contract/kinds/kinds.ts'
import { displayName } from '../../../contract/names.ts'
import { can, type Actor } from '../../platform/actor.ts'
import type { CustomerRow } from '../tables.ts'

type Answered = Omit<CustomerListItem, 'lent'>

/** A row as its reader may see it: every field of the contract, personal ones masked without the permission. */
export function answerOf(row: CustomerRow, actor: Actor): Answered {
  const open = can(actor, 'customers.personal')
  const values: Record<string, unknown> = {}
  const masked: string[] = []
  for (const field of customerFieldList) {
    const value = row[field.name as keyof CustomerRow] as unknown
    const hidden = !open && field.personal === true && value !== null && !(Array.isArray(value) && value.length === 0)
    values[field.name] = hidden ? kindOf(field).mask(value) : value
    if (hidden) masked.push(field.name)
  }
  const answered = values as Answered
  return { ...answered, id: row.id, version: row.version, display_name: displayName(answered), masked }
}
