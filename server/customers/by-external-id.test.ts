import { afterAll, describe, expect, test } from 'vitest'
import { testApp, type Ask, type Caller } from '../../test/app.ts'

const app = await testApp({ background: true })
const as = await app.apiKey()
afterAll(() => app.close())

const path = (id: string, source = 'shop'): string => `/customers/by/${source}/${encodeURIComponent(id)}`
const put = (id: string, body: object, ask: Ask = {}) => app.request('PUT', path(id), { as, body, ...ask })
const count = async (): Promise<number> =>
  (await app.request('GET', '/customers', { query: { limit: 0 } })).body.total.value
const role = async (permissions: string[]): Promise<Caller> => {
  const code = `role-${permissions.length}-${Math.random().toString(36).slice(2, 8)}`
  const made = await app.request('POST', '/roles', { body: { code, name: code, permissions } })
  const { body } = await app.request('POST', '/api-keys', { body: { name: code, role_id: made.body.id } })
  return { id: body.id, headers: { authorization: `Bearer ${body.key}` } }
}

describe('a customer by an id in another system', () => {
  test('is created, then changed, then left as it is', async () => {
    const made = await put('A/1 ü', { first_name: 'Ida', last_name: 'Sync' })
    expect([made.status, made.headers['etag']]).toEqual([201, '"1"'])
    expect(made.body.external_ids).toEqual([{ source: 'shop', external_id: 'A/1 ü' }])
    const changed = await put('A/1 ü', { last_name: 'Synced' })
    expect([changed.status, changed.body.id, changed.body.version]).toEqual([200, made.body.id, 2])
    expect(changed.body).toMatchObject({ first_name: 'Ida', last_name: 'Synced' })
    const same = await put('A/1 ü', { last_name: 'Synced' })
    expect([same.status, same.body.version]).toEqual([200, 2])
    const read = await app.request('GET', path('A/1 ü'))
    expect([read.status, read.headers['etag'], read.body.id]).toEqual([200, '"2"', made.body.id])
    expect((await app.request('GET', path('A/1 ü', 'crm'))).status).toBe(404)
  })

  test('takes the same body again and again: what is given once counts for a new one alone', async () => {
    const body = { number: 'SYNC-1', created_at: '2020-01-01T00:00:00Z', email: 'same@sync.example', account: false }
    expect((await put('same', body)).status).toBe(201)
    const again = await put('same', body)
    expect([again.status, again.body.version]).toEqual([200, 1])
    expect((await put('same', { number: 'SYNC-2' })).body.number).toBe('SYNC-1')
  })

  test('keeps the id of the path, whatever list is sent', async () => {
    const body = { first_name: 'Ina', external_ids: [{ source: 'crm', external_id: '9' }] }
    const both = [
      { source: 'crm', external_id: '9' },
      { source: 'shop', external_id: 'keeps' },
    ]
    expect((await put('keeps', body)).body.external_ids).toEqual(both)
    expect((await put('keeps', { external_ids: [] })).body.external_ids).toEqual(both.slice(1))
  })

  test('is refused like any other where the body is not right', async () => {
    const before = await count()
    const wrong = await put('wrong', { email: 'x' })
    expect([wrong.status, Object.keys(wrong.body.error.fields)]).toEqual([422, ['email']])
    const source = await app.request('PUT', '/customers/by/a:b/1', { body: { first_name: 'A' } })
    expect([source.status, Object.keys(source.body.error.fields)]).toEqual([422, ['source']])
    expect(await count()).toBe(before)
  })

  test('honours If-Match, and creates nothing where there is no version', async () => {
    await put('versions', { first_name: 'Vera' })
    const stale = await put('versions', { first_name: 'Lost' }, { headers: { 'if-match': '"7"' } })
    expect([stale.status, stale.body.error.data.current.first_name]).toEqual([412, 'Vera'])
    expect((await put('versions', { first_name: 'Won' }, { headers: { 'if-match': '"1"' } })).status).toBe(200)
    const nobody = await put('no-versions', { first_name: 'Nobody' }, { headers: { 'if-match': '"1"' } })
    expect([nobody.status, nobody.body.error]).toMatchObject([412, { code: 'stale', data: { current: null } }])
    expect((await app.request('GET', path('no-versions'))).status).toBe(404)
  })

  test('sent many times at once is created once', async () => {
    const before = await count()
    const answers = await Promise.all(Array.from({ length: 6 }, (_, at) => put('race', { first_name: `Racer ${at}` })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 201])
    expect(await count()).toBe(before + 1)
  })
})

describe('ids of one system', () => {
  const create = (body: object) => app.request('POST', '/customers', { as, body })

  test('one system may know a customer by several ids', async () => {
    const shop = (...ids: string[]) => ids.map((external_id) => ({ source: 'shop', external_id }))
    const one = (await create({ last_name: 'Several', external_ids: shop('81', '82', '81') })).body
    expect(one.external_ids).toEqual(shop('81', '82'))
    const other = (await create({ last_name: 'Singular', external_ids: shop('83') })).body
    const filter = (value: string) => JSON.stringify({ field: 'external_ids', op: 'eq', value })
    for (const value of ['shop:81', 'shop:82']) {
      const found = await app.request('GET', '/customers', { query: { filter: filter(value) } })
      expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual([one.id])
    }
    const taken = await app.request('PATCH', `/customers/${one.id}`, { body: { external_ids: shop('81', '83') } })
    expect([taken.status, taken.body.error.code]).toEqual([409, 'external_id_taken'])
    await app.request('PATCH', `/customers/${one.id}`, { body: { external_ids: shop('82') } })
    const moved = await app.request('PATCH', `/customers/${other.id}`, { body: { external_ids: shop('83', '81') } })
    expect([moved.status, moved.body.external_ids]).toEqual([200, shop('83', '81')])
  })
})

describe('who may', () => {
  test('one permission creates, another changes', async () => {
    const changer = await role(['customers.read', 'customers.personal', 'customers.edit'])
    const creator = await role(['customers.read', 'customers.personal', 'customers.create'])
    const refused = await put('rights', { first_name: 'R' }, { as: changer })
    expect([refused.status, refused.body.error.data]).toEqual([403, { permission: 'customers.create' }])
    expect((await put('rights', { first_name: 'R' }, { as: creator })).status).toBe(201)
    const other = await put('rights', { first_name: 'S' }, { as: creator })
    expect([other.status, other.body.error.data]).toEqual([403, { permission: 'customers.edit' }])
    expect((await put('rights', { first_name: 'S' }, { as: changer })).status).toBe(200)
  })

  test('a customer of other sites cannot be read or changed; all that is told is that the id is taken', async () => {
    const hidden = await put('hidden', { first_name: 'Hilda', last_name: 'Hidden', number: 'HID-1' })
    const site = await app.request('POST', '/sites', { body: { code: 'far', name: 'Far' } })
    const far = await app.apiKey({ site_ids: [site.body.id] })
    expect((await app.request('GET', path('hidden'), { as: far })).status).toBe(404)
    const thief = { first_name: 'Thief', site_id: site.body.id }
    const taken = await put('hidden', thief, { as: far })
    const stale = await put('hidden', thief, { as: far, headers: { 'if-match': '"1"' } })
    expect([taken.body.error.code, stale.body.error.code]).toEqual(['external_id_taken', 'stale'])
    for (const secret of [hidden.body.id, 'HID-1', 'Hilda']) expect(taken.text + stale.text).not.toContain(secret)
    expect((await app.request('GET', path('hidden'))).body).toMatchObject({ first_name: 'Hilda', version: 1 })
  })

  test('somebody who was erased is not brought back under their id, but may come back by themselves', async () => {
    const { body } = await put('gone', { first_name: 'Gerda', email: 'gerda@sync.example' })
    expect((await app.request('DELETE', `/customers/${body.id}`)).status).toBe(204)
    expect((await app.request('GET', path('gone'))).status).toBe(404)
    const before = await count()
    const back = await put('gone', { first_name: 'Gerda' })
    expect([back.status, back.body.error]).toMatchObject([410, { code: 'erased', data: { at: expect.any(String) } }])
    const other = await put('new-id', { first_name: 'G', external_ids: [{ source: 'shop', external_id: 'gone' }] })
    expect([other.status, other.body.error.code]).toEqual([410, 'erased'])
    expect((await put('new-again', { email: 'gerda@sync.example' })).status).toBe(201)
    expect(await count()).toBe(before + 1)
  })
})
