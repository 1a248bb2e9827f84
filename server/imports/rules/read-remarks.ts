import { addressFields } from '../../../contract/addresses/record.ts'
import { customerFields } from '../../../contract/customers/record.ts'
import type { ImportColumn } from '../../../contract/imports/settings.ts'
import { addressTarget } from '../../../contract/imports/targets.ts'
import type { ProblemCode } from '../../../contract/platform/problems.ts'
import { cellRemark } from './read-field.ts'
import type { ReadRow } from './read-row.ts'

/** Puts what a filled cell says into the row. */
export type Reader = (cell: string, row: ReadRow, column: ImportColumn, asText?: boolean) => void

/** Puts a value that was read where it belongs. */
export type Put = (row: ReadRow, value: unknown) => void

/** The value goes into a note on the customer. */
export function unread(row: ReadRow, column: ImportColumn, cell: string, code: ProblemCode, max?: number): void {
  row.unread.push(`${column.column}: ${cell}`)
  if (column.target === 'active') row.active_unread = true
  if (column.target === 'number' || column.target === 'external_ids') row.keys_unread.push(column.target)
  note(row, column, cell, code, max)
}

/** Remarks that a cell says something that its field does not take. */
export function note(
  row: ReadRow,
  { column, target }: ImportColumn,
  cell: string,
  code: ProblemCode,
  max?: number,
): void {
  const place = addressTarget(target)
  const name = place?.name ?? target
  const spec = place ? addressFields[name as 'salutation'] : customerFields[name as 'gender']
  const field = { ...spec, name, ...(max !== undefined && { max }) }
  row.remarks.push(cellRemark(column, cell, code, { record: place ? 'addresses' : 'customers', field }))
}
