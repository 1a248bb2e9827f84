import { sql } from 'kysely'
import type { Verification } from '../platform/verify/verification.ts'

export const verifies: readonly Verification[] = [
  {
    name: 'accounts.figures',
    says: 'The state of the account and the last sign-in of the list are those of the customer’s accounts.',
    advice: 'Import the customer with account.verified_at and last_login_at again, or correct the two columns by SQL.',
    covers: ['customers.account_status', 'customers.last_login_at'],
    finds: sql`
      select c.id::text as id, 'customer ' || c.number || ' is shown as ' || c.account_status as said
      from customers c left join (
        select customer_id, case when bool_or(verified_at is not null) then 'verified' else 'unverified' end as status,
          max(last_login_at) as last_login_at
        from accounts group by customer_id
      ) as a on a.customer_id = c.id
      where c.erased_at is null
        and (c.account_status <> coalesce(a.status, 'none') or c.last_login_at is distinct from a.last_login_at)`,
  },
]
