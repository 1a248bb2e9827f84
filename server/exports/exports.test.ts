import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type StaffCaller } from '../../test/app.ts'
import { exporting } from '../../test/exporting.ts'

const app = await testApp({ background: true })
const { ask, take, download, cells, rows } = exporting(app)
afterAll(() => app.close())

const create = async (body: object) => {
  const answer = await app.request('POST', '/customers', { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
const addAddress = async (id: string, body: object) => {
  const answer = await app.request('POST', `/customers/${id}/addresses`, { body })
  expect(answer.status, answer.text).toBe(201)
}

let ids: Record<'ada' | 'bob' | 'eve', string>
let germany: string

beforeAll(async () => {
  await app.request('PATCH', '/settings', {
    body: { require_first_name: false, require_last_name: false, require_email: false },
  })
  germany = (await app.request('POST', '/sites', { body: { code: 'de', name: 'Germany' } })).body.id
  const ada = await create({
    number: 'A1',
    created_at: '2025-12-31T22:30:00.000Z',
    email: 'ada@example.com',
    salutation: 'ms',
    first_name: 'Ada',
    last_name: '=HYPERLINK("http://evil.example")',
    gender: 'female',
    date_of_birth: '1990-02-03',
    phones: [
      { number: '+493012345678', label: 'Work', extension: '12' },
      { number: '030 555', label: null },
    ],
    locale: 'de',
    vip: true,
    tags: ['wholesale', 'spring'],
    personal_discount: 12.5,
    external_ids: [{ source: 'shop', external_id: '17' }],
  })
  await addAddress(ada.id, { line1: 'Invalidenstraße 116', postal_code: '10115', city: 'Berlin', country: 'DE' })
  await addAddress(ada.id, { line1: 'Rue 1', city: 'Paris', country: 'FR', default_shipping: true })
  await addAddress(ada.id, { line1: 'Via 2', city: 'Roma', country: 'IT', code: 'it' })
  const bob = await create({
    number: 'B2',
    first_name: 'Bob',
    last_name: '@SUM(1)',
    email: 'bob@example.com',
    site_id: germany,
  })
  await addAddress(bob.id, { line1: 'Hof 3', city: 'Bremen', country: 'DE' })
  const eve = await create({ number: 'E3', company_name: 'Eve & Sons; "Ltd"', email: 'eve@example.com' })
  ids = { ada: ada.id, bob: bob.id, eve: eve.id }
})

describe('a file for people', () => {
  const columns = ['number', 'name', 'gender', 'vip', 'created_at', 'date_of_birth', 'site_id', 'billing_country'].map(
    (name) => ({ name }),
  )

  test('has the columns in the order asked for, in English', async () => {
    const done = await take({
      columns: [...columns, { name: 'phones', label: 'Call' }],
      sort: 'number',
      language: 'en',
    })
    const [head, ada] = await cells(done)
    expect(head).toEqual(['Number', 'Name', 'Gender', 'VIP', 'Registered', 'Date of birth', 'Site', 'Country', 'Call'])
    expect(ada?.slice(2)).toEqual([
      'Female',
      'Yes',
      '12/31/2025 22:30',
      '02/03/1990',
      expect.any(String),
      'Germany',
      'Work: +49 30 12345678 ext. 12, 030 555',
    ])
    expect(done).toMatchObject({ rows: 3, picked: null, searched: false, files: [{ part: 'customers' }] })
  })

  test('is in German with semicolons, by the clock of the zone', async () => {
    const done = await take({ columns, sort: 'number', language: 'de', time_zone: 'Europe/Berlin' })
    const { text, headers } = await download(done)
    expect(text.startsWith('\ufeffNummer;Name;Geschlecht;VIP;Registriert;Geburtsdatum;Site;Land\r\n')).toBe(true)
    expect(text).toContain(';Weiblich;Ja;31.12.2025 23:30;03.02.1990;')
    expect(text).toContain('Deutschland')
    expect(headers['content-disposition']).toMatch(/^attachment; filename="kunden-.*\.csv"/)
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('a cell never becomes a formula, and a phone stays a phone', async () => {
    const done = await take({ columns: [{ name: 'last_name' }, { name: 'phones' }], sort: 'number', values: 'codes' })
    expect(await rows(done)).toMatchObject([
      { last_name: `'=HYPERLINK("http://evil.example")`, phones: 'Work: +493012345678 ext. 12, 030 555' },
      { last_name: "'@SUM(1)" },
      { last_name: '' },
    ])
  })
})

describe('who is in it', () => {
  const numbers = async (body: object, caller?: StaffCaller) =>
    (await rows(await take({ columns: [{ name: 'number' }], values: 'codes', ...body }, caller), 0, caller)).map(
      (row) => row['number'],
    )

  test('whoever the filter and the search show, in the order of the list', async () => {
    expect(await numbers({ sort: '-number' })).toEqual(['E3', 'B2', 'A1'])
    expect(await numbers({ filter: { field: 'billing_city', op: 'eq', value: 'Berlin' } })).toEqual(['A1'])
    expect(await numbers({ q: 'bob' })).toEqual(['B2'])
    expect(await numbers({ sort: 'company_name' })).toEqual(['E3', 'A1', 'B2'])
  })

  test('those chosen one by one', async () => {
    expect(await numbers({ ids: [ids.eve, ids.ada], sort: 'number' })).toEqual(['A1', 'E3'])
    expect((await ask({ ids: [ids.eve], q: 'bob' })).status).toBe(422)
    expect(await numbers({ except: [ids.bob], sort: 'number' })).toEqual(['A1', 'E3'])
  })

  test('nobody of a site that the person may not see', async () => {
    const local = await app.staff({ role: 'manager', site_ids: [germany] })
    expect(await numbers({}, local)).toEqual(['B2'])
    expect(await numbers({ ids: Object.values(ids) }, local)).toEqual(['B2'])
  })

  test('a filter or order that cannot be is refused at once', async () => {
    expect((await ask({ filter: { field: 'nonsense', op: 'eq', value: 1 } })).body.error.code).toBe('bad_filter')
    expect((await ask({ sort: 'nonsense' })).status).toBe(422)
    const { status, body } = await ask({ columns: [{ name: 'number' }, { name: 'nonsense' }] })
    expect([status, Object.keys(body.error.fields)]).toEqual([422, ['columns.1.name']])
  })
})

describe('personal values', () => {
  test('are refused, not masked, without the permission', async () => {
    const role = await app.request('POST', '/roles', {
      body: { code: 'counter', name: 'Counter', permissions: ['customers.read', 'customers.export'] },
    })
    expect(role.status, role.text).toBe(201)
    const clerk = await app.staff({ role: 'counter' })
    const refused = await ask({ columns: [{ name: 'number' }, { name: 'email' }, { name: 'name' }] }, clerk)
    expect([refused.status, Object.keys(refused.body.error.fields)]).toEqual([
      403,
      ['columns.1.name', 'columns.2.name'],
    ])
    expect((await ask({ addresses: 'rows', columns: [{ name: 'number' }] }, clerk)).status).toBe(403)
    const { text } = await download(await take({ values: 'codes' }, clerk), 0, clerk)
    expect(text).toContain('A1')
    expect(text).not.toMatch(/example\.com|Ada|•|12345678|Berlin/)
  })

  test('support may not export at all, a viewer neither', async () => {
    expect((await ask({}, await app.staff({ role: 'support' }))).status).toBe(403)
    expect((await app.request('GET', '/exports', { as: await app.staff({ role: 'viewer' }) })).status).toBe(403)
  })

  test('neither the record nor the journal tells what was searched for', async () => {
    const done = await take({
      q: 'ada',
      filter: {
        all: [
          { field: 'email', op: 'contains', value: 'ada@exa' },
          { field: 'vip', op: 'eq', value: true },
        ],
      },
      columns: [{ name: 'number' }],
    })
    expect(done).toMatchObject({ searched: true, filter: { all: [{ value: '•••' }, { value: true }] } })
    const { rows: lines } = await sql<{ line: string }>`
      select j::text as line from journal j where subject_id = ${done.id} union all
      select x::text from exports x where id = ${done.id}`.execute(app.db.write)
    expect(lines).toHaveLength(2)
    expect(lines.filter(({ line }) => line.includes('ada@exa'))).toEqual([])
  })
})
