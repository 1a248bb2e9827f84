import { sql } from 'kysely'
import type { Change } from '../../../../contract/journal-kinds.ts'
import type { JournalLine } from '../../../../contract/journal.ts'
import type { Tx } from '../../database/tx.ts'
import { addLine } from '../../journal/journal.ts'
import type { AnyRecord } from '../record.ts'
import { lineOf } from './create.ts'
import { insertRows } from './rows.ts'
import { settle, type Values } from './settle.ts'

/** Deletes rows that the caller has locked. The lines keep what it takes to bring them back. */
export async function removeRows(tx: Tx, record: AnyRecord, rows: readonly (Values & { id: string })[]): Promise<void> {
  await sql`delete from ${sql.table(record.table)} where id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(tx.db)
  for (const row of rows) addLine(tx, lineOf(record, 'deleted', row, keeping(record, row)))
}

/** Values of fields stand in `changes`, where they are masked and wiped by their field; all other columns in `data.kept`. */
function keeping({ fields, list }: AnyRecord, row: Values): { changes: Record<string, Change>; data: Values } {
  const names = new Set(fields.map(({ name }) => name))
  const follows = new Set(['id', 'version', list?.search?.open, list?.search?.everybody])
  const changes = Object.entries(row).flatMap(([name, value]) =>
    names.has(name) && !isNothing(value) ? [[name, [value, null] as const] as const] : [],
  )
  const kept = Object.entries(row).filter(([name]) => !names.has(name) && !follows.has(name))
  return { changes: Object.fromEntries(changes), data: { kept: Object.fromEntries(kept) } }
}

const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0)

/** The values that a deleted row had, as its line keeps them; null where it keeps none. */
export function keptValues(line: JournalLine): Values | null {
  const kept = line.data['kept']
  if (typeof kept !== 'object' || kept === null) return null
  const fields = Object.entries(line.changes).map(([name, [from]]) => [name, from])
  return { ...(kept as Values), ...(Object.fromEntries(fields) as Values), id: line.subject_id }
}

/** Brings a deleted row back as its line kept it, with its id, author and times. The caller has checked that it is not there. */
export async function bringBackRow(tx: Tx, record: AnyRecord, line: JournalLine): Promise<void> {
  const values = keptValues(line)
  if (!values) return
  const [settled] = await settle(record, tx, [{ before: null, given: values }])
  const row = { ...settled, ...values, id: line.subject_id }
  await insertRows(tx, record, [row])
  addLine(tx, lineOf(record, 'created', row))
}
