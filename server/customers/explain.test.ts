import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fill } from '../../bench/data.ts'
import { managers } from '../../bench/rows.ts'
import { customerFieldList, type CustomerListItem } from '../../contract/customers/record.ts'
import { testApp, type Caller } from '../../test/app.ts'
import { plansOf, type Query } from '../../test/plans.ts'
import { writeCursor } from '../platform/lists/cursor.ts'

// What a list asks of a database with 100,000 customers must be answered by indexes.
const customers = 100_000

const app = await testApp()
let limited: Caller
let middle: CustomerListItem

beforeAll(async () => {
  await fill(app.db.connection, customers, 0)
  const { rows } = await app.db.pool.query<{ id: string }>(`select id from sites where code = 'showroom'`)
  limited = await app.apiKey({ site_ids: rows.map(({ id }) => id) })
  const filled = ['email', 'manager_id', 'phones', 'company_name', 'billing_city', 'last_login_at', 'last_name'].map(
    (field) => ({
      field,
      op: 'not_empty',
    }),
  )
  const { body } = await app.request('GET', '/customers', {
    query: { filter: JSON.stringify({ all: filled }), limit: 50 },
  })
  middle = body.items[49]
}, 240_000)
afterAll(() => app.close())

const { expectIndexes: demandIndexes, faultsOf } = plansOf(app, 'customers')

const expectIndexes = (query: Query, as?: Caller, path = '/customers'): Promise<void> =>
  demandIndexes(path, { ...(path === '/customers' && { total: 'false' }), ...query }, as)

const sortable = customerFieldList.filter((field) => field.sortable).map((field) => field.name)
const orders = sortable.flatMap((name) => [name, `-${name}`])
const nullable = [
  'email',
  'first_name',
  'last_name',
  'phones',
  'company_name',
  'manager_id',
  'billing_postal_code',
  'billing_city',
  'billing_country',
  'last_login_at',
]

const cursor = (sort: string, value: string | null): string =>
  writeCursor({ list: sort, parts: [{ type: 'text', nullable: true }, { type: 'uuid' }] }, [value, middle.id])

/** The value that the middle customer is sorted by. */
const sortValue = (name: string): string =>
  name === 'phones' ? middle.phones[0]!.number : String(middle[name as 'email'])

test('the check finds what it looks for', async () => {
  const faults = await faultsOf({
    text: 'select * from customers order by middle_name, created_at limit 50',
    values: [],
  })
  expect(faults).toEqual(expect.arrayContaining(['reads all customers', `sorts ${customers} rows`]))
})

describe('sorts', () => {
  test.each(orders)('first page by %s', (sort) => expectIndexes({ sort }))
  test.each(orders)('deep page by %s', (sort) =>
    expectIndexes({ sort, after: cursor(sort, sortValue(sort.replace('-', ''))) }),
  )
  test.each(nullable.flatMap((name) => [name, `-${name}`]))('the empty ones by %s', (sort) =>
    expectIndexes({ sort, after: cursor(sort, null) }),
  )
  test.each(orders)('last page by %s', (sort) => expectIndexes({ sort, before: 'end' }))
  test.each(orders)('backwards by %s', (sort) =>
    expectIndexes({ sort, before: cursor(sort, sortValue(sort.replace('-', ''))) }),
  )
  test.each(nullable.flatMap((name) => [name, `-${name}`]))('backwards in the empty ones by %s', (sort) =>
    expectIndexes({ sort, before: cursor(sort, null) }),
  )
})

describe('searches', () => {
  const typed = [
    'rosenbach',
    'müller',
    'Хрущёва',
    'Đorđević Дмитрий',
    '田中太郎',
    'julia',
    'berg',
    'gmail',
    'ma',
    'q7',
    'anna müller',
    'gmail yahoo.com',
    '4915',
    'D400100',
    '10100',
  ]
  test.each(typed.flatMap((q) => ['-created_at', 'last_name', '-company_name'].map((sort) => [q, sort] as const)))(
    '%s, by %s',
    (q, sort) => expectIndexes({ q, sort }),
  )
  test('a whole e-mail, a whole phone, each by its own index', async () => {
    await expectIndexes({ q: middle.email! })
    await expectIndexes({ q: middle.phones[0]!.number })
  })
})

const filters: Record<string, object> = {
  'a common city': { field: 'billing_city', op: 'eq', value: 'Berlin' },
  'a city and two flags': {
    all: [
      { field: 'billing_city', op: 'eq', value: 'Passau' },
      { field: 'active', op: 'eq', value: true },
      { field: 'on_hold', op: 'eq', value: false },
    ],
  },
  'not a city': { field: 'billing_city', op: 'ne', value: 'Berlin' },
  'on hold': { field: 'on_hold', op: 'eq', value: true },
  'a country': { field: 'billing_country', op: 'in', value: ['PL', 'KZ'] },
  'no company': { field: 'company_name', op: 'empty' },
  'a presumed gender': { field: 'presumed_gender', op: 'eq', value: 'female' },
  'a gender, stated or presumed': { field: 'gender_or_presumed', op: 'eq', value: 'female' },
  'a rare gender': { field: 'gender_or_presumed', op: 'eq', value: 'other' },
  'a tag': { field: 'tags', op: 'has_any', value: ['press'] },
  'an e-mail': { field: 'email', op: 'eq', value: 'Nobody@example.com' },
  'a number': { field: 'number', op: 'eq', value: '10500' },
  'a part of a phone': { field: 'phones', op: 'starts_with', value: '+49151' },
  'a postal code': { some: 'addresses', where: { field: 'postal_code', op: 'eq', value: '10115' } },
  'the beginning of a postal code': {
    some: 'addresses',
    where: { field: 'postal_code', op: 'starts_with', value: '101' },
  },
  'own customers': { field: 'manager_id', op: 'is_me' },
  'a manager with few customers': { field: 'manager_id', op: 'eq', value: managers.at(-1) },
  'no manager': { field: 'manager_id', op: 'empty' },
  'a recent sign-in': { field: 'last_login_at', op: 'gte', value: '2026-06-20T00:00:00Z' },
  'either of two': {
    any: [
      { field: 'vip', op: 'eq', value: true },
      { field: 'bad', op: 'eq', value: true },
    ],
  },
}

/** A page of these is found on the way through the order of the list; to count them takes a look at every customer. */
const unindexed = ['not a city', 'either of two']

describe('filters', () => {
  test.each(Object.keys(filters))('%s', (name) => expectIndexes({ filter: JSON.stringify(filters[name]) }))
  test.each(Object.keys(filters))('%s, by last name', (name) =>
    expectIndexes({ filter: JSON.stringify(filters[name]), sort: 'last_name' }),
  )
  test.each(Object.keys(filters).filter((name) => !unindexed.includes(name)))('%s, counted', (name) =>
    expectIndexes({ filter: JSON.stringify(filters[name]), limit: 0, total: 'true' }),
  )
})

describe('somebody limited to a small site', () => {
  test.each(['-created_at', 'last_name', '-company_name'])('by %s', (sort) => expectIndexes({ sort }, limited))
  test('searches', () => expectIndexes({ q: 'berg' }, limited))
})

describe('likely doubles', () => {
  const sought = {
    first_name: 'Anna',
    last_name: 'Müller',
    postal_code: '10115',
    city: 'Berlin',
    line1: 'Lindenstraße 1',
  }
  test.each<[string, Query]>([
    ['a common name', sought],
    ['a name alone', { first_name: 'Anna', last_name: 'Müller' }],
    ['a place and half a name', { first_name: 'Anna', city: 'Berlin', line1: 'Lindenstraße 1' }],
    ['a day of birth', { ...sought, date_of_birth: '1980-05-17' }],
    ['a company', { company_name: 'Rosenbach Möbel GmbH' }],
    ['everything', { ...sought, email: 'anna@example.com', phone: '+49 30 1234567', company_name: 'Rosenbach' }],
  ])('by %s', (_, query) => expectIndexes(query, app.administrator, '/customers/lookalikes'))
})
