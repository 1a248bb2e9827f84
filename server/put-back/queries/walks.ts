import { sql } from 'kysely'
import type { JournalLine } from '../../../contract/platform/journal/journal.ts'
import { composedRecords, verbsOf } from '../../platform/composition.ts'
import type { Handle } from '../../platform/database/db.ts'
import { lineColumns } from '../../platform/journal/lines.ts'
import type { Fragment } from '../../platform/lists/filter-sql-scope.ts'
import { aboutNobody, columnFor, standsAlone } from '../../platform/records/lines.ts'
import type { AnyRecord } from '../../platform/records/record.ts'

/**
 * The records whose rows an undo goes through, one after the other: first the owners that lines name, with what stands on
 * their pages alone, then those with a page of their own.
 */
export function walkedRecords(): AnyRecord[] {
  const known = composedRecords().filter((record) => verbsOf(record.type))
  return [...known.filter((record) => columnFor(record) !== null), ...known.filter(standsAlone)]
}

/** The lines of an act that are taken back with rows of a record, and the column that names the row. */
function linesOn(record: AnyRecord, actionId: string): { which: Fragment; row: Fragment } {
  const column = columnFor(record)
  const alone = composedRecords().flatMap((one) => (standsAlone(one) ? one.type : []))
  if (column) {
    // Nothing is asked where nothing is left out: the index of lines by act and customer answers alone.
    const others = alone.length > 0 ? sql`and subject_type <> all(${alone}::text[])` : sql``
    return { row: sql.ref(column), which: sql`action_id = ${actionId} ${others}` }
  }
  const which = sql`action_id = ${actionId} and ${aboutNobody} and subject_type = ${record.type}`
  return { row: sql.ref('subject_id'), which }
}

/** How many rows an act has touched, behind the one that was done last. */
export async function countRows(handle: Handle, record: AnyRecord, actionId: string, after: string): Promise<number> {
  const { which, row } = linesOn(record, actionId)
  const { rows } = await sql<{ count: number }>`
    select count(distinct ${row}) as count from journal where ${which} and ${row} > ${after}`.execute(handle)
  return rows[0]?.count ?? 0
}

/** The next rows in the order of their ids. */
export async function nextRows(
  handle: Handle,
  record: AnyRecord,
  actionId: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const { which, row } = linesOn(record, actionId)
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
