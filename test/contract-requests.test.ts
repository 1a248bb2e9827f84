import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isRepeatable } from '../contract/platform/endpoint.ts'
import { permissions } from '../contract/permissions.ts'
import { endingOf } from '../contract/record-jobs.ts'
import { insertImport } from '../server/imports/actions/start.ts'
import { importSettings } from '../contract/imports/settings.ts'
import { system } from '../server/platform/actor.ts'
import { enqueue, type JobKind } from '../server/platform/jobs/jobs.ts'
import { transact } from '../server/platform/database/tx.ts'
import { testApp, type Answer, type Ask } from './app.ts'
import { called, nobody, pathOf, servedEndpoints } from './contract-endpoints.ts'
import { leastOf, listedRecords } from './least.ts'

const app = await testApp()
const key = await app.apiKey()
afterAll(app.close)

const post = (body: unknown, headers: Record<string, string> = {}, as: Ask['as'] = key): Promise<Answer> =>
  app.request('POST', '/customers', { as, body, headers })
const count = async (): Promise<number> =>
  (await app.request('GET', '/customers', { query: { limit: 0 } })).body.total.value

describe('If-Match', () => {
  let path = ''
  beforeAll(async () => {
    path = `/customers/${(await post({ first_name: 'Ida' })).body.id}`
    await app.request('PATCH', path, { body: { position: 'Buyer' } })
  })
  const patch = (ifMatch: string, position: string) =>
    app.request('PATCH', path, { body: { position }, headers: { 'if-match': ifMatch } })

  test('an answer carries the version as its ETag', async () => {
    const { headers, body } = await app.request('GET', path)
    expect(body.version).toBe(2)
    expect(headers['etag']).toBe('"2"')
  })

  test.each(['"2"', 'W/"2"', '2', ' "2" ', '*', ''])('%s lets the change through', async (ifMatch) => {
    expect((await patch(ifMatch, 'Buyer')).status).toBe(200)
  })

  test.each(['"1"', 'W/"1"', '3', '"0"'])('%s is another version: 412, with the record as it is', async (ifMatch) => {
    const { status, body } = await patch(ifMatch, 'Lost')
    expect(status).toBe(412)
    expect(body.error).toMatchObject({ code: 'stale', data: { current: { version: 2, position: 'Buyer' } } })
    expect((await app.request('DELETE', path, { headers: { 'if-match': ifMatch } })).status).toBe(412)
  })

  test.each(['"1", "2"', 'abc', '"1', '-1', '1.0', '99999999999'])('"%s" is no version: 422', async (ifMatch) => {
    const answer = await patch(ifMatch, 'Lost')
    expect([answer.status, answer.body.error?.code]).toEqual([422, 'invalid'])
  })

  test.each(servedEndpoints.filter((one) => one.versioned).map((one) => [called(one), one] as const))(
    '%s reads it',
    async (_, one) => {
      const { status, body } = await app.request(one.method, pathOf(one), {
        body: one.body && {},
        headers: { 'if-match': 'abc' },
      })
      expect([status, body.error.message]).toEqual([422, 'If-Match takes the version of the record, such as "5".'])
    },
  )
})

describe('Idempotency-Key', () => {
  test('the same request again creates nothing, and answers the same', async () => {
    const before = await count()
    const first = await post({ first_name: 'Once', tags: ['a', 'b'] }, { 'idempotency-key': 'one' })
    const again = await post({ first_name: 'Once', tags: ['a', 'b'] }, { 'idempotency-key': 'one' })
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.body).toEqual(first.body)
    expect(again.headers['etag']).toBe(first.headers['etag'])
    expect(await count()).toBe(before + 1)
  })

  test('also while the first one is still at work', async () => {
    const before = await count()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => post({ first_name: 'Together' }, { 'idempotency-key': 'eight' })),
    )
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect(await count()).toBe(before + 1)
  })

  test('another body, or another address, is another request', async () => {
    const { body: made } = await post({ first_name: 'Ann' }, { 'idempotency-key': 'two' })
    const other = await post({ first_name: 'Anne' }, { 'idempotency-key': 'two' })
    expect([other.status, other.body.error.code]).toEqual([409, 'idempotency_mismatch'])
    const note = await app.request('POST', `/customers/${made.id}/notes`, {
      as: key,
      body: { html: '<p>x</p>' },
      headers: { 'idempotency-key': 'two' },
    })
    expect(note.body.error.code).toBe('idempotency_mismatch')
  })

  test('belongs to whoever sent it', async () => {
    const mine = await post({ first_name: 'Shared' }, { 'idempotency-key': 'three' })
    const theirs = await post({ first_name: 'Shared' }, { 'idempotency-key': 'three' }, await app.apiKey())
    expect(theirs.status).toBe(201)
    expect(theirs.body.id).not.toBe(mine.body.id)
  })

  test('a request that was refused may be mended and sent again', async () => {
    expect((await post({ first_name: 'Mend', number: 'no spaces' }, { 'idempotency-key': 'four' })).status).toBe(422)
    expect((await post({ first_name: 'Mend', number: 'M-1' }, { 'idempotency-key': 'four' })).status).toBe(201)
    expect((await post({ first_name: 'Mend', number: 'M-1' }, { 'idempotency-key': 'five' })).body.error.code).toBe(
      'number_taken',
    )
    expect((await post({ first_name: 'Mend', number: 'M-2' }, { 'idempotency-key': 'five' })).status).toBe(201)
  })

  test('has at most 255 characters', async () => {
    expect((await post({ first_name: 'Long' }, { 'idempotency-key': 'x'.repeat(256) })).status).toBe(422)
  })

  test.each(servedEndpoints.filter(isRepeatable).map((one) => [called(one), one] as const))(
    '%s reads it',
    async (_, one) => {
      const headers = { 'idempotency-key': 'x'.repeat(256) }
      const { id } = (await post({ first_name: 'Reader' })).body
      const ofRecords = listedRecords.flatMap((record) => {
        const values = leastOf(record, { customers: id, staff: app.administrator.id })
        const change = { selection: { ids: [id] }, expected: 1, action: { kind: endingOf(record) } }
        return [
          [`POST /${record.resource}`, values],
          [`POST /${record.resource}/batch`, { items: [{ values }] }],
          [`POST /${record.resource}/bulk`, change],
        ]
      })
      const bodies: Record<string, unknown> = {
        ...Object.fromEntries(ofRecords),
        createTasksForCustomers: { selection: { ids: [id] }, expected: 1, values: { title: 'A' } },
        createAddress: { line1: 'A' },
        createNote: { html: '<p>a</p>' },
        createTaskComment: { text: 'A' },
        createTableView: { resource: 'customers', name: 'A', columns: [{ column: 'name' }] },
        createSite: { code: 'idem', name: 'A' },
        createRole: { code: 'idem', name: 'A', permissions: [] },
        createImportProfile: { name: 'A', settings: { mapping: [{ column: 'A', target: 'email' }], match: ['email'] } },
        startImport: { file_id: nobody, settings: { mapping: [{ column: 'A', target: 'email' }], match: ['email'] } },
      }
      const answer = await app.request(one.method, pathOf(one).replace(nobody, id), {
        body: bodies[one.id] ?? bodies[called(one)],
        headers,
      })
      expect(answer.body.error?.message).toBe('An Idempotency-Key has at most 255 characters.')
    },
  )
})

test('a year that no calendar has is refused wherever a day or moment is asked for', async () => {
  const { id } = (await post({ first_name: 'Zero' })).body
  const asked: [Parameters<typeof app.request>[0], string, Ask][] = [
    ['GET', '/journal', { query: { from: '0000-01-01' } }],
    ['GET', `/customers/${id}/history`, { query: { to: '0000-01-01T00:00:00Z' } }],
    ['GET', `/customers/${id}/as-of`, { query: { at: '0000-01-01T00:00:00Z' } }],
    ['GET', '/customers/lookalikes', { query: { first_name: 'A', last_name: 'B', date_of_birth: '0000-01-01' } }],
    ['PATCH', '/settings', { body: { legacy_passwords_until: '0000-01-01' } }],
  ]
  for (const [method, path, ask] of asked) {
    const { status, body } = await app.request(method, path, ask)
    expect([status, body.error.code], path).toEqual([422, 'invalid'])
  }
})

describe('lists', () => {
  const lists = servedEndpoints.filter((one) => one.query && 'limit' in one.query.shape)
  let customer = ''
  const rows: Record<string, string> = {}
  let job = ''
  let check = ''

  beforeAll(async () => {
    const idle: JobKind = { name: 'test.idle', resumable: true, run: async () => null }
    job = await transact(app.db, system(permissions), 'system', (tx) => enqueue(tx, idle, {}, {}))
    for (let at = 0; at < 7; at++) await post({ first_name: 'Paula', last_name: `Page ${at}`, tags: ['paged'] })
    customer = (await post({ first_name: 'Lists' })).body.id as string
    for (const record of listedRecords) {
      const body = leastOf(record, { customers: customer, staff: app.administrator.id })
      rows[record.resource] = (await app.request('POST', `/${record.resource}`, { body })).body.id
    }
    check = await insertImport(
      { db: app.db.write, actor: system(permissions) },
      {
        file_id: null,
        file_name: 'x.csv',
        dry_run: true,
        profile: null,
        settings: importSettings.parse({ mapping: [{ column: 'x', target: 'last_name' }], mode: 'create' }),
      },
    )
  })
  const read = (path: string, query: Ask['query']) => {
    const ids: Record<string, string> = { ...rows, jobs: job, imports: check, customers: customer }
    return app.request('GET', path.replace(':id', ids[path.split('/')[1] ?? ''] ?? customer), { query })
  }

  test.each(lists.map((one) => [one.path, one] as const))(
    '%s takes a limit up to 200, and no nonsense',
    async (path) => {
      expect((await read(path, { limit: 200 })).status).toBe(200)
      for (const limit of [201, -1, 1.5, 'many', '1e3x']) {
        const { status, body } = await read(path, { limit })
        expect([status, Object.keys(body.error.fields)], String(limit)).toEqual([422, ['limit']])
      }
      const { body } = await read(path, { after: 'nonsense' })
      expect(body.error.code).toBe('bad_cursor')
    },
  )

  test.each(lists.filter((one) => 'total' in one.query!.shape).map((one) => [one.path, one] as const))(
    '%s counts unless told not to',
    async (path) => {
      expect((await read(path, {})).body.total).toEqual({ value: expect.any(Number), exact: true })
      expect((await read(path, { total: false })).body.total).toBeNull()
      expect((await read(path, { total: 'perhaps' })).status).toBe(422)
    },
  )

  test('limit 0 only counts', async () => {
    const { body } = await read('/customers', { limit: 0, q: 'paula' })
    expect(body).toEqual({ items: [], next: null, previous: null, total: { value: 7, exact: true } })
  })

  test('pages meet every record once, whatever the order', async () => {
    for (const sort of ['created_at', '-created_at', 'last_name', '-email', 'site_id', 'number']) {
      const seen: string[] = []
      for (let after: string | undefined, pages = 0; pages < 9; pages++) {
        const { body } = await read('/customers', { limit: 3, sort, after, q: 'paula', total: false })
        seen.push(...body.items.map(({ id }: { id: string }) => id))
        if (body.next === null) break
        after = body.next
      }
      expect([seen.length, new Set(seen).size], sort).toEqual([7, 7])
    }
  })

  test('a page of one order does not go on in another, and a list is sorted only by what it names', async () => {
    const { next } = (await read('/customers', { limit: 3, sort: 'last_name' })).body
    expect((await read('/customers', { after: next, sort: 'email' })).body.error.code).toBe('bad_cursor')
    const unsorted = await read('/customers', { sort: 'tags' })
    expect(unsorted.body.error.fields.sort.message).toContain('created_at')
  })
})
