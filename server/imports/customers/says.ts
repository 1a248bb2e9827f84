import type { ImportSettings } from '../../../contract/imports/settings.ts'
import type { Reading } from '../../platform/database/tx.ts'
import type { ReadAddress } from '../rules/read-address.ts'
import type { ReadRow } from '../rules/read-row.ts'
import type { Word } from '../run/last-words.ts'
import { codeWord, isAddress, marksOf, placeOf } from './address.ts'
import { findCustomers } from './find.ts'

/** The customers that rows find. */
export async function whom(
  reading: Reading,
  settings: ImportSettings,
  rows: readonly ReadRow[],
): Promise<(string | null)[]> {
  const found = await findCustomers(reading, settings, rows)
  return found.map(({ known, ended }) => (ended ? null : (known?.row.id ?? null)))
}

/** What only grows is never said otherwise. */
const growing = new Set(['tags', 'external_ids', 'number', 'created_at'])

/** What a row says that another of the same customer may say otherwise. */
export function saysOf(settings: ImportSettings, row: ReadRow): Word[] {
  const place = row.row
  const words = Object.entries(row.values)
    .filter(([field]) => !growing.has(field))
    .map(([field, value]): Word => ({ field, value, place }))
  for (const field of row.clears) if (!(field in row.values)) words.push({ field, value: null, place })
  if (row.manager) words.push({ field: 'manager_id', value: row.manager.cell, place })
  if (row.site !== null) words.push({ field: 'site_id', value: row.site, place })
  if (settings.phones === 'replace' && row.phones.length > 0) words.push({ field: 'phones', value: row.phones, place })
  if (row.password) words.push({ field: 'password', value: row.password, place })
  row.addresses.forEach((address, at) => words.push(...ofAddress(settings, address, placeOf(address, at))))
  return words
}

function ofAddress(settings: ImportSettings, address: ReadAddress, place: number): Word[] {
  if (!isAddress(address) && !address.values.code) return []
  const { told, ofNew } = marksOf(settings, address)
  const marks = Object.keys({ ...ofNew, ...told })
  const value = address.values
  return [
    ...marks.map((field): Word => ({ field, value, place })),
    ...(value.code ? [{ field: codeWord(value.code), value: [value, address.parts], place }] : []),
  ]
}
