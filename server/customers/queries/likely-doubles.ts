import type { LikelyDouble, LikelyReason } from '../../../contract/lookalikes.ts'
import { emailProblem } from '../../../contract/emails.ts'
import { displayName } from '../../../contract/names.ts'
import { phoneQueryDigits } from '../../../contract/phones.ts'
import { can } from '../../platform/actor.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { readSettings } from '../../settings/queries.ts'
import { allSites } from '../../sites/queries.ts'
import { answerOf } from '../rules/answer.ts'
import { likelihood, likely, type Likeable } from '../rules/likeness.ts'
import { phoneRegions } from '../rules/phones.ts'
import { candidatesFor, type Candidate, type Sought } from './candidates.ts'

/** Somebody who is about to be entered, as far as they are known. */
export interface Entered extends Likeable {
  email?: string | null
  phones?: readonly string[]
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
  const regions = await regionsOf(reading)
  const candidates = await candidatesFor(
    reading,
    known.map((one, n) => soughtOf(one, n, regions)),
  )
  const byPerson = Map.groupBy(candidates, ({ n }) => n)
  return known.map((one, n) =>
    (byPerson.get(n) ?? [])
      .flatMap((candidate) => doubleOf(reading, one, candidate, weak))
      .toSorted((a, b) => b.score - a.score || a.number.localeCompare(b.number))
      .slice(0, mostShown),
  )
}

async function regionsOf(reading: Reading): Promise<string[]> {
  const [settings, sites] = [await readSettings(reading), await allSites(reading)]
  return phoneRegions(settings, sites.flatMap((site) => site.countries).slice(0, 5))
}

function soughtOf(one: Entered, n: number, regions: readonly string[]): Sought {
  const phones = (one.phones ?? []).flatMap((phone) => phoneQueryDigits(phone, [...regions]) ?? [])
  const email = one.email?.trim() ?? ''
  return {
    n,
    first_name: textOf(one.first_name),
    last_name: textOf(one.last_name),
    company_name: textOf(one.company_name),
    date_of_birth: one.date_of_birth ?? null,
    postal_codes: [...new Set((one.addresses ?? []).flatMap(({ postal_code }) => textOf(postal_code) ?? []))],
    emails: emailProblem(email) === null ? [email] : [],
    e164: phones.flatMap(({ e164 }) => e164),
    digits: phones.flatMap(({ digits }) => digits),
  }
}

const textOf = (text: string | null | undefined): string | null => text?.trim() || null

function doubleOf(reading: Reading, one: Entered, candidate: Candidate, weak: boolean): LikelyDouble[] {
  if (candidate.id === one.except) return []
  const shared: LikelyReason[] = [
    ...(candidate.by_account ? (['account'] as const) : candidate.by_email ? (['email'] as const) : []),
    ...(candidate.by_phone ? (['phone'] as const) : []),
  ]
  const { reasons, score } = likelihood(one, candidate, shared)
  const remark = weak && reasons.some((reason) => reason === 'same_name' || reason === 'same_company')
  if (score < likely && !remark) return []
  const display_name = displayName(answerOf(candidate, reading.actor))
  return [{ customer_id: candidate.id, number: candidate.number, display_name, reasons, score }]
}
