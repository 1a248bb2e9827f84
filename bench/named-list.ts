import { cursorAt, listPath } from './cases.ts'
import type { Known } from './database.ts'
import { drive, type Ask } from './driver.ts'
import type { Side } from './duel.ts'
import { percentile } from './statistics.ts'

/** One line of the named list of lists: what must stay below 100 ms at one connection. */
export interface Line {
  name: string
  asks: Ask[]
  /** Who asks; the key of all sites unless said otherwise. */
  as?: 'limited' | 'own' | 'own_few'
}

export interface LineResult {
  name: string
  requests: number
  p50: number
  p95: number
  worst: number
  /** Milliseconds of processor time of program and database for each request: what other work on the machine disturbs less. */
  cpu: number
}

/** Every query of a line, `times` over, the same for all lines. */
export async function measureLine(line: Line, { target, cpu }: Side, times: number): Promise<LineResult> {
  const before = cpu()
  let at = 0
  const next = (): Ask => line.asks[at++ % line.asks.length]!
  const sample = await drive(target, 1, { requests: times }, next)
  if (sample.failure) throw new Error(`${line.name}: ${sample.failure}`)
  const { times: taken } = sample
  return {
    name: line.name,
    requests: taken.length,
    p50: percentile(taken, 0.5),
    p95: percentile(taken, 0.95),
    worst: Math.max(...taken),
    cpu: (cpu() - before) / taken.length,
  }
}

const asks = (queries: Record<string, string | number | object | undefined>[]): Ask[] =>
  queries.map((query) => ({ method: 'GET', path: listPath(query) }))
const filter = (...conditions: object[]): object => ({ all: conditions })
const is = (field: string, value: unknown, op = 'eq'): object => ({ field, op, value })

/** Pages and filters: table A. Those of fields that do not exist yet (sums of orders, custom fields) are left out. */
export function pages(known: readonly Known[]): Line[] {
  const some = known.slice(0, 40)
  const deep = (sort: string, name: keyof Known): Line => ({
    name: `sort ${sort}, deep`,
    asks: asks(some.flatMap((one) => (one[name] === null ? [] : [{ sort, after: cursorAt(sort, one[name], one.id) }]))),
  })
  const bigCities = ['Berlin', 'Hamburg', 'München', 'New York', 'Wien', 'Paris']
  const rareCities = [...new Set(known.flatMap(({ billing_city }) => billing_city ?? []))]
    .filter((city) => !bigCities.includes(city))
    .slice(0, 40)
  const tidy = (city: string): object => filter(is('billing_city', city), is('active', true), is('on_hold', false))
  const zips = known.flatMap((one) => one.billing_postal_code ?? []).filter((zip) => /^\d{5}$/.test(zip))
  const countries = is('billing_country', ['DE', 'AT'], 'in')
  const zipFilter = (zip: string, op: string): object => ({ some: 'addresses', where: is('postal_code', zip, op) })
  return [
    { name: 'newest, first page', asks: asks([{}]) },
    { name: 'newest, first page with its count', asks: asks([{ total: 'true' }]) },
    { name: 'oldest first', asks: asks([{ sort: 'created_at' }]) },
    deep('-created_at', 'created_at'),
    deep('created_at', 'created_at'),
    {
      name: 'sort by each column, first page',
      asks: asks(sortable.flatMap((sort) => [{ sort }, { sort: `-${sort}` }])),
    },
    deep('last_name', 'last_name'),
    deep('-last_name', 'last_name'),
    deep('number', 'number_sort'),
    deep('-email', 'email'),
    deep('billing_city', 'billing_city'),
    deep('-billing_city', 'billing_city'),
    deep('company_name', 'company_name'),
    deep('-company_name', 'company_name'),
    {
      name: 'sort company_name, in the empty ones',
      asks: asks(some.map((one) => ({ sort: 'company_name', after: cursorAt('company_name', null, one.id) }))),
    },
    {
      name: 'common city + active + not on hold, newest',
      asks: asks(bigCities.map((city) => ({ filter: tidy(city) }))),
    },
    {
      name: 'rare city + active + not on hold, newest',
      asks: asks(rareCities.map((city) => ({ filter: tidy(city) }))),
    },
    ...['-created_at', 'last_name'].map((sort) => ({
      name: `country in (DE, AT) + born between, by ${sort}`,
      asks: asks([{ sort, filter: filter(countries, is('date_of_birth', ['1970-01-01', '1979-12-31'], 'between')) }]),
    })),
    // Harder than it looks: nobody of the newest half million had signed in by then.
    {
      name: 'country in (DE, AT) + last login long ago, newest',
      asks: asks([
        { filter: filter(countries, is('last_login_at', ['2025-01-01T00:00:00Z', '2025-07-01T00:00:00Z'], 'between')) },
      ]),
    },
    { name: 'city is not Berlin, newest', asks: asks([{ filter: is('billing_city', 'Berlin', 'ne') }]) },
    { name: 'company empty, newest', asks: asks([{ filter: { field: 'company_name', op: 'empty' } }]) },
    { name: 'e-mail empty, newest', asks: asks([{ filter: { field: 'email', op: 'empty' } }]) },
    {
      name: 'not verified and on hold (0.8 %), newest',
      asks: asks([{ filter: filter(is('account_status', 'verified', 'ne'), is('on_hold', true)) }]),
    },
    {
      name: 'some address: zip of 2 digits, newest',
      asks: asks(zips.slice(0, 20).map((zip) => ({ filter: zipFilter(zip.slice(0, 2), 'starts_with') }))),
    },
    {
      name: 'some address: zip of 3 digits, newest',
      asks: asks(zips.slice(0, 20).map((zip) => ({ filter: zipFilter(zip.slice(0, 3), 'starts_with') }))),
    },
    {
      name: 'some address: whole zip, newest',
      asks: asks(zips.slice(0, 40).map((zip) => ({ filter: zipFilter(zip, 'eq') }))),
    },
    {
      name: 'common city + active + common name, newest',
      asks: asks(
        ['mueller', 'schmidt', 'fischer'].flatMap((q) =>
          bigCities.slice(0, 3).map((city) => ({ q, filter: filter(is('billing_city', city), is('active', true)) })),
        ),
      ),
    },
    { name: 'colleague of the small site (0.1 %): newest', as: 'limited', asks: asks([{}]) },
    { name: 'colleague of the small site: by last name', as: 'limited', asks: asks([{ sort: 'last_name' }]) },
    { name: 'colleague of the small site: common name', as: 'limited', asks: asks([{ q: 'mueller' }, { q: 'berg' }]) },
  ]
}

const sortable = [
  'number',
  'created_at',
  'email',
  'first_name',
  'last_name',
  'phones',
  'company_name',
  'site_id',
  'manager_id',
  'active',
  'on_hold',
  'billing_postal_code',
  'billing_city',
  'billing_country',
  'account_status',
  'last_login_at',
]

/** What is typed into the search box: table B, each under three sorts. */
export function searches(known: readonly Known[]): Line[] {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z]/g, '')
  const named = known.flatMap((one) =>
    one.last_name && one.first_name && plain(one.last_name).length > 5
      ? [{ ...one, last: plain(one.last_name), first: plain(one.first_name) }]
      : [],
  )
  const rare = named
    .filter(({ last }) => last.length > 8)
    .slice(0, 20)
    .map(({ last }) => last)
  const mails = known.flatMap(({ email }) => email ?? []).slice(0, 20)
  const phones = known.flatMap(({ phone }) => phone ?? []).slice(0, 20)
  const inputs: [string, string[]][] = [
    ['rare name', rare],
    ['common name', ['mueller', 'schmidt', 'schneider', 'fischer', 'weber', 'smith', 'johnson', 'martin']],
    ['4 letters inside a name', named.slice(0, 20).map(({ last }) => last.slice(2, 6))],
    ['3 letters of many', ['ber', 'ann', 'mar', 'ste', 'hei', 'sch', 'mei', 'bac']],
    ['gmail, yahoo, .com', ['gmail', 'yahoo', '.com']],
    ['2 letters', ['ma', 'sc', 'be', 'jo', 'q7', 'zz']],
    ['first and last name', named.slice(0, 20).map(({ first, last }) => `${first} ${last}`)],
    ['3 letters + gmail, gmbh', ['ber gmail', 'sch gmbh', 'ann yahoo', 'mei gmail']],
    ['common name + gmail', ['mueller gmail', 'schmidt gmail', 'smith gmail']],
    ['6 phone digits', phones.map((phone) => phone.slice(4, 10))],
    ['4 phone digits', phones.map((phone) => phone.slice(6, 10))],
    ['no match', ['qqxqq', 'wvwvwv']],
    ['two common words that never meet', ['gmail yahoo.com', 'gmail web.de']],
    ['part of an e-mail', mails.map((mail) => mail.slice(0, mail.indexOf('@')))],
    ['exact: e-mail, phone, number', [...mails, ...phones, ...known.slice(0, 20).map(({ number }) => number)]],
  ]
  return inputs.flatMap(([name, texts]) =>
    ['-created_at', 'last_name', 'billing_city'].map((sort) => ({
      name: `${name}, by ${sort}`,
      asks: asks(texts.map((q) => ({ q, sort }))),
    })),
  )
}

/** Counts, as a list asks for them beside its rows. */
export function counts(): Line[] {
  const of = (name: string, queries: Record<string, string | object>[]): Line => ({
    name: `count: ${name}`,
    asks: asks(queries.map((query) => ({ ...query, limit: 0, total: 'true' }))),
  })
  return [
    of('all', [{}]),
    of('rare and common names', [{ q: 'ackerbach' }, { q: 'mueller' }, { q: 'schmidt' }, { q: 'berg' }]),
    of('gmail, 2 letters, two words', [{ q: 'gmail' }, { q: 'ma' }, { q: 'ber gmail' }, { q: 'gmail yahoo.com' }]),
    of('common city', [{ filter: is('billing_city', 'Berlin') }]),
    of('company empty', [{ filter: { field: 'company_name', op: 'empty' } }]),
    of('not verified and on hold', [{ filter: filter(is('account_status', 'verified', 'ne'), is('on_hold', true)) }]),
    of('some address: zip of 2 digits', [
      { filter: { some: 'addresses', where: is('postal_code', '50', 'starts_with') } },
    ]),
    { ...of('colleague of the small site', [{}]), as: 'limited' },
  ]
}
