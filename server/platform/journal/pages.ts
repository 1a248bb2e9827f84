import { sql } from 'kysely'
import { securityKinds } from '../../../contract/platform/journal/kinds.ts'
import type { JournalLine } from '../../../contract/platform/journal/journal.ts'
import { readCursor, writeCursor, type CursorShape } from '../lists/cursor.ts'
import type { Reading } from '../database/tx.ts'
import type { Fragment } from '../lists/filter-sql-scope.ts'
import { lineColumns } from './lines.ts'

type Condition = Fragment

/** What a page of lines may be narrowed by; `from` is included, `to` is not. */
export interface Narrowing {
  kind?: string | undefined
  actor_id?: string | undefined
  request_id?: string | undefined
  subject_type?: string | undefined
  field?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Lines of the security log, said as the index that finds them says it. */
export const ofSecurity: Condition = sql`kind in (${sql.join(securityKinds.map((kind) => sql.lit(kind)))})`

const mostCounted = 10_000

/** Conditions that no index serves: they are asked of a bounded stretch of lines. */
export function narrowing({ kind, actor_id, request_id, subject_type, field }: Narrowing): Condition[] {
  const conditions: Condition[] = []
  if (kind) conditions.push(sql`kind = ${kind}`)
  if (actor_id === 'system') conditions.push(sql`actor_kind = 'system'`)
  else if (actor_id) conditions.push(sql`actor_id = ${actor_id}`)
  if (request_id) conditions.push(sql`request_id = ${request_id}`)
  if (subject_type) conditions.push(sql`subject_type = ${subject_type}`)
  if (field)
    conditions.push(
      sql`exists (select from jsonb_object_keys(changes) as name where split_part(name, '.', 1) = ${field})`,
    )
  return conditions
}

/** Conditions of time, which the indexes by time serve. */
export function span({ from, to }: Narrowing): Condition[] {
  return [...(from ? [sql`at >= ${from}::timestamptz`] : []), ...(to ? [sql`at < ${to}::timestamptz`] : [])]
}

interface Question {
  /** Conditions that an index serves together with the order by time. */
  of: Condition[]
  wanted: Condition[]
  stretch: number
  limit: number
  after: string | undefined
}

const every = (conditions: Condition[]): Condition =>
  conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`

/** One page by time. `next` is also given when the stretch ended before the page was full. */
export async function newestFirst(
  reading: Reading,
  question: Question,
): Promise<{ items: JournalLine[]; next: string | null }> {
  const { wanted, stretch, limit } = question
  const of = every([...question.of, ...(question.after ? [sql`(at, id) < (${readPlace(question.after)})`] : [])])
  const { rows } = await sql<JournalLine & { moment: string }>`
    select ${lineColumns}, at::text as moment
    from (select * from journal where ${of} order by at desc, id desc limit ${wanted.length > 0 ? stretch : limit + 1}) as line
    where ${every(wanted)} order by at desc, id desc limit ${limit + 1}`.execute(reading.db)
  const items = rows.slice(0, limit).map(({ moment: _, ...line }) => line)
  const end = rows.length > limit ? rows[limit - 1] : wanted.length > 0 ? await endOf(reading, of, stretch) : undefined
  return { items, next: end ? writeCursor(placeShape, [end.moment, end.id]) : null }
}

/** The last line of a stretch, where the journal goes on behind it. */
async function endOf(
  reading: Reading,
  of: Condition,
  stretch: number,
): Promise<{ moment: string; id: string } | undefined> {
  const { rows } = await sql<{ moment: string; id: string }>`
    select at::text as moment, id from journal where ${of} order by at desc, id desc offset ${stretch - 1} limit 1`.execute(
    reading.db,
  )
  return rows[0]
}

/** How many of the newest lines are wanted; exact up to 10,000 lines looked at. */
export async function countLines(
  reading: Reading,
  of: Condition[],
  wanted: Condition[],
): Promise<{ value: number; exact: boolean }> {
  const { rows } = await sql<{ seen: number; value: number }>`
    select count(*) as seen, count(*) filter (where ${every(wanted)}) as value
    from (select * from journal where ${every(of)} order by at desc, id desc limit ${mostCounted + 1}) as line`.execute(
    reading.db,
  )
  return { value: rows[0]?.value ?? 0, exact: (rows[0]?.seen ?? 0) <= mostCounted }
}

const placeShape = {
  list: 'journal',
  parts: [{ type: 'timestamptz' }, { type: 'uuid' }],
} as const satisfies CursorShape

function readPlace(after: string): Condition {
  const [moment, id] = readCursor(after, placeShape)
  return sql`${moment}::timestamptz, ${id}::uuid`
}
