import type { AddressCreate } from '../../contract/addresses/record.ts'
import type { CustomerCreate } from '../../contract/customers/record.ts'
import { searchText } from '../platform/lists/fold.ts'
import { places, type Place } from './places.ts'

/** One person of the demo data; the same ones every time. */
export interface Person {
  site: Place['site']
  customer: CustomerCreate
  addresses: AddressCreate[]
  verified: boolean
  last_login_at: string | null
  notes: string[]
}

const notes = [
  '<p>Prefers to be called <strong>after 5 pm</strong>.</p>',
  '<p>Asked for an invoice with the VAT number of the company.</p>',
  '<p>Parcel was left with a neighbour; agreed on:</p><ul><li>ring twice</li><li>leave a card</li></ul>',
  '<p>Complained about a late delivery. Sent a voucher, and <em>she was happy</em>.</p>',
  '<p>Wants the autumn catalogue, see <a href="https://example.com/catalogue">the catalogue page</a>.</p>',
]
const tags = ['newsletter', 'wholesale', 'loyal', 'press', 'returns often', 'fair 2026']
const positions = ['Owner', 'Buyer', 'Office manager', 'Head of purchasing', 'Designer']
const day = 86_400_000

/** Numbers that look random and are the same each time (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * sides)
  }
}

/** People for the demo: `count` of them, over all countries in turn, created within the last two years before `now`. */
export function people(count: number, now: Date): Person[] {
  const roll = dice(20_261_122)
  return Array.from({ length: count }, (_, index) => person(index, roll, now))
}

function person(index: number, roll: (sides: number) => number, now: Date): Person {
  const place = places[index % places.length]!
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)]!
  const digits = (pattern: string): string => pattern.replace(/#/g, () => String(1 + roll(9)))
  const chance = (percent: number): boolean => roll(100) < percent
  const woman = chance(52)
  const first = pick((woman ? place.women : place.men).split(' '))
  const last = pick(((woman && place.surnames_of_women) || place.surnames).split(' '))
  const company = chance(30) ? `${last} ${place.company}` : null
  const created = new Date(now.getTime() - Math.floor(((index * 7919) % 730) * day + roll(day)))
  const verified = chance(70)
  const home = address(place, first, last, pick, digits)
  const email = chance(94)
    ? `${latin(first)}.${latin(last)}${index}@${pick(['example.com', 'example.org', 'example.net'])}`
    : null
  return {
    site: place.site,
    customer: {
      ...(email !== null && index % 9 === 4
        ? { emails: [{ address: email }, { address: `${latin(last)}${index}@work.example`, label: 'office' }] }
        : { email }),
      salutation: woman ? pick(['ms', 'mrs']) : chance(6) ? 'dr' : 'mr',
      first_name: first,
      last_name: last,
      gender: chance(80) ? (woman ? 'female' : 'male') : null,
      date_of_birth: chance(55)
        ? new Date(Date.UTC(1950 + roll(55), roll(12), 1 + roll(28))).toISOString().slice(0, 10)
        : null,
      phones: [
        { number: digits(place.phone) },
        ...(chance(25) ? [{ number: digits(place.phone), label: pick(['office', 'home', 'fax']) }] : []),
      ],
      company_name: company,
      position: company ? pick(positions) : null,
      locale: place.locale,
      currency: place.currency,
      vip: chance(7),
      bad: chance(2),
      on_hold: chance(4),
      active: !chance(4),
      tags: chance(35) ? [...new Set([pick(tags), pick(tags)])] : [],
      personal_discount: chance(10) ? pick([3, 5, 7.5, 10]) : null,
      discount_card: chance(12) ? `CARD-${10_000 + roll(89_999)}` : null,
      external_ids: chance(40) ? [{ source: 'shop', external_id: String(7_000 + index) }] : [],
      created_at: created.toISOString(),
    },
    addresses: chance(8) ? [] : chance(22) ? [home, address(place, first, last, pick, digits)] : [home],
    verified,
    last_login_at:
      verified && chance(80)
        ? new Date(created.getTime() + roll(Math.max(1, now.getTime() - created.getTime()))).toISOString()
        : null,
    notes: chance(25) ? [pick(notes), ...(chance(25) ? [pick(notes)] : [])] : [],
  }
}

function address(
  place: Place,
  first: string,
  last: string,
  pick: (list: readonly string[]) => string,
  digits: (pattern: string) => string,
): AddressCreate {
  const [postal_code = '', city = '', region] = pick(place.cities).split('|')
  return {
    first_name: first,
    last_name: last,
    line1: digits(pick(place.streets)),
    postal_code,
    city,
    country: place.country,
    ...(region && { region }),
  }
}

/** A name as people put it into an e-mail: Latin letters and nothing else. */
const latin = (name: string): string =>
  (
    searchText([name])
      .trim()
      .split(' ')
      .findLast((word) => /^[a-z-]+$/.test(word)) ?? 'customer'
  ).replace(/[^a-z]/g, '')
