import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { columns, importing } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { addressesOf, bring, one } = importing(app)

const mapping = [
  ...columns('number', 'email', 'first_name', 'middle_name', 'company_name', 'vip', 'tags'),
  { column: 'phone', target: 'phones' },
  { column: 'fax', target: 'phones', label: 'Fax' },
  { column: 'shop', target: 'external_ids', source: 'shop' },
  ...columns('address.code', 'address.line1', 'address.line2'),
]
const header = mapping.map((one) => one.column).join(',')
const full = (number: string): string =>
  `${header}\n${number},${number}@example.com,Eva,Maria,Acme,yes,"one, two",+49 30 1234567,+49 30 7654321,s-${number},H,Home 1,Back door\n`
const bare = (number: string, first = ''): string => `${header}\n${number},,${first},,,,,,,,H,Home 1,\n`
const settings = (more: object = {}) => ({ settings: { mapping, match: ['number'], ...more } })

test('an empty cell keeps what is known, unless the import says otherwise', async () => {
  await bring(full('E-1'), settings())
  expect((await bring(bare('E-1'), settings())).counts).toMatchObject({ unchanged: 1 })
  const checked = await bring(bare('E-1', 'Eva'), { ...settings({ empty: 'clear' }), dry_run: true })
  expect(checked.counts).toMatchObject({ updated: 1 })
  expect((await one('E-1')).company_name).toBe('Acme')
  expect((await bring(bare('E-1', 'Eva'), settings({ empty: 'clear' }))).counts).toMatchObject({ updated: 1 })
  const after = await one('E-1')
  expect(after).toMatchObject({
    number: 'E-1',
    email: null,
    first_name: 'Eva',
    middle_name: null,
    company_name: null,
    vip: true,
    tags: [],
    phones: [],
    external_ids: [],
  })
  expect(await addressesOf(after.id)).toMatchObject([{ code: 'H', line1: 'Home 1', line2: null }])
  expect((await bring(bare('E-1', 'Eva'), settings({ empty: 'clear' }))).counts).toMatchObject({ unchanged: 1 })
})

test('a column may have a rule of its own, and a word that empties', async () => {
  await bring(full('E-2'), settings())
  const own = mapping.map((one) =>
    one.column === 'fax' ? { ...one, empty: 'clear' } : one.column === 'company_name' ? { ...one, empty: 'keep' } : one,
  )
  const done = await bring(bare('E-2', '[empty]'), {
    settings: { mapping: own, match: ['number'], erase_word: '[EMPTY]' },
  })
  expect(done.counts).toMatchObject({ updated: 1, warnings: 0 })
  const after = await one('E-2')
  expect(after).toMatchObject({ first_name: null, middle_name: 'Maria', company_name: 'Acme', tags: ['one', 'two'] })
  expect(after.phones.map((phone: { number: string }) => phone.number)).toEqual(['+49 30 1234567'])
})

test('nobody is left without a name, e-mail, phone and id', async () => {
  await bring(full('E-5'), settings())
  const done = await bring(bare('E-5'), settings({ empty: 'clear' }))
  expect(done.counts).toMatchObject({ refused: 1 })
  expect(await one('E-5')).toMatchObject({ first_name: 'Eva', company_name: 'Acme' })
})

test('the e-mail of an account stays', async () => {
  await bring(full('E-3'), settings({ accounts: true }))
  await bring(bare('E-3'), settings({ empty: 'clear' }))
  expect(await one('E-3')).toMatchObject({ email: 'E-3@example.com', first_name: null })
})

test('a new customer has nothing to empty', async () => {
  const done = await bring(
    `${header}\nE-4,,Nora,[empty],,,,,,,,,\n`,
    settings({ empty: 'clear', erase_word: '[empty]' }),
  )
  expect(done.counts).toMatchObject({ created: 1, warnings: 0 })
  expect(await one('E-4')).toMatchObject({ first_name: 'Nora', middle_name: null })
})
