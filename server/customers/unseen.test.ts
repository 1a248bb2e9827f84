import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Caller } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())

/** One key changes everything, another one sees only the customers of a site. */
let key: Caller
let limited: Caller
const site = { own: '', other: '' }

async function create(body: object, site_id = site.other): Promise<string> {
  const made = await app.request('POST', '/customers', { as: key, body: { site_id, ...body } })
  expect(made.status, made.text).toBe(201)
  return made.body.id
}

const list = async (query: Record<string, string | number>) => {
  const { status, body, text } = await app.request('GET', '/customers', { as: limited, query })
  expect(status, text).toBe(200)
  return { numbers: body.items.map((one: { number: string }) => one.number), total: body.total.value }
}

beforeAll(async () => {
  key = await app.apiKey()
  const open = async (code: string) => (await app.request('POST', '/sites', { body: { code, name: code } })).body.id
  site.own = await open('own')
  site.other = await open('other')
  limited = await app.apiKey({ site_ids: [site.own] })
})

test('a number or an external id of somebody unseen is not counted, and decides nothing', async () => {
  await create({ number: '5550001', last_name: 'Hidden' })
  await create({ number: 'H-1', last_name: 'Hidden', external_ids: [{ source: 'shop', external_id: '5550002' }] })
  await create({ number: 'O-1', last_name: 'Own', phones: [{ number: '5550001' }] }, site.own)
  await create({ number: 'O-2', last_name: 'Own', company_name: 'Studio 5550001' }, site.own)
  // Were the hidden number known of, the phone would be one hit among others instead of all that is meant.
  expect(await list({ q: '5550001' })).toEqual({ numbers: ['O-1'], total: 1 })
  expect(await list({ q: '5550002' })).toEqual({ numbers: [], total: 0 })
})

test('what the filter leaves out is not counted either', async () => {
  await create({ number: 'F-1', last_name: 'Filtered' }, site.own)
  const filter = JSON.stringify({ field: 'vip', op: 'eq', value: true })
  expect(await list({ q: 'F-1', filter })).toEqual({ numbers: [], total: 0 })
  expect(await list({ q: 'F-1' })).toEqual({ numbers: ['F-1'], total: 1 })
})

test('the number of somebody erased is not counted', async () => {
  const id = await create({ number: 'E-1', last_name: 'Erased' }, site.own)
  expect((await app.request('DELETE', `/customers/${id}`)).status).toBe(204)
  expect(await list({ q: 'E-1' })).toEqual({ numbers: [], total: 0 })
})

test('a crowd of unseen customers with the same e-mail, phone, name or company pushes nobody out', async () => {
  const alike = {
    first_name: 'Anna',
    last_name: 'Müller',
    date_of_birth: '1980-05-17',
    company_name: 'Rosenbach',
    email: 'crowd@example.com',
    account: false,
    phones: [{ number: '+49 30 1234567' }],
  }
  for (let n = 0; n < 201; n += 1) await create(alike)
  const id = await create({ ...alike, number: 'SEEN' }, site.own)
  expect(await list({ q: 'crowd@example.com' })).toEqual({ numbers: ['SEEN'], total: 1 })
  expect(await list({ q: '+49 30 1234567' })).toEqual({ numbers: ['SEEN'], total: 1 })
  expect(await list({ q: '030 1234567' })).toEqual({ numbers: ['SEEN'], total: 1 })
  const { company_name, email, first_name, last_name, date_of_birth } = alike
  for (const query of [
    { email },
    { phone: '+49 30 1234567' },
    { company_name },
    { first_name, last_name },
    { first_name: 'Hanna', last_name, date_of_birth },
  ]) {
    const { body } = await app.request('GET', '/customers/lookalikes', { as: limited, query })
    expect(
      body.items.map((one: { customer_id: string }) => one.customer_id),
      JSON.stringify(query),
    ).toEqual([id])
  }
}, 60_000)
