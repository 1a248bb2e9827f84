import { sql } from 'kysely'
import { customerRecord } from '../../contract/customers.ts'
import { record } from '../platform/records/record.ts'
import './tables.ts'

export const customers = record({
  spec: customerRecord,
  table: 'customers',
  alias: 'c',
  personal: 'customers.personal',
  alive: sql`c.erased_at is null`,
  seen: ({ site_ids }) =>
    site_ids === null
      ? []
      : [
          sql`exists (select 1 from customer_sites cs where cs.customer_id = c.id and cs.site_id = any(${site_ids}::uuid[]))`,
        ],
  harmless: ['default_billing_address_id', 'default_shipping_address_id', 'site_ids'],
  wiped: [
    'default_billing_address_id',
    'default_shipping_address_id',
    'phone',
    'account_status',
    'search',
    'search_public',
  ],
  kept: ['id', 'serial', 'version', 'number_sort', 'erased_at'],
  missing: 'There is no such customer, or you may not see it.',
})
