import { sql, type RawBuilder } from 'kysely'
import { rowsByEmail } from '../../../platform/lists/email-key.ts'
import { compactSql } from '../../../platform/lists/filter-sql-text.ts'
import { and } from '../../../platform/lists/source.ts'
import type { Place } from '../rules/places.ts'
import type { Reading } from '../../../platform/database/tx.ts'
import { lentEmails, lentPlaces } from '../../queries/lent.ts'
import { visibleCustomers } from '../../queries/visible.ts'

/** Somebody as they are looked for; `n` is their place among those who are asked about. */
export interface Sought {
  n: number
  first_name: string | null
  last_name: string | null
  company_name: string | null
  date_of_birth: string | null
  postal_codes: string[]
  places: { line1: string | null; city: string | null }[]
  emails: string[]
  e164: string[]
  digits: string[]
}

/** A customer who may be one of those, as far as it takes to compare them. */
export interface Candidate {
  n: number
  id: string
  number: string
  first_name: string | null
  last_name: string | null
  company_name: string | null
  date_of_birth: string | null
  by_account: boolean
  by_email: boolean
  by_phone: boolean
}

/** As its index has it; so are those that are asked for. */
const postal = compactSql(sql`c.billing_postal_code`)

/** Most customers that one key brings of those who may be seen: a key that more have tells nothing. */
const most = 100

/**
 * Whom each of these persons might be: by e-mail, phone, and by keys of the name together with the other name, a postal
 * code or the date of birth. Every key is one walk of an index, so the size of the table does not matter.
 */
export async function candidatesFor(reading: Reading, sought: readonly Sought[]): Promise<Candidate[]> {
  const visible = and(visibleCustomers(reading.actor))
  const found = (how: string, where: RawBuilder<unknown>) => sql`
    select c.id, ${sql.lit(how)} as how from customers c where ${where} and ${visible} limit ${most}`
  const foundBy = (how: string, rows: RawBuilder<unknown>) => sql`
    select c.id, ${sql.lit(how)} as how from ${rows} join customers c on c.id = r.customer_id and ${visible} limit ${most}`
  const { rows } = await sql<Candidate>`
    with asked as materialized (
      select a.*, name_code(a.first_name) as first_code, name_code(a.last_name) as last_code
      from jsonb_to_recordset(${JSON.stringify(sought)}::jsonb) as a (n int, first_name text, last_name text,
        company_name text, date_of_birth date, postal_codes text[], places jsonb, emails text[], e164 text[], digits text[])
    ), found as materialized (
      select a.n, f.id, bool_or(f.how = 'account') as by_account, bool_or(f.how = 'email') as by_email, bool_or(f.how = 'phone') as by_phone
      from asked a cross join lateral (
        (${foundBy('email', rowsByEmail(sql`a.emails`, sql`customer_emails`, 'address'))})
        union all (${foundBy('account', rowsByEmail(sql`a.emails`, lentEmails(), 'email'))})
        union all (${foundBy('phone', sql`(select customer_id from customer_phones where e164 = any(a.e164)) as r`)})
        union all (${foundBy('phone', sql`(select customer_id from customer_phones where digits = any(a.digits)) as r`)})
        union all (${found('name', sql`name_code(c.last_name) = a.last_code and name_code(c.first_name) = a.first_code`)})
        union all (${found('name', sql`name_code(c.last_name) = a.first_code and name_code(c.first_name) = a.last_code`)})
        union all (select id, 'place'
          from unnest(a.postal_codes) as p cross join (select a.last_code union select a.first_code) as k(code)
          cross join lateral (${found('place', sql`${postal} = p and name_code(c.last_name) = k.code`)}) as there limit ${most})
        union all (${found('place', sql`${postal} = any(a.postal_codes) and name_code(c.first_name) in (a.first_code, a.last_code)`)})
        union all (select id, 'city'
          from jsonb_to_recordset(a.places) as p(city text)
          cross join lateral (${found(
            'city',
            sql`name_code(c.billing_city) = name_code(p.city) and c.billing_city is not null
            and name_code(c.first_name) in (a.first_code, a.last_code) and c.first_name is not null`,
          )}) as there limit ${most})
        union all (select id, 'street'
          from jsonb_to_recordset(a.places) as p(line1 text, city text)
          cross join lateral (
            select c.id from ${lentPlaces()} r join customers c on c.id = r.customer_id and ${visible}
            where left(name_code(r.line1), 3) = left(name_code(p.line1), 3) and name_code(r.city) = name_code(p.city)
              and r.line1 is not null and r.city is not null limit ${most}
          ) as there limit ${most})
        union all (${found('birth', sql`c.date_of_birth = a.date_of_birth and a.last_name is not null`)})
        union all (${found('company', sql`left(lower(c.company_name), 8) = left(lower(a.company_name), 8)`)})
      ) f group by a.n, f.id
    )
    select f.n, c.id, c.number, c.first_name, c.last_name, c.company_name, c.date_of_birth, f.by_account, f.by_email, f.by_phone
    from found f join customers c on c.id = f.id`.execute(reading.db)
  return rows
}

/** The first addresses of these customers, by customer. */
export async function placesOf(reading: Reading, ids: readonly string[]): Promise<Map<string, Place[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Place & { customer_id: string }>`
    select a.* from unnest(${ids}::uuid[]) as c(id) cross join lateral (
      select customer_id, line1, postal_code, city from ${lentPlaces()} as places where customer_id = c.id order by created_at limit 5) as a`.execute(
    reading.db,
  )
  return Map.groupBy(rows, ({ customer_id }) => customer_id)
}
