import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { byEmail, columns, importing } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { bring, one } = importing(app)

const mapping = columns(
  'email',
  'first_name',
  'last_name',
  'phones',
  'external_ids',
  'tags',
  'address.line1',
  'address.city',
  'note',
  'account.password_hash',
)
const header =
  'email,first_name,last_name,phones,external_ids,tags,address.line1,address.city,note,account.password_hash\n'
const settings = byEmail(mapping, { accounts: true })
const bcrypt = '$2b$04$zzzzzzzzzzzzzzzzzzzzzufan2yYcseVusKjnNRCdZ5k.lrofJNmq'

const rowsOf = async (id: string, query: Record<string, string | number> = {}) =>
  (await app.request('GET', `/imports/${id}/rows`, { query })).body
const changesOf = (row: { changes: { field: string; from: unknown; to: unknown }[] }) =>
  Object.fromEntries(row.changes.map((change) => [change.field, [change.from, change.to]]))

/** Everything but what a check itself is told by. */
async function content(): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'import%' and table_name not like 'journal%'
      and table_name not in ('files', 'job_workers', 'job_runs', 'job_rows', 'schedule_runs', 'sessions') order by 1`.execute(
    app.db.write,
  )
  const all: unknown[] = []
  for (const { name } of rows)
    all.push(name, (await sql`select t::text as row from ${sql.table(name)} t order by 1`.execute(app.db.write)).rows)
  return JSON.stringify(all)
}

await bring(
  `${header}known@example.com,Karla,Known,+49 30 1234567,K1,old,Weg 1,Bonn,,\nsame@example.com,Sam,Same,,K2,,,,,\n`,
  settings,
)

const table =
  `${header}known@example.com,Carla,Known,+49 30 7654321,K1,new,Weg 2,Bonn,Moved,${bcrypt}\n` +
  'same@example.com,Sam,Same,,K2,,,,,\n' +
  `new@example.com,Nora,New,+49 30 1234567,N1,"a, b",Platz 3,Köln,First,${bcrypt}\n` +
  ',,,,,,,,,\n,,,,,,Nowhere 1,,,\n' +
  'new@example.com,Nora,Newer,,N1,,,,,\n'

describe('a check', () => {
  test('shows what each row would do, field by field, and writes nothing', async () => {
    const before = await content()
    const done = await bring(table, { ...settings, dry_run: true })
    expect(await content()).toBe(before)
    expect(done.counts).toMatchObject({ read: 5, created: 1, updated: 2, unchanged: 1, refused: 1 })
    const { items, next } = await rowsOf(done.id)
    expect(next).toBeNull()
    expect(items.map((row: { outcome: string }) => row.outcome)).toEqual([
      'updated',
      'unchanged',
      'created',
      'refused',
      'updated',
    ])
    const known = await one('known@example.com')
    expect(items[0]).toMatchObject({ row: 2, customer_id: known.id, number: known.number, display_name: 'Karla Known' })
    expect(changesOf(items[0])).toEqual({
      first_name: ['Karla', 'Carla'],
      phones: [['+49 30 1234567'], ['+49 30 1234567', '+49 30 7654321']],
      tags: [['old'], ['old', 'new']],
      'address.line1': [null, 'Weg 2'],
      'address.city': [null, 'Bonn'],
      'address.default_billing': [null, true],
      'address.default_shipping': [null, true],
      note: [null, 'Moved'],
      'account.password_hash': [null, 'bcrypt ••••••'],
    })
    expect(items[1]).toMatchObject({ outcome: 'unchanged', changes: [] })
    expect(items[2]).toMatchObject({
      customer_id: null,
      display_name: 'Nora New',
      lookalikes: [{ customer_id: known.id, number: known.number, reasons: ['phone'] }],
    })
    expect(changesOf(items[2])).toMatchObject({
      email: [null, 'new@example.com'],
      tags: [null, ['a', 'b']],
      'external_ids.shop': [null, 'N1'],
      'address.line1': [null, 'Platz 3'],
      account: [null, 'new@example.com'],
      'account.password_hash': [null, 'bcrypt ••••••'],
    })
    expect(items[3].problems).toMatchObject([{ code: 'nobody' }])
    expect(changesOf(items[4])).toEqual({ last_name: ['New', 'Newer'] })
    expect(JSON.stringify(items)).not.toContain(bcrypt)
  })

  test('is read by outcome and by pages, and as a file', async () => {
    const done = await bring(table, { ...settings, dry_run: true })
    const updated = await rowsOf(done.id, { outcome: 'updated' })
    expect(updated.items.map((row: { row: number }) => row.row)).toEqual([2, 7])
    const first = await rowsOf(done.id, { limit: 2 })
    const second = await rowsOf(done.id, { limit: 2, after: first.next })
    const third = await rowsOf(done.id, { limit: 2, after: second.next })
    const seen = [first, second, third].flatMap((page) => page.items.map((row: { row: number }) => row.row))
    expect([seen, third.next]).toEqual([[2, 3, 4, 6, 7], null])
    expect((await app.request('GET', `/imports/${done.id}/rows`, { query: { after: 'x' } })).body.error.code).toBe(
      'bad_cursor',
    )
    const file = await app.request('GET', `/imports/${done.id}/rows.csv`)
    expect(file.headers['content-disposition']).toContain('people-check.csv')
    expect(file.text).toContain('2,updated,')
    expect(file.text).toMatch(/first_name,Karla,Carla/)
    expect(file.text).not.toContain(bcrypt)
    const refused = await app.request('GET', `/imports/${done.id}/rows.csv`, { query: { outcome: 'refused' } })
    expect(refused.text.trim().split('\r\n')).toHaveLength(2)
  })

  test('hides personal values from those who do not see them', async () => {
    const done = await bring(table, { ...settings, dry_run: true })
    await app.request('POST', '/roles', {
      body: { code: 'masked', name: 'Masked', permissions: ['customers.read', 'customers.import'] },
    })
    const as = await app.staff({ role: 'masked' })
    const { text, body } = await app.request('GET', `/imports/${done.id}/rows`, { as })
    expect(body.items).toHaveLength(5)
    expect(text).not.toMatch(/Karla|Carla|Nora|Weg|1234567|example\.com/)
    expect(changesOf(body.items[0])).toMatchObject({ first_name: [{ masked: true }, { masked: true }] })
    const limited = await app.staff({
      role: 'manager',
      site_ids: [(await app.request('GET', '/sites')).body.items[0].id],
    })
    expect((await app.request('GET', `/imports/${done.id}/rows`, { as: limited })).status).toBe(404)
  })
})

describe('what a check found goes', () => {
  const kept = async (): Promise<number> =>
    (await sql<{ n: number }>`select count(*) as n from import_rows`.execute(app.db.write)).rows[0]!.n

  test('with the person, also one who was not there yet', async () => {
    const done = await bring(`${header}later@example.com,Lara,Qzlater,,,,,,,\nknown@example.com,Zoe,Known,,,,,,,\n`, {
      ...settings,
      dry_run: true,
    })
    const made = await app.request('POST', '/customers', {
      body: { last_name: 'Qzlater', first_name: 'L', email: 'LATER@example.com' },
    })
    expect((await app.request('DELETE', `/customers/${made.body.id}`)).status).toBe(204)
    expect((await app.request('DELETE', `/customers/${(await one('known@example.com')).id}`)).status).toBe(204)
    expect((await rowsOf(done.id)).items).toEqual([])
    expect((await sql`select 1 from import_rows where title ~ 'Known|Qzlater'`.execute(app.db.write)).rows).toEqual([])
  })

  test('when the file is checked again or comes in, and after a week', async () => {
    await sql`delete from import_rows`.execute(app.db.write)
    const { upload, start, ended } = importing(app)
    const file_id = await upload('email,last_name\nf@example.com,File\n')
    const two = byEmail(columns('email', 'last_name'))
    const first = await ended((await start(file_id, { ...two, dry_run: true })).body.id)
    await ended((await start(file_id, { ...two, dry_run: true })).body.id)
    expect([await kept(), (await rowsOf(first.id)).items.length]).toEqual([1, 0])
    await ended((await start(file_id, two)).body.id)
    expect(await kept()).toBe(0)
    const old = await bring('email,last_name\ng@example.com,Gone\n', { ...two, dry_run: true })
    await sql`update imports set finished_at = now() - interval '8 days' where id = ${old.id}`.execute(app.db.write)
    const { body } = await app.request('POST', '/schedules/imports.tidy/run')
    await expect
      .poll(async () => (await app.request('GET', `/jobs/${body.id}`)).body.state, { timeout: 10_000 })
      .toBe('done')
    expect(await kept()).toBe(0)
  })
})

test('doubles within one file are seen by a check, by what rows share beside their keys', async () => {
  const file = [
    'external_ids,email,first_name,last_name,phones,address.postal_code',
    't1,tw1@example.com,Tina,Twin,030 7650001,10115',
    't2,tw2@example.com,Twin,Tina,+49 30 7650001,',
    't3,tw3@example.com,Tina,Twin,,10115',
    't4,TW1@example.com,Other,Name,,',
    't5,tw5@example.com,Tina,Twin,030 7650009,99999',
    't1,tw1@example.com,Tina,Twin,030 7650001,10115',
  ].join('\n')
  const mapping = columns('external_ids', 'email', 'first_name', 'last_name', 'phones', 'address.postal_code')
  const done = await bring(file, { settings: { mapping, match: ['external_id'] }, dry_run: true })
  const { items } = await rowsOf(done.id)
  expect(items.map((row: { same_file: unknown }) => row.same_file)).toEqual([
    [],
    [{ row: 2, reasons: ['same_name', 'phone'] }],
    [{ row: 2, reasons: ['same_name', 'postal_code'] }],
    [{ row: 2, reasons: ['email'] }],
    [],
    [],
  ])
  const csv = await app.request('GET', `/imports/${done.id}/rows.csv`)
  expect(csv.text).toContain('row 2 (same_name + phone)')
})
