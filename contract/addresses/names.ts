import { z } from 'zod'
import { idList } from '../platform/names-endpoint.ts'
import { endpoint } from '../platform/endpoint.ts'

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
  query: z.object({ customer_ids: idList }),
  response: z.object({
    items: z.array(
      z.object({ id: z.string(), customer_id: z.string(), label: z.string(), deleted: z.boolean() }).meta({
        id: 'AddressName',
      }),
    ),
  }),
})
