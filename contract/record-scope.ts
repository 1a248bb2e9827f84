import type { FilterScope } from './platform/filter/filter.ts'
import { fieldList, type Field, type RecordSpec } from './platform/record.ts'
import { records, type DeclaredRecord } from './records.ts'

const all: readonly RecordSpec[] = records

/** The name by which a filter asks about related records: what belongs to one is many, what it belongs to is one. */
export const relationTo = (one: RecordSpec, other: RecordSpec): string | undefined => {
  if (other.owners?.includes(one.type)) return other.resource
  return one.owners?.includes(other.type) ? other.type : undefined
}

/**
 * What filters of a record may ask: its fields, those of run time, what its declaration adds, and the fields of records
 * that belong to it or that it belongs to, one step far. `sees` leaves out records that the reader may not read.
 */
export function recordScope(
  type: DeclaredRecord['type'],
  dynamic: readonly Field[] = [],
  sees: (related: RecordSpec) => boolean = () => true,
): FilterScope {
  const own = all.find((one) => one.type === type)!
  const related = all.flatMap((other) => {
    const name = relationTo(own, other)
    return name && sees(other) ? [[name, { fields: fieldsOf(other), relations: {} }] as const] : []
  })
  return { fields: [...fieldsOf(own), ...dynamic], relations: Object.fromEntries(related) }
}

const fieldsOf = ({ fields = {}, asks = [] }: RecordSpec): Field[] => [...fieldList(fields), ...asks]
