import type { LikelyReason } from '../../../contract/lookalikes.ts'
import { latinText } from '../../platform/lists/fold.ts'
import { similarity } from './similar-text.ts'

/** Where somebody lives, as far as it is known. */
export interface Place {
  line1?: string | null
  postal_code?: string | null
  city?: string | null
}

/** What two records are compared by, beside e-mails and phones, which are looked up whole. */
export interface Likeable {
  first_name?: string | null
  last_name?: string | null
  company_name?: string | null
  date_of_birth?: string | null
  addresses?: readonly Place[]
}

export interface Likelihood {
  reasons: LikelyReason[]
  score: number
}

/** What each reason is worth. From `likely` on two records are probably the same; a same name alone is only worth a remark. */
const worth: Record<LikelyReason, number> = {
  account: 70,
  email: 60,
  phone: 45,
  same_name: 35,
  similar_name: 25,
  first_name: 12,
  last_name: 10,
  same_company: 35,
  similar_company: 25,
  date_of_birth: 30,
  postal_code: 20,
  street: 20,
  city: 10,
}

export const likely = 45
/** A person who was born on another day is another person, unless a digit was mistyped. */
const otherBirth = 15

/** Compares somebody with a customer. `shared`: what is known to be the same already. */
export function likelihood(one: Likeable, other: Likeable, shared: readonly LikelyReason[]): Likelihood {
  const born = birthOf(one.date_of_birth, other.date_of_birth)
  const name = nameReason(one, other, born)
  const company = companyReason(one, other)
  const place = placeReasons(one.addresses ?? [], other.addresses ?? [])
  const named = name ?? company
  // Who shares neither a name, an e-mail nor a phone lives next door.
  if (!named && shared.length === 0) return { reasons: [], score: 0 }
  const reasons = [
    ...shared,
    ...(name ? [name] : []),
    ...(company ? [company] : []),
    ...(born > 0 ? (['date_of_birth'] as const) : []),
    ...place,
  ]
  const sum = reasons.reduce((total, reason) => total + worth[reason], 0) + (born < 0 ? -otherBirth : 0)
  return { reasons, score: Math.max(0, Math.min(100, sum)) }
}

type NameReason = 'same_name' | 'similar_name' | 'first_name' | 'last_name'

const latin = (text: string | null | undefined): string => (text ? latinText(text) : '')

/** First and last name, either way round, since forms are filled in both ways. */
function nameReason(one: Likeable, other: Likeable, born: number): NameReason | null {
  const [first, last] = [latin(one.first_name), latin(one.last_name)]
  const [otherFirst, otherLast] = [latin(other.first_name), latin(other.last_name)]
  const partly = partlyNamed(first, otherFirst, last, otherLast, born)
  if (first === '' || last === '' || otherFirst === '' || otherLast === '') return partly
  const ways = [
    [part(first, otherFirst), part(last, otherLast)],
    [part(first, otherLast), part(last, otherFirst)],
  ] as const
  if (ways.some(([a, b]) => a === 1 && b === 1)) return 'same_name'
  const alike = ([a, b]: readonly [number, number]): boolean =>
    (a >= 0.65 && b >= 0.65 && a + b >= 1.5) || (Math.max(a, b) === 1 && Math.min(a, b) >= 0.5)
  return ways.some(alike) || similarity(`${first}${last}`, `${otherFirst}${otherLast}`) >= 0.8 ? 'similar_name' : partly
}

/**
 * One part of the name alone. Of people of one house who share the last name, those whose first names differ are family,
 * unless they were born on the same day; a first name stays where the last one changed.
 */
function partlyNamed(
  first: string,
  otherFirst: string,
  last: string,
  otherLast: string,
  born: number,
): NameReason | null {
  if (first !== '' && otherFirst !== '' && part(first, otherFirst) >= 0.8) return 'first_name'
  const told = first !== '' && otherFirst !== ''
  return last !== '' && otherLast !== '' && part(last, otherLast) >= 0.8 && (born > 0 || !told) ? 'last_name' : null
}

/** Two parts of a name: an initial may stand for a name, one of several names for all of them. */
function part(a: string, b: string): number {
  if (a === b) return 1
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length === 1 && long.startsWith(short)) return 0.85
  if (long.split(' ').includes(short) && short.length > 2) return 0.9
  return similarity(a.replaceAll(' ', ''), b.replaceAll(' ', ''))
}

const legalForms =
  /\b(gmbh|co|kg|ag|ug|ohg|e k|ek|ltd|limited|llc|inc|corp|plc|sarl|sas|sa|sl|srl|spa|bv|nv|oy|ab|as|kft|sro|doo|ооо|ooo|zao|ao)\b/g

function companyReason(one: Likeable, other: Likeable): 'same_company' | 'similar_company' | null {
  const [a, b] = [one, other].map(({ company_name }) => latin(company_name).replace(legalForms, '').replaceAll(' ', ''))
  if (!a || !b) return null
  return a === b ? 'same_company' : similarity(a, b) >= 0.8 ? 'similar_company' : null
}

const code = (text: string | null | undefined): string => latin(text).replaceAll(' ', '')
const streetEnd = /\b(str|strasse|street|st|road|rd|avenue|ave|weg|platz|place|pl|lane|ln|drive|dr)\b|strasse\b|str\b/g
const street = (line: string | null | undefined): string => latin(line).replace(streetEnd, '').replaceAll(' ', '')

/** What the two nearest addresses share: a postal code, else the city; and the street with its number. */
function placeReasons(some: readonly Place[], others: readonly Place[]): LikelyReason[] {
  const pairs = some.flatMap((a) => others.map((b) => placesShare(a, b)))
  return pairs.reduce<LikelyReason[]>((best, pair) => (sumOf(pair) > sumOf(best) ? pair : best), [])
}

const sumOf = (reasons: readonly LikelyReason[]): number => reasons.reduce((sum, one) => sum + worth[one], 0)

function placesShare(a: Place, b: Place): LikelyReason[] {
  const shared: LikelyReason[] = []
  const [postal, otherPostal] = [code(a.postal_code), code(b.postal_code)]
  const [city, otherCity] = [latin(a.city), latin(b.city)]
  const [line, otherLine] = [street(a.line1), street(b.line1)]
  const near = city !== '' && otherCity !== '' && similarity(city, otherCity) >= 0.75
  if (postal !== '' && postal === otherPostal) shared.push('postal_code')
  else if (near) shared.push('city')
  if (line.length > 3 && otherLine.length > 3 && similarity(line, otherLine) >= 0.8) shared.push('street')
  return shared
}

/** 1: the same day, also with one digit or two swapped ones mistyped; -1: another day; 0: not known. */
function birthOf(a: string | null | undefined, b: string | null | undefined): number {
  if (!a || !b) return 0
  const [one, other] = [a.replaceAll('-', ''), b.replaceAll('-', '')]
  return similarity(one, other) >= 7 / 8 ? 1 : -1
}
