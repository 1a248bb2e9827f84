import { sql } from 'kysely'
import { erasedValue, type JournalLine } from '../../contract/platform/journal/journal.ts'
import type { Handle } from '../platform/database/db.ts'
import type { Tx } from '../platform/database/tx.ts'
import type { Line } from '../platform/journal/journal.ts'
import { withoutPersonal } from '../platform/journal/personal.ts'
import type { Fragment } from '../platform/lists/filter-sql-scope.ts'
import { ofSecurity } from '../platform/journal/pages.ts'
import { keptFields } from '../platform/records/lines.ts'

const atOnce = 1_000
type Row = Pick<JournalLine, 'id' | 'subject_type' | 'changes' | 'data'> & { moment: string }

/**
 * Wipes every personal value from the journal of customers: from all lines that carry their ids, whatever they are
 * about, and from those this act has still to write. Field names stay, and values that tell of nobody.
 * Lines added after the call are not touched. Answers how many written lines there were.
 */
export async function redact(tx: Tx, customerIds: readonly string[]): Promise<number> {
  const meant = new Set(customerIds)
  for (const line of tx.lines) {
    if (line.customer_id && meant.has(line.customer_id)) Object.assign(line, wiped(line))
  }
  let after: Row | undefined
  let count = 0
  do {
    const rows = await next(tx, customerIds, after)
    await write(
      tx,
      rows.map((row) => ({ id: row.id, moment: row.moment, ...wiped(row) })),
    )
    count += rows.length
    after = rows.length < atOnce ? undefined : rows.at(-1)
  } while (after)
  return count
}

const wiped = (line: Pick<Line, 'subject_type' | 'changes' | 'data'>): Pick<JournalLine, 'changes' | 'data'> =>
  withoutPersonal(line, keptFields(line.subject_type), erasedValue)

/** `moment` is the time to the microsecond, as the database has it. */
async function next(tx: Tx, customerIds: readonly string[], after: Row | undefined): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select id, at::text as moment, subject_type, changes, data from journal
    where customer_id = any(${customerIds}::uuid[])
      ${after ? sql`and (at, id) < (${after.moment}::timestamptz, ${after.id}::uuid)` : sql``}
    order by at desc, id desc limit ${atOnce}`.execute(tx.db)
  return rows
}

async function write(tx: Tx, rows: readonly { id: string; moment: string }[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update journal as line set changes = wiped.changes, data = wiped.data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as wiped(id uuid, moment timestamptz, changes jsonb, data jsonb)
    where line.at = wiped.moment and line.id = wiped.id`.execute(tx.db)
}

/**
 * Wipes e-mails and addresses from the lines of the security log that are older than a moment. The lines stay, and so
 * does all else in them. Answers how many there were.
 */
export async function redactOrigins(db: Handle, before: Date): Promise<number> {
  const marker = sql.lit(JSON.stringify(erasedValue))
  const isText = (value: Fragment): Fragment => sql`jsonb_typeof(${value}) = 'string'`
  let count = 0
  for (let more = true; more;) {
    const { numAffectedRows } = await sql`
      with old as (
        select at, id from journal
        where ${ofSecurity} and at < ${before.toISOString()}::timestamptz and (
          ${isText(sql`data -> 'address'`)} or ${isText(sql`data -> 'email'`)}
          or ${isText(sql`changes #> '{email,0}'`)} or ${isText(sql`changes #> '{email,1}'`)})
        order by at, id limit ${atOnce}
      )
      update journal as line set
        data = line.data
          || case when ${isText(sql`line.data -> 'address'`)} then jsonb_build_object('address', ${marker}::jsonb) else '{}' end
          || case when ${isText(sql`line.data -> 'email'`)} then jsonb_build_object('email', ${marker}::jsonb) else '{}' end,
        changes = case when line.changes ? 'email'
          then jsonb_set(line.changes, '{email}', jsonb_build_array(${marker}::jsonb, ${marker}::jsonb)) else line.changes end
      from old where line.at = old.at and line.id = old.id`.execute(db)
    const wiped = Number(numAffectedRows ?? 0)
    count += wiped
    more = wiped === atOnce
  }
  return count
}

/**
 * Takes texts for which `isUnwanted` holds out of all lines about subjects of this type that are nobody's, such as views, whose names are
 * what somebody has called them.
 */
export async function redactTexts(tx: Tx, subjectType: string, isUnwanted: (text: string) => boolean): Promise<void> {
  const { rows } = await sql<Row>`
    select id, at::text as moment, subject_type, changes, data from journal
    where subject_type = ${subjectType} and customer_id is null`.execute(tx.db)
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return isUnwanted(value) ? '•••' : value
    if (Array.isArray(value)) return value.map(clean)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, clean(one)]))
  }
  const cleaned = rows.map((row) => ({ ...row, changes: clean(row.changes), data: clean(row.data) }) as Row)
  await write(
    tx,
    cleaned.filter((row, at) => JSON.stringify(row) !== JSON.stringify(rows[at])),
  )
}
