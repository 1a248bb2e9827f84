import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { numbering, patience } from '../../../test/numbering.ts'
import { hearLines } from './journal.ts'

const { db, connection, start, write, insert } = await numbering()
const processes: ChildProcess[] = []
afterEach(() => {
  for (const child of processes.splice(0)) child.kill('SIGKILL')
})

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
    startNumberer({ db: openDatabase(${JSON.stringify(connection)}), log })`
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

test('lines are numbered at once, however far from now they are dated', async () => {
  const numberer = start()
  await vi.waitFor(() => expect(numberer.leads()).toBe(true), patience)
  const begin = await lastPosition()
  const ids: string[] = []
  for (const days of [-8, 8, -400, 400, 0]) {
    ids.push(await insert(db.pool, { at: new Date(Date.now() + days * 86_400_000).toISOString() }))
    await vi.waitFor(async () => {
      expect((await after(begin)).map(({ subject_id }) => subject_id)).toEqual(ids)
    }, patience)
  }
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
