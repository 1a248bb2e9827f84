import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())

const customer = async (last_name: string): Promise<string> => {
  const answer = await app.request('POST', '/customers', {
    body: { first_name: 'Ann', last_name, email: `${last_name}@example.com` },
  })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}
const london = { line1: 'The Mall 1', city: 'London', postal_code: 'sw1a1aa', country: 'GB' }

test('an address whose postal code its country writes otherwise is kept, with a warning in the answer', async () => {
  const id = await customer('Warned')
  const added = await app.request('POST', `/customers/${id}/addresses`, {
    body: { line1: 'Weg 1', city: 'Dresden', postal_code: '1067', country: 'DE' },
  })
  expect(added.status, added.text).toBe(201)
  expect(added.body).toMatchObject({
    postal_code: '1067',
    warnings: [{ field: 'postal_code', code: 'postal_code', params: { offered: '01067', example: '26133' } }],
  })
  expect(added.body.warnings[0].message).toContain('01067')
  const path = `/customers/${id}/addresses/${added.body.id}`
  const mended = await app.request('PATCH', path, { body: { postal_code: '01067' } })
  expect(mended.body).toMatchObject({ postal_code: '01067', warnings: [] })
  const moved = await app.request('PATCH', path, { body: { country: 'AT' } })
  expect(moved.body.warnings).toMatchObject([{ code: 'postal_code', params: { example: '1010' } }])
  expect(moved.body.warnings[0].params.offered).toBeUndefined()
  expect((await app.request('GET', `/customers/${id}/addresses`)).body.items[0]).not.toHaveProperty('warnings')
})

test('filters compare postal codes without blanks, hyphens and letter case', async () => {
  const id = await customer('Mall')
  await app.request('POST', `/customers/${id}/addresses`, { body: london })
  const found = async (filter: object): Promise<string[]> =>
    (await app.request('GET', '/customers', { query: { filter: JSON.stringify(filter) } })).body.items.map(
      (one: { id: string }) => one.id,
    )
  for (const [op, value] of [
    ['eq', 'SW1A 1AA'],
    ['eq', 'sw1a-1aa'],
    ['in', ['SW1A 1AA', '1']],
    ['starts_with', 'SW1A 1'],
    ['contains', '1a 1'],
  ]) {
    expect(await found({ field: 'billing_postal_code', op, value })).toEqual([id])
    expect(await found({ some: 'addresses', where: { field: 'postal_code', op, value } })).toEqual([id])
  }
  expect(await found({ field: 'billing_postal_code', op: 'eq', value: 'SW1A 1AB' })).toEqual([])
  expect(await found({ field: 'billing_postal_code', op: 'ne', value: 'SW1A 1AA' })).not.toContain(id)
  const nothing = JSON.stringify({ field: 'billing_postal_code', op: 'contains', value: ' - ' })
  expect((await app.request('GET', '/customers', { query: { filter: nothing } })).status).toBe(422)
})

test('somebody with the same name at the same postal code is a likely double, however the code is written', async () => {
  const id = await customer('Strand')
  await app.request('POST', `/customers/${id}/addresses`, { body: { ...london, postal_code: 'WC2R 1LA' } })
  const likely = await app.request('GET', '/customers/lookalikes', {
    query: { first_name: 'Anna', last_name: 'Strand', postal_code: 'wc2r1la' },
  })
  expect(likely.status, likely.text).toBe(200)
  expect(likely.body.items).toMatchObject([{ customer_id: id, reasons: expect.arrayContaining(['postal_code']) }])
})
