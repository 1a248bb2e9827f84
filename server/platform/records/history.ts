import { sql } from 'kysely'
import { isOfSecurity } from '../../../contract/platform/journal/kinds.ts'
import {
  maskedValue,
  type HistoryFacets,
  type HistoryPage,
  type HistoryQuery,
  type JournalLine,
} from '../../../contract/platform/journal/journal.ts'
import { can, type Actor } from '../actor.ts'
import type { Reading } from '../database/tx.ts'
import { countLines, narrowing, newestFirst, span } from '../journal/pages.ts'
import { withoutPersonal } from '../journal/personal.ts'
import { linesAbout, openFields, rightToPersonal, seenLines } from './lines.ts'
import type { AnyRecord } from './record.ts'

/** How many of the newest lines are looked at for what a history may be narrowed by, and for a page of a filtered one. */
const stretch = 5_000

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

/**
 * Masks personal values in lines, for readers without the right to those of their records. From where a request came is
 * for those who read the security log.
 */
export function maskLines({ actor }: Reading, lines: JournalLine[]): JournalLine[] {
  return lines.map((line) => {
    const right = rightToPersonal(line)
    if (right === null || can(actor, right)) return withoutAddress(line, actor)
    return { ...line, ...withoutPersonal(line, openFields(line.subject_type), maskedValue) }
  })
}

function withoutAddress(line: JournalLine, actor: Actor): JournalLine {
  if (!('address' in line.data) || !isOfSecurity(line.kind) || can(actor, 'security.read')) return line
  const { address: _, ...data } = line.data
  return { ...line, data }
}
