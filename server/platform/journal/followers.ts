import { sql } from 'kysely'
import type { JournalLine } from '../../../contract/platform/journal/journal.ts'
import type { JournalKind } from '../../../contract/platform/journal/kinds.ts'
import { permissions } from '../../../contract/permissions.ts'
import { system } from '../actor.ts'
import type { Db, Handle } from '../database/db.ts'
import { lineColumns } from './lines.ts'
import { isAway, tellFailure } from '../database/outage.ts'
import type { Signals } from '../database/signals.ts'
import type { Program } from '../slice.ts'
import { transact, type Tx } from '../database/tx.ts'
import { cut } from '../../../contract/platform/line.ts'

/** A part of the program that reads the journal in order, after commit. */
export interface Follower {
  /** Its place in the journal is kept under this name: `slice.what`. */
  name: string
  /** Kinds of lines that it reads; all where it does not say. */
  kinds?: readonly JournalKind[]
  /** A new follower begins with the lines to come; this one reads the journal from its beginning. */
  from_start?: true
  /**
   * Works on lines in the order of their position. What it writes through `tx` and how far it has read are committed
   * together, so its effect on the database is exactly once. If it throws, nothing is kept and the lines come again.
   */
  handle(lines: readonly JournalLine[], tx: Tx): Promise<void>
}

export interface Followers {
  stop(): Promise<void>
}

const most = 500
const look = 2_000
const longestWait = 300

/**
 * Runs the followers of this process. Several processes may run the same ones: the row that holds a follower's place
 * is locked while it works, and the others pass by.
 */
export async function startFollowers(
  program: Pick<Program, 'db' | 'log'>,
  followers: readonly Follower[],
  signals: Signals,
): Promise<Followers> {
  const twin = followers.find((one, at) => followers.findIndex(({ name }) => name === one.name) !== at)
  if (twin) throw new Error(`Two followers have the name ${twin.name}.`)
  for (const follower of followers) await register(program.db.write, follower)
  const working = new Map<string, Promise<void>>()
  const runAgain = new Set<string>()
  let stopped = false

  async function goOn(): Promise<void> {
    if (stopped || followers.length === 0) return
    const behind = await findBehind(program.db.write)
    for (const follower of followers) {
      const { name } = follower
      if (stopped || !behind.has(name)) continue
      if (working.has(name)) runAgain.add(name)
      else
        working.set(
          name,
          catchUp(program, follower, () => stopped).finally(() => rest(name)),
        )
    }
  }
  // It may have looked for the last time just before it was told.
  function rest(name: string): void {
    working.delete(name)
    if (runAgain.delete(name)) tryToGoOn()
  }
  const tryToGoOn = (): void =>
    void goOn().catch((error) => tellFailure(program, error, 'the followers of the journal rest'))

  const leave = signals.on('journal', tryToGoOn)
  const timer = setInterval(tryToGoOn, look)
  tryToGoOn()
  return {
    async stop() {
      stopped = true
      leave()
      clearInterval(timer)
      await Promise.all(working.values())
    },
  }
}

async function register(db: Handle, { name, from_start }: Follower): Promise<void> {
  await sql`
    insert into journal_followers (name, position)
    select ${name}, case when ${from_start ?? false} then 0 else last_position end from journal_numbering
    on conflict (name) do nothing`.execute(db)
}

async function findBehind(db: Handle): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select name from journal_followers, journal_numbering
    where position < last_position and (retry_at is null or retry_at <= now())`.execute(db)
  return new Set(rows.map(({ name }) => name))
}

async function catchUp(
  program: Pick<Program, 'db' | 'log'>,
  follower: Follower,
  stopped: () => boolean,
): Promise<void> {
  try {
    while (!stopped() && (await step(program.db, follower)));
  } catch (error) {
    tellFailure(program, error, `the follower ${follower.name} of the journal failed; it tries again`, 'error')
    // That the database was away is no fault of the follower, for which it would have to wait.
    if (!isAway(error)) await keepError(program.db.write, follower, error).catch(() => undefined)
  }
}

/** Works on the next lines in one transaction. Answers whether there may be more for this process. */
async function step(db: Db, follower: Follower): Promise<boolean> {
  return transact(db, system(permissions), 'system', async (tx) => {
    const { rows } = await sql<{ position: number; upto: number }>`
      select position, least(position + ${most}::int, last_position) as upto
      from journal_followers, journal_numbering
      where name = ${follower.name} and position < last_position and (retry_at is null or retry_at <= now())
      for update of journal_followers skip locked`.execute(tx.db)
    const place = rows[0]
    if (!place) return false
    const lines = await linesBetween(tx.db, place.position, place.upto, follower.kinds)
    if (lines.length > 0) await follower.handle(lines, tx)
    await sql`
      update journal_followers set position = ${place.upto}, failures = 0, error = null, failed_at = null, retry_at = null
      where name = ${follower.name}`.execute(tx.db)
    return true
  })
}

async function linesBetween(
  db: Handle,
  after: number,
  upto: number,
  kinds: readonly JournalKind[] | undefined,
): Promise<JournalLine[]> {
  const { rows } = await sql<JournalLine>`
    select ${lineColumns} from journal
    where position > ${after} and position <= ${upto} ${kinds ? sql`and kind = any(${[...kinds]}::text[])` : sql``}
    order by position`.execute(db)
  return rows
}

/** Waits twice as long after each failure in a row, five minutes at most. */
async function keepError(db: Handle, { name }: Follower, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error)
  await sql`
    update journal_followers
    set failures = failures + 1, error = ${cut(message, 2_000)}, failed_at = now(),
        retry_at = now() + least(power(2, least(failures, 20)), ${longestWait}::int) * interval '1 second'
    where name = ${name}`.execute(db)
}
