import { sql } from 'kysely'
import type { CustomerPatch } from '../../../contract/customers.ts'
import { guard } from '../../platform/composition.ts'
import { addLine } from '../../platform/journal/journal.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { demandActiveSite, homeOf, type Home } from '../queries/home.ts'
import { demandManagers } from '../queries/manager.ts'
import { presumedAfter } from '../queries/presumed-gender.ts'
import { lockCustomers, missing } from '../queries/visible.ts'
import { demandPersonal } from '../rules/personal.ts'
import type { CustomerRow } from '../tables.ts'
import { changesOf, searchColumns } from './patch.ts'

/** A change without the lists that are a customer's own. */
export type SharedPatch = Omit<CustomerPatch, 'phones' | 'external_ids' | 'manager_email'>

/** What became of one customer; without a number where this person may not know it. */
export type Patched = { id: string; number: string | null } & (
  { state: 'done' | 'unchanged' } | { state: 'refused'; why: Refusal }
)

/** What is to change of a customer as it stands, or why nothing may. */
export type PatchOf = (row: CustomerRow, siteIds: readonly string[], place: number) => SharedPatch | Refusal

interface Prepared {
  before: CustomerRow
  columns: Record<string, unknown>
  home: Home | null
}

/**
 * Changes customers as `patchCustomer` does, with the same rules, guards and lines, but with a few statements for all of
 * them. Those that this person may not see, and those that `patchOf` refuses, are left out; where a rule or the database
 * refuses one, all of the act is refused: the caller undoes it. Answers in the order of the ids.
 */
export async function patchCustomers(tx: Tx, ids: readonly string[], patchOf: PatchOf): Promise<Patched[]> {
  const rows = await lockCustomers(tx, ids)
  const members = await membersOf(tx, [...rows.keys()])
  const managers = askedOnce(tx)
  const prepared: Prepared[] = []
  const answers: Patched[] = []
  for (const [place, id] of ids.entries()) {
    const row = rows.get(id)
    if (!row) {
      answers.push({ id, number: null, state: 'refused', why: missing })
      continue
    }
    const patch = patchOf(row, members.get(id) ?? [], place)
    const told = { id, number: row.number }
    if (patch instanceof Refusal) {
      answers.push({ ...told, state: 'refused', why: patch })
      continue
    }
    const one = await prepare(tx, row, members.get(id) ?? [], patch, managers)
    if (one) prepared.push(one)
    answers.push({ ...told, state: one ? 'done' : 'unchanged' })
  }
  for (const group of bySameColumns(prepared)) await update(tx, group)
  await replaceMembers(tx, prepared)
  return answers
}

/** Most of them get the same manager. */
function askedOnce(tx: Tx): (managerId: string) => Promise<void> {
  const known = new Set<string>()
  return async (id) => {
    if (!known.has(id)) await demandManagers(tx, [id])
    known.add(id)
  }
}

async function membersOf({ db }: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; site_ids: string[] }>`
    select customer_id as id, array_agg(site_id order by site_id) as site_ids from customer_sites
    where customer_id = any(${ids}::uuid[]) group by customer_id`.execute(db)
  return new Map(rows.map((row) => [row.id, row.site_ids]))
}

/** Null where nothing differs. */
async function prepare(
  tx: Tx,
  before: CustomerRow,
  members: readonly string[],
  patch: SharedPatch,
  managers: (id: string) => Promise<void>,
): Promise<Prepared | null> {
  const { site_ids, ...values } = patch
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as typeof values
  demandPersonal(tx.actor, given)
  const moves = given.site_id !== undefined || site_ids !== undefined
  const home = moves ? await homeOf(tx, given.site_id ?? before.site_id, site_ids, members) : null
  if (home) given.site_id = home.site.id
  if (home && home.site.id !== before.site_id) demandActiveSite(home.site, 'site_id')
  if (given.manager_id && given.manager_id !== before.manager_id) await managers(given.manager_id)
  const changes = changesOf(before, given, null, home && [[...members], home.site_ids])
  if (Object.keys(changes).length === 0) return null
  const added = await guard(tx, 'customers.change', before.id, { before, ...given })
  const { id } = before
  const presumed = await presumedAfter(tx, before, given)
  addLine(tx, { kind: 'customer.changed', subject_type: 'customer', subject_id: id, customer_id: id, changes })
  return { before, columns: { ...given, ...added, ...presumed, ...searchColumns(before, given, null) }, home }
}

/** One statement writes the same columns of all its rows. */
function bySameColumns(list: readonly Prepared[]): Prepared[][] {
  const groups = Map.groupBy(list, ({ columns }) => Object.keys(columns).toSorted().join())
  return [...groups.values()]
}

async function update(tx: Tx, list: readonly Prepared[]): Promise<void> {
  const names = Object.keys(list[0]!.columns)
  const rows = list.map(({ before, columns }) => ({ ...columns, id: before.id }))
  const set = names.map((name) => sql`, ${sql.ref(name)} = n.${sql.ref(name)}`)
  await sql`
    update customers c set version = c.version + 1, updated_at = ${tx.at} ${sql.join(set, sql``)}
    from json_populate_recordset(null::customers, ${JSON.stringify(rows)}::json) n where c.id = n.id`.execute(tx.db)
}

async function replaceMembers(tx: Tx, list: readonly Prepared[]): Promise<void> {
  const sites = list.flatMap(({ before, home }) => (home ? home.site_ids.map((id) => [before.id, id] as const) : []))
  if (sites.length === 0) return
  const wanted = sql`unnest(${sites.map(([id]) => id)}::uuid[], ${sites.map(([, id]) => id)}::uuid[])`
  const moved = [...new Set(sites.map(([id]) => id))]
  await sql`
    delete from customer_sites s where s.customer_id = any(${moved}::uuid[])
      and not exists (select 1 from ${wanted} w(customer_id, site_id) where w.customer_id = s.customer_id and w.site_id = s.site_id)`.execute(
    tx.db,
  )
  await sql`
    insert into customer_sites (customer_id, site_id) select w.customer_id, w.site_id from ${wanted} w(customer_id, site_id)
    on conflict do nothing`.execute(tx.db)
}
