import { customerFieldList } from '../../../contract/customers/record.ts'
import { problem } from '../../../contract/platform/problems.ts'
import { can, type Actor } from '../../platform/actor.ts'
import { Refusal } from '../../platform/refusal.ts'

const personal = new Set(customerFieldList.filter((field) => field.personal).map((field) => field.name))

/** Who sees personal values only masked may not write them either: a mask would overwrite a value. */
export function demandPersonal(actor: Actor, given: Record<string, unknown>): void {
  if (can(actor, 'customers.personal')) return
  const hidden = Object.keys(given).filter((name) => personal.has(name) && given[name] !== undefined)
  if (hidden.length === 0) return
  const hides = problem('personal_hidden')
  throw new Refusal('forbidden', hides.message, {
    fields: Object.fromEntries(hidden.map((name) => [name, hides])),
  })
}
