import { sql } from 'kysely'
import { kinds } from '../../contract/platform/kinds/kinds.ts'
import type { Customer } from '../../contract/customers/record.ts'
import { can, type Actor } from '../platform/actor.ts'
import { emailKey, rowsByEmail } from '../platform/lists/email-key.ts'
import type { Reading } from '../platform/database/tx.ts'

type Account = Customer['accounts'][number]

const instant = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The accounts of `customers c` as a JSON list, oldest first. */
export const accountsOf = sql<Account[]>`coalesce((
  select jsonb_agg(jsonb_build_object('id', a.id, 'email', a.email, 'verified_at', ${instant('a.verified_at')},
    'last_login_at', ${instant('a.last_login_at')}, 'created_at', ${instant('a.created_at')})
    order by a.created_at, a.id) from accounts a where a.customer_id = c.id), '[]')`

/** When the account with the e-mail of `customers c` was verified. */
export const verifiedAt = sql`(
  select min(a.verified_at) from accounts a where a.customer_id = c.id and ${emailKey(sql`a.email`)} = ${emailKey(sql`c.email`)})`

/** Accounts as their reader may see them. */
export const shownAccounts = (accounts: Account[], actor: Actor): Account[] =>
  can(actor, 'customers.personal') ? accounts : accounts.map((one) => ({ ...one, email: kinds.email.mask(one.email) }))

export interface KnownAccount {
  customer_id: string
  email: string
  realm: string
  verified_at: string | null
}

/** The accounts of these customers, and those that have one of these e-mails. */
export async function knownAccounts(
  reading: Reading,
  ids: readonly string[],
  emails: readonly string[],
): Promise<KnownAccount[]> {
  if (ids.length === 0 && emails.length === 0) return []
  const { rows } = await sql<KnownAccount>`
    select a.customer_id, a.email, a.realm, a.verified_at from accounts a where a.customer_id = any(${ids}::uuid[])
    union select r.customer_id, r.email, r.realm, r.verified_at
      from ${rowsByEmail(sql`${emails}::text[]`, sql`accounts`, 'email')}`.execute(reading.db)
  return rows
}
