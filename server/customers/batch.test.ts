import { afterAll, describe, expect, test } from 'vitest'
import { testApp, type Ask } from '../../test/app.ts'

const app = await testApp({ background: true })
const as = await app.apiKey()
afterAll(() => app.close())

const batch = (items: unknown[], ask: Ask = {}) =>
  app.request('POST', '/customers/batch', { as, body: { items }, ...ask })
const count = async (): Promise<number> =>
  (await app.request('GET', '/customers', { query: { limit: 0 } })).body.total.value
const by = (external_id: string) => ({ source: 'shop', external_id })
// oxlint-disable-next-line typescript/no-explicit-any -- what an answer holds is what a test is about
const statuses = (body: any): number[] => body.items.map(({ status }: { status: number }) => status)
const create = async (first_name: string) =>
  (await app.request('POST', '/customers', { as, body: { first_name } })).body

describe('a batch of customers', () => {
  test('creates and changes, by id, by an id in another system, or new; each at its place, as one act', async () => {
    const one = await create('Before')
    const first = await batch([
      { values: { first_name: 'New' } },
      { by: by('b-1'), values: { first_name: 'Put' } },
      { id: one.id, version: 1, values: { first_name: 'After' } },
      { by: by('b-1'), values: { last_name: 'Twice' } },
    ])
    expect([first.status, statuses(first.body)]).toEqual([200, [201, 201, 200, 200]])
    expect(first.body.items[2].body).toMatchObject({ id: one.id, first_name: 'After', version: 2 })
    expect(first.body.items[3].body).toMatchObject({ first_name: 'Put', last_name: 'Twice', version: 2 })
    expect(first.body.items[3].body.id).toBe(first.body.items[1].body.id)
    const lines = async () => (await app.request('GET', '/journal', { query: { limit: 20 } })).body.items
    await expect.poll(async () => (await lines()).length).toBeGreaterThan(4)
    const acts = (await lines()).filter(({ customer_id }: { customer_id: string }) =>
      first.body.items.some(({ body }: { body: { id: string } }) => body.id === customer_id),
    )
    const ours = acts.filter(({ action_id }: { action_id: string }) => action_id === acts[0].action_id)
    expect(ours.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
      'customer.changed',
      'customer.changed',
      'customer.created',
      'customer.created',
    ])
  })

  test('one that is refused holds up no other, and leaves nothing', async () => {
    const one = await create('Stays')
    const before = await count()
    const answer = await batch([
      { values: { first_name: 'Good' } },
      { values: { first_name: 'Bad', email: 'no-mail', colour: 'red' } },
      { values: {} },
      { id: one.id, version: 9, values: { first_name: 'Stale' } },
      { id: '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7f01', values: { first_name: 'Nobody' } },
      { id: 'x', values: {} },
      'nonsense',
      { by: by('b:2'), values: { first_name: 'Fine' } },
      { values: { first_name: 'Taken', external_ids: [by('b:2')] } },
      { id: one.id, by: by('b-3'), values: {} },
      { values: { first_name: 'Also good' } },
    ])
    expect(answer.status).toBe(207)
    expect(statuses(answer.body)).toEqual([201, 422, 422, 412, 404, 422, 422, 201, 409, 422, 201])
    const errors = answer.body.items.map(({ error }: { error?: { code: string; fields?: object } }) => error)
    expect(Object.keys(errors[1].fields)).toEqual(['email', 'colour'])
    expect(errors[3].data.current).toMatchObject({ id: one.id, first_name: 'Stays' })
    expect(Object.keys(errors[5].fields)).toEqual(['id'])
    expect(errors[8].code).toBe('external_id_taken')
    expect(errors[0]).toBeUndefined()
    expect(answer.body.items[1]).not.toHaveProperty('body')
    expect(await count()).toBe(before + 3)
    expect((await app.request('GET', `/customers/${one.id}`)).body).toMatchObject({ first_name: 'Stays', version: 1 })
  })

  test('rights are asked for each', async () => {
    const one = await create('Rights')
    const viewer = await app.apiKey({ role: 'viewer' })
    const answer = await batch([{ values: { first_name: 'A' } }, { id: one.id, values: { first_name: 'B' } }], {
      as: viewer,
    })
    expect([answer.status, statuses(answer.body)]).toEqual([207, [403, 403]])
    const permissions = answer.body.items.map(({ error }: { error: { data: object } }) => error.data)
    expect(permissions).toEqual([{ permission: 'customers.create' }, { permission: 'customers.edit' }])
  })

  test('takes 200; the 201st is refused with all the others', async () => {
    const before = await count()
    const many = (n: number) => Array.from({ length: n }, (_, at) => ({ values: { first_name: `Many ${at}` } }))
    const over = await batch(many(201))
    expect([over.status, over.body.error.fields.items]).toMatchObject([422, { code: 'too_many', params: { max: 200 } }])
    expect((await batch([])).status).toBe(422)
    expect(await count()).toBe(before)
    const full = await batch(many(200))
    expect([full.status, new Set(statuses(full.body))]).toEqual([200, new Set([201])])
    expect(await count()).toBe(before + 200)
  })

  test('may be sent again with the same Idempotency-Key, also where some were refused', async () => {
    const headers = { 'idempotency-key': 'batch-1' }
    const items = [{ values: { first_name: 'Once' } }, { values: { email: 'x' } }]
    const first = await batch(items, { headers })
    const before = await count()
    const again = await batch(items, { headers })
    expect([first.status, again.status, again.body]).toEqual([207, 207, first.body])
    expect(await count()).toBe(before)
    const other = await batch([{ values: { first_name: 'Other' } }], { headers })
    expect(other.body.error.code).toBe('idempotency_mismatch')
  })

  test('its kept answer is forgotten with a person who is erased', async () => {
    const one = await create('Secretname')
    const headers = { 'idempotency-key': 'batch-2' }
    const items = [{ id: one.id, version: 5, values: { first_name: 'Stale' } }]
    expect((await batch(items, { headers })).text).toContain('Secretname')
    await app.request('DELETE', `/customers/${one.id}`)
    const again = await batch(items, { headers })
    expect([again.status, statuses(again.body)]).toEqual([207, [404]])
    expect(again.text).not.toContain('Secretname')
  })
})
