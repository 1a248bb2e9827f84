import { noteRecord } from '../../contract/notes/record.ts'
import { customers } from '../customers/record.ts'
import { record } from '../platform/records/record.ts'
import './tables.ts'

export const notes = record({
  spec: noteRecord,
  table: 'notes',
  alias: 'n',
  owners: [{ record: customers, column: 'customer_id', gone: 'with' }],
  personal: 'customers.personal',
  rights: { create: 'notes.write', change: 'notes.write', remove: 'notes.write' },
  missing: 'There is no such note.',
})
