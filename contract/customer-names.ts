import { z } from 'zod'
import { endpoint } from './endpoint.ts'

const one = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'

/** Of how many customers one request for names may speak. */
export const mostNamed = 100

/** Ids of customers as a parameter of an address. */
export const customerIds = z
  .string()
  .max(37 * mostNamed)
  .regex(new RegExp(`^${one}(?:,${one})*$`), 'Give ids of customers with commas between them, at most 100.')

export const nameCustomers = endpoint({
  id: 'nameCustomers',
  method: 'GET',
  path: '/customers/names',
  access: 'customers.read',
  tag: 'Customers',
  summary: 'Say what customers are called',
  description:
    'For a history, which speaks of customers by their ids. Those that were deleted, or that you may not see, are left out.',
  query: z.object({ customer_ids: customerIds }),
  response: z.object({
    items: z.array(
      z.object({ id: z.string(), number: z.string(), display_name: z.string() }).meta({ id: 'CustomerName' }),
    ),
  }),
})
