import type { ImportSettings } from '../../../contract/imports/settings.ts'
import type { ReadRow } from '../rules/read-row.ts'
import { whoKey } from './already.ts'
import { keysOf } from './find.ts'

/** The keys of a row that may mean the customer of another one. */
export function keysToWatch(settings: ImportSettings, row: ReadRow): string[] {
  const { match, accounts } = settings
  const who = whoKey(settings, row)
  const { number, external_id, email } = keysOf(row)
  return [...number, ...external_id, ...(match.includes('email') || accounts ? email : []), ...(who ? [who] : [])]
}
