import { sql } from 'kysely'
import type { JournalLine } from '../../../contract/platform/journal/journal.ts'
import { composedRecords, verbsOf } from '../../platform/composition.ts'
import type { Handle } from '../../platform/database/db.ts'
import { lineColumns } from '../../platform/journal/lines.ts'
import type { Fragment } from '../../platform/lists/filter-sql-scope.ts'
import type { Actor } from '../../platform/actor.ts'
import { and } from '../../platform/lists/source.ts'
import { aboutNobody, columnFor, seenInJournal, standsAlone } from '../../platform/records/lines.ts'
import type { AnyRecord } from '../../platform/records/record.ts'

/**
 * The records whose rows an undo goes through, one after the other: first the owners that lines name, with what stands on
 * their pages alone, then those with a page of their own.
 */
export function walkedRecords(): AnyRecord[] {
  const known = composedRecords().filter((record) => verbsOf(record.type))
  return [...known.filter((record) => columnFor(record) !== null), ...known.filter(standsAlone)]
}

/** What an undo goes through: an act, or what the undo before it has left of that. */
export interface Walk {
  action_id: string
  undo_action_id: string
  rest_of?: string | undefined
}

/** The lines of an act that are taken back with rows of a record, and the column that names the row. */
function linesOn(record: AnyRecord, actionId: string): { which: Fragment; row: Fragment } {
  const column = columnFor(record)
  const alone = composedRecords().flatMap((one) => (standsAlone(one) ? one.type : []))
  if (column) {
    // Nothing is asked where nothing is left out: the index of lines by act and customer answers alone.
    const others = alone.length > 0 ? sql`and subject_type <> all(${alone}::text[])` : sql``
    return { row: sql.ref(`journal.${column}`), which: sql`action_id = ${actionId} ${others}` }
  }
  const which = sql`action_id = ${actionId} and ${aboutNobody} and subject_type = ${record.type}`
  return { row: sql.ref('journal.subject_id'), which }
}

/** The same; of a rest nothing else. */
function linesMeant(record: AnyRecord, { action_id, rest_of }: Walk): { which: Fragment; row: Fragment } {
  const { which, row } = linesOn(record, action_id)
  return rest_of === undefined ? { which, row } : { row, which: sql`${which} and ${isLeft(record, row, rest_of)}` }
}

/** The same of what an undo goes through: not what it leaves from the start. */
function linesWalked(record: AnyRecord, walk: Walk): { which: Fragment; row: Fragment } {
  const { which, row } = linesMeant(record, walk)
  return { row, which: sql`${which} and not ${isLeft(record, row, walk.undo_action_id, sql`and l.hidden`)}` }
}

const isLeft = ({ type }: AnyRecord, row: Fragment, undoActionId: string, more = sql``): Fragment =>
  sql`exists (select from journal_undo_left l
    where l.undo_action_id = ${undoActionId}::uuid and l.subject_type = ${type} and l.subject_id = ${row}::uuid ${more})`

/** How many rows an undo goes through, behind the one that was done last. */
export async function countRows(handle: Handle, record: AnyRecord, walk: Walk, after: string): Promise<number> {
  const { which, row } = linesWalked(record, walk)
  const { rows } = await sql<{ count: number }>`
    select count(distinct ${row}) as count from journal where ${which} and ${row} > ${after}`.execute(handle)
  return rows[0]?.count ?? 0
}

/** Keeps, before an undo begins, to which rows it does not come, as its actor may not know of them. */
export async function leaveUnseen(handle: Handle, actor: Actor, walk: Walk): Promise<void> {
  const seen = seenInJournal(actor)
  if (seen.length === 0) return
  for (const record of walkedRecords()) {
    const { which, row } = linesMeant(record, walk)
    await sql`
      insert into journal_undo_left (undo_action_id, subject_type, subject_id, hidden)
      select distinct ${walk.undo_action_id}::uuid, ${record.type}, ${row}::uuid, true from journal
      where ${which} and not (${and(seen)})
      on conflict do nothing`.execute(handle)
  }
}

/** Keeps which rows an undo could not take back whole for want of a right. */
export async function leaveForbidden(
  handle: Handle,
  { type }: AnyRecord,
  undoActionId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await sql`
    insert into journal_undo_left (undo_action_id, subject_type, subject_id, hidden)
    select ${undoActionId}::uuid, ${type}, id, false from unnest(${ids}::uuid[]) as id
    on conflict do nothing`.execute(handle)
}

/** The next rows in the order of their ids. */
export async function nextRows(
  handle: Handle,
  record: AnyRecord,
  walk: Walk,
  after: string,
  limit: number,
): Promise<string[]> {
  const { which, row } = linesWalked(record, walk)
  const { rows } = await sql<{ id: string }>`
    select distinct ${row} as id from journal where ${which} and ${row} > ${after} order by ${row} limit ${limit}`.execute(
    handle,
  )
  return rows.map(({ id }) => id)
}

/** What an act did to rows, by row; oldest first. */
export async function linesOfRows(
  handle: Handle,
  record: AnyRecord,
  actionId: string,
  ids: readonly string[],
): Promise<Map<string, JournalLine[]>> {
  const { which, row } = linesOn(record, actionId)
  const type = columnFor(record) ? sql`uuid[]` : sql`text[]`
  const { rows } = await sql<JournalLine & { row: string }>`
    select ${lineColumns}, ${row} as row from journal where ${which} and ${row} = any(${ids}::${type}) order by serial`.execute(
    handle,
  )
  return Map.groupBy(rows, (line) => line.row)
}
