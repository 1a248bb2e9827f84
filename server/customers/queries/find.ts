import { sql, type RawBuilder } from 'kysely'
import { cleanEmail } from '../../../contract/platform/clean-email.ts'
import { emailProblem, foldEmail } from '../../../contract/platform/emails.ts'
import { phoneQueryDigits } from '../../../contract/platform/phones/phones.ts'
import { can } from '../../platform/actor.ts'
import { plainLine } from '../../../contract/platform/line.ts'
import { plainWord, searchWordsOf, type SearchWord } from '../../platform/lists/query.ts'
import { emailKey } from '../../platform/lists/email-key.ts'
import { and } from '../../platform/lists/source.ts'
import type { Finder } from '../../platform/records/list-part.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { lentEmails } from './lent.ts'
import { regionsHere } from './phone-regions.ts'

type Condition = RawBuilder<unknown>

/** Of a phone number that more have, so many stand first. */
const mostByPhone = 200

/** Whoever has the international number that was typed. Spares those who have it every other look-up. */
export const withInternational: Finder = async (reading, typed) => {
  const text = typed.trim()
  if (!text.startsWith('+') || !can(reading.actor, 'customers.personal')) return null
  const e164 = phoneQueryDigits(text, [])?.e164[0]
  if (e164 === undefined) return null
  return { only: sql`c.id in (select customer_id from customer_phones where e164 = ${e164})`, ifAny: true }
}

/** Looks a typed text up as a whole e-mail, phone, number or external id, each through its own index. */
export const exactMatches: Finder = async (reading, typed, where) => {
  const text = plainLine(typed)
  const open = can(reading.actor, 'customers.personal')
  const email = cleanEmail(text)
  // Who types a whole one may be on the way to a longer one.
  if (open && emailProblem(email) === null) return { only: withEmail(email), ifAny: true }
  const named = await idsOf(
    reading,
    sql`customers c join (
      select id from customers where number = ${text}
      union select customer_id from customer_external_ids where external_id = ${text}
    ) as named on named.id = c.id where ${and(where)}`,
  )
  const phone = open ? await withPhone(reading, text) : null
  if (!phone) return { ids: named }
  if (named.length === 0) return { only: phone, ifAny: true }
  const beside = and([...where, phone])
  const dialled = await idsOf(
    reading,
    sql`customers c where ${beside} order by c.number_sort, c.id limit ${mostByPhone}`,
  )
  return { ids: [...new Set([...named, ...dialled])] }
}

async function idsOf(reading: Reading, from: Condition): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select c.id from ${from}`.execute(reading.db)
  return rows.map((row) => row.id)
}

const withEmail = (email: string): Condition => {
  const key = foldEmail(email)
  return sql`c.id = any(array(
    select customer_id from customer_emails where ${emailKey(sql`address`)} = ${key}::text
    union all select customer_id from ${lentEmails()} as known where ${emailKey(sql`email`)} = ${key}::text))`
}

/** Null for what is no phone number. */
async function withPhone(reading: Reading, phone: string): Promise<Condition | null> {
  const found = phoneQueryDigits(phone, await regionsHere(reading))
  return (
    found &&
    sql`c.id in (select customer_id from customer_phones
      where e164 = any(${found.e164}::text[]) or digits = any(${found.digits}::text[]))`
  )
}

/** A phone number is searched by its digits, whatever stands between them. */
export function wordsOf(typed: string): SearchWord[] {
  const digits = phoneQueryDigits(typed, [])?.digits[0]
  return digits ? [plainWord(digits)] : searchWordsOf(typed)
}
