import { sql, type RawBuilder } from 'kysely'
import {
  maskedValue,
  type HistoryFacets,
  type HistoryPage,
  type HistoryQuery,
  type JournalFollower,
  type JournalLine,
} from '../../contract/journal.ts'
import { countingRecords } from '../../contract/journal-kinds.ts'
import { can } from '../platform/actor.ts'
import { lineColumns } from '../platform/journal/lines.ts'
import { readCursor, writeCursor, type CursorShape } from '../platform/lists/cursor.ts'
import type { Reading } from '../platform/database/tx.ts'
import { linesAbout, openFields, rightToPersonal, seenLines } from '../platform/records/lines.ts'
import type { AnyRecord } from '../platform/records/record.ts'
import { readableKinds, withoutPersonal } from './rules.ts'

type Condition = RawBuilder<unknown>
export interface Narrowing {
  kind?: string | undefined
  actor_id?: string | undefined
  subject_type?: string | undefined
  field?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** How many lines one page of a filtered history looks at. */
const stretch = 5_000
const mostCounted = 10_000

/** The history of one row of a record, newest first. Refuses with `not_found` what the reader may not see. */
export async function historyOf(
  reading: Reading,
  record: AnyRecord,
  id: string,
  query: HistoryQuery,
): Promise<HistoryPage> {
  await record.demand(reading, id)
  const of = [linesAbout(record, id)]
  const wanted = narrowing(query)
  const page = await newestFirst(reading, {
    of: [...of, ...span(query)],
    wanted,
    stretch,
    limit: query.limit,
    after: query.after,
  })
  const counts = query.total === 'true' && !query.after
  const total = counts ? await countLines(reading, [...of, ...span(query)], wanted) : null
  return { items: maskLines(reading, await seenLines(reading, page.items)), next: page.next, total }
}

/** What the history of a row may be narrowed by, from its newest 5,000 lines. */
export async function historyFacets(reading: Reading, record: AnyRecord, id: string): Promise<HistoryFacets> {
  await record.demand(reading, id)
  const { rows } = await sql<HistoryFacets>`
    with newest as materialized (
      select actor_kind, actor_id, actor_name, kind, subject_type, changes from journal
      where ${linesAbout(record, id)} order by at desc, id desc limit ${stretch}
    )
    select
      (select coalesce(jsonb_agg(found order by found), '[]') from (
        select distinct jsonb_build_object('subject_type', subject_type, 'field', split_part(name, '.', 1)) as found
        from newest, jsonb_object_keys(changes) as name) as fields) as fields,
      (select coalesce(jsonb_agg(found order by found ->> 'name'), '[]') from (
        select jsonb_build_object('kind', actor_kind, 'id', actor_id, 'name', max(actor_name)) as found
        from newest group by actor_kind, actor_id) as actors) as actors,
      (select coalesce(jsonb_agg(distinct kind), '[]') from newest) as kinds`.execute(reading.db)
  return rows[0] ?? { fields: [], actors: [], kinds: [] }
}

/** The parts of the program that follow the journal. */
export async function followers(reading: Reading): Promise<JournalFollower[]> {
  const { rows } = await sql<JournalFollower>`
    select name, position, last_position - position as behind, failures, error, failed_at, retry_at
    from journal_followers, journal_numbering order by name`.execute(reading.db)
  return rows
}

/** Masks personal values in lines, for readers without the right to those of their records. */
export function maskLines({ actor }: Reading, lines: JournalLine[]): JournalLine[] {
  return lines.map((line) => {
    const right = rightToPersonal(line)
    if (right === null || can(actor, right)) return line
    return { ...line, ...withoutPersonal(line, openFields(line.subject_type), maskedValue) }
  })
}

/** Lines that the reader may see by their kind; about which customers is asked apart. */
export function mayRead({ actor }: Reading): Condition {
  const kinds = readableKinds(actor)
  if (actor.site_ids === null) return sql`kind = any(${kinds}::text[])`
  const counting = kinds.filter((kind) => countingRecords.some((record) => kind.startsWith(`${record}.`)))
  return sql`kind = any(${kinds}::text[]) and (kind <> all(${counting}::text[]) or actor_id = ${actor.id}::uuid)`
}

/** Conditions that no index serves: they are asked of a bounded stretch of lines. */
export function narrowing({ kind, actor_id, subject_type, field }: Narrowing): Condition[] {
  const conditions: Condition[] = []
  if (kind) conditions.push(sql`kind = ${kind}`)
  if (actor_id === 'system') conditions.push(sql`actor_kind = 'system'`)
  else if (actor_id) conditions.push(sql`actor_id = ${actor_id}`)
  if (subject_type) conditions.push(sql`subject_type = ${subject_type}`)
  if (field)
    conditions.push(
      sql`exists (select from jsonb_object_keys(changes) as name where split_part(name, '.', 1) = ${field})`,
    )
  return conditions
}

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

async function countLines(
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
  list: 'newest',
  parts: [{ type: 'timestamptz' }, { type: 'uuid' }],
} as const satisfies CursorShape

function readPlace(after: string): Condition {
  const [moment, id] = readCursor(after, placeShape)
  return sql`${moment}::timestamptz, ${id}::uuid`
}
