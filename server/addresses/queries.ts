import { sql } from 'kysely'
import { addressFieldList, type Address, type AddressValues } from '../../contract/addresses/record.ts'
import { kindOf } from '../../contract/platform/kinds/kinds.ts'
import { can } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reading } from '../platform/database/tx.ts'
import { demandVisible } from '../customers/queries/visible.ts'

/** The addresses of a customer this person may see, oldest first, with the marks of the defaults. */
export async function addressesOf(reading: Reading, customerId: string): Promise<Address[]> {
  await demandVisible(reading, customerId)
  const rows = await findAddresses(reading, customerId)
  return rows.map((row) => shownAddress(reading, row))
}

/** One address as its reader may see it. Refuses with `not_found`. */
export async function readAddress(reading: Reading, customerId: string, id: string): Promise<Address> {
  return shownAddress(reading, await findAddress(reading, customerId, id))
}

/** One address, unmasked. Refuses with `not_found`. */
export async function findAddress(reading: Reading, customerId: string, id: string): Promise<Address> {
  const found = (await findAddresses(reading, customerId)).find((row) => row.id === id)
  if (!found) throw new Refusal('not_found', 'There is no such address.')
  return found
}

/** The addresses of these customers, unmasked, by customer. Whether they may be seen is for the caller to know. */
export async function addressesByCustomer(
  reading: Reading,
  ids: readonly string[],
): Promise<Map<string, StoredAddress[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<StoredAddress>`
    select a.customer_id, a.id, ${sql.join(addressFieldList.map((field) => sql.ref(`a.${field.name}`)))}, a.parts
    from addresses a where a.customer_id = any(${ids}::uuid[]) order by a.created_at, a.id`.execute(reading.db)
  return Map.groupBy(rows, (row) => row.customer_id)
}

export type StoredAddress = AddressValues & { id: string; customer_id: string; parts: Record<string, string> }

/** All addresses of a customer, oldest first, unmasked. Whether it may be seen is for the caller to know. */
export async function findAddresses(reading: Reading, customerId: string): Promise<Address[]> {
  const { rows } = await sql<Address>`
    select a.id, a.version, ${sql.join(addressFieldList.map((field) => sql.ref(`a.${field.name}`)))}, a.parts, a.created_at, a.updated_at,
      a.id is not distinct from c.default_billing_address_id as default_billing,
      a.id is not distinct from c.default_shipping_address_id as default_shipping
    from addresses a join customers c on c.id = a.customer_id
    where a.customer_id = ${customerId} order by a.created_at, a.id`.execute(reading.db)
  return rows
}

/** An address as its reader may see it. */
export function shownAddress(reading: Reading, row: Address): Address {
  if (can(reading.actor, 'customers.personal')) return row
  const values = row as Record<string, unknown>
  const masked = addressFieldList
    .filter((field) => field.personal && values[field.name] !== null)
    .map((field) => [field.name, kindOf(field).mask(values[field.name])])
  return { ...row, parts: {}, ...(Object.fromEntries(masked) as Partial<Address>) }
}
