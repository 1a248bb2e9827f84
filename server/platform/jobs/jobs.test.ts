import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { counting, fragile } from '../../../test/jobs/kinds.ts'
import { bareProgram, itself, program as actor } from '../../../test/jobs/program.ts'
import { cancelChannel } from './worker.ts'
import { startJobs, type Jobs } from './runner.ts'
import { kindsOf } from './kinds.ts'
import { fire, nextTime } from './schedules.ts'
import { enqueue, type JobKind, type Schedule } from './jobs.ts'
import { Refusal } from '../refusal.ts'
import { transact } from '../database/tx.ts'

const database = await testDatabase()
const program = bareProgram(database.connection)
const { db } = program
let jobs: Jobs | undefined
const children: ChildProcess[] = []

beforeAll(() =>
  sql`create table counted (run_id uuid, step int, pid int, primary key (run_id, step))`.execute(db.write),
)
afterEach(async () => {
  await jobs?.stop()
  jobs = undefined
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
afterAll(async () => {
  await db.close()
  await database.drop()
})

const start = async (kinds: readonly JobKind[], schedules: readonly Schedule[] = []): Promise<void> => {
  jobs = await startJobs({ program, kinds, schedules, actorOf: itself })
}
const put = <P>(kind: JobKind<P>, params: P): Promise<string> =>
  transact(db, actor, 'system', (tx) => enqueue(tx, kind, params))
const read = (id: string) => db.write.selectFrom('job_runs').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const until = async (id: string, state: string, timeout = 20_000) =>
  await vi.waitFor(
    async () => {
      const run = await read(id)
      expect(run.state).toBe(state)
      return run
    },
    { timeout, interval: 50 },
  )

test('a job runs when its transaction has committed, tells how far it is, and keeps what came of it', async () => {
  await start([counting])
  const id = await put(counting, { to: 3, pause: 5 })
  const run = await until(id, 'done')
  expect(run).toMatchObject({ progress: 3, total: 3, note: 'step 3', result: { counted: 3 }, attempts: 1, error: null })
  expect(run.finished_at).not.toBeNull()
})

test('a job of a transaction that is undone never runs', async () => {
  await start([counting])
  let id = ''
  const undone = transact(db, actor, 'system', async (tx) => {
    id = await enqueue(tx, counting, { to: 1, pause: 0 })
    throw new Error('undo')
  })
  await expect(undone).rejects.toThrow('undo')
  const after = await put(counting, { to: 1, pause: 0 })
  await until(after, 'done')
  expect(await db.write.selectFrom('job_runs').select('id').where('id', '=', id).execute()).toEqual([])
  expect((await sql`select 1 from counted where run_id = ${id}`.execute(db.write)).rows).toEqual([])
})

test('an error is tried again after a pause, a refusal is final', async () => {
  let calls = 0
  const shaky: JobKind = {
    name: 'test.shaky',
    resumable: true,
    maxAttempts: 3,
    run: async () => ({ calls: (calls += 1) > 1 ? calls : fail() }),
  }
  const refusing: JobKind = {
    name: 'test.refusing',
    resumable: true,
    maxAttempts: 3,
    run: () => Promise.reject(new Refusal('conflict', 'No, never.')),
  }
  const hopeless: JobKind = { name: 'test.hopeless', resumable: true, run: () => fail() }
  await start([shaky, refusing, hopeless])
  const [first, second, third] = [await put(shaky, {}), await put(refusing, {}), await put(hopeless, {})]
  const waiting = await until(first, 'queued')
  expect(await until(second, 'failed')).toMatchObject({
    error: { code: 'conflict', message: 'No, never.' },
    attempts: 1,
  })
  expect(await until(third, 'failed')).toMatchObject({
    error: { code: 'unforeseen', params: { why: 'out of order' } },
    attempts: 1,
  })
  await vi.waitFor(async () =>
    expect(await read(first)).toMatchObject({
      error: { code: 'unforeseen', params: { why: 'out of order' } },
      attempts: 1,
    }),
  )
  expect(waiting.finished_at).toBeNull()
  expect(await until(first, 'done')).toMatchObject({ attempts: 2, result: { calls: 2 }, error: null })
})

const fail = (): never => {
  throw new Error('out of order')
}

test('a running job is cancelled at once by word, and what it did so far stays', async () => {
  await start([counting])
  const id = await put(counting, { to: 1_000, pause: 20 })
  await vi.waitFor(async () => expect((await read(id)).progress).toBeGreaterThan(2), { timeout: 10_000 })
  await sql`update job_runs set cancel_requested_at = now() where id = ${id}`.execute(db.write)
  await sql`select pg_notify(${cancelChannel}, ${id})`.execute(db.write)
  const run = await until(id, 'cancelled', 2_000)
  expect(run.progress).toBeGreaterThan(2)
  expect(run.progress).toBeLessThan(500)
})

test('who asked is read again when the job begins', async () => {
  const kind: JobKind = { name: 'test.whoami', resumable: true, run: async (job) => ({ name: job.actor.name }) }
  jobs = await startJobs({ program, kinds: [kind], schedules: [], actorOf: async () => null })
  const id = await put(kind, {})
  expect((await until(id, 'failed')).error).toMatchObject({ code: 'actor_gone' })
})

test('a program that stops hands on what can go on, and says so of what cannot', async () => {
  await start([counting, fragile])
  const whole = await put(counting, { to: 40, pause: 100 })
  const broken = await put(fragile, { ms: 60_000 })
  await until(broken, 'running')
  await vi.waitFor(async () => expect((await read(whole)).progress).toBeGreaterThan(0), { timeout: 10_000 })
  await jobs?.stop()
  expect(await read(whole)).toMatchObject({ state: 'queued', attempts: 0, worker_id: null })
  expect(await read(broken)).toMatchObject({ state: 'failed', error: { code: 'not_resumable' } })
  await start([counting, fragile])
  await until(whole, 'done')
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from counted where run_id = ${whole}`.execute(
    db.write,
  )
  expect(rows[0]?.n).toBe(40)
}, 40_000)

test('two processes, one killed: its job goes on in the other, from where it was, every step once', async () => {
  const child = await process_()
  const going = await put(counting, { to: 60, pause: 100 })
  const lost = await put(fragile, { ms: 60_000 })
  await until(lost, 'running')
  await vi.waitFor(async () => expect((await read(going)).progress).toBeGreaterThan(5), { timeout: 20_000 })
  await start([counting, fragile])
  child.kill('SIGKILL')
  const killed = Date.now()
  const failed = await until(lost, 'failed', 60_000)
  // Three seconds where nothing else runs.
  expect(Date.now() - killed).toBeLessThan(8_000)
  expect(failed.error).toMatchObject({ code: 'not_resumable' })
  expect(await until(going, 'done', 60_000)).toMatchObject({ interruptions: 1, attempts: 1 })
  const { rows } = await sql<{ steps: number; pids: number }>`
    select count(*)::int as steps, count(distinct pid)::int as pids from counted where run_id = ${going}`.execute(
    db.write,
  )
  expect(rows[0]).toEqual({ steps: 60, pids: 2 })
  const left = await db.write.selectFrom('job_workers').select('id').execute()
  expect(left).toHaveLength(1)
}, 120_000)

test('a worker that loses its connection, alone or with all others, keeps its jobs', async () => {
  await process_()
  const going = await put(counting, { to: 80, pause: 100 })
  await vi.waitFor(async () => expect((await read(going)).progress).toBeGreaterThan(1), { timeout: 20_000 })
  await start([counting])
  const { worker_id } = await read(going)
  const cut = async (all: boolean) =>
    await sql`
      select pg_terminate_backend(l.pid) from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and a.datname = current_database() and a.application_name = 'clientele worker'
        and (${all} or l.objid = hashtext(${worker_id}::text)::bit(32)::bigint::oid)`.execute(db.write)
  await cut(false)
  const before = (await read(going)).progress
  // Longer than the dead are waited for.
  await vi.waitFor(async () => expect((await read(going)).progress).toBeGreaterThan(before + 25), { timeout: 20_000 })
  await cut(true)
  expect(await until(going, 'done', 60_000)).toMatchObject({ interruptions: 0, attempts: 1 })
  const { rows } = await sql<{ pids: number }>`
    select count(distinct pid)::int as pids from counted where run_id = ${going}`.execute(db.write)
  expect(rows[0]).toEqual({ pids: 1 })
}, 120_000)

test('a run that the queue has lost is put back', async () => {
  const id = await put(counting, { to: 1, pause: 0 })
  await sql`select graphile_worker.remove_job(${id}::text)`.execute(db.write)
  await sql`update job_runs set run_at = now() - interval '1 minute' where id = ${id}`.execute(db.write)
  await start([counting])
  expect(await until(id, 'done')).toMatchObject({ attempts: 1 })
})

test('a database that drops all connections is come back to', async () => {
  const kind = { ...counting, maxAttempts: 4 }
  await start([kind])
  const id = await put(kind, { to: 40, pause: 50 })
  await vi.waitFor(async () => expect((await read(id)).progress).toBeGreaterThan(2), { timeout: 10_000 })
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
    db.write,
  )
  expect(await until(id, 'done', 60_000)).toMatchObject({ result: { counted: 40 } })
  await until(await put(counting, { to: 1, pause: 0 }), 'done')
  await vi.waitFor(() => expect(jobs?.running()).toBe(true), 10_000)
}, 90_000)

test('a schedule starts its work once, and not again while that is still going', async () => {
  const schedule: Schedule = { name: 'test.tidy', cron: '10 3 * * *', run: async () => ({ tidied: 1 }) }
  const kinds = kindsOf([], [schedule])
  const ids = await Promise.all([fire(db.write, schedule, kinds), fire(db.write, schedule, kinds)])
  const started = ids.filter((id) => id !== null)
  expect(started).toHaveLength(1)
  await start([], [schedule])
  expect(await until(started[0] ?? '', 'done')).toMatchObject({
    schedule: 'test.tidy',
    actor_kind: 'system',
    result: { tidied: 1 },
  })
})

test('a time that was missed is made up for once, by one of all processes', async () => {
  const missed = new Date(Date.now() - 10 * 60_000)
  const cron = `${missed.getUTCMinutes()} ${missed.getUTCHours()} * * *`
  const once = { name: 'test.once', cron, run: async () => null } satisfies Schedule
  const never = { ...once, name: 'test.never', cron: '0 0 29 2 *' } satisfies Schedule
  await sql`
    insert into graphile_worker._private_known_crontabs (identifier, known_since)
    select name, now() - interval '1 hour' from unnest(array['test.once', 'test.never']) name`.execute(db.write)
  const both = await Promise.all(
    [1, 2].map(() => startJobs({ program, kinds: [], schedules: [once, never], actorOf: itself })),
  )
  await vi.waitFor(async () => expect(await runsOf('test.once')).toMatchObject([{ state: 'done' }]), 10_000)
  await Promise.all(both.map((one) => one.stop()))
  expect(await runsOf('test.once')).toHaveLength(1)
  expect(await runsOf('test.never')).toEqual([])
})

const runsOf = (name: string) =>
  db.write.selectFrom('job_runs').select(['id', 'state']).where('schedule', '=', name).execute()

test('the next time of a schedule', () => {
  const at = new Date('2026-11-22T03:10:30Z')
  expect(nextTime('10 3 * * *', at)?.toISOString()).toBe('2026-11-23T03:10:00.000Z')
  expect(nextTime('*/5 * * * *', at)?.toISOString()).toBe('2026-11-22T03:15:00.000Z')
  expect(nextTime('0 0 29 2 *', at)?.toISOString()).toBe('2028-02-29T00:00:00.000Z')
})

async function process_(): Promise<ChildProcess> {
  const file = join(import.meta.dirname, '../../../test/jobs/process.ts')
  const child = spawn(process.execPath, [file, JSON.stringify(database.connection)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  await once(child.stdout, 'data')
  return child
}
