import type { ReactNode } from 'react'
import type { Customer } from '../../../contract/customers/record.ts'
import type { Words } from '../../records/words.ts'
import { PageHeader } from '../../ui/Page.tsx'
import { AccountMark, HoldMarks, Marks } from '../Marks.tsx'
import { nameOf, numberOf } from '../naming.ts'

/** Who it is, with marks, number and date, be it now or at a moment of the past. */
export function CustomerHeader({
  customer,
  words,
  actions,
}: {
  customer: Customer
  words: Words
  actions?: ReactNode
}) {
  const { t, formats } = words
  return (
    <PageHeader
      title={nameOf(customer)}
      beside={
        <>
          <Marks customer={customer} t={t} />
          <AccountMark customer={customer} t={t} />
          <HoldMarks customer={customer} t={t} />
        </>
      }
      about={t('customers.view.about', {
        number: numberOf(customer),
        date: formats.dateTime(customer.created_at ?? ''),
      })}
      actions={actions}
    />
  )
}
