import { sql } from 'kysely'
import { digitsOf } from '../../../contract/platform/phones/digits.ts'
import { emailKey } from '../../platform/lists/email-key.ts'
import { and } from '../../platform/lists/source.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { visibleCustomers } from './visible.ts'

/** How somebody is called, exactly as it is written down. */
export interface Called {
  first_name?: string | null | undefined
  last_name?: string | null | undefined
  company_name?: string | null | undefined
  email?: string | null | undefined
  phone?: string | undefined
}

/** So many who are called alike are looked at. */
const most = 20

/**
 * Customers whom this person may see and who are called so, for each of several: by their name, else by the company, else
 * by the e-mail, else by a phone.
 */
export async function customersCalled(reading: Reading, several: readonly Called[]): Promise<string[][]> {
  const found = several.map((): string[] => [])
  const ways = Map.groupBy(several.keys(), (at) => wayOf(several[at]!))
  for (const [way, places] of ways) {
    if (way === null) continue
    const some = places.map((at) => several[at]!)
    const { rows } = await sql<{ at: number; id: string }>`
      select k.at, c.id
      from unnest(${places}::int[], ${some.map((one) => one.first_name ?? null)}::text[], ${some.map((one) => keyOf[way](one))}::text[]) k(at, first, key)
      cross join lateral (
        select c.id from customers c where ${condition[way]} and ${and(visibleCustomers(reading.actor))} order by c.id limit ${most}) c`.execute(
      reading.db,
    )
    for (const { at, id } of rows) found[at]!.push(id)
  }
  return found
}

type Way = 'last' | 'first' | 'company' | 'email' | 'phone'

function wayOf({ first_name, last_name, company_name, email, phone }: Called): Way | null {
  if (last_name) return 'last'
  if (first_name) return 'first'
  if (company_name) return 'company'
  if (email) return 'email'
  return phone ? 'phone' : null
}

const keyOf: Record<Way, (one: Called) => string | null | undefined> = {
  last: (one) => one.last_name,
  first: (one) => one.first_name,
  company: (one) => one.company_name,
  email: (one) => one.email,
  phone: (one) => digitsOf(one.phone ?? ''),
}

const condition = {
  last: sql`c.last_name = k.key and c.first_name is not distinct from k.first`,
  first: sql`c.first_name = k.key and c.last_name is null`,
  company: sql`c.company_name = k.key and c.last_name is null and c.first_name is null`,
  email: sql`c.id in (select e.customer_id from customer_emails e where ${emailKey(sql`e.address`)} = ${emailKey(sql`k.key`)})`,
  phone: sql`c.id in (select p.customer_id from customer_phones p where p.digits = k.key)`,
}
