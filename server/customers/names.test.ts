import { uuidv7 } from 'uuidv7'
import { afterAll, expect, test } from 'vitest'
import { testApp, type Caller } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())
await app.request('PATCH', '/settings', {
  body: { require_email: false, require_first_name: false, require_last_name: false },
})

const create = async (body: Record<string, unknown>): Promise<{ id: string; number: string }> =>
  (await app.request('POST', '/customers', { body })).body
const name = async (ids: readonly string[], as?: Caller) =>
  app.request('GET', '/customers/names', { query: { ids: ids.join(',') }, ...(as && { as }) })

test('customers are named; those that were deleted or never were are left out', async () => {
  const anna = await create({ first_name: 'Anna', last_name: 'Lind', email: 'anna@example.com' })
  const firm = await create({ company_name: 'Lind & Co' })
  const gone = await create({ first_name: 'Gone' })
  expect((await app.request('DELETE', `/customers/${gone.id}`)).status).toBe(204)
  const { body } = await name([anna.id, firm.id, gone.id, uuidv7()])
  expect(body.items).toHaveLength(2)
  expect(body.items).toEqual(
    expect.arrayContaining([
      { id: anna.id, number: anna.number, display_name: 'Anna Lind' },
      { id: firm.id, number: firm.number, display_name: 'Lind & Co' },
    ]),
  )
})

test('whoever does not see personal values reads a masked name, whoever sees other sites none', async () => {
  const bert = await create({ first_name: 'Bert', last_name: 'Holm', email: 'bert@example.com' })
  await app.request('POST', '/roles', { body: { code: 'masked', name: 'Masked', permissions: ['customers.read'] } })
  const masked = (await name([bert.id], await app.staff({ role: 'masked' }))).body.items
  expect(masked).toHaveLength(1)
  expect(JSON.stringify(masked)).not.toMatch(/Bert|Holm/)
  const other = (await app.request('POST', '/sites', { body: { code: 'other', name: 'Other' } })).body.id
  expect((await name([bert.id], await app.apiKey({ site_ids: [other] }))).body.items).toEqual([])
})

test('what is no id is refused', async () => {
  const { status, body } = await name(['x'])
  expect(status).toBe(422)
  expect(Object.keys(body.error.fields)).toEqual(['ids'])
})
