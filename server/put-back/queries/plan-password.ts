import { can } from '../../platform/actor.ts'
import type { Reading } from '../../platform/database/tx.ts'
import type { NetChange } from '../rules/net.ts'
import { refusalOf, type Plan, type RefusedField } from '../rules/plan.ts'
import type { Standing } from './standing.ts'

/**
 * Whether the password that an import gave to an account can be taken away again: where the account had none before, and
 * still waits with just that one.
 */
export function planPassword({ actor }: Reading, { passwords }: Standing, net: NetChange): Plan {
  const field = `account.${net.subject_id}`
  const brought = net.lines.filter((line) => line.kind === 'account.password_imported')
  const line = brought.at(-1)
  const refused = (why: Omit<RefusedField, 'field'>): Plan => ({ steps: [], refused: [{ field, ...why }] })
  if (!line || net.lines.at(-1) !== line) return { steps: [], refused: [] }
  if (!can(actor, 'customers.edit') || !can(actor, 'imports.credentials'))
    return refused({ code: 'not_allowed', message: refusalOf.not_allowed })
  if (brought[0]?.data['replaced'] !== false) return refused(replaced)
  if (passwords.get(net.subject_id) !== line.at) return refused(changed)
  const step = { field, subject_type: 'account', subject_id: net.subject_id, name: null, now: null, to: null }
  return { steps: [{ ...step, verb: 'remove', line }], refused: [] }
}

const replaced: Omit<RefusedField, 'field'> = {
  code: 'gone',
  reason: 'password_replaced',
  message: 'The imported password took the place of another imported one, which is not kept: it stays.',
}
const changed: Omit<RefusedField, 'field'> = {
  code: 'changed_since',
  reason: 'password_changed',
  message: 'The owner has signed in, or the password was changed since. It stays.',
}
