import { sql } from 'kysely'
import type pg from 'pg'
import type { LiveJob, LiveLine } from '../../../contract/platform/live.ts'
import type { Permission } from '../../../contract/permissions.ts'
import type { Db, Handle } from '../database/db.ts'
import type { Signals } from '../database/signals.ts'

/** What one part of the program tells open pages, beside the journal, and who is told. */
export interface News {
  event: 'job'
  data: LiveJob
  /**
   * Everybody who has the permission is told, but of other people's work nobody limited to sites, or who does not see all
   * records of the resource that it is about; and the one who started it.
   */
  to: { permission: Permission; actor_id?: string | null; resource?: string }
}

/** Someone who listens: one open stream. */
export interface LiveListener {
  /** Lines in the order of their position. */
  lines(lines: readonly LiveLine[]): void
  /** Too many lines at once: they were not read. `last` is the newest position. */
  many(last: number): void
  news(news: News): void
  /** The program stops. */
  end(): void
}

/** What happens in the whole installation, read once in this process for all who listen. */
export interface Live {
  /** The newest position that listeners were told of. */
  last(): number
  join(listener: LiveListener): () => void
  /** How many listen. */
  listeners(): number
  /** Lines from after a position up to `last()`; null when they are too many, or no such position is known. */
  since(position: number): Promise<LiveLine[] | null>
  stop(): void
}

const channel = 'live'
const payloadBytes = 7_900
/** More lines than that at once, and reading everything again is cheaper than being told. */
export const mostLines = 500
const gather = 50
const look = 5_000

/**
 * Tells open pages on every process, at the commit of the transaction where `db` is one. For small news such as
 * progress: throws where the text of the data would be longer than PostgreSQL carries (about 7,900 bytes).
 */
export async function tell(db: Handle, news: News): Promise<void> {
  const payload = JSON.stringify(news)
  const bytes = Buffer.byteLength(payload)
  if (bytes > payloadBytes) throw new Error(`News of ${bytes} bytes are too long to tell: ${payloadBytes} is the most.`)
  await sql`select pg_notify(${channel}, ${payload})`.execute(db)
}

const open = new WeakMap<pg.Pool, Live>()

/** The live updates of a database, or undefined where the program has not started them, or has stopped. */
export const liveOf = (db: Db): Live | undefined => open.get(db.pool)

/** Starts to read what happens. It costs nothing while nobody listens. */
export async function openLive(db: Db, signals: Signals): Promise<Live> {
  const listeners = new Set<LiveListener>()
  let last = await lastPosition(db)
  let wanted = last
  let timer: NodeJS.Timeout | undefined
  let reading = false

  function hear(payload: string | undefined): void {
    wanted = Math.max(wanted, Number(payload ?? 0))
    if (wanted <= last || reading || timer) return
    timer = setTimeout(() => void read(), gather)
  }

  async function read(): Promise<void> {
    timer = undefined
    reading = true
    const upto = wanted
    try {
      const lines = listeners.size > 0 && upto - last <= mostLines ? await linesBetween(db, last, upto) : null
      last = upto
      for (const listener of listeners) lines ? listener.lines(lines) : listener.many(last)
    } catch {
      // The database is away for a moment; the next look, or the next line, reads from the same place.
    }
    reading = false
    if (wanted > last && wanted > upto) hear(undefined)
  }

  async function catchUp(): Promise<void> {
    const position = await lastPosition(db)
    if (position >= last) return hear(String(position))
    // The database is older than it was: somebody brought a backup back.
    last = wanted = position
    for (const listener of listeners) listener.many(last)
  }
  const tryToCatchUp = (): void => void (listeners.size > 0 && catchUp().catch(() => undefined))
  const leave = [
    signals.on('journal', (payload) => (payload === undefined ? tryToCatchUp() : hear(payload))),
    signals.on(channel, (payload) => {
      const news = payload === undefined ? undefined : (JSON.parse(payload) as News)
      if (news) for (const listener of listeners) listener.news(news)
    }),
  ]
  const looking = setInterval(tryToCatchUp, look)
  looking.unref()

  const live: Live = {
    last: () => last,
    join(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    listeners: () => listeners.size,
    since: async (position) => {
      const upto = last
      return position > upto || upto - position > mostLines ? null : linesBetween(db, position, upto)
    },
    stop() {
      open.delete(db.pool)
      clearInterval(looking)
      clearTimeout(timer)
      for (const one of leave) one()
      for (const listener of listeners) listener.end()
      listeners.clear()
    },
  }
  open.set(db.pool, live)
  await catchUp()
  return live
}

async function lastPosition(db: Db): Promise<number> {
  const { rows } = await sql<{ last_position: number }>`select last_position from journal_numbering`.execute(db.read)
  return rows[0]?.last_position ?? 0
}

async function linesBetween(db: Db, after: number, upto: number): Promise<LiveLine[]> {
  if (after >= upto) return []
  const { rows } = await sql<LiveLine>`
    select position, kind, subject_type, subject_id, customer_id, action_id from journal
    where position > ${after} and position <= ${upto} order by position`.execute(db.read)
  return rows
}
