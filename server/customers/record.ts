import { sql } from 'kysely'
import {
  customerRecord,
  emailState,
  genderOrPresumed,
  managerRole,
  phoneState,
} from '../../contract/customers/record.ts'
import { displayName, type Named } from '../../contract/customers/names.ts'
import { record } from '../platform/records/record.ts'
import { exactMatches, withInternational, wordsOf } from './queries/find.ts'
import { phoneReader } from './queries/phone-reader.ts'
import './tables.ts'

export const customers = record({
  spec: customerRecord,
  table: 'customers',
  alias: 'c',
  personal: 'customers.personal',
  rights: {
    create: 'customers.create',
    change: 'customers.edit',
    remove: 'customers.erase',
    import: 'customers.import',
    export: 'customers.export',
  },
  alive: sql`c.erased_at is null`,
  seen: ({ site_ids }) =>
    site_ids === null
      ? []
      : [
          sql`exists (select 1 from customer_sites cs where cs.customer_id = c.id and cs.site_id = any(${site_ids}::uuid[]))`,
        ],
  beside: {
    default_billing_address_id: { refers: 'address' },
    default_shipping_address_id: { refers: 'address' },
    site_ids: { set: true },
  },
  wiped: [
    'default_billing_address_id',
    'default_shipping_address_id',
    'phone',
    'account_status',
    'search',
    'search_public',
  ],
  kept: ['id', 'serial', 'version', 'number_sort', 'erased_at'],
  externalIds: { table: 'customer_external_ids', column: 'customer_id' },
  rows: {
    phones: {
      from: sql`customer_phones p where p.customer_id = c.id`,
      columns: { e164: sql`p.e164`, digits: sql`p.digits` },
    },
    emails: { from: sql`customer_emails ce where ce.customer_id = c.id`, columns: { address: sql`ce.address` } },
  },
  asks: [
    // Written as its index has it.
    { field: genderOrPresumed, expr: sql`coalesce(c.gender, c.presumed_gender)` },
    {
      field: phoneState,
      // Written as its index has it.
      rows: {
        from: sql`customer_phones ps where ps.customer_id = c.id`,
        columns: { value: sql`phone_state(ps.e164, ps.valid, ps.guessed)` },
      },
    },
    {
      field: emailState,
      rows: { from: sql`customer_emails es where es.customer_id = c.id`, columns: { value: sql`es.state` } },
    },
    {
      field: managerRole,
      rows: { from: sql`staff_roles mr where mr.staff_id = c.manager_id`, columns: { value: sql`mr.role_id` } },
    },
  ],
  called: (values) => displayName(values as Named),
  calledBy: ['number', 'first_name', 'middle_name', 'last_name', 'locale', 'company_name', 'email', 'phones'],
  code: 'number',
  extras: {
    site_ids: sql`array(select cs.site_id from customer_sites cs where cs.customer_id = c.id order by cs.site_id = c.site_id desc, cs.site_id)`,
  },
  list: {
    defaultSort: '-created_at',
    present: ['number', 'created_at', 'site_id', 'account_status'],
    sortedBy: { number: 'number_sort', phones: 'phone' },
    search: { open: 'search', everybody: 'search_public' },
    wordsOf,
    finders: [withInternational, exactMatches],
    firstBy: 'number',
    readPhone: phoneReader,
  },
  missing: 'There is no such customer, or you may not see it.',
})
