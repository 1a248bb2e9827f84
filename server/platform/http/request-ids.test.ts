import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../../test/app.ts'

let logged: Record<string, unknown>[] = []
const app = await testApp({ log: { write: (line) => void logged.push(JSON.parse(line)) } })
afterAll(() => app.close())

const made = /^[0-9a-f]{16}$/

test('every answer names its request, and each another one', async () => {
  const answers = [
    await app.request('GET', '/session'),
    await app.request('GET', '/session', { as: null }),
    await app.request('GET', '/no-such-thing'),
    await app.request('DELETE', '/settings'),
    await app.request('GET', '/api/v1/%zz'),
    await app.request('GET', '/healthz'),
    await app.request('POST', '/customers', { body: '{', headers: { 'content-type': 'application/json' } }),
  ]
  const ids = answers.map(({ headers }) => headers['x-request-id'])
  for (const id of ids) expect(id).toMatch(made)
  expect(new Set(ids).size).toBe(answers.length)
})

test('one that is sent is kept where it has the right shape, and else another one is made', async () => {
  const answered = async (id: string) =>
    (await app.request('GET', '/session', { headers: { 'x-request-id': id } })).headers['x-request-id']
  for (const id of ['a', 'Trace-42_b', 'x'.repeat(64)]) expect(await answered(id)).toBe(id)
  for (const id of ['', 'x'.repeat(65), 'two words', 'a.b', '<script>', 'ümlaut', '"; drop table'])
    expect(await answered(id)).toMatch(made)
})

test('answer, log, journal and history say the same of a request', async () => {
  const post = (path: string, id: string, body: object) =>
    app.request('POST', path, { body, headers: { 'x-request-id': id } })
  const customer = await post('/customers', 'make-1', {
    first_name: 'Ida',
    email: 'ida@request.example',
    last_name: 'R',
  })
  expect(customer.status, customer.text).toBe(201)
  await app.request('PATCH', `/customers/${customer.body.id}`, { body: { vip: true } })
  const { items: lines } = (await app.request('GET', '/journal', { query: { request_id: 'make-1' } })).body
  expect(lines.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual(['account.added', 'customer.created'])
  const { items: history } = (await app.request('GET', `/customers/${customer.body.id}/history`)).body
  expect(history.map((line: { request_id: string }) => line.request_id)).toEqual([
    expect.stringMatching(made),
    'make-1',
    'make-1',
  ])
  expect(logged.filter((line) => line['request_id'] === 'make-1').map(({ msg }) => msg)).toEqual([
    'incoming request',
    'request completed',
  ])
})

test('a failure of ours names the request by which it is found in the log', async () => {
  logged = []
  await app.db.pool.query('alter table settings rename to settings_away')
  const failed = await app.request('PATCH', '/settings', { body: { number_prefix: 'A' } })
  await app.db.pool.query('alter table settings_away rename to settings')
  const id = failed.headers['x-request-id']
  expect([failed.status, failed.body.error.code, failed.body.error.data]).toEqual([500, 'internal', { request_id: id }])
  const found = logged.filter((line) => line['request_id'] === id)
  expect(found.map(({ level }) => level)).toContain('error')
})
