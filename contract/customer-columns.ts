import { customerFieldList } from './customers.ts'
import type { Field } from './record.ts'

/** Columns that a list of customers may have: the whole name, every field that is listed, and those lent at run time. */
export function customerColumns(dynamic: readonly Field[] = []): string[] {
  const listed = [...customerFieldList, ...dynamic].filter((field) => field.listed !== undefined)
  return ['name', ...listed.map((field) => field.name)]
}
