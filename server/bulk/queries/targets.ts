import { sql } from 'kysely'
import type { BulkMatching, BulkSelection } from '../../../contract/platform/bulk.ts'
import type { Handle } from '../../platform/database/db.ts'
import type { Reading, Tx } from '../../platform/database/tx.ts'
import { and, orderOf } from '../../platform/lists/source.ts'
import { matching } from '../../platform/records/list.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import { orderFor } from '../../platform/records/sorts.ts'
import { columnOf, fromOf } from '../../platform/records/visible.ts'
import '../tables.ts'

/** A record that something is to be done to, in the order of the list. */
export interface Target {
  place: number
  subject_id: string
  version: number | null
}

/** How many records a search and filter show, exactly. Refuses with `narrow_this` what takes too long. */
export async function countMatching(tx: Tx, record: AnyRecord, selection: BulkMatching): Promise<number> {
  await limit(tx, 20)
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${fromOf(record)} where ${await condition(tx, record, selection)}`.execute(tx.db)
  return rows[0]?.n ?? 0
}

/** Writes down who is selected, all with one statement and so as of one moment. Answers how many they are. */
export async function fixTargets(tx: Tx, record: AnyRecord, bulkId: string, selection: BulkSelection): Promise<number> {
  await limit(tx, 60)
  const result =
    'ids' in selection ? await fixPicked(tx, bulkId, selection) : await fixMatching(tx, record, bulkId, selection)
  await limit(tx, 0)
  return Number(result.numAffectedRows ?? 0)
}

type Picked = Extract<BulkSelection, { ids: string[] }>

function fixPicked({ db }: Tx, bulkId: string, { ids, versions }: Picked) {
  return sql`
    insert into bulk_targets (bulk_id, place, subject_id, version)
    select ${bulkId}::uuid, row_number() over (order by min(place)), id, min(version)
    from unnest(${ids}::uuid[], ${versions ?? ids.map(() => null)}::int[]) with ordinality as t(id, version, place)
    group by id`.execute(db)
}

async function fixMatching(tx: Tx, record: AnyRecord, bulkId: string, selection: BulkMatching) {
  const { column, descending } = orderOf(orderFor(record, tx.actor), selection.sort)
  const way = descending ? sql`desc` : sql`asc`
  const id = columnOf(record, 'id')
  return sql`
    insert into bulk_targets (bulk_id, place, subject_id)
    select ${bulkId}::uuid, row_number() over (order by ${column.expr} ${way} nulls last, ${id} ${way}), ${id}
    from ${fromOf(record)} where ${await condition(tx, record, selection)}`.execute(tx.db)
}

async function condition(reading: Reading, record: AnyRecord, { q, filter, except = [] }: BulkMatching) {
  const where = await matching(record, reading, { q, filter: filter && JSON.stringify(filter) })
  return and(except.length > 0 ? [...where, sql`${columnOf(record, 'id')} <> all(${except}::uuid[])`] : where)
}

const limit = ({ db }: Tx, seconds: number) =>
  sql`select set_config('statement_timeout', ${String(seconds * 1000)}, true)`.execute(db)

/** The next of them. */
export async function nextTargets(db: Handle, bulkId: string, after: number, most: number): Promise<Target[]> {
  const { rows } = await sql<Target>`
    select place, subject_id, version from bulk_targets
    where bulk_id = ${bulkId} and place > ${after} order by place limit ${most}`.execute(db)
  return rows
}
