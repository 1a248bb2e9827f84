import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Caller } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())

type Query = Record<string, string | number>
interface Page {
  items: { id: string; number: string }[]
  next: string | null
  previous: string | null
  total: { value: number; exact: boolean } | null
}

let readers: Caller[] = []

/** Numbers, external ids, phones and plain words that have "4711" in them, at two sites, some of them filtered out. */
beforeAll(async () => {
  const key = await app.apiKey()
  const main = (await app.request('GET', '/sites')).body.items[0].id as string
  const north = (await app.request('POST', '/sites', { body: { code: 'north', name: 'North' } })).body.id as string
  const id = (source: string, external_id = '4711') => ({ external_ids: [{ source, external_id }] })
  const phone = (number: string) => ({ phones: [{ number }] })
  const people: object[] = [
    { number: '4711', last_name: 'Number' },
    { number: 'C-2', last_name: 'Shop', ...id('shop'), vip: true },
    { number: 'C-10', last_name: 'Crm', ...id('crm') },
    { number: 'A-1', last_name: 'Erp', ...id('erp'), vip: true },
    { number: 'P-1', last_name: 'Phone', ...phone('4711') },
    { number: 'P-2', last_name: 'Phone', ...phone('4711'), vip: true },
    { number: 'W-1', company_name: 'Studio 4711', vip: true },
    { number: 'W-2', company_name: 'Studio 4711' },
    { number: '47110', last_name: 'Longer' },
    { number: 'N-4711', first_name: 'Nameless' },
    { number: 'W-3', last_name: 'Other', company_name: 'studio', vip: true, ...phone('+49 30 4711471') },
  ]
  for (const [at, one] of people.entries()) {
    const site_ids = at % 3 === 0 ? [main] : at % 3 === 1 ? [north] : [main, north]
    const made = await app.request('POST', '/customers', { as: key, body: { ...one, site_id: site_ids[0], site_ids } })
    expect(made.status, made.text).toBe(201)
  }
  readers = [
    app.administrator,
    await app.apiKey({ site_ids: [north] }),
    await app.staff({ site_ids: [main] }),
    await app.staff({ role: 'viewer', site_ids: [main] }),
  ]
})

async function read(query: Query, as: Caller): Promise<Page> {
  const { status, body, text } = await app.request('GET', '/customers', { as, query })
  expect(status, text).toBe(200)
  return body
}

/** All pages, from the first to the last or from the last to the first. */
async function walk(query: Query, as: Caller, backwards: boolean): Promise<Page[]> {
  const pages: Page[] = []
  for (let at: Query | null = backwards ? { before: 'end' } : {}; at !== null;) {
    const page: Page = await read({ ...query, ...at }, as)
    pages.push(page)
    const on: string | null = backwards ? page.previous : page.next
    at = on === null ? null : backwards ? { before: on } : { after: on }
  }
  return backwards ? pages.toReversed() : pages
}

const numbers = (pages: Page[]): string[] => pages.flatMap(({ items }) => items.map(({ number }) => number))

test('pages of a search hold every row once, exact hits first, both ways and whoever asks', async () => {
  const vip = JSON.stringify({ field: 'vip', op: 'eq', value: true })
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...readers.keys()),
      fc.constantFrom('4711', 'C-2', '47110', 'studio', '+49 30 4711471', 'nobody'),
      fc.constantFrom('', 'number', '-number', 'site_id', '-active', 'created_at', 'company_name', '-company_name'),
      fc.constantFrom('', vip),
      fc.integer({ min: 1, max: 4 }),
      async (reader, q, sort, filter, limit) => {
        const as = readers[reader]!
        const viewer = reader === 3
        const query = {
          q,
          ...(sort && !(viewer && sort.endsWith('company_name')) && { sort }),
          ...(filter && { filter }),
        }
        const whole = await read({ ...query, limit: 200 }, as)
        const all = numbers([whole])
        expect(new Set(all).size).toBe(all.length)
        expect(whole.total).toEqual({ value: all.length, exact: true })
        for (const backwards of [false, true]) {
          const pages = await walk({ ...query, limit }, as, backwards)
          expect(numbers(pages)).toEqual(all)
          for (const { items, total } of pages) {
            expect(items.length).toBeLessThanOrEqual(limit)
            expect(total).toEqual(whole.total)
          }
        }
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)

test('exact hits stand first in the order of their numbers, and the rest follows in the order asked for', async () => {
  const { items } = await read({ q: '4711', sort: '-number' }, app.administrator)
  expect(items.map(({ number }) => number)).toEqual([
    '4711',
    'A-1',
    'C-2',
    'C-10',
    'P-1',
    'P-2',
    'W-3',
    'W-2',
    'W-1',
    'N-4711',
    '47110',
  ])
})
