import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { Address } from '../../contract/addresses/record.ts'
import type { CustomerAsOf } from '../../contract/customers/history.ts'
import { sortedIds } from '../../contract/platform/external-ids.ts'
import type { Customer } from '../../contract/customers/record.ts'
import type { CustomerNote } from '../../contract/notes/record.ts'
import { testApp, type Caller } from '../../test/app.ts'

const app = await testApp()
await app.request('PATCH', '/settings', { body: { require_email: false, require_first_name: false } })
const site = (await app.request('POST', '/sites', { body: { code: 'second', name: 'Second' } })).body.id as string
afterAll(() => app.close())

const make = async (body: Record<string, unknown> = { last_name: 'Past', company_name: 'Then Ltd' }): Promise<string> =>
  (await app.request('POST', '/customers', { body })).body.id
const asOf = async (id: string, at: string, as: Caller = app.administrator) =>
  app.request('GET', `/customers/${id}/as-of`, { as, query: { at } })
const patch = async (id: string, body: Record<string, unknown>) => {
  const answer = await app.request('PATCH', `/customers/${id}`, { body })
  expect(answer.status, answer.text).toBe(200)
}
/** A moment that lies between what was and what will be. */
const moment = async (): Promise<string> => {
  await pause(3)
  const at = new Date().toISOString()
  await pause(3)
  return at
}

const plainCustomer = ({ version: _v, updated_at: _u, external_ids, ...rest }: Customer) => ({
  ...rest,
  external_ids: sortedIds(external_ids),
})
const plainAddress = ({ version: _v, updated_at: _u, ...rest }: Address) => rest

const snapshot = async (id: string) => {
  const get = async (path: string) => (await app.request('GET', `/customers/${id}${path}`)).body
  const [customer, addresses, notes] = [await get(''), await get('/addresses'), await get('/notes')]
  return {
    customer: plainCustomer(customer),
    addresses: (addresses.items as Address[]).map(plainAddress),
    notes: notes.items as CustomerNote[],
  }
}

const word = fc.constantFrom('Ada', 'Bo', 'Cy', 'Dee')
const nullable = fc.option(word)
const edit = fc.oneof(
  fc.record({
    do: fc.constant('patch' as const),
    body: fc.record(
      {
        first_name: nullable,
        position: nullable,
        vip: fc.boolean(),
        personal_discount: fc.option(fc.integer({ min: 0, max: 90 })),
        date_of_birth: fc.constantFrom(null, '1980-01-02', '1990-03-04'),
        tags: fc.uniqueArray(word),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    do: fc.constant('phones' as const),
    kept: fc.uniqueArray(fc.integer({ min: 0, max: 4 })),
    add: fc.array(
      fc.record({
        number: fc.constantFrom('030 1111111', '+49 40 2222222', 'ask Ann'),
        label: nullable,
        extension: fc.constantFrom(null, '7'),
      }),
      { maxLength: 2 },
    ),
    relabel: nullable,
  }),
  fc.record({
    do: fc.constant('ids' as const),
    ids: fc.uniqueArray(fc.tuple(fc.constantFrom('shop', 'erp'), fc.integer({ min: 1, max: 3 })), {
      selector: String,
      maxLength: 5,
    }),
  }),
  fc.record({ do: fc.constant('sites' as const), both: fc.boolean(), home: fc.boolean() }),
  fc.record({
    do: fc.constant('address' as const),
    line1: word,
    city: nullable,
    house: nullable,
    billing: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('readdress' as const),
    which: fc.nat(5),
    city: nullable,
    house: nullable,
    shipping: fc.boolean(),
  }),
  fc.record({ do: fc.constant('unaddress' as const), which: fc.nat(5), successor: fc.boolean() }),
  fc.record({ do: fc.constant('note' as const), html: word }),
  fc.record({ do: fc.constant('pin' as const), which: fc.nat(5), on: fc.boolean() }),
  fc.record({ do: fc.constant('unnote' as const), which: fc.nat(5) }),
)
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never

async function perform(id: string, one: Edit): Promise<void> {
  const path = `/customers/${id}`
  const { customer, addresses, notes } = await snapshot(id)
  const defaultSite = (await app.request('GET', '/sites')).body.items[0].id as string
  if (one.do === 'patch') await patch(id, one.body)
  if (one.do === 'phones') {
    const kept = one.kept.flatMap((at) => customer.phones[at] ?? [])
    const again = kept.map(({ id: phone, number, label, extension }, at) => ({
      id: phone,
      number,
      label: at === 0 ? one.relabel : label,
      extension,
    }))
    await patch(id, { phones: [...again, ...one.add] })
  }
  if (one.do === 'ids')
    await patch(id, { external_ids: one.ids.map(([source, at]) => ({ source, external_id: `${at}-${id}` })) })
  if (one.do === 'sites')
    await patch(id, { site_id: one.home ? site : defaultSite, site_ids: one.both ? [site, defaultSite] : [] })
  if (one.do === 'address')
    await app.request('POST', `${path}/addresses`, {
      body: {
        line1: one.line1,
        city: one.city,
        country: 'DE',
        default_billing: one.billing,
        parts: one.house ? { house: one.house } : {},
      },
    })
  const address = 'which' in one ? addresses[one.which] : undefined
  if (one.do === 'readdress' && address)
    await app.request('PATCH', `${path}/addresses/${address.id}`, {
      body: { city: one.city, parts: one.house ? { house: one.house } : {}, default_shipping: one.shipping },
    })
  if (one.do === 'unaddress' && address) {
    const other = addresses.find((each) => each.id !== address.id)
    await app.request('DELETE', `${path}/addresses/${address.id}`, {
      query: one.successor && other ? { billing_successor: other.id } : {},
    })
  }
  if (one.do === 'note') await app.request('POST', `${path}/notes`, { body: { html: one.html } })
  const note = 'which' in one ? notes[one.which] : undefined
  if (one.do === 'pin' && note) await app.request(one.on ? 'PUT' : 'DELETE', `${path}/notes/${note.id}/pin`)
  if (one.do === 'unnote' && note) await app.request('DELETE', `${path}/notes/${note.id}`)
}

test('at every moment the record is as it was read then', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 4, maxLength: 12 }), async (edits) => {
      const id = await make()
      const moments = [{ at: await moment(), was: await snapshot(id) }]
      for (const one of edits) {
        await perform(id, one)
        moments.push({ at: await moment(), was: await snapshot(id) })
      }
      for (const { at, was } of moments) {
        const { body } = await asOf(id, at)
        const then = body as CustomerAsOf
        expect(plainCustomer(then.customer!)).toEqual(was.customer)
        expect(then.addresses.map(plainAddress)).toEqual(was.addresses)
        expect(then.notes).toEqual(was.notes)
      }
      expect((await asOf(id, moments.at(-1)!.at)).body.changed).toEqual([])
    }),
    { numRuns: 12 },
  )
})

test('before its creation there was no customer, and the answer says since when there is', async () => {
  const before = await moment()
  const id = await make()
  const { body } = await asOf(id, before)
  expect(body).toMatchObject({ customer: null, addresses: [], notes: [] })
  expect(body.since > before).toBe(true)
})

test('what differs from now is named, and goes back to what it was', async () => {
  const id = await make({ last_name: 'Past', first_name: 'Ann', phones: [{ number: '030 1111111', label: 'home' }] })
  const address = (await app.request('POST', `/customers/${id}/addresses`, { body: { line1: 'Old Street 1' } })).body
  const at = await moment()
  const was = await snapshot(id)
  await patch(id, { first_name: 'Bea', phones: [], vip: true })
  await patch(id, { first_name: 'Cleo' })
  await app.request('DELETE', `/customers/${id}/addresses/${address.id}`)
  const { body } = await asOf(id, at)
  expect(body.changed).toEqual([
    'first_name',
    'phones',
    'vip',
    'default_billing_address_id',
    'default_shipping_address_id',
    `address.${address.id}`,
  ])
  const back = (fields: string[]) =>
    app.request('POST', `/customers/${id}/history/put-back`, { body: { since: at, fields } })
  expect((await back(['first_name'])).body.put_back).toEqual(['first_name'])
  expect((await back(['phones'])).status).toBe(200)
  expect((await snapshot(id)).customer).toMatchObject({ first_name: 'Ann', vip: true, phones: was.customer.phones })
  expect((await back([`address.${address.id}`, 'default_billing_address_id', 'vip'])).status).toBe(200)
  expect((await asOf(id, at)).body.changed).toEqual([])
  expect(await snapshot(id)).toEqual(was)
})

test('values are masked as they are now, and staff of other sites see nothing', async () => {
  const id = await make({ last_name: 'Hiddenname', email: 'hidden@past.example', phones: [{ number: '030 7654321' }] })
  await app.request('POST', `/customers/${id}/notes`, { body: { html: 'Zqnote' } })
  await app.request('POST', `/customers/${id}/addresses`, { body: { line1: 'Zqstreet' } })
  const at = await moment()
  await patch(id, { last_name: 'Shownname', phones: [] })
  const seen = await asOf(id, at, await app.staff({ role: 'viewer' }))
  expect(seen.status, seen.text).toBe(200)
  expect(seen.text).not.toMatch(/iddenname|hownname|7654321|Zqnote|Zqstreet|hidden@/)
  expect(seen.body.customer.masked).toContain('last_name')
  expect((await asOf(id, at, await app.staff({ site_ids: [site] }))).status).toBe(404)
  expect((await app.request('GET', `/customers/${id}/as-of`, { query: { at: 'yesterday' } })).status).toBe(422)
})
