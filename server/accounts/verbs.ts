import { sql } from 'kysely'
import type { Customer } from '../../contract/customers/record.ts'
import { can, type Actor } from '../platform/actor.ts'
import type { Reading } from '../platform/database/tx.ts'
import type { NetChange } from '../platform/records/put-back/net.ts'
import { refuse, type Plan, type RefusedField } from '../platform/records/put-back/plan.ts'
import type { OwnPlan, ToldAsOf, Values, Verbs } from '../platform/records/verbs.ts'
import { removeImportedPasswords } from './actions/passwords.ts'
import { shownAccounts } from './queries.ts'
import { importedPasswordsOf } from './queries/passwords.ts'

type Account = Customer['accounts'][number]

const may = (actor: Actor): boolean => can(actor, 'customers.edit') && can(actor, 'imports.credentials')

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

/**
 * Whether the password that an import gave to an account can be taken away again: where the account had none before, and
 * still waits with just that one.
 */
function planPassword(actor: Actor, net: NetChange, waiting: ReadonlyMap<string, string>): Plan {
  const { subject_type, place } = net
  const field = `account.${place.id}`
  const brought = net.lines.filter((line) => line.kind === 'account.password_imported')
  const line = brought.at(-1)
  const refused = (why: Omit<RefusedField, 'field'>): Plan => ({ steps: [], refused: [{ field, ...why }] })
  if (!line || net.lines.at(-1) !== line) return { steps: [], refused: [] }
  if (!may(actor)) return refuse(field, 'not_allowed')
  if (brought[0]?.data['replaced'] !== false) return refused(replaced)
  if (waiting.get(place.id) !== line.at) return refused(changed)
  const step = { field, subject_type, subject_id: place.id, name: null, now: null, to: null, place }
  return { steps: [{ ...step, verb: 'remove', line }], refused: [] }
}

const passwords: OwnPlan = {
  kinds: ['account.password_imported'],
  async plan(reading, nets) {
    const waiting = await importedPasswordsOf(
      reading,
      nets.flatMap(({ place }) => place.customer_id ?? []),
    )
    return nets.map((net) => planPassword(reading.actor, net, waiting))
  },
  take: (tx, steps) =>
    removeImportedPasswords(
      tx,
      steps.map(({ place, line }) => ({ customer_id: place.customer_id!, account_id: place.id, at: line!.at })),
    ),
}

/** The accounts of a customer, unmasked, oldest first. */
async function accountsOf(reading: Reading, customerId: string): Promise<Values[]> {
  const { rows } = await sql<Values>`
    select a.id, a.email, a.verified_at, a.last_login_at, a.created_at from accounts a
    where a.customer_id = ${customerId} order by a.created_at, a.id`.execute(reading.db)
  return rows
}

/** Which customers signed in after a moment. */
async function signedIn(reading: Reading, since: readonly { id: string; until: string }[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from json_to_recordset(${JSON.stringify(since)}::json) as o(id uuid, until timestamptz)
    where exists (select from accounts a where a.customer_id = o.id and a.last_login_at > o.until)`.execute(reading.db)
  return rows.map((row) => row.id)
}

const asOf: ToldAsOf = {
  ofOwner: { type: 'customer', rows: accountsOf },
  derive: {
    fields: ['account_status'],
    from(reading, { values, children }, at) {
      const before = (moment: unknown): string | null => (typeof moment === 'string' && moment <= at ? moment : null)
      const accounts = [...(children.get('account')?.values() ?? [])].map((one) => ({
        ...(one as Account),
        verified_at: before(one['verified_at']),
        last_login_at: before(one['last_login_at']),
      }))
      const verified = accounts.some((one) => one.verified_at !== null)
      values['accounts'] = shownAccounts(accounts, reading.actor)
      values['account_status'] = accounts.length === 0 ? 'none' : verified ? 'verified' : 'unverified'
      values['last_login_at'] = before(values['last_login_at'])
    },
  },
}

/** What shared code may do with accounts. */
export const verbs: Verbs = {
  may,
  touched: signedIn,
  stays: () => ({
    reason: 'account_stays',
    message: 'An account belongs to its owner: opening it cannot be put back.',
  }),
  own: passwords,
  asOf,
}
