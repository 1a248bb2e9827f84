import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { testApp, type Answer } from '../../test/app.ts'
import { exporting } from '../../test/exporting.ts'

const app = await testApp({ background: true })
const { ask, ended, take, download } = exporting(app)
afterAll(() => app.close())

const person = { number: '1', first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.com' }
let ada: string

/** So many customers that a job lasts long enough to be stopped. */
const many = 20_000

beforeAll(async () => {
  ada = (await app.request('POST', '/customers', { body: person })).body.id
  await sql`
    insert into customers (id, number, number_sort, first_name, last_name, site_id)
    select gen_random_uuid(), 'N' || n, 'N' || lpad(n::text, 9, '0'), 'First ' || n, 'Last ' || n, (select id from sites limit 1)
    from generate_series(1, ${many}::int) n`.execute(app.db.write)
}, 60_000)

const stored = (): string[] =>
  readdirSync(join(app.config.dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^[0-9a-f]{32}/.test(entry.name))
    .map((entry) => entry.name)

const gone = (one: Answer['body']) =>
  vi.waitFor(async () => {
    expect((await download(one)).status).toBe(404)
    expect(stored()).toEqual([])
  }, 10_000)

test('many rows come in one file, with progress', { timeout: 90_000 }, async () => {
  const done = await take({ values: 'codes', addresses: 'rows' })
  expect(done.rows).toBe(many + 1)
  const { text } = await download(done)
  expect(text.split('\r\n')).toHaveLength(many + 3)
  const { body: job } = await app.request('GET', `/jobs/${done.job_id}`)
  expect(job).toMatchObject({ progress: (many + 1) * 2, total: (many + 1) * 2, result: { rows: many + 1 } })
  expect((await app.request('DELETE', `/exports/${done.id}`)).status).toBe(204)
  expect((await app.request('GET', `/exports/${done.id}`)).status).toBe(404)
  await gone(done)
})

test('one that is cancelled leaves nothing behind', { timeout: 90_000 }, async () => {
  const { body } = await ask({ format: 'xlsx' })
  await vi.waitFor(async () => expect((await app.request('GET', `/jobs/${body.job_id}`)).body.state).toBe('running'), {
    timeout: 20_000,
    interval: 20,
  })
  expect((await app.request('DELETE', `/exports/${body.id}`)).body.error.code).toBe('conflict')
  await app.request('POST', `/jobs/${body.job_id}/cancel`)
  expect((await ended(body.id)).state).toBe('cancelled')
  await vi.waitFor(() => expect(stored()).toEqual([]), 10_000)
  const { body: journal } = await app.request('GET', '/journal', {
    query: { subject_id: body.id, subject_type: 'export' },
  })
  expect(journal.items).toEqual([])
  expect((await app.request('DELETE', `/exports/${body.id}`)).status).toBe(204)
})

const few = { columns: [{ name: 'number' }, { name: 'email' }], q: 'lovelace' }

test('one that has expired cannot be fetched', async () => {
  const done = await take(few)
  await sql`update exports set expires_at = now() - interval '1 minute'`.execute(app.db.write)
  await sql`update files set expires_at = now() - interval '1 minute'`.execute(app.db.write)
  expect((await app.request('GET', `/exports/${done.id}`)).body).toMatchObject({ state: 'expired', files: [] })
  expect((await download(done)).status).toBe(404)
  for (const name of ['files.tidy', 'exports.tidy']) await app.request('POST', `/schedules/${name}/run`)
  await gone(done)
  await app.request('DELETE', `/exports/${done.id}`)
})

test('others see it only with the right to, and no more than they may see by now', async () => {
  const manager = await app.staff({ role: 'manager' })
  const other = await app.staff({ role: 'manager' })
  const done = await take(few, manager)
  expect((await download(done, 0, manager)).status).toBe(200)
  for (const path of [`/exports/${done.id}`, `/files/${done.files[0].id}/content`, `/files/${done.files[0].id}`])
    expect((await app.request('GET', path, { as: other })).status, path).toBe(404)
  expect((await app.request('DELETE', `/exports/${done.id}`, { as: other })).status).toBe(404)
  expect((await app.request('GET', '/exports', { as: other })).body.items).toEqual([])
  expect((await app.request('GET', '/exports')).body.items).toMatchObject([{ id: done.id }])
  expect((await download(done)).status).toBe(200)
  const { body: journal } = await app.request('GET', '/journal', {
    query: { subject_id: done.id, subject_type: 'export' },
  })
  expect(journal.items.map((line: { kind: string }) => line.kind)).toEqual([
    'export.downloaded',
    'export.downloaded',
    'export.created',
  ])
  expect(journal.items[2].data).toMatchObject({ rows: 1, searched: true, columns: ['number', 'email'] })
  const site = (await app.request('POST', '/sites', { body: { code: 'xx', name: 'Elsewhere' } })).body.id
  expect((await app.request('PATCH', `/staff/${manager.id}`, { body: { site_ids: [site] } })).status).toBe(200)
  await vi.waitFor(async () => expect((await download(done, 0, manager)).body?.error.code).toBe('forbidden'), 5_000)
  expect((await app.request('GET', `/exports/${done.id}`, { as: manager })).body.files).toEqual([])
  await app.request('DELETE', `/exports/${done.id}`)
  await gone(done)
})

test('an erase takes the files that the person is in, and no others', async () => {
  const [withAda, without] = [await take(few), await take({ columns: [{ name: 'number' }], q: 'First 77' })]
  expect((await app.request('DELETE', `/customers/${ada}`)).status).toBeLessThan(300)
  expect((await app.request('GET', `/exports/${withAda.id}`)).body.state).toBe('expired')
  expect((await download(withAda)).status).toBe(404)
  expect((await download(without)).status).toBe(200)
})
