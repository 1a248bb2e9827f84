import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { importing } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { addressesOf, bringGuessed, one } = importing(app)

const people = [
  ['c1', '"Muster GmbH, Eva Klein"', { company_name: 'Muster GmbH', first_name: 'Eva', last_name: 'Klein' }],
  ['c2', 'ACME GmbH & Co. KG', { company_name: 'ACME GmbH & Co. KG', first_name: null, last_name: null }],
  ['c3', 'Mr. and Mrs. Smith', { salutation: null, first_name: null, middle_name: null, last_name: 'Smith' }],
  ['c4', '"Klein, Eva, Dr."', { salutation: 'dr', first_name: 'Eva', last_name: 'Klein' }],
  ['c5', '"Smith, Jr., John"', { first_name: 'John', last_name: 'Smith Jr.' }],
  ['c6', '김철수', { first_name: '철수', last_name: '김' }],
  ['c7', '佐々木花子', { first_name: '花子', last_name: '佐々木' }],
] as const

test('whole names in one cell are companies, couples and persons, and a second time nothing changes', async () => {
  const file = `email,name\n${people.map(([key, name]) => `${key}@names.example,${name}`).join('\n')}\n`
  const done = await bringGuessed(file, 'customers')
  expect(done).toMatchObject({ problems: [], counts: { created: people.length } })
  for (const [key, , expected] of people) expect(await one(`${key}@names.example`)).toMatchObject(expected)
  const again = await bringGuessed(file, 'customers')
  expect(again.counts).toMatchObject({ unchanged: people.length })
})

test('a column of companies wins over the one in the name, and addresses are read alike', async () => {
  const head = 'email,company,name,billing name,billing street,billing city'
  await bringGuessed(`${head}\nd1@names.example,Own Ltd,Muster GmbH,"Muster GmbH, Eva Klein",Weg 1,Bonn\n`, 'customers')
  const found = await one('d1@names.example')
  expect(found).toMatchObject({ company_name: 'Own Ltd' })
  expect(await addressesOf(found.id)).toMatchObject([
    { company_name: 'Muster GmbH', first_name: 'Eva', last_name: 'Klein', line1: 'Weg 1' },
  ])
})
