import type { ImportSettings } from '../../../contract/imports/settings.ts'
import type { Reading } from '../../platform/database/tx.ts'
import type { ReadRow } from '../rules/read-row.ts'
import type { Mistaken } from '../run/importer.ts'
import { findCustomers } from './find.ts'

const together = 500

/** Counts rows that an id leads to somebody, and those of them that tell of somebody else. */
export async function mistaken(
  reading: Reading,
  settings: ImportSettings,
  rows: readonly ReadRow[],
): Promise<Mistaken> {
  const by = settings.match.find((one) => one !== 'email') ?? 'external_id'
  const counts: Mistaken = { by, found: 0, count: 0 }
  if (!settings.match.includes(by)) return counts
  for (let at = 0; at < rows.length; at += together) {
    const found = await findCustomers(reading, settings, rows.slice(at, at + together))
    for (const { known, ended, by: key } of found) {
      if (!known || !key || key === 'email') continue
      counts.found += 1
      if (ended?.remark.code === 'somebody_else') counts.count += 1
    }
  }
  return counts
}
