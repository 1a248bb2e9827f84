import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { importSettings } from '../../contract/imports/settings.ts'
import { permissions } from '../../contract/permissions.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { runProgram } from '../../test/program.ts'
import { system } from '../platform/actor.ts'
import { insertImport } from './actions/start.ts'
import { runImport, type Runner } from './run/run.ts'
import { localSource } from './source/source.ts'

const app = await testApp({ background: true })
const folder = mkdtempSync(join(tmpdir(), 'clientele-imports-'))
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const settings = importSettings.parse({
  mapping: ['company_name', 'phones'].map((target) => ({ column: target, target })),
  mode: 'create',
})
const table = (rows: number, name: string): string =>
  `company_name,phones\n${Array.from({ length: rows }, (_, at) => `${name} ${at},+49 30 ${1_000_000 + at}`).join('\n')}\n`

async function companies(name: string): Promise<{ made: number; different: number; lines: number; phones: number }> {
  const { rows } = await sql<{ made: number; different: number; lines: number; phones: number }>`
    select count(*) as made, count(distinct company_name) as different,
      (select count(*) from journal j join customers k on k.id = j.customer_id where j.kind = 'customer.created' and k.company_name like ${`${name} %`}) as lines,
      (select count(*) from customer_phones p join customers k on k.id = p.customer_id where k.company_name like ${`${name} %`}) as phones
    from customers where company_name like ${`${name} %`}`.execute(app.db.write)
  return rows[0]!
}

test('a file that another import deletes at the same moment is said to be gone', async () => {
  const query = { purpose: 'import_source', name: 'a.csv' }
  const headers = { 'content-type': 'text/csv' }
  const { id: file_id } = (await app.request('POST', '/files', { query, body: table(1, 'Gone'), headers })).body
  const [deleted, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const other = app.db.write.transaction().execute(async (tx) => {
    await sql`delete from files where id = ${file_id}`.execute(tx)
    deleted.resolve()
    await mayEnd.promise
  })
  await deleted.promise
  const begun = app.request('POST', '/imports', { body: { file_id, settings } })
  await untilSomebodyWaits()
  mayEnd.resolve()
  await other
  const { status, body } = await begun
  expect([status, body.error.code, Object.keys(body.error.fields)]).toEqual([404, 'not_found', ['file_id']])
})

test('an import ends well though somebody deletes its file as it does', async () => {
  const query = { purpose: 'import_source', name: 'a.csv' }
  const headers = { 'content-type': 'text/csv' }
  const { id: file_id } = (await app.request('POST', '/files', { query, body: table(2_000, 'Both'), headers })).body
  const { id } = (await app.request('POST', '/imports', { body: { file_id, settings } })).body
  await app.db.write.transaction().execute(async (tx) => {
    await sql`select from files where id = ${file_id} for update`.execute(tx)
    await untilSomebodyWaits()
    await sql`delete from files where id = ${file_id}`.execute(tx)
  })
  const done = await vi.waitFor(async () => {
    const { body } = await app.request('GET', `/imports/${id}`)
    expect(body.state).toBe('done')
    return body
  }, 20_000)
  expect(done).toMatchObject({ counts: { created: 2_000 }, file_id: null, error: null })
})

async function untilSomebodyWaits(): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      app.db.read,
    )
    expect(rows.length).toBeGreaterThan(0)
  }, 20_000)
}

describe('an import that is cut short', () => {
  test('by a cancel stops between two batches, keeps what it has done, and goes on from there', async () => {
    const file = await app.request('POST', '/files', {
      query: { purpose: 'import_source', name: 'long.csv' },
      body: table(2_200, 'Long'),
      headers: { 'content-type': 'text/csv' },
    })
    const started = await app.request('POST', '/imports', { body: { file_id: file.body.id, settings } })
    const look = async () => (await app.request('GET', `/imports/${started.body.id}`)).body
    await vi.waitFor(async () => expect((await look()).counts.read).toBeGreaterThan(0), {
      timeout: 20_000,
      interval: 20,
    })
    expect((await app.request('POST', `/jobs/${started.body.job_id}/cancel`)).status).toBe(200)
    const cancelled = await vi.waitFor(async () => {
      const body = await look()
      expect(body.state).toBe('cancelled')
      return body
    }, 20_000)
    expect(cancelled.counts.read % 500).toBe(0)
    expect(cancelled.counts.read).toBeLessThan(2_200)
    expect(cancelled.total).toBe(2_200)
    expect(await companies('Long')).toMatchObject({ made: cancelled.counts.created, lines: cancelled.counts.created })
    expect((await app.request('POST', `/jobs/${started.body.job_id}/retry`)).status).toBe(200)
    await vi.waitFor(async () => expect((await look()).state).toBe('done'), 25_000)
    expect((await look()).counts).toMatchObject({ read: 2_200, created: 2_200 })
    expect(await companies('Long')).toEqual({ made: 2_200, different: 2_200, lines: 2_200, phones: 2_200 })
  }, 90_000)

  test('by the end of its process loses no row and brings none twice', async () => {
    const path = join(folder, 'killed.csv')
    writeFileSync(path, table(1_300, 'Killed'))
    const actor = system(permissions)
    const source = await localSource(path)
    const id = await insertImport(
      { db: app.db.write, actor },
      { file_id: null, file_name: source.name, dry_run: false, profile: null, settings },
    )
    let batches = 0
    const runner: Runner = { program: app, actor, source, progress: () => {}, checkpoint: () => {} }
    // What another process sees that has taken the job over: the second batch must not be kept.
    const taken = {
      ...runner,
      keep: async () => void ((batches += 1) === 2 && (await Promise.reject(new Error('taken over')))),
    }
    await expect(runImport(taken, id)).rejects.toThrow('taken over')
    expect(await companies('Killed')).toEqual({ made: 500, different: 500, lines: 500, phones: 500 })
    const { counts } = await runImport(runner, id)
    expect(counts).toMatchObject({ read: 1_300, created: 1_300 })
    expect(await companies('Killed')).toEqual({ made: 1_300, different: 1_300, lines: 1_300, phones: 1_300 })
    const { rows } = await sql<{
      kind: string
    }>`select kind from journal where subject_id = ${id} order by serial`.execute(app.db.write)
    expect(rows.map((row) => row.kind)).toEqual(['import.started', 'import.finished'])
  }, 90_000)
})

test('rows that two imports bring at the same time are brought once', async () => {
  const path = join(folder, 'race.csv')
  writeFileSync(path, `id,company_name\n${Array.from({ length: 60 }, (_, at) => `R${at},Race ${at}`).join('\n')}\n`)
  const actor = system(permissions)
  const source = await localSource(path)
  const matched = importSettings.parse({
    mapping: [
      { column: 'id', target: 'external_ids', source: 'race' },
      { column: 'company_name', target: 'company_name' },
    ],
    match: ['external_id'],
  })
  const run = async () => {
    const id = await insertImport(
      { db: app.db.write, actor },
      { file_id: null, file_name: source.name, dry_run: false, profile: null, settings: matched },
    )
    return (await runImport({ program: app, actor, source, progress: () => {}, checkpoint: () => {} }, id)).counts
  }
  const all = await Promise.all([run(), run(), run()])
  expect(all.reduce((sum, counts) => sum + counts.created, 0)).toBe(60)
  expect(all.reduce((sum, counts) => sum + counts.unchanged, 0)).toBe(120)
  expect(await companies('Race')).toMatchObject({ made: 60, different: 60, lines: 60 })
})

test('the command line checks, imports, tells remarks and ends with 1 where rows were refused', async () => {
  const database = await testDatabase()
  const env = { DATABASE_URL: database.connectionString, DATA_DIR: join(folder, 'data') }
  const path = join(folder, 'command.csv')
  const errors = join(folder, 'errors.csv')
  writeFileSync(
    path,
    'E-Mail;Vorname;Nachname;Kundennummer\nc1@example.com;Carl;Command;900\nc2(at)example.com;Cleo;Command;901\nc3@example.com;Chris;Command;9 0 2\n',
  )
  const checked = await runProgram(['import', 'customers', path, '--dry-run'], env)
  expect(checked.stdout.trim()).toBe(
    'Checked 3 rows: 2 created, 0 updated, 0 unchanged, 0 skipped, 1 refused. 1 remarks.',
  )
  const done = await runProgram(
    ['import', 'customers', path, '--match', 'number', '--mode', 'both', '--errors', errors],
    env,
  )
  expect(done).toMatchObject({
    code: 1,
    stdout: 'Imported 3 rows: 2 created, 0 updated, 0 unchanged, 0 skipped, 1 refused. 1 remarks.\n',
  })
  expect(done.stderr).toContain('Kundennummer → number')
  expect(done.stderr).toContain('1 row was refused')
  expect(readFileSync(errors, 'utf8')).toContain('3,E-Mail,c2(at)example.com,created,email')
  const again = await runProgram(
    ['import', 'customers', path, '--mode', 'update', '--encoding', 'utf-8', '--delimiter', ';'],
    env,
  )
  expect(again.stdout).toContain('2 unchanged, 0 skipped, 1 refused')
  expect((await runProgram(['import', 'customers', join(folder, 'none.csv')], env)).stderr).toContain(
    'There is no file',
  )
  expect((await runProgram(['import', 'customers', path, '--profile', 'nobody'], env)).stderr).toMatch(
    /There are: shopify, .*northwind/,
  )
  expect((await runProgram(['import', 'customers', '--help'], env)).stdout).toContain('exit status is 0')
  await database.drop()
}, 120_000)
