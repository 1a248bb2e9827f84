import { sql } from 'kysely'
import type { AccountPasswords } from '../../../contract/accounts/accounts.ts'
import { visibleCustomers } from '../../customers/queries/visible.ts'
import { and } from '../../platform/lists/source.ts'
import type { Reading } from '../../platform/database/tx.ts'
import type { LegacyPassword } from '../rules/recognise.ts'

/** The password of an account, as an import has to know it. */
export interface KnownPassword {
  customer_id: string
  email: string
  /** It has been hashed here: what an import brings is older. */
  own: boolean
  legacy: LegacyPassword | null
}

/** The accounts of these customers with what they are signed in with. Not for any answer. */
export async function knownPasswords(reading: Reading, ids: readonly string[]): Promise<KnownPassword[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<KnownPassword>`
    select a.customer_id, a.email, k.password_hash is not null as own,
      case when k.legacy_hash is not null
        then json_build_object('hash', k.legacy_hash, 'algorithm', k.legacy_algorithm, 'salt', k.legacy_salt) end as legacy
    from accounts a left join account_credentials k on k.customer_id = a.customer_id and k.account_id = a.id
    where a.customer_id = any(${ids}::uuid[])`.execute(reading.db)
  return rows
}

/** When the hash came that an account waits with, by the account's id; without those that have another password by now. */
export async function importedPasswordsOf({ db }: Reading, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ account_id: string; at: string }>`
    select account_id, legacy_at as at from account_credentials
    where customer_id = any(${ids}::uuid[]) and legacy_hash is not null and password_hash is null`.execute(db)
  return new Map(rows.map((row) => [row.account_id, row.at]))
}

/** How many accounts of customers who may be seen wait for their first sign-in with a hash of another program. */
export async function countLegacyPasswords({ db, actor }: Reading): Promise<AccountPasswords> {
  const visible = sql`exists (select from customers c where c.id = k.customer_id and ${and(visibleCustomers(actor))})`
  const { rows } = await sql<{ algorithm: string; count: number }>`
    select legacy_algorithm as algorithm, count(*) as count from account_credentials k
    where legacy_hash is not null and ${actor.site_ids === null ? sql`true` : visible} group by legacy_algorithm order by 2 desc, 1`.execute(
    db,
  )
  return { legacy: rows.reduce((sum, row) => sum + row.count, 0), algorithms: rows }
}
