import { sql } from 'kysely'
import { verbsOf } from '../../composition.ts'
import type { Reading } from '../../database/tx.ts'
import { and } from '../../lists/source.ts'
import { columnFor, standsAlone } from '../lines.ts'
import type { AnyRecord } from '../record.ts'
import type { Place, Values } from '../verbs.ts'
import { columnOf, fromOf } from '../visible.ts'

/** Rows as they stand, by `keyOf` their place. Those that are not there, or that this reader may not see, are left out. */
export async function rowsAt(
  reading: Reading,
  record: AnyRecord,
  places: readonly Place[],
): Promise<Map<string, Values>> {
  if (places.length === 0) return new Map()
  const column = columnOfCustomer(record)
  const ids = places.map(({ id }) => id)
  const owned = column
    ? sql`and ${columnOf(record, column)} = any(${places.map(({ customer_id }) => customer_id)}::uuid[])`
    : sql``
  const { rows } = await sql<Values & { id: string }>`
    select ${sql.ref(record.alias)}.* from ${fromOf(record)}
    where ${columnOf(record, 'id')} = any(${ids}::uuid[]) ${owned} and ${and(record.visible(reading.actor))}`.execute(
    reading.db,
  )
  const whole = await withBeside(reading, record, rows)
  return new Map(
    whole.map((row) => [keyOf(record, { id: row.id, customer_id: column ? String(row[column]) : null }), row]),
  )
}

/** Rows together with the values beside their fields that stand in other tables. */
export async function withBeside<Row extends Values & { id: string }>(
  reading: Reading,
  { type }: AnyRecord,
  rows: readonly Row[],
): Promise<Row[]> {
  const beside = await verbsOf(type)?.beside?.(
    reading,
    rows.map(({ id }) => id),
  )
  return beside ? rows.map((row) => ({ ...row, ...beside.get(row.id) })) : [...rows]
}

/** What names a row among others: its id; on the page of a customer, the customer as well. */
export const keyOf = (record: AnyRecord, { id, customer_id }: Place): string =>
  columnOfCustomer(record) ? `${customer_id}:${id}` : id

/** The column of the customer on whose page a row stands; undefined where it has a page of its own, or is nobody's. */
function columnOfCustomer(record: AnyRecord): string | undefined {
  if (standsAlone(record)) return undefined
  return record.owners.find((owner) => columnFor(owner.record) === 'customer_id')?.column
}

/** Where a row stands by its own columns. An owner stands on its own page. */
export function placeOf(record: AnyRecord, row: Values & { id: string }): Place {
  if (columnFor(record) === 'customer_id') return { id: row.id, customer_id: row.id }
  const column = record.owners.find((owner) => columnFor(owner.record) === 'customer_id')?.column
  return { id: row.id, customer_id: column ? ((row[column] ?? null) as string | null) : null }
}
