import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { pino } from 'pino'
import { uuidv7 } from 'uuidv7'
import { afterAll, expect, test, vi } from 'vitest'
import { permissions } from '../../../contract/permissions.ts'
import { testDatabase } from '../../../test/database.ts'
import { system } from '../actor.ts'
import { openDatabase, type Db } from '../database/db.ts'
import type { Follower } from './followers.ts'
import { addLine } from './journal.ts'
import { startJournal, type JournalService } from './service.ts'
import { transact } from '../database/tx.ts'

const database = await testDatabase()
const log = pino({ level: 'silent' })
const actor = system(permissions)
const processes: { db: Db; service: JournalService }[] = []
const db = openDatabase(database.connection)
const patience = { timeout: 20_000 }

/** What a process of the program has: pools, signals, a numberer and followers of its own. */
async function start(followers: Follower[]) {
  const own = openDatabase({ ...database.connection, max: 6 })
  const process = { db: own, service: await startJournal({ db: own, log }, followers) }
  processes.push(process)
  return process
}
async function stop(process: { db: Db; service: JournalService }) {
  await process.service.stop()
  await process.db.close()
}

await db.pool.query('create table effects (follower text, subject_id text, place bigint generated always as identity)')
afterAll(async () => {
  for (const process of processes) await stop(process).catch(() => undefined)
  await db.close()
  await database.drop()
})

const write = (count: number, kind: 'site.changed' | 'site.deleted' = 'site.changed'): Promise<string[]> =>
  transact(db, actor, 'system', async (tx) => {
    const ids = Array.from({ length: count }, () => uuidv7())
    for (const id of ids) addLine(tx, { kind, subject_type: 'site', subject_id: id })
    return ids
  })

const follower = (name: string, more: Partial<Follower> = {}, before = async () => {}): Follower => ({
  name,
  ...more,
  async handle(lines, tx) {
    for (const { subject_id } of lines) {
      await sql`insert into effects (follower, subject_id) values (${name}, ${subject_id})`.execute(tx.db)
    }
    await before()
  },
})
const effects = async (name: string): Promise<string[]> =>
  (await db.readPool.query('select subject_id from effects where follower = $1 order by place', [name])).rows.map(
    (row) => row.subject_id,
  )
const state = async (name: string) =>
  (await db.readPool.query('select * from journal_followers where name = $1', [name])).rows[0]

test('two processes, failures and a stop in between: every line has its effect once, in order', async () => {
  let calls = 0
  const unsteady = () =>
    follower('test.unsteady', {}, async () => {
      await delay(5)
      if (++calls === 2) throw new Error('once it fails')
    })
  const first = await start([unsteady(), follower('test.steady')])
  await start([unsteady(), follower('test.steady')])
  const written: string[] = []
  for (let act = 0; act < 40; act++) {
    written.push(...(await write(5)))
    if (act === 20) await stop(first)
    await delay(10)
  }
  await vi.waitFor(async () => expect((await effects('test.unsteady')).length).toBe(written.length), patience)
  await vi.waitFor(async () => expect((await effects('test.steady')).length).toBe(written.length), patience)
  const { rows } = await db.readPool.query<{ subject_id: string }>(
    'select subject_id from journal where position is not null order by position',
  )
  const inOrder = rows.map((row) => row.subject_id)
  expect(inOrder.toSorted()).toEqual(written.toSorted())
  expect(await effects('test.unsteady')).toEqual(inOrder)
  expect(await effects('test.steady')).toEqual(inOrder)
  expect(calls).toBeGreaterThan(2)
}, 40_000)

test('a failing follower keeps nothing, says why, waits, and holds up nobody else', async () => {
  let broken = true
  await start([
    follower('test.broken', {}, async () => {
      if (broken) throw new Error('the other side says no')
    }),
    follower('test.other'),
  ])
  const before = await state('test.broken')
  const ids = await write(3)
  await vi.waitFor(async () => expect(await effects('test.other')).toEqual(ids), patience)
  await vi.waitFor(async () => expect((await state('test.broken')).failures).toBe(1), patience)
  const failed = await state('test.broken')
  expect(failed).toMatchObject({ position: before.position, error: 'the other side says no' })
  expect(Date.parse(failed.retry_at)).toBeGreaterThan(Date.parse(failed.failed_at))
  expect(await effects('test.broken')).toEqual([])
  broken = false
  await vi.waitFor(async () => expect(await effects('test.broken')).toEqual(ids), patience)
  expect(await state('test.broken')).toMatchObject({ failures: 0, error: null, retry_at: null })
})

test('after a restart a follower goes on where it was; a new one begins with what comes', async () => {
  const one = await start([follower('test.restarted')])
  const early = await write(2)
  await vi.waitFor(async () => expect(await effects('test.restarted')).toEqual(early), patience)
  await stop(one)
  const meanwhile = await write(2)
  await vi.waitFor(async () => expect((await effects('test.other')).slice(-2)).toEqual(meanwhile), patience)
  await start([
    follower('test.restarted'),
    follower('test.new'),
    follower('test.all', { from_start: true, kinds: ['site.deleted'] }),
  ])
  await vi.waitFor(async () => expect(await effects('test.restarted')).toEqual([...early, ...meanwhile]), patience)
  const late = await write(1, 'site.deleted')
  await vi.waitFor(async () => expect(await effects('test.new')).toEqual(late), patience)
  await vi.waitFor(async () => expect(await effects('test.all')).toEqual(late), patience)
  const { last_position } = (await db.readPool.query('select last_position from journal_numbering')).rows[0]
  await vi.waitFor(async () => expect((await state('test.all')).position).toBe(last_position), patience)
})

test('what a follower does is in the journal with it', async () => {
  await start([
    {
      name: 'test.writer',
      kinds: ['site.deleted'],
      handle: async (lines, tx) => {
        for (const { subject_id } of lines) addLine(tx, { kind: 'site.created', subject_type: 'site', subject_id })
      },
    },
  ])
  const [id] = await write(1, 'site.deleted')
  await vi.waitFor(async () => {
    const { rows } = await db.readPool.query('select kind from journal where subject_id = $1 order by position', [id])
    expect(rows.map(({ kind }) => kind)).toEqual(['site.deleted', 'site.created'])
  }, patience)
})
