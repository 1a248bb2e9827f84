import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Field } from '../contract/platform/record.ts'
import { slices } from '../server/slices.ts'
import type { Endpoint } from '../contract/platform/endpoint.ts'
import { testApp } from './app.ts'
import { bulking } from './bulking.ts'
import { called, nobody, servedEndpoints } from './contract-endpoints.ts'
import { exporting } from './exporting.ts'
import { byEmail, importing, person } from './importing.ts'
import { leastOf, listedRecords } from './least.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { create, start, finished } = bulking(app)

const queryOf = (one: Endpoint): string[] => Object.keys((one.query as { shape?: object } | undefined)?.shape ?? {})
const paged = servedEndpoints.filter((one) => one.method === 'GET' && queryOf(one).includes('after'))

/** What stands in the place of `:id`, so that every list has more than one row to tell of. */
const ids: Record<string, string> = {}
/** Names of lists and orders that cursors were seen to hold. */
const seen = new Set<string>()

beforeAll(async () => {
  const people: string[] = []
  for (const last_name of ['One', 'Two', 'Three']) {
    people.push((await create({ last_name, number: last_name, email: `${last_name}@example.com` })).id)
  }
  const [customer = ''] = people
  for (const html of ['a', 'b', 'c']) {
    expect((await app.request('POST', `/customers/${customer}/notes`, { body: { html } })).status).toBe(201)
  }
  const { bring } = importing(app)
  const table = 'email,first_name,last_name\na@x.example,A,A\nb@x.example,B,B\nc@x.example,C,C\n'
  const done = await bring(table, { ...byEmail(person), dry_run: true })
  await bring(table, { ...byEmail(person), dry_run: true })
  for (let n = 0; n < 2; n += 1) await exporting(app).take({ columns: [{ name: 'number' }] })
  const job = await start({ ids: people }, people.length, { kind: 'change', set: { vip: true } })
  await finished(job)
  for (const record of listedRecords.filter(({ type }) => type !== 'customer')) {
    const body = leastOf(record, { customers: customer, staff: app.administrator.id })
    const make = async (): Promise<string> =>
      (await app.request('POST', `/${record.resource}`, { body })).body.id as string
    ids[record.resource] = await make()
    await make()
    const name = Object.keys(body).find((one) => body[one] === 'A') ?? ''
    const changed = await app.request('PATCH', `/${record.resource}/${ids[record.resource]}`, { body: { [name]: 'B' } })
    expect(changed.status, changed.text).toBe(200)
  }
  for (const text of ['a', 'b'])
    expect((await app.request('POST', `/tasks/${ids['tasks']}/comments`, { body: { text } })).status).toBe(201)
  Object.assign(ids, { customers: customer, imports: done.id, jobs: job })
}, 120_000)

const at = (one: Endpoint): string => one.path.replace(/^\/(\w+)\/:id/, (_, of: string) => `/${of}/${ids[of]}`)
const unpack = (cursor: string): unknown => JSON.parse(Buffer.from(cursor, 'base64url').toString())
const pack = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What looks like the value of a column, and what PostgreSQL cannot read, or can only just. */
const texts = `
  0 -1 1.5 NaN -Infinity 1e9 2147483648 9223372036854775807 9223372036854775808 99999999999999999999 true maybe o'clock
  00000000-0000-7000-8000-00000000000g ------------------------------------ infinity now 24:00 2026-11-22T03:30:00Z
  0000-01-01T00:00:00+00 2026-02-30T00:00:00+00 294276-12-31T23:59:59.999999+00 294277-01-01T00:00:00+00
  999999-12-31T00:00:00Z 2026-13-01T00:00:00Z 2026-01-01T25:00:00Z 2026-11-22 5874898-01-01`
const values: unknown[] = [...texts.trim().split(/\s+/), '', 'a\0b', '\ud800', '4714-01-01 00:00:00+00 BC']
const value = fc.constantFrom<unknown>(...values, null, 7, Number.MAX_VALUE, true, [], ['0'], {}, nobody)

/** Forged from nothing, from the names of lists, and by changing a real one. */
function forged(real: unknown[]): fc.Arbitrary<string> {
  const names = fc.constantFrom<unknown>(...seen, ...real.slice(0, 1))
  const changed = fc
    .tuple(fc.nat(Math.max(0, real.length - 1)), value)
    .map(([place, other]) => real.map((one, index) => (index === place ? other : one)))
  return fc.oneof(
    { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
    { weight: 1, arbitrary: fc.tuple(value, value).map(([a, b]) => `${String(a)}~${String(b)}`) },
    { weight: 1, arbitrary: fc.json({ maxDepth: 1 }).map((text) => Buffer.from(text).toString('base64url')) },
    {
      weight: 6,
      arbitrary: fc.tuple(names, fc.array(value, { maxLength: 3 })).map(([name, more]) => pack([name, ...more])),
    },
    { weight: 6, arbitrary: fc.tuple(names, value).map(([name, one]) => pack([name, one, nobody])) },
    { weight: 6, arbitrary: changed.map(pack) },
  )
}

async function probe(one: Endpoint, query: Record<string, string>): Promise<void> {
  const { status, text, body } = await app.request('GET', at(one), { query })
  if (status === 200) return
  // NUL is refused wherever it stands.
  const isText = Object.values(query).every((one) => !one.includes('\0'))
  expect([body?.error?.code, text], JSON.stringify(query)).toEqual([isText ? 'bad_cursor' : 'invalid', text])
}

test('every list that goes on says that it refuses what is no cursor of it', () => {
  expect(paged.length).toBeGreaterThan(7)
  expect(paged.filter((one) => !one.errors?.includes('bad_cursor')).map(called)).toEqual([])
})

/** Lists that are sorted by the fields of a record. */
const fieldsOf: Record<string, readonly Field[]> = Object.fromEntries(
  slices.flatMap((slice) => slice.records ?? []).flatMap((one) => (one.list ? [[`/${one.resource}`, one.fields]] : [])),
)

test.each(paged.map((one) => [called(one), one] as const))(
  '%s takes forged cursors for what they are',
  async (_, one) => {
    const sorts =
      one.path in fieldsOf
        ? fieldsOf[one.path]!.filter((field) => field.sortable).flatMap(({ name }) => [
            { sort: name },
            { sort: `-${name}` },
          ])
        : [{}]
    const ways = queryOf(one).includes('before') ? ['after', 'before'] : ['after']
    for (const sort of sorts) {
      const { body, status, text } = await app.request('GET', at(one), { query: { limit: 1, ...sort } })
      expect(status, text).toBe(200)
      const real = body.next === null ? [] : (unpack(body.next) as unknown[])
      if (typeof real[0] === 'string') seen.add(real[0])
      seen.add('-created_at')
      await fc.assert(
        fc.asyncProperty(forged(real), fc.constantFrom(...ways), (cursor, way) =>
          probe(one, { ...sort, [way]: cursor }),
        ),
        { numRuns: 'sort' in sort ? 60 : 400 },
      )
    }
  },
  120_000,
)

test('a real cursor goes on where the page before ended', async () => {
  for (const one of paged.filter(({ path }) => path !== '/mail')) {
    const first = await app.request('GET', at(one), { query: { limit: 1 } })
    expect(first.body.next, called(one)).toEqual(expect.any(String))
    const second = await app.request('GET', at(one), { query: { limit: 1, after: first.body.next } })
    expect(second.status, second.text).toBe(200)
    expect(second.body.items[0], called(one)).not.toEqual(first.body.items[0])
  }
})
