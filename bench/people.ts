import type { ParsedPhone } from '../server/customers/rules/phones.ts'
import { foldText } from '../contract/platform/fold.ts'
import { uuidAt, type Chance } from './chance.ts'
import { branches, legalForms, mailDomains, nations, tagWords, townEndings, townStems, type Nation } from './names.ts'

export interface Address {
  id: string
  line1: string
  postal_code: string
  city: string
  country: string
}

/** A made-up customer, with everything that the program would keep about it. */
export interface Person {
  id: string
  at: Date
  number: string
  nation: Nation
  email: string | null
  account: 'none' | 'unverified' | 'verified'
  account_id: string
  salutation: string | null
  first_name: string | null
  last_name: string | null
  gender: string | null
  date_of_birth: string | null
  company_name: string | null
  position: string | null
  active: boolean
  on_hold: boolean
  vip: boolean
  bad: boolean
  tags: string[]
  /** Home site first; indexes into the sites of the data. */
  sites: number[]
  phones: ParsedPhone[]
  external_ids: { source: string; external_id: string }[]
  addresses: Address[]
  last_login_at: Date | null
}

/** The sites of the data by code and part of the customers; the last is the small one that a limited colleague sees. */
export const siteShares: readonly (readonly [string, number])[] = [
  ['shop-de', 0.55],
  ['shop-com', 0.25],
  ['shop-at', 0.12],
  ['outlet', 0.079],
  ['showroom', 0.001],
]

const began = Date.UTC(2022, 6, 1)
const ended = Date.UTC(2026, 6, 1)

/** When the first and the last customer of the data were created. */
export const period = { began: new Date(began), ended: new Date(ended) }

/** Customer `index` of `total`, the oldest first; more of them come in later years. */
export function person(random: Chance, index: number, total: number): Person {
  const at = began + Math.floor((ended - began) * ((index + random.next()) / total) ** 0.7)
  const nation = shared(random, nations, ({ share }) => share)
  const named = random.is(0.97)
  const company = named && !random.is(0.18) ? null : companyName(random, nation)
  const first_name = named ? random.pick(nation.first, 1.4) : null
  const last_name = named ? lastName(random, nation) : null
  const email = random.is(0.85)
    ? mailAddress(random, index, first_name ?? 'info', last_name ?? company ?? 'shop', company)
    : null
  const account = email === null || random.is(0.35) ? 'none' : random.is(0.72) ? 'verified' : 'unverified'
  const gender = named && random.is(0.6) ? random.pick(['female', 'male', 'female', 'male', 'other'], 1.1) : null
  return {
    id: uuidAt(random, at),
    at: new Date(at),
    number: String(10_001 + index),
    nation,
    email,
    account,
    account_id: uuidAt(random, at),
    salutation: gender === 'female' ? 'ms' : gender === 'male' ? 'mr' : null,
    first_name,
    last_name,
    gender,
    date_of_birth: random.is(0.3)
      ? new Date(Date.UTC(1940 + random.below(66), random.below(12), 1 + random.below(28))).toISOString().slice(0, 10)
      : null,
    company_name: company,
    position:
      company && random.is(0.5) ? random.pick(['Buyer', 'Owner', 'Sales Manager', 'Assistant', 'Accountant']) : null,
    active: random.is(0.94),
    on_hold: random.is(0.008),
    vip: random.is(0.02),
    bad: random.is(0.005),
    tags: random.is(0.2) ? [...new Set([random.pick(tagWords, 1.5), random.pick(tagWords, 1.5)])] : [],
    sites: memberships(random),
    phones: phones(random, nation, at),
    external_ids: externalIds(random, index),
    addresses: Array.from({ length: howMany(random, [0.1, 0.5, 0.25, 0.12, 0.03]) }, () => address(random, nation, at)),
    last_login_at: account === 'verified' ? new Date(at + Math.floor(random.next() * (ended - at))) : null,
  }
}

function shared<T>(random: Chance, list: readonly T[], share: (one: T) => number): T {
  let rest = random.next()
  for (const one of list) if ((rest -= share(one)) < 0) return one
  return list[0]!
}

const howMany = (random: Chance, shares: number[]): number =>
  shared(random, [...shares.keys()], (count) => shares[count]!)

function lastName(random: Chance, nation: Nation): string {
  const name = random.is(0.35) ? random.pick(nation.last, 1.5) : random.pick(nation.stems) + random.pick(nation.endings)
  return random.is(0.03) ? `${name}-${random.pick(nation.last)}` : name
}

const companyName = (random: Chance, nation: Nation): string =>
  `${random.pick(nation.stems)}${random.pick(nation.endings)} ${random.pick(branches)} ${random.pick(legalForms, 1.6)}`

const folded = new Map<string, string>()
function plainLetters(text: string): string {
  let found = folded.get(text)
  if (found === undefined) {
    found = foldText(text).replace(/[^a-z0-9]+/g, '')
    if (folded.size < 20_000) folded.set(text, found)
  }
  return found
}

/** The index keeps the addresses of accounts apart; names of other scripts leave little else. */
function mailAddress(random: Chance, index: number, first: string, last: string, company: string | null): string {
  const [a, b] = [plainLetters(first), plainLetters(last)]
  const mine = random.is(0.6)
    ? `${a}.${b}${index}`
    : random.is(0.5)
      ? `${a.slice(0, 1)}${b}${index}`
      : `${b}_${a}${index}`
  const local = mine.replace(/^[._]+/, '')
  if (company && random.is(0.5)) return `${local}@${plainLetters(company).slice(0, 24)}.com`
  return `${local}@${shared(random, mailDomains, ([, share]) => share)[0]}`
}

function memberships(random: Chance): number[] {
  const home = siteShares.indexOf(shared(random, siteShares, ([, share]) => share))
  return random.is(0.08) ? [...new Set([home, random.below(4)])] : [home]
}

const digits = (random: Chance, count: number): string => String(random.below(10 ** count)).padStart(count, '0')

/** As the program would read them, without the work of reading. */
function phones(random: Chance, nation: Nation, at: number): ParsedPhone[] {
  return Array.from({ length: howMany(random, [0.12, 0.55, 0.25, 0.08]) }, () => {
    const significant = random.pick(nation.mobile) + (2 + random.below(8)) + digits(random, nation.digits - 1)
    const national = nation.trunk + significant
    const e164 = `+${nation.calling}${significant}`
    const international = random.is(0.7)
    const number = international ? e164 : national
    const typed = international ? e164.slice(1) : national
    const [extension, label] = [null, random.is(0.2) ? 'work' : null]
    const { country } = nation
    return {
      phone: { id: uuidAt(random, at), number, label, extension, e164, country, valid: true },
      digits: typed,
      parsed: { typed: number, e164, digits: typed, national_digits: national, extension, country, valid: true },
    }
  })
}

function externalIds(random: Chance, index: number): Person['external_ids'] {
  const ids = random.is(0.25) ? [{ source: 'erp', external_id: `D${400_000 + index}` }] : []
  return random.is(0.08) ? [...ids, { source: 'crm', external_id: `${random.hex(4)}${index.toString(16)}` }] : ids
}

function address(random: Chance, nation: Nation, at: number): Address {
  const big = random.is(0.55)
  const [city, zip] = random.pick(nation.cities, 1.8)
  return {
    id: uuidAt(random, at),
    line1: `${random.pick(nation.streets, 1.3).replaceAll('-', ' ')} ${1 + random.below(180)}`,
    postal_code: zip + nation.zip.replace(/0/g, () => String(random.below(10))),
    city: big ? city : (random.pick(townStems) + random.pick(townEndings)).replaceAll('-', ' '),
    country: nation.country,
  }
}
