import { sql } from 'kysely'
import type { Change } from '../../contract/platform/journal/kinds.ts'
import { presumedAfter } from '../customers/presumed-gender/queries/presumed-gender.ts'
import type { CustomerRow } from '../customers/queries/visible.ts'
import type { Tx } from '../platform/database/tx.ts'

/** Addresses that become the defaults; null empties one, and what is left out stays. */
export interface Defaults {
  billing?: string | null
  shipping?: string | null
}

/** Moves the defaults and brings the billing figures of the customer's row up to date. Answers what changed. */
export async function moveDefaults(
  tx: Tx,
  customer: CustomerRow,
  defaults: Defaults,
  touched = false,
): Promise<Record<string, Change>> {
  const changes: Record<string, Change> = {}
  const billing = defaults.billing === undefined ? customer.default_billing_address_id : defaults.billing
  const shipping = defaults.shipping === undefined ? customer.default_shipping_address_id : defaults.shipping
  if (billing !== customer.default_billing_address_id)
    changes.default_billing_address_id = [customer.default_billing_address_id, billing]
  if (shipping !== customer.default_shipping_address_id)
    changes.default_shipping_address_id = [customer.default_shipping_address_id, shipping]
  const moved = Object.keys(changes).length > 0
  if (!moved && !touched) return changes
  const figures = await billingFigures(tx, customer.id, billing)
  const { presumed_gender = customer.presumed_gender } = await presumedAfter(tx, customer, figures)
  await sql`
    update customers set version = version + ${moved ? 1 : 0}, updated_at = ${tx.at},
      default_billing_address_id = ${billing}, default_shipping_address_id = ${shipping},
      billing_postal_code = ${figures.billing_postal_code}, billing_city = ${figures.billing_city}, billing_country = ${figures.billing_country},
      presumed_gender = ${presumed_gender}
    where id = ${customer.id}`.execute(tx.db)
  return changes
}

export interface BillingFigures {
  billing_postal_code: string | null
  billing_city: string | null
  billing_country: string | null
}

/** What lists show of the default billing address. */
export async function billingFigures(tx: Tx, customerId: string, addressId: string | null): Promise<BillingFigures> {
  const { rows } = await sql<BillingFigures>`
    select postal_code as billing_postal_code, city as billing_city, country as billing_country
    from addresses where customer_id = ${customerId} and id = ${addressId}`.execute(tx.db)
  return rows[0] ?? { billing_postal_code: null, billing_city: null, billing_country: null }
}
