import { sql } from 'kysely'
import type { JournalLine } from '../../../contract/platform/journal/journal.ts'
import { inPages } from '../database/snapshot.ts'
import { lineColumns } from '../journal/lines.ts'
import type { Fragment } from '../lists/filter-sql-scope.ts'
import { columnFor, linesAboutAny } from '../records/lines.ts'
import { valuesBefore, wayCalled } from '../records/put-back/kept.ts'
import { isOfOwner, namedBy } from '../records/put-back/net.ts'
import { isErased } from '../records/put-back/plan.ts'
import { rewind, type RowState } from '../records/put-back/row-state.ts'
import { isSame } from '../records/put-back/same.ts'
import { keyOf, placeOf, withBeside } from '../records/put-back/standing.ts'
import type { AnyRecord } from '../records/record.ts'
import type { Values } from '../records/verbs.ts'
import type { Look } from './verification.ts'

const atOnce = 500

/**
 * Takes the changes of every row back, newest first, as the page as of a moment does: each line must have left what the
 * row then says. Values that were erased say nothing.
 */
export async function walkHistory(record: AnyRecord, look: Look): Promise<void> {
  const { db } = look
  let count = 0
  for await (const rows of inPages(db, await changedRows(record, look), atOnce)) {
    const whole = await withBeside(look, record, rows)
    const lines = await linesOf(record, look, whole)
    for (const row of whole) {
      const wrong = disagreement(record, row, lines.get(keyOf(record, placeOf(record, row))) ?? [])
      if (wrong) look.found(row.id, wrong)
    }
    look.looked((count += rows.length))
  }
}

/** Rows that are there. One that was never changed has its first version. */
async function changedRows(record: AnyRecord, { db }: Look) {
  const { rows } = await sql<{ versioned: boolean }>`
    select exists (select from pg_attribute where attrelid = ${record.table}::regclass and attname = 'version') as versioned`.execute(
    db,
  )
  const alias = sql.ref(record.alias)
  const conditions: Fragment[] = [
    sql`true`,
    ...(record.alive ? [record.alive] : []),
    ...(rows[0]?.versioned ? [sql`${alias}.version > 1`] : []),
  ]
  return sql<Values & { id: string }>`
    select ${alias}.* from ${sql.table(record.table)} ${alias} where ${sql.join(conditions, sql` and `)} order by ${alias}.id`
}

/** The lines about rows, newest first, by the row. */
async function linesOf(
  record: AnyRecord,
  { db }: Look,
  rows: readonly (Values & { id: string })[],
): Promise<Map<string, JournalLine[]>> {
  const places = rows.map((row) => placeOf(record, row))
  const { rows: lines } = await sql<JournalLine>`
    select ${lineColumns} from journal where ${linesAboutAny(record, places)} order by serial desc`.execute(db)
  // Lines of other records that are told on this one's page may have changed it, too.
  const owner = columnFor(record)
  return Map.groupBy(lines, (line) =>
    keyOf(record, {
      id: owner ? String(line[owner as 'customer_id']) : line.subject_id,
      customer_id: line.customer_id,
    }),
  )
}

function disagreement(record: AnyRecord, row: Values & { id: string }, lines: readonly JournalLine[]): string | null {
  const state: RowState = { record, values: { ...row }, children: new Map(), created: null, erased: new Set() }
  for (const line of lines) {
    const name = leftOtherwise(record, state.values, line)
    if (name) return `${name} is not what the line of ${line.at} left`
    rewind(state, [line])
  }
  return null
}

/** The first value that a line says it left and that does not stand. */
function leftOtherwise(record: AnyRecord, values: Values, line: JournalLine): string | undefined {
  const isOwn = line.subject_type === record.type
  const state =
    isOwn && record.states.find((one) => [one.on, one.off].some(({ told }) => line.kind === `${record.type}.${told}`))
  if (state)
    return (values[state.column] !== null) === (line.kind === `${record.type}.${state.on.told}`)
      ? undefined
      : state.column
  if (isOwn && !line.kind.endsWith('.changed')) return undefined
  const told = Object.entries(line.changes).filter(
    ([path, change]) =>
      (isOwn || isOfOwner(record, line.subject_type, path)) &&
      wayCalled(record, namedBy(path).name) !== null &&
      !change.some(isErased) &&
      // Lines of old keep phones as texts, which do not say all of them.
      !(namedBy(path).part && change.some((one) => typeof one === 'string') && namedBy(path).name === 'phones'),
  )
  // As if what the line left were taken back to: where it stands, nothing moves.
  const left = valuesBefore(record, values, Object.fromEntries(told.map(([path, [from, to]]) => [path, [to, from]])))
  return told
    .map(([path]) => namedBy(path).name)
    .find((name) => !isSame(plain(record, name, left), plain(record, name, values)))
}

function plain(record: AnyRecord, name: string, values: Values): unknown {
  const way = wayCalled(record, name)
  return way?.plain ? way.plain(values[name]) : values[name]
}
