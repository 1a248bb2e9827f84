import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { addressTargetNames, customerTargets } from '../../contract/imports/targets.ts'
import { importing } from '../../test/importing.ts'
import { guessSettings } from './rules/guess.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { addressesOf, bring, one, upload } = importing(app)

const guess = (...names: string[]) =>
  guessSettings(
    names.map((name) => ({ name, samples: [] })),
    true,
  ).mapping

test('every field is recognised by its own name', () => {
  for (const target of customerTargets) {
    const written = target.replace('.', '_')
    // A salt says nothing without its hash.
    const beside = /_(salt|algorithm)$/.test(target) ? ['account_password_hash'] : []
    const found = guess('x', ...beside, written).at(-1)
    expect(found, written).toMatchObject({ column: written, target })
  }
})

test('external ids and phones carry their system and label in the heading', () => {
  expect(guess('external_id_erp', 'external_id_Shop', 'phone_Fax', 'phone_Night line')).toEqual([
    { column: 'external_id_erp', target: 'external_ids', source: 'erp' },
    { column: 'external_id_Shop', target: 'external_ids', source: 'Shop' },
    { column: 'phone_Fax', target: 'phones', label: 'Fax' },
    { column: 'phone_Night line', target: 'phones', label: 'Night line' },
  ])
})

test('addresses for billing and shipping, by what stands before the field', () => {
  const targets = guess(
    'Email',
    'Billing First Name',
    'Billing Address 1',
    'Billing ZIP',
    'Shipping: City',
    'Shipping: Country Code',
    'Lieferadresse Straße',
  ).map((one) => one.target)
  expect(targets.slice(0, 6)).toEqual([
    'email',
    'billing.first_name',
    'billing.line1',
    'billing.postal_code',
    'shipping.city',
    'shipping.country',
  ])
})

test('a file with every field comes in as it is', async () => {
  const cells: Record<string, string> = {
    number: 'R-77',
    created_at: '2020-02-03T04:05:06.000Z',
    email: 'round@example.com',
    salutation: 'dr',
    first_name: 'Rosa',
    middle_name: 'Maria',
    last_name: 'Round',
    gender: 'female',
    date_of_birth: '1980-05-06',
    phones: 'Work: +49 30 1234567 ext. 12, +49 170 1234567',
    company_name: 'Round GmbH',
    position: 'CEO',
    locale: 'de-DE',
    currency: 'EUR',
    active: 'false',
    on_hold: 'true',
    vip: 'true',
    bad: 'false',
    tags: 'one, two',
    personal_discount: '12.5',
    discount_card: 'C-1',
    external_id_shop: '4711',
    external_id_erp: 'E/1',
    account_verified_at: '2020-02-04T00:00:00.000Z',
  }
  for (const name of addressTargetNames) if (name !== 'full_name') cells[`billing_${name}`] = `b ${name}`
  Object.assign(cells, {
    billing_salutation: 'mr',
    billing_country: 'AT',
    billing_postal_code: '1010',
    billing_default_billing: 'true',
    billing_default_shipping: 'false',
    shipping_line1: 'Ship 1',
    shipping_city: 'Graz',
  })
  const quoted = (list: string[]): string => list.map((cell) => `"${cell}"`).join(',')
  const file = `${quoted(Object.keys(cells))}\n${quoted(Object.values(cells))}\n`
  const preview = await app.request('POST', '/imports/preview', { body: { file_id: await upload(file) } })
  expect(preview.body).toMatchObject({ problems: [], settings: { match: ['number', 'email'], accounts: true } })
  const done = await bring(file, { settings: preview.body.settings })
  expect(done.counts).toMatchObject({ created: 1, warnings: 0 })
  const customer = await one('round@example.com')
  expect(customer).toMatchObject({
    number: 'R-77',
    created_at: '2020-02-03T04:05:06.000Z',
    salutation: 'dr',
    active: false,
    on_hold: true,
    personal_discount: 12.5,
    tags: ['one', 'two'],
    account_status: 'verified',
    phones: [
      { number: '+49 30 1234567', label: 'Work', extension: '12' },
      { number: '+49 170 1234567', label: null, extension: null },
    ],
  })
  expect(customer.external_ids).toEqual(
    expect.arrayContaining([
      { source: 'shop', external_id: '4711' },
      { source: 'erp', external_id: 'E/1' },
    ]),
  )
  const [billing, shipping] = await addressesOf(customer.id)
  expect(billing).toMatchObject({
    code: 'b code',
    line1: 'b line1',
    country: 'AT',
    as_typed: 'b as_typed',
    parts: { street: 'b street', metro: 'b metro' },
    default_billing: true,
    default_shipping: false,
  })
  expect(shipping).toMatchObject({ line1: 'Ship 1', city: 'Graz', default_shipping: true })
  expect((await bring(file, { settings: preview.body.settings })).counts).toMatchObject({ unchanged: 1 })
})
