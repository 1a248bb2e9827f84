import { customerFieldList } from '../../../contract/customers.ts'
import { addressFieldList } from '../../../contract/addresses.ts'
import type { KindName } from '../../../contract/kinds/kinds.ts'
import type { Field } from '../../../contract/record.ts'
import type { ExportRequest, ToldRequest } from '../tables.ts'

/** Kinds whose values in a filter say nothing of one person: words that somebody typed may. */
const plainKinds = new Set<KindName>([
  'choice',
  'country',
  'currency',
  'locale',
  'flag',
  'date',
  'instant',
  'decimal',
  'integer',
  'reference',
])
const plainOf = (fields: readonly Field[]): ReadonlySet<string> =>
  new Set(fields.filter((field) => !field.personal && plainKinds.has(field.kind)).map((field) => field.name))
const plain = plainOf(customerFieldList)
const plainOfAddress = plainOf(addressFieldList)

/** What was asked for without personal values: a filter keeps its fields and operators, and values of plain fields. */
export function toldOf(request: ExportRequest): ToldRequest {
  const { format, values, addresses, language, columns, filter, q, ids, sort } = request
  return {
    format,
    values,
    addresses,
    language,
    columns: columns.map((one) => one.name),
    filter: filter ? (withoutValues(filter, plain) as Record<string, unknown>) : null,
    searched: Boolean(q),
    picked: ids?.length ?? null,
    sort: sort ?? null,
  }
}

function withoutValues(node: unknown, fields: ReadonlySet<string>): unknown {
  if (Array.isArray(node)) return node.map((one) => withoutValues(one, fields))
  if (typeof node !== 'object' || node === null) return node
  const given = node as Record<string, unknown>
  if ('field' in given) {
    const { field, op, value } = given
    if (value === undefined) return { field, op }
    return { field, op, value: fields.has(String(field)) ? value : '•••' }
  }
  const inner = 'some' in given ? (given['some'] === 'addresses' ? plainOfAddress : new Set<string>()) : fields
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, withoutValues(value, inner)]))
}
