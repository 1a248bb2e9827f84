import { readdirSync } from 'node:fs'
import { afterAll, expect, onTestFailed, test } from 'vitest'
import { beginProgram, startProgram, type Running } from '../program.ts'
import { client } from './client.ts'
import { connectionOf, databasePid, killDatabase, makeKey, select, temporaryFolder } from './installation.ts'
import { allCustomers, expectGapless, expectLedger, expectWhole, settledLines } from './truth.ts'
import { until } from './until.ts'
import { startWriters } from './writers.ts'

const folder = temporaryFolder('start-up')
const DATA_DIR = folder.dataDir('data')
const env = { DATA_DIR }
afterAll(() => folder.remove())

/** What a start may be killed by: its own end, that of the whole database, that of the connection that migrates. */
const blows = {
  program: async (start: ReturnType<typeof beginProgram>) => void (await start.stop('SIGKILL')),
  database: () => killDatabase(DATA_DIR),
  connection: async () => process.kill(await migratingPid(), 'SIGKILL'),
}
type Blow = keyof typeof blows

const migrating = () =>
  select<{ pid: number }>(
    connectionOf(DATA_DIR),
    `select pid from pg_stat_activity where application_name = 'clientele migrate'`,
  )
const migratingPid = () =>
  until(async () => {
    const [found] = await migrating()
    expect(found).toBeDefined()
    return found!.pid
  })

/** A slow machine is also told that the database gets ready. */
const oneSentence = /^(The database is getting ready[^\n]+\n)?[^\n]+\.\n$/

/** Strikes, and waits for the end of the start: a person is told in a sentence what was in the way. */
async function strike(start: ReturnType<typeof beginProgram>, blow: Blow) {
  await blows[blow](start)
  const { code, stderr } = await start.ended
  // Its connection ends with the statement that is under way.
  if (blow === 'program') await until(async () => expect(await migrating()).toEqual([]))
  else expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(oneSentence) })
}

const countMigrations = async () => {
  const [row] = await select<{ n: number }>(connectionOf(DATA_DIR), 'select count(*)::int as n from schema_migrations')
  return row!.n
}

/** As if the newest migration were still to come, and took a while. It may be applied twice: one that comes after it must be named here if it may be too. */
const slowMigration = `
  delete from schema_migrations where name like '0196%';
  create function wait_in_migration() returns trigger language plpgsql as $$ begin perform pg_sleep(1); return new; end $$;
  create trigger slow_migration before insert on schema_migrations for each row execute function wait_in_migration()`

test('a first start that is killed on its way, again and again, is made up for by the next one', async () => {
  const creating = beginProgram(env)
  await until(() => expect(readdirSync(DATA_DIR).some((name) => name.startsWith('postgres.new-'))).toBe(true))
  await creating.stop('SIGKILL')

  let applied = 0
  for (const blow of ['program', 'database', 'connection'] as const) {
    const start = beginProgram(env)
    applied = await until(async () => {
      const now = await countMigrations()
      expect(now).toBeGreaterThan(applied + 5)
      return now
    })
    await strike(start, blow)
  }
  const program = await startProgram(env)
  expect((await client(program.origin)('GET', '/readyz')).status).toBe(200)
  expect(await program.stop()).toMatchObject({ code: 0 })
}, 120_000)

test('killed under writers, in recovery and in a migration, nothing that was answered is lost', async () => {
  const key = await makeKey(env)
  let program: Running = await startProgram(env)
  onTestFailed(() => console.error(program.stderr()))
  const ask = client(() => program.origin, key)
  const writers = startWriters('start-up', [ask, ask, ask, ask])
  const { ledger } = writers
  const more = async () => {
    const before = ledger.count
    await until(() => expect(ledger.count - before).toBeGreaterThan(40))
  }
  await more()

  // One process of the database takes all its connections along; the program goes on by itself.
  const writing = `
    select pid from pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_backend_pid() and query like '%insert into journal %' limit 1`
  const victim = await until(async () => {
    const [found] = await select<{ pid: number }>(connectionOf(DATA_DIR), writing)
    expect(found).toBeDefined()
    return found!.pid
  })
  process.kill(victim, 'SIGKILL')
  await more()

  // In recovery: with the program, and alone, when the same start makes up for it, or says that it stopped and the next does.
  await Promise.all([program.stop('SIGKILL'), killDatabase(DATA_DIR)])
  const dead = databasePid(DATA_DIR)
  const recovering = beginProgram(env)
  await until(() => expect(databasePid(DATA_DIR) ?? dead).not.toBe(dead))
  await Promise.all([recovering.stop('SIGKILL'), killDatabase(DATA_DIR)])
  const dying = databasePid(DATA_DIR)
  const starting = startProgram(env)
  await until(() => expect(databasePid(DATA_DIR) ?? dying).not.toBe(dying))
  await killDatabase(DATA_DIR)
  program = await starting.catch((error: Error) => {
    expect(error.message).toContain('does not start: it stopped')
    return startProgram(env)
  })
  await more()
  await writers.stop()
  expect(await program.stop()).toMatchObject({ code: 0 })

  const last = await startProgram(env)
  await select(connectionOf(DATA_DIR), slowMigration)
  await last.stop('SIGKILL')
  const known = await countMigrations()
  for (const blow of ['program', 'connection', 'database'] as const) {
    const start = beginProgram(env)
    const asleep = `select from pg_stat_activity where application_name = 'clientele migrate' and wait_event = 'PgSleep'`
    await until(async () => expect(await select(connectionOf(DATA_DIR), asleep)).toHaveLength(1))
    expect(await countMigrations()).toBe(known)
    await strike(start, blow)
  }
  program = await startProgram(env)
  expect(await countMigrations()).toBe(known + 1)
  const customers = await allCustomers(ask)
  const lines = await settledLines(ask, customers)
  expectGapless(lines)
  expectLedger(ledger, customers, lines)
  expectWhole(customers, lines, ({ last_name }) => last_name)
  expect(await program.stop()).toMatchObject({ code: 0 })
}, 240_000)
