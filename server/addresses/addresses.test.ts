import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())

const customer = async (name: string): Promise<string> => {
  const answer = await app.request('POST', '/customers', {
    body: { first_name: name, last_name: 'Home', email: `${name}@example.com` },
  })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}
const berlin = { line1: 'Ring 1', postal_code: '10115', city: 'Berlin', country: 'DE' }
const paris = { line1: '1 rue de Rivoli', postal_code: '75001', city: 'Paris', country: 'FR' }
const add = async (id: string, body: Record<string, unknown>) =>
  app.request('POST', `/customers/${id}/addresses`, { body })
const read = async (id: string) => (await app.request('GET', `/customers/${id}`)).body

test('the first address becomes both defaults, and the list shows its city', async () => {
  const id = await customer('first')
  const first = await add(id, berlin)
  expect(first.status, first.text).toBe(201)
  expect(first.body).toMatchObject({ ...berlin, default_billing: true, default_shipping: true, version: 1 })
  const second = await add(id, paris)
  expect(second.body).toMatchObject({ default_billing: false, default_shipping: false })
  expect(await read(id)).toMatchObject({
    billing_city: 'Berlin',
    billing_postal_code: '10115',
    billing_country: 'DE',
    default_billing_address_id: first.body.id,
  })
})

test('the address form and the customer form both move the defaults; the figures follow', async () => {
  const id = await customer('moves')
  const first = (await add(id, berlin)).body
  const second = (await add(id, { ...paris, default_billing: true })).body
  expect(await read(id)).toMatchObject({
    billing_city: 'Paris',
    default_billing_address_id: second.id,
    default_shipping_address_id: first.id,
  })
  await app.request('PATCH', `/customers/${id}`, { body: { default_billing_address_id: first.id } })
  expect(await read(id)).toMatchObject({ billing_city: 'Berlin', default_billing_address_id: first.id })
  await app.request('PATCH', `/customers/${id}/addresses/${first.id}`, { body: { city: 'Potsdam' } })
  expect((await read(id)).billing_city).toBe('Potsdam')
})

test('deleting a default passes it to the successor named, or empties it', async () => {
  const id = await customer('heir')
  const first = (await add(id, berlin)).body
  const second = (await add(id, paris)).body
  const self = await app.request('DELETE', `/customers/${id}/addresses/${first.id}`, {
    query: { billing_successor: first.id },
  })
  expect(self.status).toBe(422)
  const gone = await app.request('DELETE', `/customers/${id}/addresses/${first.id}`, {
    query: { billing_successor: second.id },
  })
  expect(gone.status, gone.text).toBe(204)
  expect(await read(id)).toMatchObject({
    billing_city: 'Paris',
    default_billing_address_id: second.id,
    default_shipping_address_id: null,
  })
  await app.request('DELETE', `/customers/${id}/addresses/${second.id}`)
  expect(await read(id)).toMatchObject({ billing_city: null, default_billing_address_id: null })
  expect((await app.request('GET', `/customers/${id}/addresses`)).body.items).toEqual([])
})

test('an address of somebody else is neither found nor taken as a default', async () => {
  const [one, other] = [await customer('one'), await customer('other')]
  const theirs = (await add(other, berlin)).body
  expect((await app.request('PATCH', `/customers/${one}/addresses/${theirs.id}`, { body: { city: 'X' } })).status).toBe(
    404,
  )
  const refused = await app.request('PATCH', `/customers/${one}`, { body: { default_billing_address_id: theirs.id } })
  expect(refused.status).toBe(422)
  expect(refused.body.error.fields.default_billing_address_id).toBeDefined()
  expect((await app.request('GET', `/customers/${other}/addresses`)).body.items[0].city).toBe('Berlin')
})

test('an empty address, a wrong country and a taken id are refused beside the field; a stale one with the current', async () => {
  const id = await customer('strict')
  expect((await add(id, { salutation: 'mr' })).body.error.fields.line1).toBeDefined()
  expect((await add(id, { ...berlin, country: 'Germany' })).body.error.fields.country.code).toBe('country')
  const coded = (await add(id, { ...berlin, code: 'HQ' })).body
  expect((await add(id, { ...paris, code: 'HQ' })).body.error.code).toBe('code_taken')
  await app.request('PATCH', `/customers/${id}/addresses/${coded.id}`, { body: { line2: 'Rear' } })
  const stale = await app.request('PATCH', `/customers/${id}/addresses/${coded.id}`, {
    body: { line2: 'Front' },
    headers: { 'if-match': '"1"' },
  })
  expect(stale.status).toBe(412)
  expect(stale.body.error.data.current).toMatchObject({ line2: 'Rear', version: 2 })
})

test('what happens to addresses is in the history of the customer', async () => {
  const id = await customer('history')
  const first = (await add(id, berlin)).body
  await app.request('PATCH', `/customers/${id}/addresses/${first.id}`, { body: { city: 'Hamburg' } })
  await app.request('DELETE', `/customers/${id}/addresses/${first.id}`)
  const { items } = (await app.request('GET', `/customers/${id}/history`)).body
  const kinds = items.map((line: { kind: string }) => line.kind)
  expect(kinds.slice(0, 3)).toEqual(['address.deleted', 'address.changed', 'address.added'])
  expect(items[1].changes).toEqual({ city: ['Berlin', 'Hamburg'] })
})

test('the regions of a country come with what an address writes', async () => {
  const { body } = await app.request('GET', '/countries/us')
  expect(body.regions.find((one: { code: string }) => one.code === 'CA')).toMatchObject({
    name: 'California',
    written: 'CA',
  })
})
