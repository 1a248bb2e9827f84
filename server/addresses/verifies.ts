import { sql } from 'kysely'
import type { Verification } from '../platform/verify/verification.ts'

export const verifies: readonly Verification[] = [
  {
    name: 'addresses.billing',
    says: 'The billing city, postal code and country of the list are those of the default billing address.',
    advice: 'Open the customer and save the default billing address again.',
    covers: ['customers.billing_postal_code', 'customers.billing_city', 'customers.billing_country'],
    finds: sql`
      select c.id::text as id, 'customer ' || c.number as said
      from customers c left join addresses a on a.customer_id = c.id and a.id = c.default_billing_address_id
      where c.erased_at is null and (c.billing_postal_code, c.billing_city, c.billing_country)
        is distinct from (a.postal_code, a.city, a.country)`,
  },
]
