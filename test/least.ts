import type { KindName } from '../contract/platform/kinds/kinds.ts'
import { fieldList } from '../contract/platform/record.ts'
import { records, type DeclaredRecord } from '../contract/records.ts'

export type ListedRecord = Extract<DeclaredRecord, { listed: true }>

/** The records with a list, as their contract declares them. */
export const listedRecords = records.flatMap((one): ListedRecord[] => ('listed' in one ? [one] : []))

const values: Partial<Record<KindName, unknown>> = {
  text: 'A',
  long_text: 'A',
  date: '2026-01-02',
  instant: '2026-01-02T03:04:05Z',
  integer: 1,
  flag: true,
}

/** The least that a row can be created with: what the contract requires. `of` says what references point at. */
export function leastOf(record: ListedRecord, of: Readonly<Record<string, string>>): Record<string, unknown> {
  // That a customer has a name or an e-mail is no rule of one field.
  if (record.type === 'customer') return { first_name: 'A' }
  const required = fieldList(record.fields).filter((field) => field.required && field.access !== 'system')
  return Object.fromEntries(
    required.map(({ name, kind, refers = '', choices }) => [name, of[refers] ?? choices?.[0] ?? values[kind]]),
  )
}
