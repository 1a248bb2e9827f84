import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { customerFieldList } from '../../contract/customers/record.ts'
import { testApp } from '../../test/app.ts'
import { compose } from '../platform/composition.ts'
import { slices } from '../slices.ts'

const app = await testApp()
afterAll(() => app.close())

const key = await app.apiKey({ role: 'integration' })
const create = async (body: Record<string, unknown>): Promise<{ id: string; number: string }> => {
  const answer = await app.request('POST', '/customers', { as: key, body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}

interface Item {
  id: string
  last_name: string | null
  company_name: string | null
}
const list = async (query: Record<string, string | number>, as = app.administrator) => {
  const answer = await app.request('GET', '/customers', { as, query })
  expect(answer.status, answer.text).toBe(200)
  return answer.body as {
    items: Item[]
    next: string | null
    previous: string | null
    total: { value: number; exact: boolean } | null
  }
}
const names = async (query: Record<string, string | number>): Promise<(string | null)[]> =>
  (await list(query)).items.map((item) => item.last_name)

const people = [
  { first_name: 'Zoë', last_name: 'Ångström', company_name: 'Nordic AB', phones: [{ number: '+46 8 123 456 78' }] },
  {
    first_name: 'Jürgen',
    last_name: 'Müller',
    email: 'j.mueller@example.de',
    account: false,
    phones: [{ number: '030 1234567' }, { number: '+49 171 1234567' }],
  },
  { first_name: 'Иван', last_name: 'Щербаков', vip: true },
  { first_name: 'Maria', last_name: "O'Brien", email: 'maria@example.ie', account: false, tags: ['gold', 'mail'] },
  { first_name: 'Percy', last_name: '100%_sure\\', company_name: 'Zeta' },
  { company_name: 'Nameless Ltd', number: 'X-42' },
]
const made: { id: string; number: string }[] = []
for (const one of people) made.push(await create(one))

test('newest first by default; a page says where the next one begins', async () => {
  const seen: (string | null)[] = []
  let after = ''
  do {
    const page = await list({ limit: 2, ...(after && { after }) })
    expect(page.items.length).toBeLessThanOrEqual(2)
    expect(page.total).toEqual({ value: 6, exact: true })
    seen.push(...page.items.map((item) => item.company_name ?? item.last_name))
    after = page.next ?? ''
  } while (after)
  expect(seen).toEqual(['Nameless Ltd', 'Zeta', "O'Brien", 'Щербаков', 'Müller', 'Nordic AB'])
})

test('sorts as people expect, empty values last both ways, page by page', async () => {
  const all = async (sort: string): Promise<(string | null)[]> => {
    const seen: (string | null)[] = []
    for (let after = ''; ;) {
      const page = await list({ limit: 1, sort, ...(after && { after }) })
      seen.push(...page.items.map((item) => item.last_name))
      if (!page.next) return seen
      after = page.next
    }
  }
  expect(await all('last_name')).toEqual(['100%_sure\\', 'Ångström', 'Müller', "O'Brien", 'Щербаков', null])
  expect(await all('-last_name')).toEqual(['Щербаков', "O'Brien", 'Müller', 'Ångström', '100%_sure\\', null])
})

/** Ids from the first page to the last, or from the last to the first. */
async function walk(query: Record<string, string>, backwards: boolean): Promise<string[][]> {
  const pages: string[][] = []
  for (let at: Record<string, string> | null = backwards ? { before: 'end' } : {}; at !== null;) {
    const { items, next, previous } = await list({ ...query, limit: 2, ...at })
    pages.push(items.map(({ id }) => id))
    const isOutermost = pages.length === 1
    expect((backwards ? next : previous) === null).toBe(isOutermost)
    const on = backwards ? previous : next
    at = on === null ? null : backwards ? { before: on } : { after: on }
  }
  return pages
}

test.each(customerFieldList.filter(({ sortable }) => sortable).flatMap(({ name }) => [name, `-${name}`]))(
  'by %s the pages from the end are those from the start, the other way round',
  async (sort) => {
    for (const q of ['', 'm']) {
      const query = { sort, ...(q && { q }) }
      const forwards = (await walk(query, false)).flat()
      const backwards = (await walk(query, true)).toReversed().flat()
      expect(backwards).toEqual(forwards)
      expect(new Set(forwards).size).toBe(forwards.length)
    }
  },
)

test('from a page one goes back to the one before it, and an exact number stands first there too', async () => {
  const first = await list({ limit: 2 })
  const second = await list({ limit: 2, after: String(first.next) })
  const back = await list({ limit: 2, before: String(second.previous) })
  expect(back.items).toEqual(first.items)
  expect(back.previous).toBeNull()
  expect((await list({ q: 'X-42', limit: 2, before: 'end' })).items[0]?.id).toBe(made[5]!.id)
  const both = await app.request('GET', '/customers', {
    query: { after: String(first.next), before: String(second.previous) },
  })
  expect([both.status, both.body.error.fields.before]).toEqual([422, expect.anything()])
})

test.each([
  ['names in any order', 'müller jürgen', ['Müller']],
  ['without the accents', 'muller', ['Müller']],
  ['as a German types it', 'Mueller', ['Müller']],
  ['another script in Latin letters', 'shcherbakov', ['Щербаков']],
  ['its own script', 'щерба', ['Щербаков']],
  ['two letters, at the start of a word', 'zo', ['Ångström']],
  ['part of an e-mail', 'ueller@exam', ['Müller']],
  ['an apostrophe or none', 'obrien', ["O'Brien"]],
  ['a phone as typed', '030/123 45 67', ['Müller']],
  ['a phone in international form', '+49 30 1234567', ['Müller']],
  ['the second phone', '0171 1234567', ['Müller']],
  ['a piece of a phone', '1234 5678', ['Ångström']],
  ['a company', 'nordic', ['Ångström']],
  ['signs that SQL knows are only signs', '100%_sure\\', ['100%_sure\\']],
  ['nothing that is there', 'xyzzy', []],
  ['one letter at the start of a word', 'j', ['Müller']],
])('finds %s', async (_what, q, expected) => {
  expect(await names({ q })).toEqual(expected)
})

test('an exact number comes first, and a whole e-mail ends the search', async () => {
  await create({ first_name: 'Near', last_name: 'Xx42', company_name: 'x-42 and more' })
  expect((await list({ q: 'X-42' })).items.map((item) => item.company_name)).toEqual(['Nameless Ltd', 'x-42 and more'])
  expect(await names({ q: 'MARIA@example.ie' })).toEqual(["O'Brien"])
  expect(await names({ q: 'nobody@example.ie' })).toEqual([])
})

test('filters by fields, addresses and notes, and says what is wrong with a filter', async () => {
  const [, muller] = made
  await app.request('POST', `/customers/${muller!.id}/addresses`, {
    body: { line1: 'Ring 1', city: 'Berlin', postal_code: '10115', country: 'DE' },
  })
  await app.request('POST', `/customers/${muller!.id}/notes`, { body: { html: '<p>Wants <b>blue</b> boxes</p>' } })
  const filtered = (filter: unknown) => names({ filter: JSON.stringify(filter) })
  expect(
    await filtered({ some: 'addresses', where: { field: 'postal_code', op: 'starts_with', value: '101' } }),
  ).toEqual(['Müller'])
  expect(await filtered({ some: 'notes', where: { field: 'text', op: 'contains', value: 'BLUE' } })).toEqual(['Müller'])
  expect(await filtered({ field: 'billing_city', op: 'eq', value: 'Berlin' })).toEqual(['Müller'])
  expect(await filtered({ field: 'phones', op: 'eq', value: '+46812345678' })).toEqual(['Ångström'])
  expect(
    await filtered({
      all: [{ field: 'tags', op: 'has_any', value: ['gold'] }, { not: { field: 'vip', op: 'eq', value: true } }],
    }),
  ).toEqual(["O'Brien"])
  const wrong = await app.request('GET', '/customers', {
    query: { filter: JSON.stringify({ field: 'shoe_size', op: 'eq', value: 1 }) },
  })
  expect(wrong.status).toBe(422)
  expect(wrong.body.error).toMatchObject({ code: 'bad_filter', fields: { filter: {} } })
})

test('a cursor of another sort, a sort that is none and a limit too high are refused', async () => {
  const { next } = await list({ limit: 1 })
  const wrong: Record<string, string>[] = [
    { after: String(next), sort: 'last_name' },
    { sort: 'search' },
    { limit: '201' },
    { after: 'nonsense' },
  ]
  for (const query of wrong) {
    expect((await app.request('GET', '/customers', { query })).status).toBe(422)
  }
})

test('someone limited to a site sees, searches, counts and changes only its customers', async () => {
  const { body: site } = await app.request('POST', '/sites', {
    body: { code: 'north', name: 'North', languages: ['en'], currencies: ['EUR'], countries: ['SE'] },
  })
  await app.request('PATCH', `/customers/${made[0]!.id}`, { body: { site_ids: [site.id] } })
  const limited = await app.staff({ role: 'manager', site_ids: [site.id] })
  const page = await list({}, limited)
  expect(page.items.map((item) => item.last_name)).toEqual(['Ångström'])
  expect(page.total).toEqual({ value: 1, exact: true })
  expect((await list({ q: 'müller' }, limited)).items).toEqual([])
  const hidden = `/customers/${made[1]!.id}`
  expect((await app.request('GET', hidden, { as: limited })).status).toBe(404)
  expect((await app.request('PATCH', hidden, { as: limited, body: { vip: true } })).status).toBe(404)
  expect((await app.request('DELETE', hidden, { as: limited })).status).toBe(404)
  expect((await app.request('GET', `${hidden}/history`, { as: limited })).status).toBe(404)
  expect((await app.request('GET', `${hidden}/addresses`, { as: limited })).status).toBe(404)
  expect((await app.request('POST', `${hidden}/notes`, { as: limited, body: { html: 'x' } })).status).toBe(404)
  const own = await app.request('POST', '/customers', {
    as: limited,
    body: { first_name: 'A', last_name: 'Own', email: 'own@example.se' },
  })
  expect(own.body.site_ids).toEqual([site.id])
})

test('a field that exists only at run time is a column and a filter like any other', async () => {
  const field = {
    name: 'name_length',
    kind: 'integer',
    listed: true,
    filterable: true,
    labels: { en: 'Letters' },
  } as const
  const lends = { customers: { fields: [{ field, expr: sql`length(c.last_name)` }] } }
  compose([...slices, { name: 'letters', lends }])
  try {
    const { items } = await list({ filter: JSON.stringify({ field: 'name_length', op: 'eq', value: 6 }) })
    expect(items.map((item) => item.last_name)).toEqual(['Müller'])
    expect(items[0]).toMatchObject({ lent: { name_length: 6 } })
  } finally {
    compose(slices)
  }
  const without = await app.request('GET', '/customers', {
    query: { filter: JSON.stringify({ field: 'name_length', op: 'eq', value: 6 }) },
  })
  expect(without.body.error.code).toBe('bad_filter')
})

test('e-mails that several slices lend find a customer as well', async () => {
  const { id, number } = await create({ company_name: 'Lent' })
  const search = async () => (await list({ q: `${number}@LENT.example.com` })).items.map((item) => item.id)
  expect(await search()).toEqual([])
  const emails = sql`(select id as customer_id, number || '@lent.example.com' as email from customers)`
  compose([...slices, { name: 'lender', lends: { customers: { tables: { emails } } } }])
  try {
    expect(await search()).toEqual([id])
    expect(await names({ q: 'maria@example.ie' })).toEqual(["O'Brien"])
  } finally {
    compose(slices)
  }
})
