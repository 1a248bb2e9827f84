import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())

const create = async (body: Record<string, unknown>, ask = {}) => app.request('POST', '/customers', { body, ...ask })
const made = async (body: Record<string, unknown>) => {
  const answer = await create(body)
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
const person = (name: string, more: Record<string, unknown> = {}) => ({
  first_name: name,
  last_name: 'Testa',
  email: `${name.toLowerCase()}@example.com`,
  ...more,
})

describe('create', () => {
  test('answers the whole customer, with number, creation date and an unverified account', async () => {
    const customer = await made(
      person('Anna', { phones: [{ number: '030 1234567', label: 'office' }], vip: true, tags: ['a', 'a', 'b'] }),
    )
    expect(customer).toMatchObject({
      version: 1,
      display_name: 'Anna Testa',
      account_status: 'unverified',
      vip: true,
      tags: ['a', 'b'],
      active: true,
      accounts: [{ email: 'anna@example.com', verified_at: null }],
      phones: [{ number: '030 1234567', label: 'office' }],
    })
    expect(customer.number).toMatch(/^\d+$/)
    expect(Date.parse(customer.created_at)).toBeGreaterThan(Date.now() - 60_000)
    expect((await app.request('GET', `/customers/${customer.id}`)).body).toEqual(customer)
  })

  test('the staff form asks for e-mail, first and last name beside the fields; the API does not', async () => {
    const refused = await create({ company_name: 'Only a company' })
    expect(refused.status).toBe(422)
    expect(Object.keys(refused.body.error.fields)).toEqual(['email', 'first_name', 'last_name'])
    const key = await app.apiKey({ role: 'integration' })
    const taken = await create({ company_name: 'Only a company' }, { as: key })
    expect(taken.status).toBe(201)
    expect(taken.body).toMatchObject({ account_status: 'none', accounts: [], display_name: 'Only a company' })
  })

  test('somebody must be named: nothing at all is refused also by the API', async () => {
    const key = await app.apiKey({ role: 'integration' })
    const refused = await create({ vip: true }, { as: key })
    expect(refused.status).toBe(422)
    expect(refused.body.error.code).toBe('invalid')
  })

  test('an e-mail that another account has is refused with a link to its customer, and nothing is written', async () => {
    const owner = await made(person('Berta'))
    const refused = await create(person('Other', { email: 'BERTA@example.com' }))
    expect(refused.status).toBe(409)
    expect(refused.body.error).toMatchObject({
      code: 'email_taken',
      fields: { email: { code: 'email_taken' } },
      data: { customer: { id: owner.id } },
    })
    const found = await app.request('GET', '/customers', { query: { q: 'Other' } })
    expect(found.body.items).toEqual([])
  })

  test('a contact e-mail may be shared when no account is asked for', async () => {
    await made(person('Carla'))
    const twin = await made(person('Twin', { email: 'carla@example.com', account: false }))
    expect(twin.account_status).toBe('none')
    const hints = await app.request('GET', '/customers/lookalikes', {
      query: { email: 'carla@example.com', except: twin.id },
    })
    expect(hints.body.items).toMatchObject([{ display_name: 'Carla Testa', reasons: ['account'] }])
  })

  test('a number may be given once; the counter goes on above it', async () => {
    const given = await made(person('Dora', { number: '500' }))
    expect(given.number).toBe('500')
    const again = await create(person('Dorb', { number: '500' }))
    expect(again.status).toBe(409)
    expect(again.body.error).toMatchObject({ code: 'number_taken', fields: { number: { code: 'number_taken' } } })
    expect((await made(person('Next'))).number).toBe('501')
  })

  test('every wrong field is named, with what would be right', async () => {
    const refused = await create(
      person('Wrong', {
        email: 'nobody',
        gender: 'x',
        date_of_birth: '31.12.1980',
        personal_discount: 120,
        phones: [{ number: '' }],
        nonsense: 1,
      }),
    )
    expect(refused.status).toBe(422)
    expect(Object.keys(refused.body.error.fields).toSorted()).toEqual([
      'date_of_birth',
      'email',
      'gender',
      'nonsense',
      'personal_discount',
      'phones.0.number',
    ])
    expect(refused.body.error.fields.nonsense.code).toBe('unknown_field')
    expect(refused.body.error.fields.gender.message).toContain('female, male')
  })

  test('a phone is never refused: what cannot be read is kept as typed and marked', async () => {
    const customer = await made(
      person('Phone', { phones: [{ number: 'ask at the desk' }, { number: '+49 30 1234567' }] }),
    )
    expect(customer.phones).toMatchObject([
      { number: 'ask at the desk', valid: false, e164: null },
      { number: '+49 30 1234567', valid: true, e164: '+49301234567', country: 'DE' },
    ])
  })

  test('the same Idempotency-Key creates once, also when both come at the same time', async () => {
    const headers = { 'idempotency-key': 'one-and-only' }
    const [first, second] = await Promise.all([
      create(person('Once'), { headers }),
      create(person('Once'), { headers }),
    ])
    expect(first.status).toBe(201)
    expect(second.body).toEqual(first.body)
    const found = await app.request('GET', '/customers', { query: { q: 'once@example.com' } })
    expect(found.body.items).toHaveLength(1)
    const other = await create(person('Other2'), { headers })
    expect(other.body.error.code).toBe('idempotency_mismatch')
  })

  test('a personal value is masked for a viewer, who cannot search, filter or sort by it either', async () => {
    const customer = await made(person('Greta', { company_name: 'Greta & Co', date_of_birth: '1980-05-04' }))
    const viewer = await app.staff({ role: 'viewer' })
    const seen = await app.request('GET', `/customers/${customer.id}`, { as: viewer })
    expect(seen.text).not.toMatch(/greta@|Greta Testa|1980|Testa/)
    expect(seen.body.masked).toContain('email')
    expect(seen.body.company_name).toBe('Greta & Co')
    const search = async (query: Record<string, string>) => app.request('GET', '/customers', { as: viewer, query })
    expect((await search({ q: 'greta@example.com' })).body.items).toEqual([])
    expect((await search({ q: 'testa' })).body.items).toEqual([])
    expect((await search({ q: 'greta & co' })).body.items).toHaveLength(1)
    expect((await search({ sort: 'last_name' })).status).toBe(422)
    expect(
      (await search({ filter: JSON.stringify({ field: 'email', op: 'contains', value: 'greta' }) })).body.error.code,
    ).toBe('bad_filter')
    expect((await app.request('PATCH', `/customers/${customer.id}`, { as: viewer, body: { vip: true } })).status).toBe(
      403,
    )
  })
})

describe('change', () => {
  test('changes only what is given and tells the journal, field by field', async () => {
    const customer = await made(person('Hanna', { phones: [{ number: '+49 30 1111111' }] }))
    const [phone] = customer.phones
    const answer = await app.request('PATCH', `/customers/${customer.id}`, {
      body: { position: 'Buyer', phones: [{ id: phone.id, number: '+49 30 2222222' }, { number: '+49 30 3333333' }] },
    })
    expect(answer.body).toMatchObject({
      version: 2,
      position: 'Buyer',
      first_name: 'Hanna',
      phones: [{ id: phone.id, e164: '+49302222222' }, { e164: '+49303333333' }],
    })
    const history = await app.request('GET', `/customers/${customer.id}/history`)
    const changed = history.body.items.find((line: { kind: string }) => line.kind === 'customer.changed')
    expect(changed.changes).toMatchObject({
      position: [null, 'Buyer'],
      [`phones.${phone.id}`]: [{ number: '+49 30 1111111' }, { number: '+49 30 2222222', e164: '+49302222222' }],
    })
    expect(Object.keys(changed.changes)).toHaveLength(3)
    expect(changed.actor.name).toBe('Ada Administrator')
  })

  test('a patch that changes nothing writes nothing', async () => {
    const customer = await made(person('Ida'))
    const answer = await app.request('PATCH', `/customers/${customer.id}`, { body: { first_name: 'Ida' } })
    expect(answer.body).toEqual(customer)
    const history = await app.request('GET', `/customers/${customer.id}/history`)
    expect(history.body.items.map((line: { kind: string }) => line.kind).toSorted()).toEqual([
      'account.added',
      'customer.created',
    ])
  })

  test('a stale version is refused with the record as it is now, and nothing is lost', async () => {
    const customer = await made(person('Jana'))
    await app.request('PATCH', `/customers/${customer.id}`, { body: { position: 'Theirs' } })
    const refused = await app.request('PATCH', `/customers/${customer.id}`, {
      body: { position: 'Mine' },
      headers: { 'if-match': '"1"' },
    })
    expect(refused.status).toBe(412)
    expect(refused.body.error).toMatchObject({ code: 'stale', data: { current: { position: 'Theirs', version: 2 } } })
  })

  test('of many who patch the same version at once, one wins', async () => {
    const customer = await made(person('Kati'))
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        app.request('PATCH', `/customers/${customer.id}`, {
          body: { position: `P${i}` },
          headers: { 'if-match': '1' },
        }),
      ),
    )
    expect(answers.map((one) => one.status).toSorted()).toEqual([200, ...Array.from({ length: 7 }, () => 412)])
  })

  test('the e-mail of an account cannot be edited here; a mere contact e-mail can', async () => {
    const customer = await made(person('Lena'))
    const refused = await app.request('PATCH', `/customers/${customer.id}`, { body: { email: 'new@example.com' } })
    expect(refused.status).toBe(422)
    expect(refused.body.error.fields.email.message).toContain('in the store')
    const contact = await made(person('Lena2', { account: false }))
    expect(
      (await app.request('PATCH', `/customers/${contact.id}`, { body: { email: 'new@example.com' } })).body.email,
    ).toBe('new@example.com')
  })

  test('the last thing that names somebody cannot be taken away', async () => {
    const key = await app.apiKey({ role: 'integration' })
    const { body } = await create({ company_name: 'Lonely GmbH' }, { as: key })
    const refused = await app.request('PATCH', `/customers/${body.id}`, { body: { company_name: null } })
    expect(refused.status).toBe(422)
    expect((await app.request('GET', `/customers/${body.id}`)).body.company_name).toBe('Lonely GmbH')
  })

  test('an external id belongs to one customer', async () => {
    const one = await made(person('Mona', { external_ids: [{ source: 'shop', external_id: '77' }] }))
    const refused = await create(person('Nina', { external_ids: [{ source: 'shop', external_id: '77' }] }))
    expect(refused.body.error.code).toBe('external_id_taken')
    const found = await app.request('GET', '/customers', { query: { q: '77' } })
    expect(found.body.items[0].id).toBe(one.id)
  })
})
