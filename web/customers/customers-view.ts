import { useMemo } from 'react'
import { customerFieldList } from '../../contract/customers/record.ts'
import type { Field } from '../../contract/platform/record.ts'
import { useCan } from '../platform/session.tsx'
import { openFields } from '../records/view.ts'
import { useWords, type RecordView, type Words } from '../records/words.ts'

export const customersView: RecordView = { name: 'customers', fields: customerFieldList }

export const useCustomerWords = (): Words => useWords(customersView)

/** The fields of a customer, as far as this person may list, sort and filter by them. */
export function useCustomerFields(): Field[] {
  const personal = useCan()('customers.personal')
  return useMemo(() => openFields(customerFieldList, personal), [personal])
}
