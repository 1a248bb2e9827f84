import { addressFieldList } from '../../contract/addresses.ts'
import type { References, RecordView } from '../records/words.ts'

const none: References = {}

export const addressesView: RecordView = { name: 'addresses', fields: addressFieldList, useReferences: () => none }
