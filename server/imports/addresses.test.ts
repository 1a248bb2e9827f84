import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { codes, columns, importing } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { addressesOf, bring, one } = importing(app)

const as = (mapping: ReturnType<typeof columns>, more: object = {}) => ({
  settings: { mapping, match: ['email'], mode: 'both', ...more },
})

describe('several addresses in one row', () => {
  const mapping = columns(
    'email',
    'last_name',
    'billing.line1',
    'billing.city',
    'billing.country',
    'shipping.line1',
    'shipping.city',
    'shipping.country',
    'address_2.line1',
    'address_2.city',
  )
  const header = mapping.map((one) => one.column).join(',')
  const file = `${header}
two@example.com,Two,Billing Street 1,Berlin,Germany,Shipping Road 2,Bonn,DE,Third Way 3,Köln
same@example.com,Same,One Street 1,Berlin,DE,One Street 1,Berlin,DE,,
only@example.com,Only,,,,Only Road 9,Wien,AT,,
`

  test('are added with their marks, each once, and a second run changes nothing', async () => {
    expect((await bring(file, as(mapping))).counts).toMatchObject({ created: 3, warnings: 0 })
    const two = await one('two@example.com')
    expect(await addressesOf(two.id)).toMatchObject([
      { line1: 'Billing Street 1', country: 'DE', default_billing: true, default_shipping: false },
      { line1: 'Shipping Road 2', default_billing: false, default_shipping: true },
      { line1: 'Third Way 3', default_billing: false, default_shipping: false },
    ])
    expect(two).toMatchObject({ billing_city: 'Berlin', billing_country: 'DE' })
    expect(await addressesOf((await one('same@example.com')).id)).toMatchObject([
      { line1: 'One Street 1', default_billing: true, default_shipping: true },
    ])
    expect(await addressesOf((await one('only@example.com')).id)).toMatchObject([
      { line1: 'Only Road 9', default_billing: true, default_shipping: true },
    ])
    for (const dry_run of [true, false]) {
      const again = await bring(file, { ...as(mapping), dry_run })
      expect(again.counts).toMatchObject({ read: 3, unchanged: 3, updated: 0 })
    }
  })

  test('an address that is known gets the mark that the row gives it', async () => {
    const swapped = `${header}\ntwo@example.com,Two,Shipping Road 2,Bonn,DE,Billing Street 1,Berlin,DE,,\n`
    expect((await bring(swapped, as(mapping))).counts).toMatchObject({ updated: 1 })
    const two = await one('two@example.com')
    const addresses = await addressesOf(two.id)
    expect(addresses).toHaveLength(3)
    expect(addresses).toMatchObject([{ default_shipping: true }, { default_billing: true }, { line1: 'Third Way 3' }])
    expect(two.billing_city).toBe('Bonn')
  })
})

describe('addresses in rows of their own', () => {
  test('follow the row of their customer', async () => {
    const mapping = columns('email', 'last_name', 'address.line1', 'address.city', 'address.default_shipping')
    const file = `email,last_name,address.line1,address.city,address.default_shipping
mia@example.com,Mia,First 1,Berlin,
,,Second 2,Bonn,yes
,,Third 3,Köln,
leo@example.com,Leo,,,
,,Leo Street 4,Wien,
`
    const checked = await bring(file, { ...as(mapping, { follow: true }), dry_run: true })
    const done = await bring(file, as(mapping, { follow: true }))
    expect(done.counts).toMatchObject({ read: 5, created: 2, updated: 3, refused: 0 })
    expect(checked.counts).toEqual(done.counts)
    expect(await addressesOf((await one('mia@example.com')).id)).toMatchObject([
      { line1: 'First 1', default_billing: true, default_shipping: false },
      { line1: 'Second 2', default_billing: false, default_shipping: true },
      { line1: 'Third 3', default_billing: false, default_shipping: false },
    ])
    expect(await addressesOf((await one('leo@example.com')).id)).toMatchObject([
      { line1: 'Leo Street 4', default_billing: true, default_shipping: true },
    ])
    const again = await bring(file, as(mapping, { follow: true }))
    expect(again.counts).toMatchObject({ read: 5, unchanged: 5 })
  })

  test('or are a file of their own, by e-mail, number or external id', async () => {
    const people = columns('number', 'external_ids', 'email', 'last_name')
    await bring('number,external_ids,email,last_name\nA-1,x1,ann@example.com,Ann\nA-2,x2,ben@example.com,Ben\n', {
      settings: { mapping: people, match: ['number'] },
    })
    const fields = ['address.code', 'address.line1', 'address.city', 'address.phone', 'address.house', 'address.street']
    const mapping = columns('email', ...fields)
    const file = `email,${fields.join(',')}
ann@example.com,H1,Home 1,Berlin,+49 30 1,,
ann@example.com,W1,Work 2,Bonn,,,
nobody@example.com,X1,Nowhere 3,Köln,,,
ben@example.com,,,Wien,,7,Ring
`
    const settings = { kind: 'addresses', mapping, match: ['email'] }
    const done = await bring(file, { settings })
    expect(done.counts).toMatchObject({ read: 4, updated: 3, skipped: 1, created: 0 })
    expect(codes(done)).toEqual(['no_match'])
    const ann = await one('ann@example.com')
    expect(ann).toMatchObject({ number: 'A-1', last_name: 'Ann' })
    expect(await addressesOf(ann.id)).toMatchObject([
      { code: 'H1', phone: '+49 30 1', default_billing: true, default_shipping: true },
      { code: 'W1', default_billing: false },
    ])
    expect(await addressesOf((await one('ben@example.com')).id)).toMatchObject([
      { line1: 'Ring 7', city: 'Wien', parts: { street: 'Ring', house: '7' } },
    ])
    expect((await bring(file, { settings })).counts).toMatchObject({ unchanged: 3, skipped: 1 })
    const moved = await bring('number,address.code,address.line1,address.default_billing\nA-1,W1,Work 22,1\n', {
      settings: {
        kind: 'addresses',
        mapping: columns('number', 'address.code', 'address.line1', 'address.default_billing'),
        match: ['number'],
      },
    })
    expect(moved.counts).toMatchObject({ updated: 1 })
    expect(await addressesOf(ann.id)).toMatchObject([
      { code: 'H1', default_billing: false, default_shipping: true },
      { code: 'W1', line1: 'Work 22', city: 'Bonn', default_billing: true },
    ])
  })

  test('a file of addresses changes nothing else, and its settings are checked', async () => {
    const wrong = { kind: 'addresses', mapping: columns('email', 'first_name', 'address.line1'), match: [] }
    const answer = await app.request('POST', '/import-profiles', { body: { name: 'addresses', settings: wrong } })
    expect(answer.status).toBe(422)
    expect(Object.keys(answer.body.error.fields)).toEqual(['settings.mapping.1.target', 'settings.match'])
  })
})
