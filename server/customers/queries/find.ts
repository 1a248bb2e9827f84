import { sql, type RawBuilder } from 'kysely'
import { emailProblem } from '../../../contract/emails.ts'
import { phoneQueryDigits } from '../../../contract/phones.ts'
import { can } from '../../platform/actor.ts'
import { searchWords } from '../../../contract/fold.ts'
import type { Search } from '../../platform/lists/search.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { phoneRegions } from '../rules/phones.ts'
import { readSettings } from '../../settings/queries.ts'
import { allSites } from '../../sites/queries.ts'

/** Customers that a typed text names exactly. `only`: it is a whole e-mail or phone, so nothing else is meant. */
export type Exact = { ids: string[] } | { only: RawBuilder<unknown> }

/** Whoever has the international number that was typed; null for other texts. Spares those who have it every other look-up. */
export function withInternational(reading: Reading, typed: string): RawBuilder<unknown> | null {
  const text = typed.trim()
  if (!text.startsWith('+') || !can(reading.actor, 'customers.personal')) return null
  const e164 = phoneQueryDigits(text, [])?.e164[0]
  return e164 === undefined
    ? null
    : sql`c.id = any(array(select customer_id from customer_phones where e164 = ${e164} limit 200))`
}

/** Looks a typed text up as a whole e-mail, phone, number or external id, each through its own index. */
export async function exactMatches(reading: Reading, typed: string): Promise<Exact> {
  const text = typed.trim()
  const open = can(reading.actor, 'customers.personal')
  if (open && emailProblem(text) === null) return { only: sql`c.id = any(array(${withEmail(text)}))` }
  const phone = open ? await withPhone(reading, text) : null
  const { rows } = await sql<{ id: string; named: boolean }>`
    select id, true as named from customers where number = ${text}
    union select customer_id, true from (select customer_id from customer_external_ids where external_id = ${text} limit 200) e
    ${phone ? sql`union select id, false from (${phone}) p` : sql``}`.execute(reading.db)
  const ids = [...new Set(rows.map((row) => row.id))]
  return rows.length > 0 && rows.every((row) => !row.named) ? { only: sql`c.id = any(${ids}::uuid[])` } : { ids }
}

/** May name one twice. */
const withEmail = (email: string): RawBuilder<unknown> => sql`
  (select id from customers where lower(email) = lower(${email}::text collate "und-x-icu") limit 200)
  union all (select customer_id from accounts where lower(email) = lower(${email}::text collate "und-x-icu") limit 200)`

/** Null for what is no phone number. */
async function withPhone(reading: Reading, phone: string): Promise<RawBuilder<unknown> | null> {
  const [settings, sites] = [await readSettings(reading), await allSites(reading)]
  const regions = phoneRegions(settings, sites.flatMap((site) => site.countries).slice(0, 5))
  const found = phoneQueryDigits(phone, regions)
  return (
    found &&
    sql`
    select customer_id as id from customer_phones where e164 = any(${found.e164}::text[])
    union select customer_id from customer_phones where digits = any(${found.digits}::text[]) limit 200`
  )
}

/** The words of a search, over the text that this person may search; none for a blank one. */
export function searchOf(reading: Reading, typed: string | undefined): Search | undefined {
  if (!typed) return undefined
  const phone = phoneQueryDigits(typed, [])
  const words = phone?.digits[0] ? [phone.digits[0]] : searchWords(typed).slice(0, 8)
  if (words.length === 0) return undefined
  return { column: can(reading.actor, 'customers.personal') ? sql`c.search` : sql`c.search_public`, words }
}
