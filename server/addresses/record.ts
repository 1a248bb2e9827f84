import { addressRecord } from '../../contract/addresses/record.ts'
import { customers } from '../customers/record.ts'
import { record } from '../platform/records/record.ts'
import './tables.ts'

export const addresses = record({
  spec: addressRecord,
  table: 'addresses',
  alias: 'a',
  owners: [{ record: customers, column: 'customer_id', gone: 'with' }],
  personal: 'customers.personal',
  rights: { create: 'customers.edit', change: 'customers.edit', remove: 'customers.edit' },
  beside: { parts: { empty: {}, personal: true } },
  missing: 'There is no such address.',
})
