import { afterAll, expect, test } from 'vitest'
import { testApp } from './app.ts'
import { servedEndpoints } from './contract-endpoints.ts'

const app = await testApp()
afterAll(app.close)
const anna = await app.request('POST', '/customers', {
  body: { first_name: 'Anna', last_name: 'Lovelace', email: 'anna@example.com', vip: true },
})
await app.request('POST', '/customers', {
  body: { first_name: 'Bert', last_name: 'Lovelace', email: 'bert@example.com' },
})
const filter = { field: 'vip', op: 'eq', value: true }

test('a list that is asked in a body answers what it does in an address', async () => {
  const query = { q: 'lovelace', sort: '-first_name', limit: 1 }
  const inAddress = await app.request('GET', '/customers', { query: { ...query, filter: JSON.stringify(filter) } })
  expect(inAddress.body.items).toHaveLength(1)
  for (const asked of [filter, JSON.stringify(filter)]) {
    const inBody = await app.request('POST', '/customers/query', { body: { ...query, filter: asked } })
    expect(inBody).toMatchObject({ status: 200, body: inAddress.body })
  }
  const first = await app.request('POST', '/customers/query', { body: query })
  const second = await app.request('POST', '/customers/query', { body: { ...query, after: first.body.next } })
  const names = [first, second].map(({ body }) => body.items[0].first_name)
  expect(names).toEqual(['Bert', 'Anna'])
  expect((await app.request('POST', '/customers/query')).body.total).toEqual({ value: 2, exact: true })
})

test('likely doubles are asked for in a body', async () => {
  const body = { email: 'anna@example.com', first_name: 'Anna', last_name: 'Lovelace' }
  const { status, body: answer } = await app.request('POST', '/customers/lookalikes/query', { body })
  expect([status, answer.items[0].customer_id]).toEqual([200, anna.body.id])
})

test('it is a question: it changes nothing, and asks for no more than the right to read', async () => {
  const reader = await app.staff({ role: 'support' })
  const before = await app.request('GET', '/journal', { query: { limit: 1 } })
  const answer = await app.request('POST', '/customers/query', { as: reader, body: { q: 'anna' } })
  expect([answer.status, answer.body.items.length, answer.headers['action-id']]).toEqual([200, 1, undefined])
  expect((await app.request('GET', '/journal', { query: { limit: 1 } })).body.items).toEqual(before.body.items)
  expect((await app.request('POST', '/customers/query', { as: null, body: {} })).status).toBe(401)
  const foreign = { ...reader.headers, origin: 'https://evil.example' }
  expect(
    (await app.request('POST', '/customers/query', { as: null, headers: foreign, body: {} })).body.error.code,
  ).toBe('wrong_origin')
})

test.for([
  [{ qq: 'x' }, 'qq'],
  [{ limit: 'many' }, 'limit'],
  [{ q: 'x'.repeat(201) }, 'q'],
] as const)('%j is refused beside its name', async ([body, field]) => {
  const answer = await app.request('POST', '/customers/query', { body })
  expect([answer.status, Object.keys(answer.body.error.fields)]).toEqual([422, [field]])
})

test('a filter that cannot be is refused as it is in an address', async () => {
  const wrong = { field: 'shoe_size', op: 'eq', value: 1 }
  const inAddress = await app.request('GET', '/customers', { query: { filter: JSON.stringify(wrong) } })
  expect(inAddress.body.error.code).toBe('bad_filter')
  expect(await app.request('POST', '/customers/query', { body: { filter: wrong } })).toMatchObject({
    status: inAddress.status,
    body: inAddress.body,
  })
})

test('whatever is searched or filtered can be asked in a body', () => {
  const asked = servedEndpoints.filter(
    ({ method, query }) =>
      method === 'GET' && query && ['q', 'filter', 'email', 'phone', 'last_name'].some((name) => name in query.shape),
  )
  expect(asked.length).toBeGreaterThan(3)
  for (const one of asked) {
    const twin = servedEndpoints.find(({ method, path }) => method === 'POST' && path === `${one.path}/query`)
    expect(twin, one.path).toMatchObject({ access: one.access, response: one.response })
  }
})
