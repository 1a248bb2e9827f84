import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { byEmail, codes, columns, importing } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { bring, one, addressesOf } = importing(app)
const mapping = columns('email', 'external_ids', 'phones', 'address.postal_code', 'address.country', 'address.line1')
const head = 'email;external_ids;phones;address.postal_code;address.country;address.line1\n'

test('a point-zero that a program has added is no part of an id, a phone or a postal code', async () => {
  const content = `${head}point@numbers.example;1005.0;491512345678.0;10115.0;DE;Weg 1\n`
  const done = await bring(content, byEmail(mapping))
  expect(codes(done)).not.toContain('shortened')
  const found = await one('point@numbers.example')
  expect(found.external_ids).toEqual([{ source: 'shop', external_id: '1005' }])
  expect(found.phones).toEqual([expect.objectContaining({ number: '491512345678' })])
  expect((await addressesOf(found.id))[0].postal_code).toBe('10115')
})

test('what a spreadsheet has shortened is remarked on, stored nowhere as a value, and kept in a note', async () => {
  const content = `${head}cut@numbers.example;1.00E+05;4.91512E+12;1.0115E+04;DE;Weg 1\n`
  const done = await bring(content, byEmail(mapping))
  expect(codes(done).filter((code) => code === 'shortened')).toHaveLength(3)
  const found = await one('cut@numbers.example')
  expect([found.external_ids, found.phones, (await addressesOf(found.id))[0].postal_code]).toEqual([[], [], null])
  expect((await app.request('GET', `/customers/${found.id}/notes`)).text).toContain('4.91512E+12')
})

test('a row whose key was shortened finds nobody by it, and is no new one', async () => {
  const content = 'external_ids;position\n1.00E+05;Taken\n'
  const settings = { mapping: columns('external_ids', 'position'), match: ['external_id'], mode: 'both' }
  expect((await bring(content, { settings })).counts).toMatchObject({ created: 0, updated: 0, refused: 1 })
})

test.each([
  ['RUR', 'RUB'],
  ['byr', 'BYN'],
  ['EUR', 'EUR'],
])('the currency %s is read as %s', async (cell, code) => {
  const email = `${cell.toLowerCase()}@numbers.example`
  const done = await bring(`email;currency\n${email};${cell}\n`, byEmail(columns('email', 'currency')))
  expect([codes(done), (await one(email)).currency]).toEqual([[], code])
})

test('shortened ids of tasks find none and make none', async () => {
  const settings = {
    resource: 'tasks',
    mapping: columns('external_ids', 'title'),
    match: ['external_id'],
    mode: 'both',
  }
  const done = await bring('external_ids;title\n1.00E+05;Cut\n', { settings })
  expect(done.counts).toMatchObject({ created: 0, refused: 1 })
})
