import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Address } from '../../contract/addresses/record.ts'
import type { Customer } from '../../contract/customers/record.ts'
import type { JournalLine } from '../../contract/platform/journal/journal.ts'
import { testApp } from '../../test/app.ts'

const app = await testApp()
await app.request('PATCH', '/settings', { body: { require_email: false, require_first_name: false } })
afterAll(() => app.close())

let id = ''
beforeEach(async () => {
  id = (await app.request('POST', '/customers', { body: { first_name: 'Ada', last_name: 'Dress' } })).body.id
})

const ok = async (method: 'POST' | 'PATCH' | 'DELETE' | 'PUT' | 'GET', path: string, body?: unknown) => {
  const answer = await app.request(method, `/customers/${id}${path}`, body === undefined ? {} : { body })
  expect(answer.status, answer.text).toBeLessThan(300)
  return answer.body
}
const addresses = async (): Promise<Address[]> => (await ok('GET', '/addresses')).items
const customer = async (): Promise<Customer> => ok('GET', '')
const newest = async (kind: string): Promise<JournalLine> =>
  (await ok('GET', '/history')).items.find((line: JournalLine) => line.kind === kind)
const putBack = async (kind: string) =>
  app.request('POST', `/customers/${id}/history/put-back`, { body: { line_id: (await newest(kind)).id } })
const content = ({ version: _v, updated_at: _u, ...rest }: Address) => rest

describe('addresses', () => {
  test('a deleted one comes back whole: with its id, parts, place, defaults and the figures of the list', async () => {
    const first: Address = await ok('POST', '/addresses', {
      line1: 'Am Markt 1',
      city: 'Jena',
      country: 'DE',
      postal_code: '07743',
      code: 'a',
      parts: { street: 'Am Markt', house: '1' },
    })
    await ok('POST', '/addresses', { line1: 'Ring 2', city: 'Gera', country: 'DE' })
    const before = await addresses()
    await ok('DELETE', `/addresses/${first.id}`)
    expect((await customer()).billing_city).toBeNull()
    const answer = await putBack('address.deleted')
    expect(answer.body.refused).toEqual([])
    expect((await addresses()).map(content)).toEqual(before.map(content))
    expect(await customer()).toMatchObject({ billing_city: 'Jena', default_billing_address_id: first.id })
    const twice = await putBack('address.deleted')
    expect([twice.status, twice.body.error.code]).toEqual([409, 'changed_since'])
  })

  test('an added one goes, unless somebody changed it since', async () => {
    const first: Address = await ok('POST', '/addresses', { line1: 'Am Markt 1', city: 'Jena' })
    await ok('PATCH', `/addresses/${first.id}`, { city: 'Weimar' })
    const refused = await putBack('address.added')
    expect(refused.body.error.data.refused[0]).toMatchObject({ field: `address.${first.id}`, code: 'changed_since' })
    expect(await addresses()).toHaveLength(1)
    const second: Address = await ok('POST', '/addresses', { line1: 'Ring 2', default_billing: true })
    const answer = await putBack('address.added')
    expect(answer.body.put_back).toContain(`address.${second.id}`)
    expect((await addresses()).map((one) => one.id)).toEqual([first.id])
    expect((await customer()).default_billing_address_id).toBe(first.id)
  })

  test('changed fields come back one by one, and those changed since are listed', async () => {
    const one: Address = await ok('POST', '/addresses', { line1: 'Am Markt 1', city: 'Jena' })
    await ok('PATCH', `/addresses/${one.id}`, { city: 'Weimar', line1: 'Am Markt 2', parts: { house: '2' } })
    const line = await newest('address.changed')
    await ok('PATCH', `/addresses/${one.id}`, { city: 'Erfurt' })
    const answer = await app.request('POST', `/customers/${id}/history/put-back`, { body: { line_id: line.id } })
    expect(answer.body.put_back.toSorted()).toEqual([`address.${one.id}.line1`, `address.${one.id}.parts`])
    expect(answer.body.refused).toMatchObject([
      { field: `address.${one.id}.city`, code: 'changed_since', now: 'Erfurt' },
    ])
    expect((await addresses())[0]).toMatchObject({ line1: 'Am Markt 1', city: 'Erfurt', parts: {} })
  })

  test('a default does not go back to an address that is gone', async () => {
    const one: Address = await ok('POST', '/addresses', { line1: 'Am Markt 1' })
    const two: Address = await ok('POST', '/addresses', { line1: 'Ring 2' })
    await ok('PATCH', '', { default_billing_address_id: two.id })
    const line = await newest('customer.changed')
    await ok('DELETE', `/addresses/${one.id}`)
    const answer = await app.request('POST', `/customers/${id}/history/put-back`, { body: { line_id: line.id } })
    expect(answer.status, answer.text).toBe(409)
    expect(answer.body.error.data.refused[0].code).toBe('gone')
  })
})

describe('notes', () => {
  test('a deleted note comes back with its author, time and pin; a written one goes', async () => {
    const note = await ok('POST', '/notes', { html: '<p>Call <strong>soon</strong></p>' })
    await ok('PUT', `/notes/${note.id}/pin`)
    const before = await ok('GET', '/notes')
    await ok('DELETE', `/notes/${note.id}`)
    expect((await ok('GET', '/notes')).items).toEqual([])
    expect((await putBack('note.deleted')).body.put_back).toEqual([`note.${note.id}`])
    expect(await ok('GET', '/notes')).toEqual(before)
    await ok('POST', '/notes', { html: 'Another' })
    expect((await putBack('note.created')).status).toBe(200)
    expect((await ok('GET', '/notes')).items.map((one: { id: string }) => one.id)).toEqual([note.id])
  })

  test('a pin goes back to the note that had it', async () => {
    const [one, two] = [await ok('POST', '/notes', { html: 'one' }), await ok('POST', '/notes', { html: 'two' })]
    await ok('PUT', `/notes/${one.id}/pin`)
    await ok('PUT', `/notes/${two.id}/pin`)
    const { action_id } = await newest('note.pinned')
    const answer = await app.request('POST', `/customers/${id}/history/put-back`, { body: { action_id } })
    expect(answer.status, answer.text).toBe(200)
    expect((await ok('GET', '/notes')).pinned.id).toBe(one.id)
  })

  test('an erase wipes what a deletion kept', async () => {
    const note = await ok('POST', '/notes', { html: '<p>Zqplanted</p>' })
    await ok('DELETE', `/notes/${note.id}`)
    await ok('PATCH', '', { phones: [{ number: '030 7654321', label: 'Zqlabel' }] })
    await ok('PATCH', '', { phones: [] })
    await ok('DELETE', '')
    const { rows } = await app.db.readPool.query(`select string_agg(journal::text, '') as text from journal`)
    expect(rows[0].text).not.toMatch(/Zqplanted|Zqlabel|7654321/)
  })
})
