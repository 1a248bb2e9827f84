import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { codes, importing } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { addressesOf, bring, one, upload } = importing(app)

const file = (name: string): Buffer => readFileSync(new URL(`../../test/files/imports/${name}.csv`, import.meta.url))

/** Looks at a shop's file, imports it as it is recognised, twice, and answers what the first time did. */
async function imported(name: string, more: object = {}) {
  const content = file(name)
  const preview = await app.request('POST', '/imports/preview', { body: { file_id: await upload(content) } })
  expect(preview.status, preview.text).toBe(200)
  expect(preview.body.recognised.profile).toBe(name)
  const settings = { ...preview.body.settings, ...more }
  const done = await bring(content, { settings })
  const again = await bring(content, { settings })
  expect(again.counts).toMatchObject({ created: 0, updated: 0 })
  const left_out: Record<string, string[]> = {}
  for (const { column, reason } of preview.body.recognised.left_out) (left_out[reason] ??= []).push(column)
  return { done, shop: preview.body.recognised.shop, left_out }
}

test('Shopify', async () => {
  const { done, shop, left_out } = await imported('shopify')
  expect(shop).toBe('Shopify')
  expect(done.counts).toMatchObject({ read: 3, created: 3, warnings: 0 })
  expect(left_out).toEqual({ figures: ['Total Spent', 'Total Orders'], tax: ['Tax Exempt'] })
  const paula = await one('paula.petersen@example.com')
  expect(paula).toMatchObject({
    first_name: 'Paula',
    last_name: 'Petersen',
    company_name: 'Petersen Tea',
    tags: expect.arrayContaining(['vip', 'wholesale', 'Accepts e-mail marketing']),
    external_ids: [{ source: 'shopify', external_id: '6940095564001' }],
    phones: [{ number: '+16135550149', valid: true }],
    account_status: 'none',
  })
  expect(paula.tags).toHaveLength(3)
  expect(await addressesOf(paula.id)).toMatchObject([
    {
      line1: '151 Elgin Street',
      line2: 'Unit 202',
      city: 'Ottawa',
      country: 'CA',
      postal_code: 'K2P 1L4',
      phone: '+16135550148',
      default_billing: true,
      default_shipping: true,
    },
  ])
  expect((await one('quentin@example.com')).tags).toEqual([])
  expect((await one('1134960000')).tags).toEqual(
    expect.arrayContaining(['newsletter', 'Accepts e-mail marketing', 'Accepts SMS marketing']),
  )
})

test('Shopify, the older file', async () => {
  const { done } = await imported('shopify_template')
  expect(done.counts).toMatchObject({ created: 1, warnings: 0 })
  const russell = await one('russel.winfield@example.com')
  expect(russell).toMatchObject({ company_name: 'Company Name', tags: expect.arrayContaining(['loyal', 'walk-in']) })
  expect(await addressesOf(russell.id)).toMatchObject([{ region: 'IL', country: 'US', postal_code: '62701' }])
})

describe('Magento', () => {
  test('customers, then a file of their addresses', async () => {
    const { done, left_out } = await imported('magento', { time_zone: 'America/New_York' })
    expect(done.counts).toMatchObject({ created: 2, warnings: 0 })
    expect(left_out).toMatchObject({ groups: ['disable_auto_group_change', 'group_id'], tax: ['taxvat'] })
    const veronica = await one('veronica.costello@example.com')
    expect(veronica).toMatchObject({
      salutation: 'mrs',
      first_name: 'Veronica',
      middle_name: 'May',
      last_name: 'Costello',
      gender: 'female',
      date_of_birth: '1973-12-15',
      created_at: '2021-12-15T15:11:12.000Z',
      account_status: 'unverified',
    })
    expect(await one('no.gender@example.com')).toMatchObject({ gender: null, created_at: '2022-01-02T08:04:05.000Z' })
    const addresses = await imported('magento_addresses')
    expect(addresses.done.counts).toMatchObject({ read: 3, updated: 2, skipped: 1 })
    expect(codes(addresses.done)).toEqual(['no_match'])
    expect(await addressesOf(veronica.id)).toMatchObject([
      {
        code: '1',
        salutation: 'mrs',
        company_name: 'Costello Ltd',
        line1: '6146 Honey Bluff Parkway',
        line2: 'Back entrance',
        region: 'MI',
        country: 'US',
        default_billing: true,
        default_shipping: false,
      },
      { code: '2', first_name: 'Vera', country: 'DE', default_billing: false, default_shipping: true },
    ])
  })

  test('customers with addresses in rows of their own', async () => {
    const { done } = await imported('magento_composite')
    expect(done.counts).toMatchObject({ read: 4, created: 2, updated: 2, warnings: 0 })
    const john = await one('john.composite@example.com')
    expect(await addressesOf(john.id)).toMatchObject([
      { line1: 'Main Street 1', default_billing: true, default_shipping: false },
      { line1: 'Country Road 2', default_billing: false, default_shipping: true },
      { line1: 'Third Street 3', first_name: 'Jane', default_billing: false, default_shipping: false },
    ])
    expect(await addressesOf((await one('jane.alone@example.com')).id)).toEqual([])
  })
})

test('WooCommerce', async () => {
  const { done, left_out } = await imported('woocommerce')
  expect(done.counts).toMatchObject({ created: 2, warnings: 0 })
  expect(left_out).toMatchObject({ groups: ['roles'], figures: expect.arrayContaining(['total_spent']) })
  const walter = await one('walter.woo@example.com')
  expect(walter).toMatchObject({
    external_ids: [{ source: 'woocommerce', external_id: '17' }],
    created_at: '2019-03-04T05:06:07.000Z',
    locale: 'de-DE',
    phones: [{ number: '+49 89 1234567' }],
    account_status: 'unverified',
  })
  expect(await addressesOf(walter.id)).toMatchObject([
    {
      company_name: 'Woo GmbH',
      line1: 'Billinger Str. 1',
      line2: 'Hof',
      default_billing: true,
      default_shipping: false,
    },
    { first_name: 'Wanda', phone: '+49 89 7654321', line1: 'Versandweg 2', default_shipping: true },
  ])
  const yolanda = await one('yolanda@example.com')
  expect(yolanda).toMatchObject({ first_name: 'Yolanda', last_name: 'Yates' })
  expect(await addressesOf(yolanda.id)).toMatchObject([{ default_billing: true, default_shipping: true }])
})

test('WooCommerce: customers and guests of the exporter of orders and customers', async () => {
  const { done, left_out } = await imported('woocommerce_customers')
  expect(done.counts).toMatchObject({ created: 3, warnings: 0 })
  expect(left_out).toMatchObject({
    technical: ['customer_id', 'billing_email'],
    figures: ['total_spent', 'order_count'],
  })
  const carla = await one('carla.cart@example.com')
  expect(carla).toMatchObject({
    first_name: 'Carla',
    created_at: '2021-06-07T08:09:10.000Z',
    phones: [{ number: '+44 20 7946 0123' }],
    external_ids: [],
    account_status: 'none',
  })
  expect(await addressesOf(carla.id)).toMatchObject([
    { company_name: 'Cart Ltd', line1: '12 High Street', line2: 'Floor 2', default_billing: true },
    { first_name: 'Colin', line1: '1 Mill Lane', postal_code: 'CB2 1RX', default_shipping: true },
  ])
  expect(await addressesOf((await one('gina.guest@example.com')).id)).toMatchObject([
    { country: 'BE', default_billing: true, default_shipping: true },
  ])
  expect(await addressesOf((await one('otto.ohne@example.com')).id)).toEqual([])
})

test('an address of nothing but the name comes back from an export of our own', async () => {
  const content =
    'number,first_name,last_name,billing.first_name,billing.last_name,billing.city\nOWN-1,Olga,Own,Olga,Own,\n'
  const preview = await app.request('POST', '/imports/preview', { body: { file_id: await upload(content) } })
  await bring(content, { settings: preview.body.settings })
  expect(await addressesOf((await one('OWN-1')).id)).toMatchObject([
    { first_name: 'Olga', last_name: 'Own', city: null },
  ])
})

test('WooCommerce: the report of customers', async () => {
  const { done, left_out } = await imported('woocommerce_report')
  // Graz is in Austria, and 8010 no postal code of Germany.
  expect(done.counts).toMatchObject({ created: 2, warnings: 1 })
  expect(done.problems).toMatchObject([{ row: 3, code: 'postal_code', value: '8010' }])
  expect(left_out).toEqual({ technical: ['Username', 'Last Active'], figures: ['Orders', 'Total Spend', 'AOV'] })
  const rita = await one('rita.report@example.com')
  expect(rita).toMatchObject({ first_name: 'Rita', last_name: 'Report', created_at: '2020-02-03T04:05:06.000Z' })
  expect(await addressesOf(rita.id)).toMatchObject([
    { city: 'Portland', region: 'OR', postal_code: '97201', country: 'US' },
  ])
})

test('Spryker', async () => {
  const { done } = await imported('spryker')
  expect(done.counts).toMatchObject({ created: 2, warnings: 0 })
  expect(await one('DE--9021')).toMatchObject({
    number: 'DE--9021',
    locale: 'de-DE',
    salutation: 'ms',
    gender: 'female',
    company_name: 'Spryker Systems GmbH',
    date_of_birth: '1984-11-02',
    account_status: 'verified',
    accounts: [{ verified_at: '2017-03-08T00:00:00.000Z' }],
  })
  expect(await one('DE--9022')).toMatchObject({ salutation: null, gender: 'male', account_status: 'unverified' })
})

describe('RetailCRM', () => {
  test('by the names of its fields', async () => {
    const { done, left_out } = await imported('retailcrm')
    expect(done.counts).toMatchObject({ created: 1, warnings: 0 })
    expect(left_out).toEqual({ figures: ['ordersCount', 'totalSumm'], staff: ['managerId'], sites: ['site'] })
    const anna = await one('anna.petrova@example.com')
    expect(anna).toMatchObject({
      middle_name: 'Сергеевна',
      gender: 'female',
      vip: true,
      bad: false,
      tags: ['опт', 'новый'],
      personal_discount: 7.5,
      discount_card: 'C-77',
      phones: [{ number: '+7 495 123-45-67' }, { number: '+7 916 123-45-67' }],
    })
    expect(anna.external_ids).toHaveLength(2)
    expect(await addressesOf(anna.id)).toMatchObject([
      {
        line1: 'Мясницкая 12',
        country: 'RU',
        parts: { street: 'Мясницкая', house: '12', flat: '7' },
        comment: 'код 15',
      },
    ])
  })

  test('by the headings of its list', async () => {
    const { done } = await imported('retailcrm_list', { time_zone: 'Europe/Moscow' })
    expect(done.counts).toMatchObject({ created: 1, warnings: 0 })
    const petr = await one('petr.ivanov@example.com')
    expect(petr).toMatchObject({
      gender: 'male',
      vip: true,
      date_of_birth: '1985-01-31',
      created_at: '2023-04-05T03:07:00.000Z',
    })
    expect(await addressesOf(petr.id)).toMatchObject([{ city: 'Санкт-Петербург', postal_code: '190000' }])
  })
})

test('HubSpot', async () => {
  const { done, left_out } = await imported('hubspot')
  expect(done.counts).toMatchObject({ created: 1, warnings: 0 })
  expect(left_out).toMatchObject({ staff: ['Contact owner'] })
  const hanna = await one('hanna.hub@example.com')
  expect(hanna).toMatchObject({
    external_ids: [{ source: 'hubspot', external_id: '51' }],
    position: 'Head of Buying',
    company_name: 'Hub AG',
    created_at: '2024-05-06T09:10:00.000Z',
    phones: [{ label: null }, { number: '+49 170 7654321', label: 'Mobile' }],
  })
  expect(await addressesOf(hanna.id)).toMatchObject([{ line1: 'Hafenstraße 5', country: 'DE' }])
})

test('any other file is none of them', async () => {
  const other = await upload(
    'First Name,Last Name,Email,Record ID,Colour,Shoe,Hat,Scarf,Belt\na,b,c@example.com,1,,,,,\n',
  )
  const { body } = await app.request('POST', '/imports/preview', { body: { file_id: other } })
  expect(body.recognised).toBeNull()
  expect(body.settings).toEqual(body.guessed)
})
