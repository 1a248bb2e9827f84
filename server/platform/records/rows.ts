import { sql } from 'kysely'
import { Refusal } from '../refusal.ts'
import type { Reading, Tx } from '../database/tx.ts'
import type { Fragment } from '../lists/filter-sql-scope.ts'
import { and } from '../lists/source.ts'
import type { AnyRecord } from './record.ts'
import { columnOf, fromOf } from './visible.ts'

type Keyed = { id: string }

/** The row of a record that this reader may see. Refuses with `not_found`. */
export async function findRow<Row>(record: AnyRecord, reading: Reading, id: string): Promise<Row> {
  return one<Row>(record, reading, id, sql``)
}

/** The same row, locked until the end of the act. */
export async function lockRow<Row>(record: AnyRecord, tx: Tx, id: string): Promise<Row> {
  return one<Row>(record, tx, id, sql`for update of ${sql.ref(record.alias)}`)
}

async function one<Row>(record: AnyRecord, reading: Reading, id: string, lock: Fragment): Promise<Row> {
  const { rows } = await sql<Row>`
    select ${sql.ref(record.alias)}.* from ${fromOf(record)}
    where ${columnOf(record, 'id')} = ${id}::uuid and ${and(record.visible(reading.actor))} ${lock}`.execute(reading.db)
  if (!rows[0]) throw missing(record)
  return rows[0]
}

/** Those of the rows that this reader may see, by id. */
export async function findRows<Row extends Keyed>(
  record: AnyRecord,
  reading: Reading,
  ids: readonly string[],
): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select ${sql.ref(record.alias)}.* from ${fromOf(record)}
    where ${columnOf(record, 'id')} = any(${ids}::uuid[]) and ${and(record.visible(reading.actor))}`.execute(reading.db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Those of the rows that this reader may see, by id; locked in the order of their ids, so that nobody waits in a ring. */
export async function lockRows<Row extends Keyed>(
  record: AnyRecord,
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, Row>> {
  const key = columnOf(record, 'id')
  const { rows } = await sql<Row>`
    select ${sql.ref(record.alias)}.* from ${fromOf(record)}
    where ${key} = any(${ids}::uuid[]) and ${and(record.visible(tx.actor))}
    order by ${key} for update of ${sql.ref(record.alias)}`.execute(tx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Which of these rows fulfil conditions over the alias. */
export async function whichOf(
  record: AnyRecord,
  reading: Reading,
  ids: readonly string[],
  conditions: readonly Fragment[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const key = columnOf(record, 'id')
  const { rows } = await sql<Keyed>`
    select ${key} as id from ${fromOf(record)}
    where ${key} = any(${ids}::uuid[]) and ${and(conditions)}`.execute(reading.db)
  return new Set(rows.map((row) => row.id))
}

/** Makes sure that this reader may see the row. Refuses with `not_found`. */
export async function demandRow(record: AnyRecord, reading: Reading, id: string): Promise<void> {
  if (!(await record.which(reading, [id])).has(id.toLowerCase())) throw missing(record)
}

/** The refusal of a row that is not there, or not for this reader. */
export const missing = (record: AnyRecord): Refusal => new Refusal('not_found', record.missing)
