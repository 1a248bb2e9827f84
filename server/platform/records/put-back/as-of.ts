import { sql } from 'kysely'
import type { JournalLine } from '../../../../contract/journal.ts'
import { composedVerbs, recordCalled, verbsOf } from '../../composition.ts'
import type { Reading } from '../../database/tx.ts'
import { lineColumns } from '../../journal/lines.ts'
import { Refusal } from '../../refusal.ts'
import { childrenOf } from '../children.ts'
import { linesAbout, standsAlone } from '../lines.ts'
import type { AnyRecord } from '../record.ts'
import type { ToldAsOf, Values } from '../verbs.ts'
import { differingChildren, differingValues } from './differences.ts'
import { withBeside } from './standing.ts'
import { rewind, type Whole } from './whole.ts'

const mostLines = 20_000
const mostRows = 5_000

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
  const told = toldOf(record)
  const start = await wholeOf(reading, record, row, told)
  const then: Whole = {
    ...start,
    values: { ...start.values },
    children: new Map([...start.children].map(([type, rows]) => [type, new Map(rows)])),
    erased: new Set(),
  }
  rewind(then, await linesAfter(reading, record, row.id, at))
  const since = then.created ?? (await createdAt(reading, record, row))
  const lists = told.filter(({ type, asOf }) => recordCalled(type) && asOf.shown)
  if (then.created !== null || since > at) {
    const empty = Object.fromEntries(lists.map(({ type }) => [recordCalled(type)!.resource, []]))
    return { at, since, [record.type]: null, ...empty, changed: [], erased: [], not_kept: [] }
  }
  const children = differingChildren(start, then)
  // What is told of an owner follows from the rows on its page: those are put right first.
  for (const { asOf } of [...told.toReversed(), { asOf: ownOf(record) }]) await asOf.derive?.from(reading, then, at)
  const derived = new Set([...told.map(({ asOf }) => asOf), ownOf(record)].flatMap((asOf) => asOf.derive?.fields ?? []))
  const entries = lists.map(({ type, asOf }) => [recordCalled(type)!.resource, listed(reading, then, type, asOf)])
  return {
    at,
    since,
    [record.type]: await ownOf(record).shown?.(reading, then.values, then),
    ...(Object.fromEntries(entries) as Record<string, unknown>),
    changed: [...differingValues(record, start.values, then.values), ...children],
    erased: [...then.erased],
    not_kept: record.fields
      .filter(({ name, access }) => access === 'system' && !derived.has(name))
      .map(({ name }) => name),
  }
}

const ownOf = ({ type }: AnyRecord): ToldAsOf => verbsOf(type)?.asOf ?? {}

interface Told {
  type: string
  asOf: ToldAsOf
}

/** What is told of the page of a record, by type, top slice first; what has a page of its own is told there. */
function toldOf(record: AnyRecord): Told[] {
  const children = new Map(childrenOf(record).map((child) => [child.record.type, standsAlone(child.record)]))
  return composedVerbs().flatMap(([type, { asOf }]) =>
    asOf && (children.get(type) === false || asOf.ofOwner?.type === record.type) ? [{ type, asOf }] : [],
  )
}

async function wholeOf(
  reading: Reading,
  record: AnyRecord,
  row: Values & { id: string },
  told: readonly Told[],
): Promise<Whole> {
  const [values] = await withBeside(reading, record, [row])
  const children = new Map<string, Map<string, Values>>()
  for (const { type, asOf } of told) {
    const rows = asOf.ofOwner ? await asOf.ofOwner.rows(reading, row.id) : await rowsOf(reading, record, type, row.id)
    children.set(type, new Map(rows.map((one) => [String(one['id']), one])))
  }
  return { record, values: values!, children, created: null, erased: new Set() }
}

/** The newest rows on the page of an owner, unmasked. */
async function rowsOf(reading: Reading, owner: AnyRecord, type: string, id: string): Promise<Values[]> {
  const { record, owner: how } = childrenOf(owner).find((child) => child.record.type === type)!
  const { rows } = await sql<Values>`
    select * from ${sql.table(record.table)} where ${sql.ref(how.column)} = ${id}::uuid
    order by id desc limit ${mostRows}`.execute(reading.db)
  return rows
}

function listed(reading: Reading, whole: Whole, type: string, { order = 'id', most, shown }: ToldAsOf): unknown[] {
  const rows = [...(whole.children.get(type)?.values() ?? [])].toSorted(byColumn(order))
  return rows.slice(0, most).map((row) => shown!(reading, { ...row, id: String(row['id']) }, whole))
}

/** `-at`: newest first. Of the same moment the lower id comes first. */
function byColumn(order: string): (one: Values, other: Values) => number {
  const [name, way] = order.startsWith('-') ? [order.slice(1), -1] : [order, 1]
  return (one, other) => {
    const [a, b] = [String(one[name]), String(other[name])]
    if (a !== b) return a < b ? -way : way
    return String(one['id']) < String(other['id']) ? -1 : 1
  }
}

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
