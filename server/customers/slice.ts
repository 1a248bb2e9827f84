import type { Slice } from '../platform/slice.ts'
import { bulk } from './bulk.ts'
import { rebuildPresumedGender, rebuildSearch } from './commands.ts'
import { presumeJob, turnGuessing } from './presumed-gender/presumptions.ts'
import { refold } from './refold.ts'
import { routes } from './routes.ts'
import { customers as record } from './record.ts'
import { verbs } from './verbs.ts'
import { verifies } from './verifies.ts'

export const customers: Slice = {
  name: 'customers',
  records: [record],
  bulk: { customer: bulk },
  tables: [
    'customers',
    'customer_sites',
    'customer_phones',
    'customer_emails',
    'customer_external_ids',
    'erased_identities',
  ],
  keyedTables: ['erased_identities'],
  verifies,
  verbs: { customer: verbs },
  routes,
  commands: [rebuildSearch, rebuildPresumedGender],
  jobs: [presumeJob, refold],
  guards: { 'settings.change': turnGuessing },
  owns: [
    { table: 'customer_sites', erase: 'keep', keeps: ['customer_id', 'site_id'], merge: 'union', tell: ['site_id'] },
    {
      table: 'customer_phones',
      erase: 'delete',
      counted: true,
      merge: 'union',
      tell: ['number', 'label', 'extension'],
    },
    { table: 'customer_emails', erase: 'delete', counted: true, merge: 'union', tell: ['address', 'label'] },
    {
      table: 'customer_external_ids',
      erase: 'delete',
      counted: true,
      merge: 'union',
      tell: ['source', 'external_id'],
    },
  ],
  constraints: {
    customers_someone: {
      code: 'invalid',
      field: '',
      problem: 'nobody_left',
    },
    customers_number_key: {
      code: 'number_taken',
      field: 'number',
      message: 'This number is taken, or was once. Choose another one.',
    },
    customers_site_id_fkey: { code: 'invalid', field: 'site_id', problem: 'site_unknown' },
    customers_manager_id_fkey: { code: 'invalid', field: 'manager_id', problem: 'staff_unknown' },
    customer_sites_site_id_fkey: { code: 'invalid', field: 'site_ids', problem: 'site_unknown' },
    customers_default_billing_address_fkey: {
      code: 'invalid',
      field: 'default_billing_address_id',
      problem: 'address_unknown',
    },
    customers_default_shipping_address_fkey: {
      code: 'invalid',
      field: 'default_shipping_address_id',
      problem: 'address_unknown',
    },
  },
}
