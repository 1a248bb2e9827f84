import { addressFieldList } from '../../contract/addresses/record.ts'
import type { RecordView } from '../records/words.ts'

export const addressesView: RecordView = { name: 'addresses', fields: addressFieldList }
