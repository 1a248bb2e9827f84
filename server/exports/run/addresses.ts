import { sql } from 'kysely'
import { addressFieldList } from '../../../contract/addresses/record.ts'
import type { Handle } from '../../platform/database/db.ts'
import type { ExportedAddress } from '../rules/address-columns.ts'

/** The addresses of these customers, by customer, oldest first. */
export async function addressesOf(handle: Handle, ids: readonly string[]): Promise<Map<string, ExportedAddress[]>> {
  const { rows } = await sql<ExportedAddress>`
    select a.customer_id, c.number, a.id, ${sql.join(addressFieldList.map((field) => sql.ref(`a.${field.name}`)))}, a.parts,
      a.id is not distinct from c.default_billing_address_id as default_billing,
      a.id is not distinct from c.default_shipping_address_id as default_shipping
    from addresses a join customers c on c.id = a.customer_id
    where a.customer_id = any(${ids}::uuid[]) order by a.created_at, a.id`.execute(handle)
  return Map.groupBy(rows, (row) => row.customer_id)
}
