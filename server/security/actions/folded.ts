import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { JournalKind } from '../../../contract/platform/journal/kinds.ts'
import { visitor, type Actor } from '../../platform/actor.ts'
import type { Db } from '../../platform/database/db.ts'
import { transact, type Source, type Tx } from '../../platform/database/tx.ts'
import type { RequestMark } from '../../platform/http/request-mark.ts'
import { addLine, type Line } from '../../platform/journal/journal.ts'

/** More lines of one kind within an hour, and the rest are counted in one that says of nobody in particular. */
const mostLines = 500
const hourOf = (at: Date): string => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000).toISOString()

interface Told {
  actor: Actor
  source: Source
  request: RequestMark
}

interface Place {
  kind: JournalKind
  hour: string
  fold: string
}

/**
 * Writes a line of what may come ten thousand times: within an hour the first one writes it, and those that are alike by
 * `by` are counted beside it. In a transaction of its own, as what it tells of is refused.
 */
export async function tellFolded(db: Db, told: Told, line: Line, by: readonly string[]): Promise<void> {
  const now = new Date()
  const place: Place = { kind: line.kind, hour: hourOf(now), fold: by.join(' ') }
  if (await countAgain(db, place, now)) return
  const full = await isFull(db, place)
  const { source, request } = told
  await transact(
    db,
    full ? visitor : told.actor,
    source,
    (tx) => (full ? open(tx, { ...place, fold: 'others' }, others(line)) : open(tx, place, line)),
    { request },
  )
}

const others = ({ kind, subject_type }: Line): Line => ({
  kind,
  subject_type,
  subject_id: 'others',
  data: { address: null, others: true },
})

async function countAgain(db: Db, { kind, hour, fold }: Place, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update folded_lines set count = count + 1, last_at = ${at.toISOString()}::timestamptz
    where kind = ${kind} and hour = ${hour}::timestamptz and fold = ${fold}`.execute(db.write)
  return numAffectedRows === 1n
}

async function isFull(db: Db, { kind, hour }: Place): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from folded_lines where kind = ${kind} and hour = ${hour}::timestamptz`.execute(db.write)
  return (rows[0]?.count ?? 0) >= mostLines
}

/** Of several at the same moment one writes the line; the others wait for it and are counted. */
async function open(tx: Tx, { kind, hour, fold }: Place, line: Line): Promise<void> {
  const id = uuidv7()
  const { rows } = await sql<{ line_id: string }>`
    insert into folded_lines as known (line_id, kind, hour, fold, last_at)
    values (${id}, ${kind}, ${hour}::timestamptz, ${fold}, ${tx.at.toISOString()}::timestamptz)
    on conflict (kind, hour, fold) do update set count = known.count + 1, last_at = excluded.last_at
    returning line_id`.execute(tx.db)
  if (rows[0]?.line_id === id) addLine(tx, { ...line, id })
}
