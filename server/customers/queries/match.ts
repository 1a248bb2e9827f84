import { sql } from 'kysely'
import type { ExternalId } from '../../../contract/platform/kinds/values.ts'
import { rowsByEmail } from '../../platform/lists/email-key.ts'
import { and } from '../../platform/lists/source.ts'
import type { Reading } from '../../platform/database/tx.ts'
import type { CustomerRow } from '../tables.ts'
import { lentEmails } from './lent.ts'
import { customersOfSites, visibleCustomers } from './visible.ts'

export interface CustomerKeys {
  numbers: readonly string[]
  external_ids: readonly ExternalId[]
  emails: readonly string[]
}

/** A customer that one of the keys names. `visible`: alive, and this person may see it. */
export interface KeyHit {
  by: 'number' | 'external_id' | 'email'
  /** The key as it was asked for; the source of an external id stands beside it. */
  key: string
  source: string | null
  id: string
  number: string
  visible: boolean
  /** When it was erased; null also where this person could not have seen it. */
  erased_at: string | null
  /** Who has the key, as it is written down: for comparing, where it may be seen. */
  who: Pick<CustomerRow, 'first_name' | 'middle_name' | 'last_name' | 'company_name' | 'external_ids'>
}

/** All customers that have one of these keys, an e-mail among theirs or as account; also those that this person may not see. */
export async function customersByKeys(reading: Reading, keys: CustomerKeys): Promise<KeyHit[]> {
  const emails = sql`${keys.emails}::text[]`
  const { rows } = await sql<Omit<KeyHit, 'who'> & KeyHit['who']>`
    with found as materialized (
      select 'number' as by, c.number as key, null as source, c.id from customers c where c.number = any(${keys.numbers}::text[])
      union select 'external_id', e.external_id, e.source, e.customer_id
        from unnest(${keys.external_ids.map((one) => one.source)}::text[], ${keys.external_ids.map((one) => one.external_id)}::text[]) k(source, external_id)
        join customer_external_ids e on e.source = k.source and e.external_id = k.external_id
      union select 'email', k.email, null, r.customer_id from ${rowsByEmail(emails, sql`customer_emails`, 'address')}
      union select 'email', k.email, null, r.customer_id from ${rowsByEmail(emails, lentEmails(), 'email')}
    )
    select f.*, c.number, c.first_name, c.middle_name, c.last_name, c.company_name, c.external_ids, (${and(visibleCustomers(reading.actor))}) as visible,
      case when ${and(customersOfSites(reading.actor))} then c.erased_at end as erased_at
    from found f join customers c on c.id = f.id`.execute(reading.db)
  return rows.map(({ first_name, middle_name, last_name, company_name, external_ids, ...hit }) => ({
    ...hit,
    who: { first_name, middle_name, last_name, company_name, external_ids },
  }))
}

export interface CustomerWithSites extends CustomerRow {
  site_ids: string[]
}

/** The rows of these customers, unmasked, with their memberships. Whether they may be seen is for the caller to know. */
export async function customersById(reading: Reading, ids: readonly string[]): Promise<CustomerWithSites[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<CustomerWithSites>`
    select c.*, array(select s.site_id from customer_sites s where s.customer_id = c.id order by s.site_id) as site_ids
    from customers c where c.id = any(${ids}::uuid[])`.execute(reading.db)
  return rows
}
