import { sql, type RawBuilder } from 'kysely'
import { Refusal } from '../../platform/refusal.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Reading, Tx } from '../../platform/database/tx.ts'
import type { CustomerRow } from '../tables.ts'

export type { CustomerRow }

/** Conditions on `customers c` that every read begins with: not erased, and a member of a site this person may see. */
export function visibleCustomers(actor: Actor): RawBuilder<unknown>[] {
  return [sql`c.erased_at is null`, ...customersOfSites(actor)]
}

/** The same of those who were erased as well: their memberships stay. */
export function customersOfSites({ site_ids }: Actor): RawBuilder<unknown>[] {
  if (site_ids === null) return []
  return [
    sql`exists (select 1 from customer_sites cs where cs.customer_id = c.id and cs.site_id = any(${site_ids}::uuid[]))`,
  ]
}

export const missing = new Refusal('not_found', 'There is no such customer, or you may not see it.')

/** The row of a customer that this person may see; refuses with `not_found`. */
export async function findCustomer(reading: Reading, id: string): Promise<CustomerRow> {
  return one(reading, id, sql``)
}

/** The same row, locked until the end of the act. */
export async function lockCustomer(tx: Tx, id: string): Promise<CustomerRow> {
  return one(tx, id, sql`for update of c`)
}

/** Those of the customers that this person may see, by id; locked in the order of their ids, so that nobody waits in a ring. */
export async function lockCustomers(tx: Tx, ids: readonly string[]): Promise<Map<string, CustomerRow>> {
  const { rows } = await sql<CustomerRow>`
    select c.* from customers c
    where c.id = any(${ids}::uuid[]) and ${sql.join(visibleCustomers(tx.actor), sql` and `)}
    order by c.id for update of c`.execute(tx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

async function one(reading: Reading, id: string, lock: RawBuilder<unknown>): Promise<CustomerRow> {
  const { rows } = await sql<CustomerRow>`
    select c.* from customers c
    where c.id = ${id}::uuid and ${sql.join(visibleCustomers(reading.actor), sql` and `)} ${lock}`.execute(reading.db)
  if (!rows[0]) throw missing
  return rows[0]
}

/** Makes sure that this person may see the customer. */
export async function demandVisible(reading: Reading, id: string): Promise<void> {
  const { rows } = await sql`
    select 1 from customers c where c.id = ${id}::uuid and ${sql.join(visibleCustomers(reading.actor), sql` and `)}`.execute(
    reading.db,
  )
  if (rows.length === 0) throw missing
}

/** Which of these customers this person may see. */
export async function whichVisible(reading: Reading, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select c.id from customers c where c.id = any(${ids}::uuid[]) and ${sql.join(visibleCustomers(reading.actor), sql` and `)}`.execute(
    reading.db,
  )
  return new Set(rows.map((row) => row.id))
}
