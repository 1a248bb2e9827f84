import { sql, type RawBuilder } from 'kysely'
import { addressFieldList } from '../../../contract/addresses.ts'
import { customers } from '../../customers/record.ts'
import { matching } from '../../platform/records/list.ts'
import { orderFor } from '../../platform/records/sorts.ts'
import { visibleCustomers } from '../../customers/queries/visible.ts'
import type { Handle } from '../../platform/database/db.ts'
import { orderBy, orderOf, type Order } from '../../platform/lists/listing.ts'
import { inPages } from '../../platform/database/snapshot.ts'
import type { Reading } from '../../platform/database/tx.ts'
import type { ExportedAddress } from '../rules/address-columns.ts'
import type { ExportRequest } from '../tables.ts'

/** Who is exported, and in which order. */
export interface Chosen {
  where: RawBuilder<unknown>
  order: Order
}

/** A customer of the file: `v` are the values of its columns, in their order. */
export type ExportedCustomer = { id: string; number: string; serial: number } & Record<`v${number}`, unknown>

const pageSize = 1_000

/** Whom a request means for this person. Refuses a filter or an order that they may not use. */
export async function chosenCustomers(
  reading: Reading,
  { ids, except, q, filter, sort }: Pick<ExportRequest, 'ids' | 'except' | 'q' | 'filter' | 'sort'>,
): Promise<Chosen> {
  const order = orderOf(orderFor(customers, reading.actor), sort)
  const where = ids
    ? [...visibleCustomers(reading.actor), sql`c.id = any(${ids}::uuid[])`]
    : await matching(customers, reading, { q, ...(filter && { filter: JSON.stringify(filter) }) })
  if (except) where.push(sql`c.id <> all(${except}::uuid[])`)
  return { where: sql.join(where, sql` and `), order }
}

export async function countChosen(handle: Handle, { where }: Chosen): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from customers c where ${where}`.execute(handle)
  return rows[0]?.n ?? 0
}

/** The customers in pages. A column that may be empty is read in two parts: as the list does, empty ones come last. */
export async function* customerPages(
  handle: Handle,
  { where, order }: Chosen,
  values: readonly RawBuilder<unknown>[],
): AsyncGenerator<ExportedCustomer[]> {
  const { expr, nullable } = order.column
  const more = values.map((value, at) => sql`, ${value} as ${sql.ref(`v${at}`)}`)
  const parts = nullable ? [sql`${expr} is not null`, sql`${expr} is null`] : [sql`true`]
  for (const part of parts) {
    const query = sql<ExportedCustomer>`
      select c.id, c.number, c.serial ${sql.join(more, sql``)}
      from customers c where ${where} and ${part}
      order by ${orderBy(expr, sql`c.id`, order.descending)}`
    yield* inPages(handle, query, pageSize)
  }
}

/** The addresses of these customers, by customer, oldest first. */
export async function addressesOf(handle: Handle, ids: readonly string[]): Promise<Map<string, ExportedAddress[]>> {
  const { rows } = await sql<ExportedAddress>`
    select a.customer_id, a.id, ${sql.join(addressFieldList.map((field) => sql.ref(`a.${field.name}`)))}, a.parts,
      a.id is not distinct from c.default_billing_address_id as default_billing,
      a.id is not distinct from c.default_shipping_address_id as default_shipping
    from addresses a join customers c on c.id = a.customer_id
    where a.customer_id = any(${ids}::uuid[]) order by a.created_at, a.id`.execute(handle)
  return Map.groupBy(rows, (row) => row.customer_id)
}
