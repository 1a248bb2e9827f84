import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { byEmail, codes, columns, importing } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { bring, one } = importing(app)
const born = columns('email', 'date_of_birth')
const registered = columns('email', 'created_at')
const file = (name: string, cells: readonly string[], column = 'date_of_birth'): string =>
  `email;${column}\n${cells.map((cell, at) => `${name}${at}@dates.example;${cell}\n`).join('')}`
const born_of = async (name: string, at: number) => (await one(`${name}${at}@dates.example`)).date_of_birth

describe('the order of day and month', () => {
  test('is that of the whole column: one cell at its end decides about the first', async () => {
    const cells = [...Array<string>(600).fill('03/04/1990'), '25/04/1990']
    const done = await bring(file('late', cells), byEmail(born))
    expect([done.state, codes(done)]).toEqual(['done', []])
    expect([await born_of('late', 0), await born_of('late', 600)]).toEqual(['1990-04-03', '1990-04-25'])
  })

  test('is asked for where no cell shows it, before anything is written', async () => {
    const content = file('asked', ['03/04/1990', '05/05/1990', '7/8/1990'])
    const refused = await bring(content, byEmail(born))
    expect(refused).toMatchObject({
      state: 'failed',
      counts: { read: 0 },
      error: { code: 'day_order', params: { column: 'date_of_birth', value: '03/04/1990' } },
    })
    expect((await app.request('GET', '/customers', { query: { q: 'asked0@dates.example' } })).body.items).toEqual([])
    await bring(content, byEmail(born, { day_first: true }))
    expect(await born_of('asked', 0)).toBe('1990-04-03')
    await bring(content, byEmail(born, { day_first: false }))
    expect(await born_of('asked', 0)).toBe('1990-03-04')
  })

  test('is that of the other columns where one does not show it, and each its own where it does', async () => {
    const rows = ['03/04/1990;25/12/2020;2020-01-02', '05/06/1990;24/12/2020;2020-01-02']
    const head = 'email;date_of_birth;created_at\n'
    const content =
      head + rows.map((row, at) => `two${at}@dates.example;${row.split(';').slice(0, 2).join(';')}\n`).join('')
    await bring(content, byEmail(columns('email', 'date_of_birth', 'created_at')))
    expect(await one('two0@dates.example')).toMatchObject({
      date_of_birth: '1990-04-03',
      created_at: '2020-12-25T00:00:00.000Z',
    })
    const both = `${head}own@dates.example;25/04/1990;12/25/2020\n`
    await bring(both, byEmail(columns('email', 'date_of_birth', 'created_at')))
    expect(await one('own@dates.example')).toMatchObject({
      date_of_birth: '1990-04-25',
      created_at: '2020-12-25T00:00:00.000Z',
    })
  })

  test('a cell that contradicts its column is remarked on, and stays in a note', async () => {
    const done = await bring(file('odd', ['25/04/1990', '26/04/1990', '04/27/1990']), byEmail(born))
    expect(codes(done)).toEqual(['date_order'])
    const odd = await one('odd2@dates.example')
    expect(odd.date_of_birth).toBe(null)
    const { text } = await app.request('GET', `/customers/${odd.id}/notes`)
    expect(text).toContain('04/27/1990')
  })

  test('a check asks as well', async () => {
    const asked = await bring(file('check', ['03/04/1990']), { ...byEmail(born), dry_run: true })
    expect(asked.error?.code).toBe('day_order')
  })
})

test('days that programs write for none are empty, without a remark', async () => {
  const cells = ['0000-00-00', '00/00/0000', '0001-01-01', '0001-01-01T00:00:00']
  const done = await bring(file('none', cells), byEmail(born))
  expect(codes(done)).toEqual([])
  for (const at of cells.keys()) {
    const { id, date_of_birth } = await one(`none${at}@dates.example`)
    expect(date_of_birth).toBe(null)
    expect((await app.request('GET', `/customers/${id}/notes`)).body.items).toEqual([])
  }
})

describe('a birthday that cannot be', () => {
  const next_year = `${new Date().getUTCFullYear() + 1}-01-01`
  test.each([
    [next_year, 'born_later'],
    ['25.04.2533', 'born_later'],
    ['1880-01-01', 'born_long_ago'],
  ])('%s is remarked on by an import and kept in a note', async (cell, code) => {
    const name = `born${cell.replace(/\D/g, '')}x`
    const done = await bring(file(name, [cell]), byEmail(born))
    expect(codes(done)).toEqual([code])
    expect(await born_of(name, 0)).toBe(null)
  })

  test('is refused by the API, and a filter may still ask for it', async () => {
    for (const [date_of_birth, code] of [
      [next_year, 'born_later'],
      ['1880-01-01', 'born_long_ago'],
    ]) {
      const { status, body } = await app.request('POST', '/customers', { body: { first_name: 'D', date_of_birth } })
      expect([status, body.error.fields.date_of_birth.code]).toEqual([422, code])
    }
    const today = new Date().toISOString().slice(0, 10)
    const made = await app.request('POST', '/customers', {
      body: { first_name: 'Today', last_name: 'Born', email: 'today@dates.example', date_of_birth: today },
    })
    expect(made.status, made.text).toBe(201)
    const filter = JSON.stringify({ field: 'date_of_birth', op: 'lt', value: '2533-04-25' })
    expect((await app.request('GET', '/customers', { query: { filter, limit: 0 } })).status).toBe(200)
  })
})

test('the zone of the file applies to every spelling without one', async () => {
  const cells = [
    '29 Nov 2025 10:00',
    '2025/11/29 10:00',
    '2025-11-29 10:00',
    'Nov 29, 2025 10:00',
    'Saturday, November 29, 2025 10:00 AM',
    '2025-11-29 02:00 CET',
  ]
  const done = await bring(file('zone', cells, 'created_at'), byEmail(registered, { time_zone: 'Asia/Tokyo' }))
  expect(codes(done)).toEqual([])
  for (const at of cells.keys())
    expect((await one(`zone${at}@dates.example`)).created_at).toBe('2025-11-29T01:00:00.000Z')
})
