import { afterAll, expect, test } from 'vitest'
import { testApp, type Caller } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())

const create = async (last_name: string, as?: Caller): Promise<string> => {
  const body = { first_name: 'Anna', last_name, email: `${last_name}@example.com` }
  const answer = await app.request('POST', '/customers', { body, ...(as && { as }) })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}
const add = async (customer: string, body: object): Promise<string> => {
  const answer = await app.request('POST', `/customers/${customer}/addresses`, { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}
const names = (ids: readonly string[], as: Caller = app.administrator) =>
  app.request('GET', '/addresses/names', { as, query: { customer_ids: ids.join(',') } })

const home = { first_name: 'Anna', last_name: 'Haus', line1: 'Ring 1', postal_code: '10115', city: 'Berlin' }

test('addresses of several customers are named in one line, deleted ones as they were last', async () => {
  const [one, other] = [await create('one'), await create('other')]
  const [kept, gone, theirs] = [
    await add(one, home),
    await add(one, { line1: 'Alt 2', city: 'Bonn' }),
    await add(other, { company_name: 'Rosenbach KG', city: 'Hamburg', country: 'DE' }),
  ]
  await app.request('PATCH', `/customers/${one}/addresses/${gone}`, { body: { line1: 'Neu 3' } })
  await app.request('DELETE', `/customers/${one}/addresses/${gone}`)
  const { status, body } = await names([one, other])
  expect(status).toBe(200)
  expect(body.items).toEqual([
    { id: kept, customer_id: one, label: 'Anna Haus (Ring 1, 10115 Berlin)', deleted: false },
    { id: theirs, customer_id: other, label: 'Rosenbach KG (Hamburg)', deleted: false },
    { id: gone, customer_id: one, label: 'Neu 3, Bonn', deleted: true },
  ])
  const { items } = (await app.request('GET', `/customers/${one}/history`)).body
  const deleted = items.find((line: { kind: string }) => line.kind === 'address.deleted')
  await app.request('POST', `/customers/${one}/history/put-back`, { body: { line_id: deleted.id } })
  expect((await names([one])).body.items).toMatchObject([
    { id: kept },
    { id: gone, label: 'Neu 3, Bonn', deleted: false },
  ])
})

test('are told to nobody who may not see personal values or the customer, and not after an erase', async () => {
  const customer = await create('hidden')
  const id = await add(customer, home)
  const role = await app.request('POST', '/roles', {
    body: { code: 'masked_reader', name: 'Masked', permissions: ['customers.read', 'history.read'] },
  })
  expect(role.status, role.text).toBe(201)
  const masked = await app.staff({ role: 'masked_reader' })
  const refused = await names([customer], masked)
  expect([refused.status, refused.body.error.code]).toEqual([403, 'forbidden'])
  expect(refused.text).not.toContain('Ring 1')

  const site = await app.request('POST', '/sites', { body: { code: 'away', name: 'Away' } })
  const elsewhere = await app.staff({ role: 'manager', site_ids: [site.body.id] })
  expect((await names([customer], elsewhere)).body).toEqual({ items: [] })

  await app.request('DELETE', `/customers/${customer}/addresses/${id}`)
  expect((await names([customer])).body.items).toMatchObject([{ id, deleted: true }])
  expect((await app.request('DELETE', `/customers/${customer}`)).status).toBeLessThan(300)
  expect((await names([customer])).body).toEqual({ items: [] })
})

test('what are no ids is refused', async () => {
  expect((await names(['nobody'])).status).toBe(422)
  expect((await names([])).status).toBe(422)
})
