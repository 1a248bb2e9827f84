import { sql } from 'kysely'
import { kinds } from '../../contract/kinds/kinds.ts'
import type { Customer } from '../../contract/customers.ts'
import { can, type Actor } from '../platform/actor.ts'

type Account = Customer['accounts'][number]

/** The accounts of `customers c` as a JSON list, oldest first. */
export const accountsOf = sql<Account[]>`coalesce((
  select jsonb_agg(jsonb_build_object('id', a.id, 'email', a.email, 'verified_at', a.verified_at, 'last_login_at', a.last_login_at, 'created_at', a.created_at)
    order by a.created_at, a.id) from accounts a where a.customer_id = c.id), '[]')`

/** Accounts as their reader may see them. */
export const shownAccounts = (accounts: Account[], actor: Actor): Account[] =>
  can(actor, 'customers.personal') ? accounts : accounts.map((one) => ({ ...one, email: kinds.email.mask(one.email) }))
