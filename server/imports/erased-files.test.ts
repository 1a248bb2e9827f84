import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { byEmail, columns, importing } from '../../test/importing.ts'
import { writeBackup } from '../platform/backup/write.ts'

const database = await testDatabase()
const app = await testApp({ background: true, database })
const folder = mkdtempSync(join(tmpdir(), 'clientele-erased-'))
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})
const { bring, ended, start, upload } = importing(app)

/** Whatever of this one person could stand anywhere, however it is spelled. */
const told = /qzadam|qzstern|ext36q|757[ ./-]*7353/i

async function everywhere(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`.execute(app.db.write)
  const found: string[] = []
  for (const { name } of rows) {
    const hits = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(app.db.write)
    found.push(...hits.rows.filter(({ row }) => told.test(row)).map(({ row }) => `${name}: ${row}`))
  }
  for (const file of readdirSync(app.config.dataDir, { recursive: true, encoding: 'utf8' })) {
    const path = join(app.config.dataDir, file)
    if (statSync(path).isFile() && told.test(readFileSync(path, 'latin1'))) found.push(`file ${file}`)
  }
  return found
}

const person = {
  first_name: 'Qzadam',
  last_name: 'Qzstern',
  email: 'a@qzadam36.example',
  phones: [{ number: '+49 30 7577353' }],
  external_ids: [{ source: 'shop', external_id: 'ext36q' }],
}

async function view(name: string, asks: object): Promise<string> {
  const body = { resource: 'customers', name, scope: 'shared', columns: [{ column: 'name' }], ...asks }
  const made = await app.request('POST', '/table-views', { body })
  expect(made.status, made.text).toBe(201)
  return made.body.id
}

test('after an erase nothing of the person is left in checks, uploads, views, or a backup', async () => {
  const other = { first_name: 'Other', last_name: 'Person', email: 'other@d36.example' }
  await app.request('POST', '/customers', { body: other })
  // Before the person is there: a check that would make them, by e-mail and by name alone.
  const early =
    'email,first_name,last_name,phones\nA@QZADAM36.example,Qzadam,Qzstern,what 030/7577353 x\n,Qzadam,Qzstern,\n'
  const settings = byEmail(columns('email', 'first_name', 'last_name', 'phones'))
  await bring(early, { ...settings, dry_run: true })
  const { body: customer } = await app.request('POST', '/customers', { body: person })
  const file = await upload('email,last_name\nA@qzadam36.example,Renamed\nother@d36.example,Person\n')
  const check = await ended((await start(file, { ...byEmail(columns('email', 'last_name')), dry_run: true })).body.id)
  expect((await app.request('GET', `/imports/${check.id}/rows.csv`)).text).toContain('Qzstern')
  // A row whose id leads to somebody else, and one that looks like the person.
  await bring('external_ids,email,first_name,last_name\next36q,x@y.example,Yara,Yellow\n', {
    settings: { mapping: columns('external_ids', 'email', 'first_name', 'last_name'), match: ['external_id'] },
    dry_run: true,
  })
  await bring('email,first_name,last_name,phones\nz@z.example,Zoe,Zett,+49 30 7577353\n', {
    ...settings,
    dry_run: true,
  })
  await bring(`email,last_name\nother@d36.example,Person\n`, byEmail(columns('email', 'last_name')))
  // Uploads that nobody has used: of other encodings and with other spellings.
  const uploads = [
    Buffer.from('\ufeffname\nStern, Qzadam Qzstern\n', 'utf16le'),
    Buffer.from('tel\n0049 30 7577353\n'),
    Buffer.from('vorname;nachname\nQZADAM;QZSTERN\n'),
    Buffer.from('shop;x\next36q;1\n'),
    Buffer.from('no table with qzadam\0\n'),
  ]
  for (const [at, content] of uploads.entries()) await upload(content, `upload-${at}.csv`)
  const untouched = await upload('name,tel\nSomebody Else,+49 30 7577354\n', 'untouched.csv')
  const held = { field: 'on_hold', op: 'eq', value: true }
  const asked = [
    { q: '030 7577353' },
    { q: 'Qzstern, Qzadam' },
    { q: 'ext36q' },
    { q: 'A@QZADAM36.example' },
    { filter: { field: 'phones', op: 'eq', value: '030/7577353' } },
    { filter: { field: 'phones', op: 'eq', value: '0049 30 7577353' } },
    { filter: { field: 'external_ids', op: 'eq', value: 'shop:ext36q' } },
    { filter: { not: { any: [{ field: 'email', op: 'eq', value: 'A@Qzadam36.example' }] } } },
    {
      filter: {
        all: [
          { field: 'first_name', op: 'eq', value: 'Qzadam' },
          { field: 'last_name', op: 'eq', value: 'QZSTERN' },
        ],
      },
    },
  ]
  const looking: string[] = []
  for (const [at, one] of asked.entries()) looking.push(await view(`Looks ${at}`, one))
  const called = await view('About Qzadam Qzstern', { names: { de: 'Qzstern Qzadam' }, filter: held })
  await app.request('PATCH', `/table-views/${called}`, { body: { name: 'Tel. (030) 757 73 53' } })
  const alike = await view('030 7577354', {
    q: 'Qz Stern',
    filter: { field: 'phones', op: 'contains', value: '7577354' },
  })

  expect((await everywhere()).length).toBeGreaterThan(20)
  expect((await app.request('DELETE', `/customers/${customer.id}`)).status).toBe(204)
  await vi.waitFor(async () => expect(await everywhere()).toEqual([]), 20_000)

  for (const id of looking) {
    const { body } = await app.request('GET', `/table-views/${id}`)
    expect(body).toMatchObject({ q: null, filter: { none: expect.anything() } })
    expect(body.problems).not.toEqual([])
    const list = await app.request('GET', '/customers', { query: { filter: JSON.stringify(body.filter) } })
    expect(list.body.items).toEqual([])
  }
  expect((await app.request('GET', `/table-views/${called}`)).body).toMatchObject({
    name: '•••',
    names: {},
    filter: held,
  })
  expect((await app.request('GET', `/table-views/${alike}`)).body).toMatchObject({ name: '030 7577354', version: 1 })
  expect((await app.request('GET', `/files/${untouched}`)).status).toBe(200)
  expect((await app.request('GET', '/customers', { query: { q: 'other@d36.example' } })).body.items).toHaveLength(1)

  const target = join(folder, 'backup.gz')
  await writeBackup(target, {
    connection: database.connection,
    filesDir: join(app.config.dataDir, 'files'),
    product: '1.2.3',
    secret: { secretKey: undefined, backupKey: 'a key that seals', keyedTables: [] },
  })
  expect(gunzipSync(readFileSync(target)).toString('latin1')).not.toMatch(told)
})
