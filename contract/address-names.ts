import { z } from 'zod'
import { endpoint } from './endpoint.ts'

const one = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'

/** Of how many customers the addresses are named at once. */
export const mostNamed = 100

export const nameAddresses = endpoint({
  id: 'nameAddresses',
  method: 'GET',
  path: '/addresses/names',
  access: 'customers.read',
  tag: 'Addresses',
  summary: 'Name the addresses that customers have or had, each in one line',
  description:
    'For a history, which speaks of addresses by their ids. A deleted one is named as it was last. Needs `customers.personal` as well.',
  errors: ['forbidden'],
  query: z.object({
    customer_ids: z
      .string()
      .max(37 * mostNamed)
      .regex(new RegExp(`^${one}(?:,${one})*$`), 'Give ids of customers with commas between them, at most 100.'),
  }),
  response: z.object({
    items: z.array(
      z.object({ id: z.string(), customer_id: z.string(), label: z.string(), deleted: z.boolean() }).meta({
        id: 'AddressName',
      }),
    ),
  }),
})
