import { sql } from 'kysely'
import type { JournalLine } from '../../../contract/journal.ts'
import { importedPasswordsOf } from '../../accounts/queries/passwords.ts'
import type { CustomerRow } from '../../customers/queries/visible.ts'
import type { Reading } from '../../platform/database/tx.ts'

/** A customer as it stands, as far as its own fields can be put back. */
export interface Standing {
  row: CustomerRow
  site_ids: string[]
  addresses: ReadonlySet<string>
  /** When the imported hash came that an account waits with, by the account's id. */
  passwords: ReadonlyMap<string, string>
}

/** How these customers stand, by id, as far as the lines ask: with a query or two for all. */
export async function standingsOf(
  reading: Reading,
  rows: readonly CustomerRow[],
  lines: readonly JournalLine[],
): Promise<Map<string, Standing>> {
  const ids = rows.map((row) => row.id)
  const found = await sql<{ id: string; site_ids: string[]; addresses: string[] }>`
    select c.id, array(select site_id from customer_sites where customer_id = c.id order by site_id) as site_ids,
      array(select id from addresses where customer_id = c.id) as addresses
    from unnest(${ids}::uuid[]) as c(id)`.execute(reading.db)
  const by = new Map(found.rows.map((one) => [one.id, one]))
  const secret = lines.some((line) => line.kind === 'account.password_imported')
  const passwords = secret ? await importedPasswordsOf(reading, ids) : new Map<string, string>()
  return new Map(
    rows.map((row) => {
      const { site_ids = [], addresses = [] } = by.get(row.id) ?? {}
      return [row.id, { row, site_ids, addresses: new Set(addresses), passwords }]
    }),
  )
}
