import { z } from 'zod'
import { customer } from './record.ts'
import { endpoint } from '../platform/endpoint.ts'

const params = z.object({ id: z.guid() })
const tag = 'Customers'

export const eraseCustomer = endpoint({
  id: 'eraseCustomer',
  method: 'DELETE',
  path: '/customers/:id',
  access: 'customers.erase',
  tag,
  summary: 'Erase a customer: wipe every personal value, for good',
  description:
    'Wipes every personal value of the person, in the journal too. The number, dates and the lines of the journal stay. It cannot be undone.',
  params,
  versioned: true,
})

export const erasePreview = endpoint({
  id: 'erasePreview',
  method: 'GET',
  path: '/customers/:id/erase-preview',
  access: 'customers.erase',
  tag,
  summary: 'What erasing a customer would wipe and keep',
  description:
    'For a page that asks before it erases: what would be wiped, counted by kind, and what stays. Needs `customers.read` as well.',
  params,
  response: z.object({
    customer,
    wiped: z.array(z.object({ what: z.string(), count: z.number().int() })),
    kept: z.array(z.string()),
  }),
})
