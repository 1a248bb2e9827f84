import { uuidv7 } from 'uuidv7'
import type { JournalKind } from '../../../../contract/platform/journal/kinds.ts'
import type { Tx } from '../../database/tx.ts'
import { addLine, type Line } from '../../journal/journal.ts'
import { columnFor } from '../lines.ts'
import type { AnyRecord } from '../record.ts'
import { insertRows } from './rows.ts'
import { settle, type Values } from './settle.ts'

/** A row to create. */
export interface NewRow {
  id?: string
  given: Values
}

/** Creates rows of a record, with the same rules for one and for many, and answers their ids. */
export async function createRows(tx: Tx, record: AnyRecord, list: readonly NewRow[]): Promise<string[]> {
  const settled = await settle(
    record,
    tx,
    list.map(({ given }) => ({ before: null, given })),
  )
  const rows = settled.map((values, at): Values & { id: string } => ({
    created_at: tx.at,
    updated_at: tx.at,
    ...filled(values),
    ...record.created(tx.actor),
    id: list[at]!.id ?? uuidv7(),
  }))
  await insertRows(tx, record, rows)
  for (const row of rows) addLine(tx, lineOf(record, 'created', row))
  return rows.map(({ id }) => id)
}

const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined))

/** A line of the journal about a row, with whoever owns it. */
export function lineOf(
  { type, owners }: AnyRecord,
  verb: string,
  row: Values & { id: string },
  more: Pick<Line, 'changes' | 'data'> = {},
): Line {
  const owned = owners.flatMap(({ record: owner, column }) => {
    const id = row[column]
    const named = columnFor(owner)
    return typeof id === 'string' && named ? [[named, id]] : []
  })
  return {
    kind: `${type}.${verb}` as JournalKind,
    subject_type: type,
    subject_id: row.id,
    ...(Object.fromEntries(owned) as Pick<Line, 'customer_id' | 'unit_id'>),
    ...more,
  }
}
