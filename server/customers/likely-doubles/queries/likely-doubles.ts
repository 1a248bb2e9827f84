import type { LikelyDouble, LikelyReason } from '../../../../contract/customers/lookalikes.ts'
import { compactCode } from '../../../../contract/platform/filter/text.ts'
import { cleanEmail } from '../../../../contract/platform/clean-email.ts'
import { emailProblem } from '../../../../contract/platform/emails.ts'
import { phoneQueryDigits } from '../../../../contract/platform/phones/phones.ts'
import { can } from '../../../platform/actor.ts'
import type { Reading } from '../../../platform/database/tx.ts'
import { likely, openComparisons, type Likeable } from '../rules/likeness.ts'
import type { ParsedPhone } from '../../rules/phones.ts'
import { candidatesFor, placesOf, type Candidate, type Sought } from './candidates.ts'
import { nameCustomers } from '../../queries/names.ts'
import { regionsHere } from '../../queries/phone-regions.ts'

/** Somebody who is about to be entered, as far as they are known. */
export interface Entered extends Likeable {
  email?: string | null
  /** The others, beside `email`. */
  emails?: readonly string[]
  /** As typed; or read already, where they were understood. */
  phones?: readonly (string | ParsedPhone)[]
  /** The customer that this is, where there is one. */
  except?: string
}

const mostShown = 10

/**
 * For each of these persons the customers who are probably the same, the likeliest first. Only among the customers that
 * the reader may see, and only by values that their role shows. `weak`: also those who share nothing but the whole name.
 */
export async function likelyDoubles(
  reading: Reading,
  people: readonly Entered[],
  { weak = false }: { weak?: boolean } = {},
): Promise<LikelyDouble[][]> {
  const open = can(reading.actor, 'customers.personal')
  const known = open ? people : people.map(({ company_name, except }) => ({ company_name, ...(except && { except }) }))
  const regions = await regionsHere(reading)
  const compare = openComparisons()
  const comparisons = known.map(compare)
  const candidates = await candidatesFor(
    reading,
    known.map((one, n) => soughtOf(one, n, regions, weak || comparisons[n]!.mostBesideName > 0)),
  )
  const worthwhile = candidates.flatMap((candidate) => {
    const { n, id, number } = candidate
    const comparison = comparisons[n]!
    if (id === known[n]!.except) return []
    const begun = comparison.begin(candidate, sharedBy(candidate))
    return begun.score + comparison.most >= likely || (weak && isRemark(begun)) ? [{ n, id, number, begun }] : []
  })
  const places = await placesOf(reading, [...new Set(worthwhile.map(({ id }) => id))])
  const doubles = worthwhile.flatMap(({ n, id, number, begun }) => {
    const { reasons, score } = comparisons[n]!.finish(begun, places.get(id) ?? [])
    return score >= likely || (weak && isRemark({ reasons })) ? [{ n, id, number, reasons, score }] : []
  })
  return named(reading, known.length, doubles)
}

interface Double {
  /** The place of the person whose double this is. */
  n: number
  id: string
  number: string
  reasons: LikelyReason[]
  score: number
}

const isRemark = ({ reasons }: { reasons: readonly LikelyReason[] }): boolean =>
  reasons.some((reason) => reason === 'same_name' || reason === 'same_company')

const sharedBy = ({ by_account, by_email, by_phone }: Candidate): LikelyReason[] => [
  ...(by_account ? (['account'] as const) : by_email ? (['email'] as const) : []),
  ...(by_phone ? (['phone'] as const) : []),
]

/** The likeliest of each person, with what their reader may know of who they are. */
async function named(reading: Reading, people: number, doubles: readonly Double[]): Promise<LikelyDouble[][]> {
  const byPerson = Map.groupBy(doubles, ({ n }) => n)
  const shown = Array.from({ length: people }, (_, n) =>
    (byPerson.get(n) ?? [])
      .toSorted((a, b) => b.score - a.score || a.number.localeCompare(b.number))
      .slice(0, mostShown),
  )
  const named = await nameCustomers(reading, [...new Set(shown.flat().map(({ id }) => id))])
  const names = new Map(named.map((one) => [one.id, one.display_name]))
  return shown.map((list) =>
    list.map(({ id, number, reasons, score }) => ({
      customer_id: id,
      number,
      display_name: names.get(id) ?? number,
      reasons,
      score,
    })),
  )
}

/** Nobody is looked for by a name that alone would tell nothing. */
function soughtOf(entered: Entered, n: number, regions: readonly string[], byName: boolean): Sought {
  const phones = (entered.phones ?? []).flatMap((phone) => queryOf(phone, regions) ?? [])
  const emails = [entered.email ?? '', ...(entered.emails ?? [])].map(cleanEmail)
  return {
    n,
    first_name: byName ? textOf(entered.first_name) : null,
    last_name: byName ? textOf(entered.last_name) : null,
    company_name: textOf(entered.company_name),
    date_of_birth: entered.date_of_birth ?? null,
    postal_codes: [
      ...new Set((entered.addresses ?? []).flatMap(({ postal_code }) => textOf(compactCode(postal_code ?? '')) ?? [])),
    ],
    places: (entered.addresses ?? []).map(({ line1, city }) => ({ line1: textOf(line1), city: textOf(city) })),
    emails: [...new Set(emails.filter((email) => emailProblem(email) === null))],
    e164: phones.flatMap(({ e164 }) => e164),
    digits: phones.flatMap(({ digits }) => digits),
  }
}

function queryOf(phone: string | ParsedPhone, regions: readonly string[]): ReturnType<typeof phoneQueryDigits> {
  if (typeof phone === 'string') return phoneQueryDigits(phone, [...regions])
  const { e164, digits, national_digits } = phone.parsed
  if (e164 === null) return phoneQueryDigits(phone.phone.number, [...regions])
  return { e164: [e164], digits: [...new Set([e164.slice(1), national_digits ?? digits])] }
}

const textOf = (text: string | null | undefined): string | null => text?.trim() || null
