import { z } from 'zod'
import { address } from '../addresses/record.ts'
import { asOfSchema } from '../platform/as-of.ts'
import { customer } from './record.ts'
import { customerNote } from '../notes/record.ts'
import { historyEndpoints } from '../platform/record-history.ts'

/** A customer as it was. `customer` is null before it was created. */
export const customerAsOf = asOfSchema(
  'customer',
  customer,
  { addresses: z.array(address), notes: z.array(customerNote) },
  'CustomerAsOf',
)
export type CustomerAsOf = z.output<typeof customerAsOf>

/** The endpoints of a customer's history, all of them. */
export const ofCustomers = historyEndpoints({
  path: '/customers/:id',
  called: 'a customer',
  change: 'customers.edit',
  ids: {
    history: 'customerHistory',
    facets: 'customerHistoryFacets',
    preview: 'putBackPreview',
    putBack: 'putBack',
    asOf: 'readAsOf',
  },
  examples: '`first_name`, `phones`, `address.ID.city`, `note.ID`',
  asOf: customerAsOf,
  told: 'fields, e-mails, phones, sites, addresses and notes (the newest 200)',
})
export const {
  history: customerHistory,
  facets: customerHistoryFacets,
  preview: putBackPreview,
  putBack,
  asOf: readAsOf,
} = ofCustomers
