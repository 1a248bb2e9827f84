import { sql, type RawBuilder } from 'kysely'
import { customers } from '../../customers/record.ts'
import type { Handle } from '../../platform/database/db.ts'
import { inPages } from '../../platform/database/snapshot.ts'
import type { Reading } from '../../platform/database/tx.ts'
import type { Fragment } from '../../platform/lists/filter-sql-scope.ts'
import { and, orderBy, orderOf, type Order } from '../../platform/lists/source.ts'
import { matching } from '../../platform/records/list.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import { orderFor } from '../../platform/records/sorts.ts'
import { columnOf, fromOf } from '../../platform/records/visible.ts'
import type { ExportRequest } from '../tables.ts'

/** What is exported, and in which order. */
export interface Chosen {
  record: AnyRecord
  where: RawBuilder<unknown>
  order: Order
}

/** A row of the file: `v` are the values of its columns, in their order; `serial` is that of the customer it tells of. */
export type ExportedRow = { id: string; serial: number | null } & Record<`v${number}`, unknown>

const pageSize = 1_000

/** What a request means for this person. Refuses a filter or an order that they may not use. */
export async function chosenRows(
  reading: Reading,
  record: AnyRecord,
  { ids, except, q, filter, sort }: Pick<ExportRequest, 'ids' | 'except' | 'q' | 'filter' | 'sort'>,
): Promise<Chosen> {
  const order = orderOf(orderFor(record, reading.actor), sort)
  const id = columnOf(record, 'id')
  const where = ids
    ? [...record.visible(reading.actor), sql`${id} = any(${ids}::uuid[])`]
    : await matching(record, reading, { q, ...(filter && { filter: JSON.stringify(filter) }) })
  return { record, where: and(except ? [...where, sql`${id} <> all(${except}::uuid[])`] : where), order }
}

export async function countChosen(handle: Handle, { record, where }: Chosen): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${fromOf(record)} where ${where}`.execute(handle)
  return rows[0]?.n ?? 0
}

/** The rows in pages. A column that may be empty is read in two parts: as the list does, empty ones come last. */
export async function* rowPages(
  handle: Handle,
  { record, where, order }: Chosen,
  values: readonly RawBuilder<unknown>[],
): AsyncGenerator<ExportedRow[]> {
  const { expr, nullable } = order.column
  const id = columnOf(record, 'id')
  const more = values.map((value, at) => sql`, ${value} as ${sql.ref(`v${at}`)}`)
  const parts = nullable ? [sql`${expr} is not null`, sql`${expr} is null`] : [sql`true`]
  for (const part of parts) {
    const query = sql<ExportedRow>`
      select ${id}, ${serialOf(record)} as serial ${sql.join(more, sql``)}
      from ${fromOf(record)} where ${where} and ${part}
      order by ${orderBy(expr, id as RawBuilder<unknown>, order.descending)}`
    yield* inPages(handle, query, pageSize)
  }
}

/** The serial of the customer that a row tells of: when they are erased, the file goes. Null for rows of nobody. */
function serialOf(record: AnyRecord): Fragment {
  if (record.type === customers.type) return sql`c.serial`
  const owner = record.owners.find((one) => one.record.type === customers.type)
  if (!owner) return sql`null::bigint`
  return sql`(select c.serial from customers c where c.id = ${columnOf(record, owner.column)})`
}
