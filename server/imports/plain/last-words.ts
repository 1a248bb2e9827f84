import type { ImportSettings } from '../../../contract/imports/settings.ts'
import type { Reading } from '../../platform/database/tx.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import type { Remark } from '../rules/rows.ts'
import { saidLater } from '../rules/on-row.ts'
import type { Word } from '../run/last-words.ts'
import { findRecords } from './find.ts'
import type { PlainRow } from './read-row.ts'

/** The records that rows find. */
export async function whom(
  reading: Reading,
  record: AnyRecord,
  settings: ImportSettings,
  rows: readonly PlainRow[],
): Promise<(string | null)[]> {
  const found = await findRecords(reading, record, settings, rows)
  return found.map(({ known, refused }) => (refused ? null : (known?.id ?? null)))
}

/** What a row says that another of the same record may say otherwise. What only grows is never said otherwise. */
export function saysOf(record: AnyRecord, row: PlainRow): Word[] {
  const said = new Map(record.fields.flatMap(({ name }) => (row.clears.has(name) ? [[name, null as unknown]] : [])))
  for (const [name, value] of Object.entries(row.values)) said.set(name, value)
  for (const { field, cell } of row.named) said.set(field.name, cell)
  return [...said]
    .filter(([name, value]) => !Array.isArray(value) && !grows(record, name))
    .map(([field, value]) => ({ field, value, place: row.row }))
}

const grows = ({ fields }: AnyRecord, name: string): boolean =>
  fields.some((field) => field.name === name && field.kind === 'external_ids')

/** What a row gives without what a later row of the same record says otherwise, and a remark on each: that one has the last word. */
export function withLastWords(
  record: AnyRecord,
  row: PlainRow,
  id: string,
  given: Record<string, unknown>,
  patch: Record<string, unknown>,
): { given: Record<string, unknown>; remarks: Remark[] } {
  const { last } = row
  if (!last) return { given, remarks: [] }
  const kept = { ...given }
  const remarks = saysOf(record, row).flatMap(({ field, value, place }) => {
    const by = field in patch ? last(id, field, value, place) : null
    if (by === null) return []
    delete kept[field]
    return saidLater(field, by)
  })
  return { given: kept, remarks }
}
