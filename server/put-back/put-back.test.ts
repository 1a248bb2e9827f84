import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Customer } from '../../contract/customers/record.ts'
import type { JournalLine } from '../../contract/platform/journal/journal.ts'
import { testApp, type Caller } from '../../test/app.ts'

const app = await testApp()
await app.request('PATCH', '/settings', { body: { require_email: false, require_first_name: false } })
afterAll(() => app.close())

let person: Customer
let shopId = ''
let count = 0
beforeEach(async () => {
  shopId = `A${++count}`
  const made = await app.request('POST', '/customers', {
    body: {
      first_name: 'Pia',
      last_name: 'Back',
      tags: ['old'],
      phones: [
        { number: '030 1111111', label: 'home' },
        { number: '030 2222222', extension: '7' },
        { number: '030 3333333' },
      ],
      external_ids: [{ source: 'shop', external_id: shopId }],
    },
  })
  expect(made.status, made.text).toBe(201)
  person = made.body
})

const read = async (): Promise<Customer> => (await app.request('GET', `/customers/${person.id}`)).body
const change = async (body: Record<string, unknown>): Promise<Customer> => {
  const answer = await app.request('PATCH', `/customers/${person.id}`, { body })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const history = async (): Promise<JournalLine[]> =>
  (await app.request('GET', `/customers/${person.id}/history`, { query: { limit: 200 } })).body.items
const newest = async (kind = 'customer.changed'): Promise<JournalLine> =>
  (await history()).find((line) => line.kind === kind)!
const path = (): string => `/customers/${person.id}/history/put-back`
const putBack = (body: Record<string, unknown>, as: Caller = app.administrator, headers = {}) =>
  app.request('POST', path(), { as, body, headers })

describe('one change', () => {
  test('comes back with a line of its own, which says what it took back', async () => {
    await change({ first_name: 'Mia', vip: true, date_of_birth: '1980-02-03', personal_discount: 5 })
    const line = await newest()
    const preview = await app.request('GET', path(), { query: { line_id: line.id } })
    expect(preview.body.steps.map((step: { field: string; to: unknown }) => [step.field, step.to])).toEqual([
      ['first_name', 'Pia'],
      ['date_of_birth', null],
      ['vip', false],
      ['personal_discount', null],
    ])
    const one = await putBack({ line_id: line.id, fields: ['first_name'] })
    expect(one.body).toMatchObject({ put_back: ['first_name'], refused: [] })
    expect(await read()).toMatchObject({ first_name: 'Pia', vip: true })
    const rest = await putBack({ line_id: line.id })
    expect(rest.body.put_back).toEqual(['date_of_birth', 'vip', 'personal_discount'])
    expect(await read()).toMatchObject({ vip: false, date_of_birth: null, personal_discount: null })
    const back = await newest()
    expect(back).toMatchObject({ source: 'web', action_id: rest.body.action_id, data: { puts_back: line.action_id } })
    expect(back.changes['vip']).toEqual([true, false])
  })

  test('that was changed since is refused with what it says now, and stays', async () => {
    await change({ first_name: 'Mia', position: 'Buyer' })
    const line = await newest()
    await change({ first_name: 'Lia' })
    const some = await putBack({ line_id: line.id })
    expect(some.body).toMatchObject({
      put_back: ['position'],
      refused: [{ field: 'first_name', code: 'changed_since', now: 'Lia' }],
    })
    const none = await putBack({ line_id: line.id })
    expect([none.status, none.body.error.code]).toEqual([409, 'changed_since'])
    expect(none.body.error.data.refused[0].now).toBe('Lia')
    expect((await read()).first_name).toBe('Lia')
  })

  test('needs the version that was looked at, where one is sent', async () => {
    const { version } = await change({ first_name: 'Mia' })
    const line = await newest()
    await change({ vip: true })
    const stale = await putBack({ line_id: line.id }, app.administrator, { 'if-match': `"${version}"` })
    expect(stale.status).toBe(412)
    expect(stale.body.error.data.current.vip).toBe(true)
  })

  test('takes its own words out of a set and leaves those of others', async () => {
    await change({ tags: ['old', 'spring'] })
    const line = await newest()
    await change({ tags: ['old', 'spring', 'loyal'] })
    expect((await putBack({ line_id: line.id })).body.put_back).toEqual(['tags'])
    expect((await read()).tags).toEqual(['old', 'loyal'])
  })

  test('of one id among several of a system leaves the others', async () => {
    const shop = (...ids: string[]) => ids.map((external_id) => ({ source: 'shop', external_id }))
    await change({ external_ids: shop(shopId, `${shopId}-2`) })
    const line = await newest()
    expect(line.changes).toEqual({ 'external_ids.shop': [[shopId], [shopId, `${shopId}-2`]] })
    await change({ external_ids: shop(shopId, `${shopId}-2`, `${shopId}-3`) })
    expect((await putBack({ line_id: line.id })).body.put_back).toEqual(['external_ids.shop'])
    expect((await read()).external_ids).toEqual(shop(shopId, `${shopId}-3`))
    await change({ external_ids: shop(`${shopId}-3`) })
    await change({ external_ids: shop(`${shopId}-4`) })
    const single = await newest()
    expect(single.changes).toEqual({ 'external_ids.shop': [`${shopId}-3`, `${shopId}-4`] })
    expect((await putBack({ line_id: single.id })).status).toBe(200)
    expect((await read()).external_ids).toEqual(shop(`${shopId}-3`))
  })

  test('that would break a rule is refused with the reason', async () => {
    await change({ external_ids: [] })
    const line = await newest()
    await app.request('POST', '/customers', {
      body: { last_name: 'Taker', external_ids: [{ source: 'shop', external_id: shopId }] },
    })
    const answer = await putBack({ line_id: line.id })
    expect(answer.status, answer.text).toBe(409)
    expect(answer.body.error.data.refused).toEqual([
      {
        field: 'external_ids.shop',
        code: 'cannot',
        reason: 'external_id_taken',
        message: 'Another customer has this external id.',
        now: null,
      },
    ])
  })

  test('is asked of the right customer, and of one thing', async () => {
    await change({ vip: true })
    const line = await newest()
    const other = await app.request('POST', '/customers', { body: { last_name: 'Other' } })
    const wrong = await app.request('POST', `/customers/${other.body.id}/history/put-back`, {
      body: { line_id: line.id },
    })
    expect(wrong.status).toBe(404)
    expect((await putBack({})).status).toBe(422)
    expect((await putBack({ line_id: line.id, action_id: line.action_id })).status).toBe(422)
  })
})

describe('phones and external ids', () => {
  test('a number comes back with its id, label, extension and place', async () => {
    const before = person.phones
    await change({ phones: [before[2]!, before[0]!].map(({ id, number, label }) => ({ id, number, label })) })
    expect((await read()).phones.map((one) => one.number)).toEqual(['030 3333333', '030 1111111'])
    const answer = await putBack({ line_id: (await newest()).id })
    expect(answer.body.refused).toEqual([])
    expect((await read()).phones).toEqual(before)
  })

  test('one of several changed numbers', async () => {
    const [first, second, third] = person.phones
    await change({
      phones: [{ id: first!.id, number: '040 1' }, { id: second!.id, number: '040 2' }, { number: '040 4' }],
    })
    await putBack({ line_id: (await newest()).id, fields: [`phones.${second!.id}`] })
    expect((await read()).phones.map((one) => [one.number, one.extension])).toEqual([
      ['040 1', null],
      ['030 2222222', '7'],
      ['040 4', null],
    ])
    expect((await read()).phones.some((one) => one.id === third!.id)).toBe(false)
  })

  test('an external id', async () => {
    await change({
      external_ids: [
        { source: 'shop', external_id: 'B2' },
        { source: 'erp', external_id: '9' },
      ],
    })
    await putBack({ line_id: (await newest()).id })
    expect((await read()).external_ids).toEqual([{ source: 'shop', external_id: shopId }])
  })
})

describe('rights', () => {
  test('who sees values masked puts back only what they may write, and learns nothing', async () => {
    const role = await app.request('POST', '/roles', {
      body: { code: 'masked', name: 'Masked', permissions: ['customers.read', 'customers.edit', 'history.read'] },
    })
    expect(role.status, role.text).toBe(201)
    const masked = await app.staff({ role: 'masked' })
    await change({ first_name: 'Secretia', vip: true })
    const line = await newest()
    const preview = await app.request('GET', path(), { as: masked, query: { line_id: line.id } })
    expect(preview.text).not.toMatch(/Secretia|Pia/)
    const answer = await putBack({ line_id: line.id }, masked)
    expect(answer.text).not.toMatch(/Secretia|Pia/)
    expect(answer.body).toMatchObject({ put_back: ['vip'], refused: [{ field: 'first_name', code: 'not_allowed' }] })
    expect(await read()).toMatchObject({ first_name: 'Secretia', vip: false })
  })

  test('a viewer and staff of other sites cannot', async () => {
    await change({ vip: true })
    const line = await newest()
    const site = await app.request('POST', '/sites', { body: { code: 'beyond', name: 'Beyond' } })
    const [viewer, away] = [await app.staff({ role: 'viewer' }), await app.staff({ site_ids: [site.body.id] })]
    expect((await putBack({ line_id: line.id }, viewer)).status).toBe(403)
    expect((await putBack({ line_id: line.id }, away)).status).toBe(404)
    expect((await read()).vip).toBe(true)
  })

  test('a creation and an account cannot be put back this way', async () => {
    const made = await app.request('POST', '/customers', { body: { last_name: 'New', email: 'new@back.example' } })
    person = made.body
    const line = await newest('customer.created')
    const answer = await putBack({ action_id: line.action_id })
    expect(answer.status).toBe(409)
    expect(answer.body.error.data.refused.map((one: { code: string }) => one.code)).toEqual(['cannot', 'cannot'])
  })
})
