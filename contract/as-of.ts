import { z } from 'zod'
import { address } from './addresses.ts'
import { customer } from './customers.ts'
import { endpoint } from './endpoint.ts'
import { customerNote } from './notes.ts'

/** A customer as it was. `customer` is null before it was created. */
export const customerAsOf = z
  .object({
    at: z.string(),
    /** When it was created, by the journal. */
    since: z.string(),
    customer: customer.nullable(),
    addresses: z.array(address),
    notes: z.array(customerNote),
    /** What differs from now: fields, `address.ID`, `note.ID`. */
    changed: z.array(z.string()),
    /** Fields whose values were erased. */
    erased: z.array(z.string()),
    /** Fields that are shown as they are now, because their past is not kept. */
    not_kept: z.array(z.string()),
  })
  .meta({ id: 'CustomerAsOf' })
export type CustomerAsOf = z.output<typeof customerAsOf>

export const readAsOf = endpoint({
  id: 'readAsOf',
  method: 'GET',
  path: '/customers/:id/as-of',
  access: 'history.read',
  tag: 'Journal',
  summary: 'Read a customer as it was at a moment',
  description:
    'Worked out from the journal, backwards from now: fields, phones, sites, addresses and notes (the newest 200). Values are masked as they are now; `version` is that of now.',
  params: z.object({ id: z.guid() }),
  query: z.object({ at: z.iso.datetime({ offset: true }) }),
  response: customerAsOf,
})
