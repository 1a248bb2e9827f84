import { sql } from 'kysely'
import type { Change } from '../../../../contract/platform/journal/kinds.ts'
import type { JournalLine } from '../../../../contract/platform/journal/journal.ts'
import type { Tx } from '../../database/tx.ts'
import { addLine } from '../../journal/journal.ts'
import { childrenOf } from '../children.ts'
import type { AnyRecord } from '../record.ts'
import { lineOf } from './create.ts'
import { insertRows } from './rows.ts'
import { settle, type Values } from './settle.ts'

type Row = Values & { id: string }

/** Deletes rows that the caller has locked, with what lives on their pages. The lines keep what it takes to bring it back. */
export async function removeRows(tx: Tx, record: AnyRecord, rows: readonly Row[]): Promise<void> {
  const ids = rows.map(({ id }) => id)
  const beside = await childRows(tx, record, ids)
  await sql`delete from ${sql.table(record.table)} where id = any(${ids}::uuid[])`.execute(tx.db)
  for (const row of rows) addLine(tx, lineOf(record, 'deleted', row, keeping(record, row, beside.get(row.id))))
}

/** Rows that live on the pages of others, by those and by their own resource. */
async function childRows(
  tx: Tx,
  record: AnyRecord,
  ids: readonly string[],
): Promise<Map<string, Record<string, Values[]>>> {
  const found = new Map<string, Record<string, Values[]>>()
  for (const { record: child, owner } of childrenOf(record)) {
    const { rows } = await sql<Values>`
      select * from ${sql.table(child.table)} where ${sql.ref(owner.column)} = any(${ids}::uuid[])`.execute(tx.db)
    for (const row of rows) {
      const of = String(row[owner.column])
      const known = found.get(of) ?? {}
      found.set(of, { ...known, [child.resource]: [...(known[child.resource] ?? []), row] })
    }
  }
  return found
}

/** Values of fields stand in `changes`, where they are masked and wiped by their field; all other columns in `data.kept`. */
function keeping(
  { fields, list }: AnyRecord,
  row: Values,
  beside: Record<string, Values[]> | undefined,
): { changes: Record<string, Change>; data: Values } {
  const names = new Set(fields.map(({ name }) => name))
  const follows = new Set(['id', 'version', list?.search?.open, list?.search?.everybody])
  const changes = Object.entries(row).flatMap(([name, value]) =>
    names.has(name) && !isNothing(value) ? [[name, [value, null] as const] as const] : [],
  )
  const kept = Object.entries(row).filter(([name]) => !names.has(name) && !follows.has(name))
  return {
    changes: Object.fromEntries(changes),
    data: { kept: Object.fromEntries(kept), ...(beside && { kept_beside: beside }) },
  }
}

const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0)

/** The values that a deleted row had, as its line keeps them; null where it keeps none, or none any more. */
export function keptValues(line: Pick<JournalLine, 'changes' | 'data' | 'subject_id'>): Values | null {
  const { kept, kept_beside } = line.data
  if (typeof kept !== 'object' || kept === null || 'erased' in kept) return null
  const fields = Object.entries(line.changes).map(([name, [from]]) => [name, from])
  return { ...(kept as Values), ...(Object.fromEntries(fields) as Values), kept_beside, id: line.subject_id }
}

/**
 * Brings a deleted row back with its id, author and times, and what lived on its page: `kept` is what `keptValues` says.
 * The caller has checked that it is not there.
 */
export async function bringBackRow(tx: Tx, record: AnyRecord, kept: Values): Promise<void> {
  const { kept_beside: beside = {}, ...values } = kept as Row & { kept_beside?: Record<string, Values[]> }
  const [settled] = await settle(record, tx, [{ before: null, given: values }])
  const row = { ...settled, ...values }
  await insertRows(tx, record, [row])
  for (const { record: child } of childrenOf(record)) await insertRows(tx, child, beside[child.resource] ?? [])
  addLine(tx, lineOf(record, 'created', row))
}
