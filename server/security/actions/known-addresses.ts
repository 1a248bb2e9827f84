import { sql } from 'kysely'
import type { Tx } from '../../platform/database/tx.ts'

/**
 * Remembers that somebody came from an address, and answers whether it is a new one: they are known to have come from
 * others, and not from this one. Addresses are forgotten with those of the log.
 */
export async function isNewAddress(tx: Tx, staffId: string, address: string): Promise<boolean> {
  const { rows } = await sql<{ others: boolean; same: boolean }>`
    with known as (select address from known_addresses where staff_id = ${staffId}),
      kept as (
        insert into known_addresses (staff_id, address, seen_at)
        values (${staffId}, ${address}, ${tx.at.toISOString()}::timestamptz)
        on conflict (staff_id, address) do update set seen_at = excluded.seen_at
      )
    select exists (select from known) as others, exists (select from known where address = ${address}) as same`.execute(
    tx.db,
  )
  const { others = false, same = false } = rows[0] ?? {}
  return others && !same
}
