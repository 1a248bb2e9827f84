import { sql } from 'kysely'
import type { CustomerPatch } from '../../../contract/customers/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { managersAskedOnce } from '../queries/manager.ts'
import { siteIdsOf } from '../queries/sites.ts'
import { lockCustomers, missing } from '../queries/visible.ts'
import type { CustomerRow } from '../tables.ts'
import { settlePatch, type Lookups, type SettledPatch } from './settle-patch.ts'
import { listStatements, replaceMembers } from './write-lists.ts'

/** What became of one customer; without a number where this person may not know it. */
export type Patched = { id: string; number: string | null } & (
  { state: 'done' | 'unchanged' } | { state: 'refused'; why: Refusal }
)

/** What is to change of a customer as it stands, or why nothing may. */
export type PatchOf = (row: CustomerRow, siteIds: readonly string[], place: number) => CustomerPatch | Refusal

/**
 * Changes customers as `patchCustomer` does, with the same rules, guards and lines, but with a few statements for all of
 * them. Those that this person may not see, and those that `patchOf` refuses, are left out; where a rule or the database
 * refuses one, all of the act is refused: the caller undoes it. Answers in the order of the ids, which are different ones.
 */
export async function patchCustomers(
  tx: Tx,
  ids: readonly string[],
  patchOf: PatchOf,
  former: NonNullable<Lookups['former']> = () => [],
): Promise<Patched[]> {
  const rows = await lockCustomers(tx, ids)
  const members = await siteIdsOf(tx, [...rows.keys()])
  const sitesOf = (id: string): readonly string[] => members.get(id) ?? []
  const lookups: Lookups = { members: async (id) => sitesOf(id), managers: managersAskedOnce(), former }
  const settled: SettledPatch[] = []
  const answers: Patched[] = []
  for (const [place, id] of ids.entries()) {
    const row = rows.get(id)
    const patch = row ? patchOf(row, sitesOf(id), place) : missing
    const told = { id, number: row?.number ?? null }
    if (!row || patch instanceof Refusal) {
      answers.push({ ...told, state: 'refused', why: patch as Refusal })
      continue
    }
    const one = await settlePatch(tx, row, patch, lookups)
    if (one) settled.push(one)
    answers.push({ ...told, state: one ? 'done' : 'unchanged' })
  }
  for (const group of bySameColumns(settled)) await update(tx, group)
  for (const statement of listStatements(settled)) await statement.execute(tx.db)
  await replaceMembers(tx, settled)
  return answers
}

/** One statement writes the same columns of all its rows. */
function bySameColumns(list: readonly SettledPatch[]): SettledPatch[][] {
  const groups = Map.groupBy(list, ({ columns }) => Object.keys(columns).toSorted().join())
  return [...groups.values()]
}

async function update(tx: Tx, list: readonly SettledPatch[]): Promise<void> {
  const names = Object.keys(list[0]!.columns)
  const rows = list.map(({ before, columns }) => ({ ...columns, id: before.id }))
  const set = names.map((name) => sql`, ${sql.ref(name)} = n.${sql.ref(name)}`)
  await sql`
    update customers c set version = c.version + 1, updated_at = ${tx.at} ${sql.join(set, sql``)}
    from json_populate_recordset(null::customers, ${JSON.stringify(rows)}::json) n where c.id = n.id`.execute(tx.db)
}
