import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { pino } from 'pino'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { permissions } from '../../../contract/permissions.ts'
import { testDatabase } from '../../../test/database.ts'
import { system } from '../actor.ts'
import { openDatabase } from '../database/db.ts'
import { addLine, hearLines, writeLines } from './journal.ts'
import { startNumberer, type Numberer } from './numberer.ts'
import { transact } from '../database/tx.ts'

const database = await testDatabase()
const db = openDatabase({ ...database.connection, max: 104 })
const log = pino({ level: 'silent' })
const numberers: Numberer[] = []
const processes: ChildProcess[] = []
const patience = { timeout: 10_000 }
const actor = system(permissions)

const start = () => {
  const numberer = startNumberer({ db, log })
  numberers.push(numberer)
  return numberer
}
afterEach(async () => {
  for (const child of processes.splice(0)) child.kill('SIGKILL')
  await Promise.all(numberers.splice(0).map((one) => one.stop()))
})
afterAll(async () => {
  await db.close()
  await database.drop()
})

/** Writes lines of one act, and commits some time after they were written. */
async function write(count: number, wait = 0): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuidv7())
  await transact(db, actor, 'system', async (tx) => {
    for (const id of ids) addLine(tx, { kind: 'site.changed', subject_type: 'site', subject_id: id })
    await writeLines(tx)
    await delay(wait)
  })
  return ids
}

/** Writes a line without the program, such as a restore does. */
async function insert(client: pg.Pool | pg.ClientBase, columns: { at?: string; xid?: string } = {}): Promise<string> {
  const id = uuidv7()
  await client.query(
    `insert into journal (id, action_id, at, xid, actor_kind, actor_name, source, kind, subject_type, subject_id)
     values ($1::uuid, $1::uuid, coalesce($2, now()), coalesce($3, pg_current_xact_id()), 'system', 'Test', 'system', 'site.changed', 'site', $1::text)`,
    [id, columns.at, columns.xid],
  )
  return id
}

type Placed = { subject_id: string; position: number }
const after = async (position: number): Promise<Placed[]> =>
  (
    await db.readPool.query<Placed>(
      'select subject_id, position from journal where position > $1 order by position limit 40',
      [position],
    )
  ).rows
const unnumbered = async (): Promise<number> =>
  (await db.readPool.query('select count(*) as count from journal where position is null')).rows[0].count
const lastPosition = async (): Promise<number> =>
  (await db.readPool.query('select last_position from journal_numbering')).rows[0].last_position
const leadersPid = async (): Promise<number | undefined> =>
  (
    await db.readPool.query(
      `select l.pid from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.classid = 7295 and l.objid = 4 and l.granted and a.datname = current_database()`,
    )
  ).rows[0]?.pid

/** A numberer in a process of its own, elected when this returns. */
async function startOtherProcess() {
  const here = (name: string) => JSON.stringify(new URL(name, import.meta.url).href)
  const code = `
    import { openDatabase } from ${here('../database/db.ts')}
    import { startNumberer } from ${here('./numberer.ts')}
    const log = { warn() {}, info() {}, error() {} }
    startNumberer({ db: openDatabase(${JSON.stringify(database.connection)}), log })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  processes.push(child)
  await vi.waitFor(async () => expect(await leadersPid()).toBeDefined(), patience)
  return child
}

test('fifty writers beside a reader: none missed, none twice, no gap, while the leader is killed and an act stays open', async () => {
  const leader = await startOtherProcess()
  const successor = start()
  hearLines(db, successor.wake)
  expect(successor.leads()).toBe(false)

  const open = await db.pool.connect()
  await open.query('begin')
  const lateId = await insert(open)

  const begin = await lastPosition()
  const read: Placed[] = []
  let writing = true
  const reader = (async () => {
    while (writing || (await unnumbered()) > 0 || read.length + begin < (await lastPosition())) {
      read.push(...(await after(begin + read.length)))
      await delay(3)
    }
  })()
  const writers = Array.from({ length: 50 }, async () => {
    const mine: string[] = []
    for (let act = 0; act < 14; act++) {
      mine.push(...(await write(1 + Math.floor(Math.random() * 3), Math.random() * 25)))
      await delay(Math.random() * 20)
    }
    return mine
  })
  await vi.waitFor(async () => expect(await lastPosition()).toBeGreaterThan(begin + 50), patience)
  leader.kill('SIGKILL')
  const numberedByFirst = (await lastPosition()) - begin
  const written = (await Promise.all(writers)).flat()
  writing = false
  await reader

  expect(numberedByFirst).toBeLessThan(written.length)
  expect(successor.leads()).toBe(true)
  expect(read.map(({ position }) => position)).toEqual(written.map((_, at) => begin + at + 1))
  expect(read.map(({ subject_id }) => subject_id).sort()).toEqual(written.sort())

  await open.query('commit')
  open.release()
  await vi.waitFor(async () => {
    expect(await after(begin + written.length)).toEqual([{ subject_id: lateId, position: begin + written.length + 1 }])
  }, patience)
}, 60_000)

test('lines that were left without a position get one after a restart', async () => {
  const begin = await lastPosition()
  const ids = await write(3)
  await delay(50)
  expect(await after(begin)).toEqual([])
  start()
  await vi.waitFor(async () => expect((await after(begin)).map((line) => line.subject_id)).toEqual(ids), patience)
})

test('a line that somebody has locked waits alone, and is not forgotten', async () => {
  const [locked = '', free] = [...(await write(1)), ...(await write(1))]
  const begin = await lastPosition()
  const holder = await db.pool.connect()
  await holder.query('begin')
  await holder.query('update journal set data = $2 where subject_id = $1', [locked, { wiped: true }])
  start()
  await vi.waitFor(
    async () => expect(await after(begin)).toEqual([{ subject_id: free, position: begin + 1 }]),
    patience,
  )
  await delay(400)
  await holder.query('commit')
  holder.release()
  await vi.waitFor(
    async () => expect(await after(begin + 1)).toEqual([{ subject_id: locked, position: begin + 2 }]),
    patience,
  )
})

test('lines brought back by a restore keep their position, and those without one are found', async () => {
  const numberer = start()
  await vi.waitFor(() => expect(numberer.leads()).toBe(true), patience)
  const begin = await lastPosition()
  const restored = await insert(db.pool, { xid: '3' })
  await numberer.stop()
  start()
  await vi.waitFor(
    async () => expect(await after(begin)).toEqual([{ subject_id: restored, position: begin + 1 }]),
    patience,
  )
})

test('lines get their places in the order in which they were written, whichever act began to write first', async () => {
  const [early, late] = [await db.pool.connect(), await db.pool.connect()]
  try {
    await early.query('begin')
    await early.query('select pg_current_xact_id()')
    await late.query('begin')
    const first = await insert(late)
    await late.query('commit')
    const second = await insert(early)
    await early.query('commit')
    const before = await lastPosition()
    start()
    const placed = async () => (await after(before)).map(({ subject_id }) => subject_id)
    await expect.poll(placed, patience).toEqual([first, second])
  } finally {
    early.release()
    late.release()
  }
})

test('several that number at once give no position twice', async () => {
  const begin = await lastPosition()
  const ids = (await Promise.all(Array.from({ length: 30 }, () => write(4)))).flat()
  while ((await unnumbered()) > 0) {
    const step = () => db.pool.query(`select number_journal_lines('1:1:', 7)`)
    await Promise.all(Array.from({ length: 8 }, step))
  }
  const { rows } = await db.readPool.query('select position from journal where position > $1 order by position', [
    begin,
  ])
  expect(rows.map(({ position }) => position)).toEqual(ids.map((_, at) => begin + at + 1))
})

test('a leader that loses its connection is elected again', async () => {
  const numberer = start()
  await vi.waitFor(() => expect(numberer.leads()).toBe(true), patience)
  await db.pool.query('select pg_terminate_backend($1)', [await leadersPid()])
  const begin = await lastPosition()
  const ids = await write(2)
  await vi.waitFor(async () => expect((await after(begin)).map((line) => line.subject_id)).toEqual(ids), patience)
})

test('a line of any time is taken, and moves to its month when that gets a partition', async () => {
  const id = await insert(db.pool, { at: '1999-12-31 23:59:59.5+00' })
  const partitionOf = async () =>
    (await db.readPool.query('select tableoid::regclass::text as part, serial, xid from journal where id = $1', [id]))
      .rows[0]
  const stray = await partitionOf()
  expect(stray.part).toBe('journal_default')
  const ensure = () =>
    db.pool.query(`select ensure_journal_partitions('1999-11-30 23:00+00', '1999-12-31 12:00+00') as made`)
  const made = await Promise.all([ensure(), ensure()])
  expect(made.map(({ rows }) => rows[0].made).sort()).toEqual([0, 2])
  expect(await partitionOf()).toEqual({ ...stray, part: 'journal_1999_12' })
  await insert(db.pool, { at: '1999-12-05' })
  const { rows } = await db.readPool.query('select count(*) as count from journal_1999_12')
  expect(rows[0].count).toBe(2)
})

test('numbering gives strays the partition of their month', async () => {
  await insert(db.pool, { at: '2031-02-03' })
  start()
  await vi.waitFor(async () => {
    const { rows } = await db.readPool.query(
      `select tableoid::regclass::text as part from journal where at > '2031-01-01'`,
    )
    expect(rows).toEqual([{ part: 'journal_2031_02' }])
  }, patience)
  const { rows } = await db.readPool.query('select count(*) as count from journal_default')
  expect(rows[0].count).toBe(0)
})
