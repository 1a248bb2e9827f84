import { sql } from 'kysely'
import type { JournalLine } from '../../../../contract/platform/journal/journal.ts'
import { recordCalled, verbsOf } from '../../composition.ts'
import type { Reading } from '../../database/tx.ts'
import { lineColumns } from '../../journal/lines.ts'
import { Refusal } from '../../refusal.ts'
import { answerOf } from '../answer.ts'
import { linesAbout } from '../lines.ts'
import { readRecord } from '../read.ts'
import type { AnyRecord } from '../record.ts'
import type { ToldAsOf, Values } from '../verbs.ts'
import { differingChildren, differingValues } from './differences.ts'
import { listed, shownRow, toldOf, wholeOf } from './told-rows.ts'
import { rewind, type RowState } from './row-state.ts'

const mostLines = 20_000

/** A row as it was, and all that was on its page: `[type]` the row itself, `[resource]` lists of rows on its page. */
export type AsOf = { at: string; since: string; changed: string[]; erased: string[]; not_kept: string[] } & Record<
  string,
  unknown
>

/** A row as it was at a moment, worked out backwards from now, for the eyes of its reader. The row is one they may see. */
export async function readAsOf(
  reading: Reading,
  record: AnyRecord,
  row: Values & { id: string },
  at: string,
): Promise<AsOf> {
  const declared = toldOf(record)
  const start = await wholeOf(reading, record, row, declared)
  const then: RowState = {
    ...start,
    values: { ...start.values },
    children: new Map([...start.children].map(([type, rows]) => [type, new Map(rows)])),
    erased: new Set(),
  }
  rewind(then, await linesAfter(reading, record, row.id, at))
  const since = then.created ?? (await createdAt(reading, record, row))
  const lists = declared.flatMap(({ type, asOf }) => recordsOf(type).map((one) => ({ record: one, asOf })))
  if (then.created !== null || since > at) {
    const empty = Object.fromEntries(lists.map((one) => [one.record.resource, []]))
    return { at, since, [record.type]: null, ...empty, changed: [], erased: [], not_kept: [] }
  }
  const children = differingChildren(start, then)
  // What is told of an owner follows from the rows on its page: those are put right first.
  for (const { asOf } of [...declared.toReversed(), { asOf: ownOf(record) }]) await asOf.derive?.from(reading, then, at)
  const derived = new Set(
    [...declared.map(({ asOf }) => asOf), ownOf(record)].flatMap((asOf) => asOf.derive?.fields ?? []),
  )
  const entries = lists.map((one) => [one.record.resource, listed(reading, then, one.record, one.asOf)])
  return {
    at,
    since,
    [record.type]: await shownOf(reading, then, [...derived]),
    ...(Object.fromEntries(entries) as Record<string, unknown>),
    changed: [...differingValues(record, start.values, then.values), ...children],
    erased: [...then.erased],
    not_kept: record.fields
      .filter(({ name, access }) => access === 'system' && !derived.has(name))
      .map(({ name }) => name),
  }
}

/** The row for its reader: what it answers now, with the fields and what is derived as they were, unless its slice says otherwise. */
async function shownOf(reading: Reading, then: RowState, derived: readonly string[]): Promise<unknown> {
  const { record, values } = then
  const own = ownOf(record)
  const row = await shownRow(reading, then, record, own, values)
  if (own.shown || !record.list) return row
  const now = await readRecord(record, reading, values.id)
  const beside = derived.filter((name) => name in record.also).map((name) => [name, values[name]])
  return { ...now, ...(row as object), ...answerOf(record, values, reading.actor), ...Object.fromEntries(beside) }
}

/** What is told as a list of its own: not the accounts, say, which are a value of their customer. */
const recordsOf = (type: string): AnyRecord[] => [recordCalled(type) ?? []].flat()

const ownOf = ({ type }: AnyRecord): ToldAsOf => verbsOf(type)?.asOf ?? {}

async function linesAfter(reading: Reading, record: AnyRecord, id: string, at: string): Promise<JournalLine[]> {
  const { rows } = await sql<JournalLine>`
    select ${lineColumns} from journal where ${linesAbout(record, id)} and at > ${at}::timestamptz
    order by serial desc limit ${mostLines + 1}`.execute(reading.db)
  if (rows.length <= mostLines) return rows
  throw new Refusal('narrow_this', 'Too much has happened since. Choose a later moment.')
}

async function createdAt(reading: Reading, record: AnyRecord, row: Values & { id: string }): Promise<string> {
  const { rows } = await sql<{ at: string }>`
    select at from journal where ${linesAbout(record, row.id)} and kind = any(${[`${record.type}.created`, `${record.type}.added`]})
      and subject_id = ${row.id} order by at, id limit 1`.execute(reading.db)
  return rows[0]?.at ?? String(row['created_at'])
}
