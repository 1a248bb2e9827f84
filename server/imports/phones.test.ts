import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { columns, importing } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
await app.request('PATCH', '/settings', { body: { base_country: 'DE' } })
const { bring, one } = importing(app)

const settings = { mapping: columns('email', 'phones', 'address.country'), match: ['email'], mode: 'both' }
const header = 'email,phones,address.country'

test('several numbers of a cell become several phones, and a second run changes nothing', async () => {
  const file = `${header}
a@several.example,+49 30 123456 / 78,
b@several.example,030/123456,
c@several.example,"030 123456, 0171 1234567 oder +43 664 1234567",
d@several.example,"Tel: 030 123456;ext=12; Fax: 030 123457",
e@several.example,"0171/123, 456",
`
  const done = await bring(file, { settings })
  expect(done.counts).toMatchObject({ created: 5, warnings: 1 })
  expect(done.problems).toMatchObject([{ row: 6, code: 'phone', value: '0171/123, 456' }])
  const numbers = async (name: string) => (await one(`${name}@several.example`)).phones
  expect((await numbers('a')).map((phone: { e164: string }) => phone.e164)).toEqual(['+4930123456', '+4930123478'])
  expect(await numbers('b')).toMatchObject([{ number: '030/123456', e164: '+4930123456' }])
  expect(await numbers('c')).toMatchObject([
    { number: '030 123456' },
    { number: '0171 1234567', e164: '+491711234567' },
    { number: '+43 664 1234567', country: 'AT' },
  ])
  expect(await numbers('d')).toMatchObject([
    { e164: '+4930123456', extension: '12', label: 'Tel' },
    { e164: '+4930123457', extension: null, label: 'Fax' },
  ])
  expect(await numbers('e')).toMatchObject([{ number: '0171/123, 456', e164: null, valid: false }])
  expect((await bring(file, { settings })).counts).toMatchObject({ unchanged: 5, updated: 0 })
})

test('a number that is none where the customer lives is not made one of the shop; a guess and an unassigned number are said', async () => {
  const file = `${header}
a@abroad.example,(5) 555-4729,MX
b@abroad.example,030 1234567,US
c@abroad.example,79261234567,DE
d@abroad.example,(171) 555-7788,GB
e@abroad.example,+49 30 1234567,US
`
  for (const dry_run of [true, false]) {
    const done = await bring(file, { settings, dry_run })
    const unassigned = { row: 5, code: 'phone_unassigned', params: { e164: '+441715557788' } }
    expect(done.problems).toMatchObject([
      { row: 2, column: 'phones', code: 'phone', value: '(5) 555-4729' },
      { row: 3, code: 'phone_guessed', params: { e164: '+49301234567' } },
      { row: 4, code: 'phone_guessed', params: { e164: '+79261234567', country: 'RU' } },
      ...(dry_run ? [unassigned] : []),
    ])
  }
  expect((await one('a@abroad.example')).phones).toMatchObject([{ e164: null, country: null, valid: false }])
})
