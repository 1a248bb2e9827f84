import type { Field } from '../../../contract/platform/record.ts'
import { lentTo } from '../composition.ts'
import type { SqlColumn } from '../lists/filter-sql-scope.ts'
import type { AnyRecord } from './record.ts'

/** Columns that other slices lend to the list of a record. */
export const lentColumns = ({ resource }: Pick<AnyRecord, 'resource'>): SqlColumn[] =>
  lentTo(resource).flatMap((one) => (one.fields ?? []).flatMap((field) => ('expr' in field ? [field] : [])))

/** The columns that a list of the record may have: those of several fields, every field that is listed, and those lent. */
export function listedColumns(record: AnyRecord): string[] {
  const fields: Field[] = [...record.fields, ...lentColumns(record).map(({ field }) => field)]
  return [...record.columns, ...fields.filter(({ listed }) => listed !== undefined).map(({ name }) => name)]
}
