import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())
await app.request('PATCH', '/settings', { body: { base_country: 'DE' } })

let made = 0
const withPhones = async (...numbers: string[]) => {
  const email = `phone${++made}@example.com`
  const body = { first_name: 'Pho', last_name: 'Ne', email, phones: numbers.map((number) => ({ number })) }
  const answer = await app.request('POST', '/customers', { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
const found = async (filter: object): Promise<string[]> =>
  (await app.request('GET', '/customers', { query: { filter: JSON.stringify(filter) } })).body.items.map(
    (one: { id: string }) => one.id,
  )

test('two numbers in one text are never one', async () => {
  const { phones } = await withPhones('+49 30 123456 / 78')
  expect(phones).toMatchObject([{ number: '+49 30 123456 / 78', e164: '+4930123456', valid: true }])
})

test('customers are found by what is known of their phones', async () => {
  const valid = await withPhones('030 1234567')
  const unassigned = await withPhones('+44 171 555 7788')
  const guessed = await withPhones('79261234567')
  const unclear = await withPhones('ask Maria 12')
  const none = await withPhones('030 7654321', 'no idea')
  expect(guessed.phones).toMatchObject([{ e164: '+79261234567', valid: true, guessed: true }])
  expect(valid.phones[0]).not.toHaveProperty('guessed')
  const state = (value: string) => found({ field: 'phone_state', op: 'eq', value })
  expect(await state('unassigned')).toEqual([unassigned.id])
  expect(await state('guessed')).toEqual([guessed.id])
  expect((await state('unclear')).toSorted()).toEqual([unclear.id, none.id].toSorted())
  expect(await state('valid')).toEqual(expect.arrayContaining([valid.id, none.id]))
  // A guess that is said with its country is none any more.
  const { id, phones } = (await app.request('GET', `/customers/${guessed.id}`)).body
  const body = { phones: [{ id: phones[0].id, number: '+79261234567' }] }
  expect((await app.request('PATCH', `/customers/${id}`, { body })).status).toBe(200)
  expect(await state('guessed')).toEqual([])
})

test('the beginning of a national number finds it however it is written', async () => {
  const typed = await withPhones('0151 23456789')
  const international = await withPhones('+49 151 23456780')
  const other = await withPhones('+43 151 2345678')
  const ids = await found({ field: 'phones', op: 'starts_with', value: '0151' })
  expect(ids.toSorted()).toEqual([typed.id, international.id].toSorted())
  const without = await found({ field: 'phones', op: 'starts_with', value: '+49 151' })
  expect(without.toSorted()).toEqual([typed.id, international.id].toSorted())
  expect(ids).not.toContain(other.id)
})

test('a number in letters is found by its letters and by its digits', async () => {
  await app.request('PATCH', '/settings', { body: { base_country: 'US' } })
  const { id, phones } = await withPhones('1-800-FLOWERS')
  expect(phones).toMatchObject([{ number: '1-800-FLOWERS', e164: '+18003569377', valid: true }])
  for (const q of ['FLOWERS', '1-800-FLOWERS', '1-800-flowers', '18003569377', '+1 800 356 9377', '800-356-9377']) {
    const { body } = await app.request('GET', '/customers', { query: { q } })
    expect(
      body.items.map((one: { id: string }) => one.id),
      q,
    ).toEqual([id])
  }
  expect(await found({ field: 'phones', op: 'eq', value: '1-800-FLOWERS' })).toEqual([id])
  expect(await found({ field: 'phones', op: 'eq', value: '1-800-356-9377' })).toEqual([id])
})
