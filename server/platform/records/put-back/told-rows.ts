import { sql } from 'kysely'
import { kindOf } from '../../../../contract/platform/kinds/kinds.ts'
import { can } from '../../actor.ts'
import { composedVerbs } from '../../composition.ts'
import type { Reading } from '../../database/tx.ts'
import { childrenOf } from '../children.ts'
import { standsAlone } from '../lines.ts'
import type { AnyRecord } from '../record.ts'
import type { ToldAsOf, Values } from '../verbs.ts'
import { withBeside } from './standing.ts'
import type { RowState } from './row-state.ts'

const mostRows = 5_000

/** Rows on a page, by type, and how they are told. */
export interface Told {
  type: string
  asOf: ToldAsOf
}

/** What is told of the page of a record, by type, top slice first; what has a page of its own is told there. */
export function toldOf(record: AnyRecord): Told[] {
  const children = new Map(childrenOf(record).map((child) => [child.record.type, standsAlone(child.record)]))
  return composedVerbs().flatMap(([type, { asOf }]) =>
    asOf && (children.get(type) === false || asOf.ofOwner?.type === record.type) ? [{ type, asOf }] : [],
  )
}

/** A row with what is on its page, as it is now. */
export async function wholeOf(
  reading: Reading,
  record: AnyRecord,
  row: Values & { id: string },
  told: readonly Told[],
): Promise<RowState> {
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

/** The rows of a record on the page, in their order, as their reader may see them. */
export function listed(reading: Reading, state: RowState, record: AnyRecord, asOf: ToldAsOf): unknown[] {
  const rows = [...(state.children.get(record.type)?.values() ?? [])].toSorted(byColumn(asOf.order ?? 'id'))
  return rows
    .slice(0, asOf.most)
    .map((row) => shownRow(reading, state, record, asOf, { ...row, id: String(row['id']) }))
}

/** A row as its reader may see it: its fields and states, personal values masked, unless its slice says otherwise. */
export function shownRow(
  reading: Reading,
  state: RowState,
  record: AnyRecord,
  { shown }: ToldAsOf,
  values: Values & { id: string },
): unknown {
  if (shown) return shown(reading, values, state)
  const open = can(reading.actor, record.personal)
  const fields = record.fields.map((field) => {
    const value = values[field.name] ?? null
    return [field.name, value === null || open || !field.personal ? value : kindOf(field).mask(value)]
  })
  const states = record.states.map(({ column }) => [column, values[column] ?? null])
  return { id: values.id, ...Object.fromEntries([...fields, ...states]) }
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
