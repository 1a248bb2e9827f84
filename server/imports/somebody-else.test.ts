import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { codes, columns, importing } from '../../test/importing.ts'
import { isSomebodyElse, type Somebody } from './customers/somebody-else.ts'
import { guessSource } from './rules/guess-source.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { bring, ended, find, one, start, upload } = importing(app)

/** Looks at a file as the page does, and imports it by what is guessed. */
async function guessed(content: string, name: string, more: object = {}) {
  const file_id = await upload(content, name)
  const { body } = await app.request('POST', '/imports/preview', { body: { file_id } })
  const started = await start(file_id, { settings: { ...body.settings, ...more } })
  expect(started.status, started.text).toBe(201)
  return { settings: body.settings, done: await ended(started.body.id) }
}

const table = (...rows: string[]): string => `${['id,email,first name,last name', ...rows].join('\n')}\n`

describe('an id means somebody only within its source', () => {
  test('two shops have a customer 77001: both are here, and a second run changes nothing', async () => {
    const [first, second] = [table('77001,anna@d42.example,Anna,Adler'), table('77001,bob@d42.example,Bob,Brown')]
    await guessed(first, '1-shop-one.csv')
    const { done, settings } = await guessed(second, '2-shop-two.csv')
    expect(settings).toMatchObject({ match: ['external_id', 'email'] })
    expect(done.counts).toMatchObject({ created: 1, updated: 0 })
    expect(await one('anna@d42.example')).toMatchObject({
      first_name: 'Anna',
      external_ids: [{ source: 'shop-one', external_id: '77001' }],
    })
    expect(await one('bob@d42.example')).toMatchObject({ external_ids: [{ source: 'shop-two' }] })
    for (const [file, name] of [[first, '1-shop-one.csv'] as const, [second, '2-shop-two.csv'] as const])
      expect((await guessed(file, name)).done.counts).toMatchObject({ unchanged: 1, created: 0, updated: 0 })
  })

  test('the name of a file names a shop where it does, and nothing otherwise', () => {
    const named = (name: string): unknown => guessSource(name)
    expect(named('shop-berlin-customers.csv')).toBe('shop-berlin')
    expect(named('export Shop Berlin 2026-11-02 v3.XLSX')).toBe('shop-berlin')
    expect(named('prestashop_customers_2026-11.csv')).toBe('prestashop')
    for (const name of ['customers-2026.csv', 'Kunden Stand November.xlsx', 'people.csv', 'shop.csv', 'anna-adler.csv'])
      expect(named(name)).toBeNull()
  })

  test('what was imported without a named source is found again by settings of before', async () => {
    const mapping = [{ column: 'id', target: 'external_ids', source: 'import' }, ...columns('email', 'last name')].map(
      (column) => (column.column === 'last name' ? { ...column, target: 'last_name' } : column),
    )
    const settings = { mapping, match: ['external_id'], mode: 'both' }
    const file = 'id,email,last name\n88001,old@d42.example,Olden\n'
    await bring(file, { settings })
    expect((await bring(file, { settings })).counts).toMatchObject({ unchanged: 1 })
    expect((await guessed(file, 'customers-2026.csv')).done.counts).toMatchObject({ unchanged: 1 })
  })
})

describe('an id that leads to somebody else', () => {
  test('changes nobody, and is said with both sides', async () => {
    await guessed(table('9001,carla@d42.example,Carla,Cook'), 'a.csv')
    const before = await one('carla@d42.example')
    const { done } = await guessed(table('9001,dirk@d42.example,Dirk,Dorn', '9002,ed@d42.example,Ed,East'), 'b.csv')
    expect(done.counts).toMatchObject({ refused: 1, created: 1, updated: 0 })
    expect(done.problems).toMatchObject([
      {
        row: 2,
        code: 'somebody_else',
        outcome: 'refused',
        value: 'Carla Cook, carla@d42.example → Dirk Dorn, dirk@d42.example',
        params: { number: before.number },
        customer_id: before.id,
      },
    ])
    expect(done.problems[0].message).not.toMatch(/Carla|Dirk/)
    expect(await one('carla@d42.example')).toEqual(before)
    expect(await find('dirk@d42.example')).toEqual([])
  })

  test('is what a check calls it, and no secret is told to those who see no personal values', async () => {
    await guessed(table('9101,frida@d42.example,Frida,Fuchs'), 'a.csv')
    const { done } = await guessed(table('9101,gerd@d42.example,Gerd,Graf'), 'b.csv')
    const file = await upload(table('9101,gerd@d42.example,Gerd,Graf'), 'c.csv')
    const { body } = await app.request('POST', '/imports/preview', { body: { file_id: file } })
    const check = await ended((await start(file, { settings: body.settings, dry_run: true })).body.id)
    expect(check.counts).toEqual(done.counts)
    const rows = await app.request('GET', `/imports/${check.id}/rows`)
    expect(rows.body.items).toMatchObject([{ outcome: 'refused', changes: [], problems: [{ code: 'somebody_else' }] }])
    await app.request('POST', '/roles', {
      body: { code: 'carrier', name: 'Carrier', permissions: ['customers.read', 'customers.import'] },
    })
    const carrier = await app.staff({ role: 'carrier' })
    const seen = await app.request('GET', `/imports/${check.id}`, { as: carrier })
    expect(seen.text).not.toMatch(/Frida|frida@|Gerd|gerd@/)
  })

  test('where that is the rule, the file stops with a sentence before anything is written', async () => {
    const rows = (of: string): string[] =>
      [...'abcdefg'].map((letter, at) => `95${at},${letter}@${of}.example,${letter}${of}x,${of}${letter}y`)
    await guessed(table(...rows('first')), 'a.csv')
    const other = [...rows('second'), '9600,new@d42.example,Nina,New']
    const { done } = await guessed(table(...other), 'b.csv')
    expect(done).toMatchObject({
      state: 'failed',
      counts: { read: 0, created: 0, updated: 0 },
      error: { code: 'ids_elsewhere', params: { by: 'external_id', found: 7, count: 7 } },
    })
    expect(await find('new@d42.example')).toEqual([])
    const file = await upload(table(...other), 'b.csv')
    const { body } = await app.request('POST', '/imports/preview', { body: { file_id: file } })
    const check = await ended((await start(file, { settings: body.settings, dry_run: true })).body.id)
    expect(check).toMatchObject({ state: 'done', counts: { refused: 7, created: 1 } })
    expect(check.problems[0]).toMatchObject({ row: 1, code: 'ids_elsewhere' })
    const named = {
      mapping: body.settings.mapping.map((one: object) => ('source' in one ? { ...one, source: 'b' } : one)),
    }
    expect((await guessed(table(...other), 'b.csv', named)).done.counts).toMatchObject({ created: 8, refused: 0 })
  })
})

test('a change of name or of e-mail, or another way to write a name, is the same person', () => {
  const anna = { first_name: 'Anna', last_name: 'Adler', email: 'anna@a.example' }
  const other = (row: Somebody, customer: Somebody, ...known: string[]): boolean =>
    isSomebodyElse(row, customer, [customer.email, ...known])
  const bob = { first_name: 'Bob', last_name: 'Brown', email: 'bob@b.example' }
  expect(other(bob, anna)).toBe(true)
  expect(
    other({ ...bob, first_name: 'Jan', last_name: 'de Vries' }, { ...anna, first_name: 'Piet', last_name: 'de Boer' }),
  ).toBe(true)
  expect(other({ ...bob, email: 'ANNA@a.example' }, anna)).toBe(false)
  expect(other(bob, anna, 'bob@b.example')).toBe(false)
  expect(other({ ...bob, email: null }, anna)).toBe(false)
  expect(other({ ...bob, email: 'n/a' }, anna)).toBe(false)
  expect(other({ ...bob, first_name: null, last_name: null }, anna)).toBe(false)
  for (const [first_name, last_name] of [
    ['Anna', 'Braun'],
    ['Adler', 'Anna'],
    ['A.', 'Braun'],
    ['Änna', 'Ädler'],
    ['Анна', 'Адлер'],
    ['Annna', 'Schmitt'],
  ])
    expect(other({ ...bob, first_name, last_name }, anna), `${first_name} ${last_name}`).toBe(false)
  const [tea, ink] = ['Tea Ltd', 'Ink Ltd'].map((company_name) => ({
    company_name,
    email: `${company_name[0]}@x.example`,
  }))
  expect(other(tea!, ink!)).toBe(true)
  expect(other({ ...tea!, company_name: 'Ink & Co.' }, ink!)).toBe(false)
})

test('a row without an id is found by its e-mail; people who share one stay two', async () => {
  await guessed(table('9701,hanna@d42.example,Hanna,Hahn', ',ida@d42.example,Ida,Igel'), 'a.csv')
  const again = await guessed(table(',hanna@d42.example,Hanna,Hahn-Huhn', ',ida@d42.example,Ida,Igel'), 'a.csv')
  expect(again.done.counts).toMatchObject({ updated: 1, unchanged: 1, created: 0 })
  expect((await one('hanna@d42.example')).last_name).toBe('Hahn-Huhn')
  const family = table(
    '9801,family@d42.example,Jo,Jung',
    '9802,family@d42.example,Kim,Klar',
    '9803,family@d42.example,Lu,Lang',
  )
  const first = await guessed(family, 'a.csv')
  expect([first.done.counts.created, codes(first.done)]).toEqual([3, []])
  expect((await guessed(family, 'a.csv')).done.counts).toMatchObject({ unchanged: 3, created: 0, updated: 0 })
})
