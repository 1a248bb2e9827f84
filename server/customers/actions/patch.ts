import { sql } from 'kysely'
import type { CustomerPatch } from '../../../contract/customers/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { managerOf } from '../queries/manager.ts'
import { readCustomer } from '../queries/read.ts'
import { siteIdsOf } from '../queries/sites.ts'
import { lockCustomer } from '../queries/visible.ts'
import type { CustomerRow } from '../tables.ts'
import { settlePatch, type SettledPatch } from './settle-patch.ts'
import { listStatements, replaceMembers } from './write-lists.ts'

/**
 * Changes a customer: only what is given, only where it differs. With `version` a row that somebody changed since is
 * refused with `stale` and the record as it stands now. Nothing to change: nothing written, the version stays.
 * `former` are ids that phones and e-mails of this customer had once and may have again.
 */
export async function patchCustomer(
  tx: Tx,
  id: string,
  patch: CustomerPatch,
  version: number | null = null,
  former: readonly string[] = [],
): Promise<CustomerRow> {
  const before = await lockCustomer(tx, id)
  if (version !== null && version !== before.version) throw await stale(tx, before)
  const settled = await settlePatch(tx, before, patch, {
    members: async () => (await siteIdsOf(tx, [before.id])).get(before.id) ?? [],
    managers: managerOf,
    former: () => former,
  })
  if (!settled) return before
  const after = await update(tx, settled)
  await replaceMembers(tx, [settled])
  return after
}

async function stale(tx: Tx, row: CustomerRow): Promise<Refusal> {
  return new Refusal(
    'stale',
    'Somebody saved this customer in between. Compare their values with yours, then save again.',
    {
      data: { current: await readCustomer(tx, row.id) },
    },
  )
}

const asJson = new Set(['phones', 'emails', 'external_ids'])

/** The row and its lists, in one statement. */
async function update(tx: Tx, settled: SettledPatch): Promise<CustomerRow> {
  const set = Object.entries(settled.columns).map(
    ([name, value]) => sql`${sql.ref(name)} = ${asJson.has(name) ? JSON.stringify(value) : value}`,
  )
  const parts = listStatements([settled]).map((part, at) => sql`${sql.ref(`part_${at}`)} as (${part})`)
  const { rows } = await sql<CustomerRow>`
    ${parts.length > 0 ? sql`with ${sql.join(parts)}` : sql``}
    update customers set version = version + 1, ${sql.join([sql`updated_at = ${tx.at}`, ...set])}
    where id = ${settled.before.id} returning *`.execute(tx.db)
  return rows[0]!
}
