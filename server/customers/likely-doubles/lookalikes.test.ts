import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type Caller } from '../../../test/app.ts'
import { similarity } from './rules/similar-text.ts'

const app = await testApp()
afterAll(() => app.close())

let key: Caller
const ids: Record<string, string> = {}

async function make(name: string, body: object, address?: object, as = key): Promise<void> {
  const { status, body: made, text } = await app.request('POST', '/customers', { as, body })
  expect(status, text).toBe(201)
  ids[name] = made.id
  if (!address) return
  const added = await app.request('POST', `/customers/${made.id}/addresses`, { as, body: address })
  expect(added.status, added.text).toBe(201)
}

/** What was found, by the names of this file: who, and by what. */
async function found(query: Record<string, string>, as: Caller = key): Promise<Record<string, string[]>> {
  const { status, body, text } = await app.request('GET', '/customers/lookalikes', { as, query })
  expect(status, text).toBe(200)
  const nameOf = (id: string) => Object.entries(ids).find(([, one]) => one === id)?.[0] ?? id
  return Object.fromEntries(
    body.items.map((one: { customer_id: string; reasons: string[] }) => [nameOf(one.customer_id), one.reasons]),
  )
}

const berlin = { line1: 'Lindenstr. 12', postal_code: '10969', city: 'Berlin', country: 'DE' }

beforeAll(async () => {
  key = await app.apiKey()
  await make(
    'anna',
    { first_name: 'Anna', last_name: 'Müller', email: 'anna@example.com', phones: [{ number: '+49 30 1234567' }] },
    berlin,
  )
  await make(
    'nina',
    { first_name: 'Наталья', last_name: 'Щербакова', date_of_birth: '1980-05-17' },
    { ...berlin, line1: 'Am Park 3', postal_code: '10115' },
  )
  await make(
    'firm',
    { company_name: 'Rosenbach Möbel GmbH' },
    { line1: 'Hafenweg 1', postal_code: '20457', city: 'Hamburg', country: 'DE' },
  )
  await make('cousin', { first_name: 'Bernd', last_name: 'Müller' }, berlin)
})

describe('likely doubles', () => {
  test('share an e-mail or a phone, however it is written', async () => {
    expect(await found({ email: 'ANNA@example.com' })).toEqual({ anna: ['account'] })
    expect(await found({ phone: '0049 (30) 123 45 67' })).toEqual({ anna: ['phone'] })
    expect(await found({ email: 'anna@example.com', except: ids['anna']! })).toEqual({})
    expect(await found({ email: 'nobody@example.com', phone: '+49 30 7654321' })).toEqual({})
  })

  test('have a similar name at the same place: mistyped, spelt otherwise, or the wrong way round', async () => {
    const at = { postal_code: '10969' }
    for (const [first_name, last_name] of [
      ['Anna', 'Mueller'],
      ['Ana', 'Muller'],
      ['Müller', 'Anna'],
      ['Anna', 'Mülller'],
      ['A.', 'Müller'],
    ] as const)
      expect(await found({ first_name, last_name, ...at }), `${first_name} ${last_name}`).toEqual({
        anna: [expect.stringMatching(/^(same|similar)_name$/), 'postal_code'],
      })
    const street = { postal_code: '10968', line1: 'Lindenstraße 12', city: 'Berlin' }
    expect(await found({ first_name: 'Anna', last_name: 'Müler', ...street })).toEqual({
      anna: ['similar_name', 'city', 'street'],
    })
  })

  test('are found by the place where name and postal code were mistyped', async () => {
    await make(
      'finlay',
      { first_name: 'Finlay', last_name: 'Whitmore' },
      { line1: '15 Goodwin Street', city: 'Salisbury Heights', postal_code: '4282', country: 'AU' },
    )
    const there = { line1: '15 goodwinstreet', city: 'Salisbury Heihgts', postal_code: '4228' }
    expect(await found({ first_name: 'Filnay', last_name: 'Whigmore', ...there })).toEqual({
      finlay: ['similar_name', 'similar_postal_code', 'street'],
    })
    // By the first name and the city; the number of the house was left out.
    const unnumbered = { line1: 'Goodwin St', city: 'Salisbury Heights' }
    expect(await found({ first_name: 'Finlay', last_name: 'Carter', ...unnumbered })).toEqual({
      finlay: ['first_name', 'city', 'street'],
    })
    // Another house of the street, and the next part of the town.
    expect(await found({ first_name: 'Finlay', last_name: 'Carter', ...there, line1: '82 Goodwin Street' })).toEqual({})
    expect(await found({ first_name: 'Finley', last_name: 'Whitmor', city: there.city, postal_code: '4283' })).toEqual(
      {},
    )
  })

  test('are found across scripts, and by the day of birth', async () => {
    expect(await found({ first_name: 'Natalya', last_name: 'Shcherbakova', postal_code: '10115' })).toMatchObject({
      nina: [expect.stringMatching(/_name$/), 'postal_code'],
    })
    expect(await found({ first_name: 'Наталия', last_name: 'Щербакова', date_of_birth: '1980-05-17' })).toEqual({
      nina: ['similar_name', 'date_of_birth'],
    })
  })

  test('may be companies, whatever their legal form', async () => {
    expect(await found({ company_name: 'Rosenbach Möbel', city: 'Hamburg' })).toEqual({
      firm: ['same_company', 'city'],
    })
    expect(await found({ company_name: 'Rosenbach Moebel KG', postal_code: '20457' })).toMatchObject({
      firm: ['same_company', 'postal_code'],
    })
    expect(await found({ company_name: 'Rosenthal', postal_code: '20457' })).toEqual({})
  })

  test('may write their legal form in Cyrillic letters or with dots, and their street in short', async () => {
    const [phone, other] = ['+7 495 1234567', '+39 06 12345678']
    await make('daisy', { company_name: 'Ромашка', phones: [{ number: phone }] })
    for (const company_name of ['ООО «Ромашка»', 'ПАО Ромашка', 'Ромашка, ОАО', 'Romashka OOO'])
      expect(await found({ company_name, phone }), company_name).toEqual({ daisy: ['phone', 'same_company'] })
    await make('pasta', { company_name: 'Verdi', phones: [{ number: other }] })
    for (const company_name of ['Verdi S.p.A.', 'Verdi S.r.l.', 'Verdi d.o.o.', 'Verdi Sp. z o.o.', 'Verdi G.m.b.H.'])
      expect(await found({ company_name, phone: other }), company_name).toEqual({ pasta: ['phone', 'same_company'] })
    await make(
      'nora',
      { first_name: 'Nora', last_name: 'Newman' },
      { line1: '12 Fifth Avenue', city: 'New York', postal_code: '10001', country: 'US' },
    )
    const street = { line1: '12 Fifth Ave', city: 'New York', postal_code: '10003' }
    expect(await found({ first_name: 'Nora', last_name: 'Newman', ...street })).toEqual({
      nora: ['same_name', 'city', 'street'],
    })
  })

  test('are not family, neighbours, or namesakes elsewhere', async () => {
    expect(await found({ first_name: 'Carla', last_name: 'Müller', ...berlinQuery })).toEqual({})
    expect(await found({ first_name: 'Otto', last_name: 'Weber', ...berlinQuery })).toEqual({})
    expect(await found({ first_name: 'Ana', last_name: 'Müller', postal_code: '80331', city: 'München' })).toEqual({})
    const weak = await app.request('GET', '/customers/lookalikes', {
      as: key,
      query: { first_name: 'Anna', last_name: 'Müller' },
    })
    expect(weak.body.items).toMatchObject([{ customer_id: ids['anna'], reasons: ['same_name'], score: 35 }])
  })

  test('come likeliest first, with name and number', async () => {
    await make('twin', { first_name: 'Anna', last_name: 'Müller', email: 'anna@example.com', account: false })
    const { body } = await app.request('GET', '/customers/lookalikes', {
      as: key,
      query: { first_name: 'Anna', last_name: 'Müller', email: 'anna@example.com', ...berlinQuery },
    })
    expect(body.items.map((one: { customer_id: string }) => one.customer_id)).toEqual([ids['anna'], ids['twin']])
    expect(body.items[0]).toMatchObject({ display_name: 'Anna Müller', score: 100 })
    expect(body.items[0].number).toMatch(/^\d+$/)
  })

  test('are looked for in silence where nothing, or next to nothing, is given', async () => {
    for (const query of [
      {},
      { first_name: '' },
      { last_name: '%' },
      { first_name: "'", last_name: '"' },
      { phone: '+' },
      { email: '@' },
    ])
      expect(await found(query as Record<string, string>)).toEqual({})
    const wrong = await app.request('GET', '/customers/lookalikes', { as: key, query: { date_of_birth: '17.5.1980' } })
    expect(wrong.body.error.fields.date_of_birth.code).toBe('date')
  })
})

const berlinQuery = { line1: berlin.line1, postal_code: berlin.postal_code, city: berlin.city }

describe('rights', () => {
  test('customers of other sites are not told of, erased ones neither', async () => {
    const site = (await app.request('POST', '/sites', { body: { code: 'far', name: 'Far' } })).body.id
    const limited = await app.apiKey({ site_ids: [site] })
    expect(
      await found({ email: 'anna@example.com', first_name: 'Anna', last_name: 'Müller', ...berlinQuery }, limited),
    ).toEqual({})
    await make('far', { first_name: 'Anna', last_name: 'Muller' }, berlin, limited)
    expect(Object.keys(await found({ first_name: 'Anna', last_name: 'Müller', ...berlinQuery }, limited))).toEqual([
      'far',
    ])
    await app.request('DELETE', `/customers/${ids['far']}`)
    expect(await found({ first_name: 'Anna', last_name: 'Müller', ...berlinQuery }, limited)).toEqual({})
  })

  test('who does not see personal values learns nothing by asking for them', async () => {
    const viewer = await app.staff({ role: 'viewer' })
    expect(await found({ email: 'anna@example.com' }, viewer)).toEqual({})
    expect(await found({ phone: '+49 30 1234567' }, viewer)).toEqual({})
    expect(await found({ first_name: 'Anna', last_name: 'Müller', ...berlinQuery }, viewer)).toEqual({})
    expect(await found({ company_name: 'Rosenbach Möbel', postal_code: '20457' }, viewer)).toEqual({
      firm: ['same_company'],
    })
  })
})

test('similarity counts what has to change', () => {
  expect(similarity('anna', 'anna')).toBe(1)
  expect(similarity('', '')).toBe(1)
  expect(similarity('smith', 'smtih')).toBe(0.8)
  expect(similarity('meyer', 'meier')).toBe(0.8)
  expect(similarity('ab', 'abcdefgh')).toBe(0)
})
