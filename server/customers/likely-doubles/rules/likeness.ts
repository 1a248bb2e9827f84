import type { LikelyReason } from '../../../../contract/customers/lookalikes.ts'
import { latinText } from '../../../platform/lists/fold.ts'
import { foldedPlace, placesShare, type FoldedPlace, type Place } from './places.ts'
import { similarity } from './similar-text.ts'

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
  similar_postal_code: 20,
  street: 23,
  city: 10,
}

export const likely = 45
/** A person who was born on another day is another person, unless a digit was mistyped. */
const otherBirth = 15

/** What one record says of another, but for where they live. */
export interface Begun extends Likelihood {
  /** They share a name, a company, an e-mail or a phone: who shares none of these lives next door. */
  related: boolean
}

/** Compares somebody with customers: first by what stands in the row, then by addresses, which need looking up. */
export interface Comparison {
  /** `shared`: what is known to be the same already. Its score may still fall outside of 0 to 100. */
  begin(other: Omit<Likeable, 'addresses'>, shared: readonly LikelyReason[]): Begun
  /** The most that addresses could add. */
  most: number
  /** The most that a customer can score beside the name, where nothing is known to be the same already. */
  mostBesideName: number
  finish(begun: Begun, addresses: readonly Place[]): Likelihood
}

/** Compares people with customers. Texts are folded once for all of them. */
export function openComparisons(): (one: Likeable) => Comparison {
  const latin = remembered(latinText)
  const company = remembered((name) => latin(name).replace(legalForms, '').replaceAll(' ', ''))
  return (one) => {
    const names = namesOf(one, latin)
    const works = company(one.company_name)
    const fold = (place: Place): FoldedPlace => foldedPlace(place, latin)
    const places = (one.addresses ?? []).map(fold)
    const most = mostOf(places)
    // Those who are found by a name have the same few.
    const compared = new Map<string, NameReason | null>()
    const nameLike = (other: Likeable, born: number): NameReason | null => {
      const key = `${other.first_name ?? ''}\0${other.last_name ?? ''}\0${born > 0}`
      const known = compared.get(key)
      if (known !== undefined) return known
      const reason = nameReason(names, namesOf(other, latin), born)
      compared.set(key, reason)
      return reason
    }
    return {
      most,
      mostBesideName: most + (works === '' ? 0 : worth.same_company) + (one.date_of_birth ? worth.date_of_birth : 0),
      begin(other, shared) {
        const born = birthOf(one.date_of_birth, other.date_of_birth)
        const name = nameLike(other, born)
        const employed = companyReason(works, company(other.company_name))
        const related = name !== null || employed !== null || shared.length > 0
        const told = [...shared, ...(name ? [name] : []), ...(employed ? [employed] : [])]
        const reasons = related ? [...told, ...(born > 0 ? (['date_of_birth'] as const) : [])] : []
        return { related, reasons, score: sumOf(reasons) - (related && born < 0 ? otherBirth : 0) }
      },
      finish({ related, reasons, score }, addresses) {
        const place = related && places.length > 0 ? placeReasons(places, addresses.map(fold)) : []
        return { reasons: [...reasons, ...place], score: Math.max(0, Math.min(100, score + sumOf(place))) }
      },
    }
  }
}

/** Nothing for nothing. */
function remembered(fold: (text: string) => string): (text: string | null | undefined) => string {
  const known = new Map<string, string>()
  return (text) => {
    if (!text) return ''
    const folded = known.get(text) ?? fold(text)
    known.set(text, folded)
    return folded
  }
}

type NameReason = 'same_name' | 'similar_name' | 'first_name' | 'last_name'

interface Names {
  first: string
  last: string
}

const namesOf = (one: Likeable, latin: (text: string | null | undefined) => string): Names => ({
  first: latin(one.first_name),
  last: latin(one.last_name),
})

/** First and last name, either way round, since forms are filled in both ways. */
function nameReason(one: Names, other: Names, born: number): NameReason | null {
  const { first, last } = one
  const { first: otherFirst, last: otherLast } = other
  const told = first !== '' && otherFirst !== ''
  const firsts = told ? part(first, otherFirst) : 0
  const lasts = last !== '' && otherLast !== '' ? part(last, otherLast) : 0
  if (told && last !== '' && otherLast !== '') {
    if (firsts === 1 && lasts === 1) return 'same_name'
    const [across, back] = [part(first, otherLast), part(last, otherFirst)]
    if (across === 1 && back === 1) return 'same_name'
    if (areAlike(firsts, lasts) || areAlike(across, back)) return 'similar_name'
    if (similarity(first + last, otherFirst + otherLast, 0.8) >= 0.8) return 'similar_name'
  }
  // One part alone. Of people of one house who share the last name, those whose first names differ are family, unless
  // they were born on the same day; a first name stays where the last one changed.
  if (firsts >= 0.8) return 'first_name'
  return lasts >= 0.8 && (born > 0 || !told) ? 'last_name' : null
}

const areAlike = (a: number, b: number): boolean =>
  (a >= 0.65 && b >= 0.65 && a + b >= 1.5) || (Math.max(a, b) === 1 && Math.min(a, b) >= 0.5)

/** Two parts of a name: an initial may stand for a name, one of several names for all of them. */
function part(a: string, b: string): number {
  if (a === b) return 1
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length === 1 && long.startsWith(short)) return 0.85
  if (short.length > 2 && long.includes(' ') && long.split(' ').includes(short)) return 0.9
  return similarity(a.replaceAll(' ', ''), b.replaceAll(' ', ''))
}

/** As `latinText` leaves them: other scripts in Latin letters, `ПАО` as `pao`; dots become blanks, `S.p.A.` is `s p a`. */
const forms =
  'gmbh co kg ag ug ohg ek ltd limited llc inc corp plc sarl sas sa sl srl spa bv nv oy ab as kft zrt spzoo sro doo ' +
  'ooo zao oao pao ao ip tov too ood eood'
const legalForms = new RegExp(
  `\\b(${forms
    .split(' ')
    .toSorted((a, b) => b.length - a.length)
    .map((form) => [...form].join(' ?'))
    .join('|')})\\b`,
  'g',
)

function companyReason(a: string, b: string): 'same_company' | 'similar_company' | null {
  if (!a || !b) return null
  return a === b ? 'same_company' : similarity(a, b, 0.8) >= 0.8 ? 'similar_company' : null
}

/** What somebody at the best of these addresses would share. */
function mostOf(places: readonly FoldedPlace[]): number {
  const area = places.some(({ postal }) => postal !== '') ? worth.postal_code : worth.city
  return (
    (places.some(({ postal, city }) => postal + city !== '') ? area : 0) +
    (places.some(({ line }) => line.length > 3) ? worth.street : 0)
  )
}

/** What the two nearest addresses share: a postal code, else the city; and the street with its number. */
function placeReasons(some: readonly FoldedPlace[], others: readonly FoldedPlace[]): LikelyReason[] {
  const pairs = some.flatMap((a) => others.map((b) => placesShare(a, b)))
  return pairs.reduce<LikelyReason[]>((best, pair) => (sumOf(pair) > sumOf(best) ? pair : best), [])
}

const sumOf = (reasons: readonly LikelyReason[]): number => reasons.reduce((sum, one) => sum + worth[one], 0)

/** 1: the same day, also with one digit or two swapped ones mistyped; -1: another day; 0: not known. */
function birthOf(a: string | null | undefined, b: string | null | undefined): number {
  if (!a || !b) return 0
  const [one, other] = [a.replaceAll('-', ''), b.replaceAll('-', '')]
  return similarity(one, other) >= 7 / 8 ? 1 : -1
}
