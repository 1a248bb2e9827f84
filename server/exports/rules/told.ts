import type { KindName } from '../../../contract/platform/kinds/kinds.ts'
import { resourceCalled } from '../../platform/composition.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import { relationsOf } from '../../platform/records/relations.ts'
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
const plainOf = ({ fields, asks }: AnyRecord): ReadonlySet<string> =>
  new Set(
    [...fields, ...asks.map(({ field }) => field)]
      .filter((field) => !field.personal && plainKinds.has(field.kind))
      .map((field) => field.name),
  )

/** What was asked for without personal values: a filter keeps its fields and operators, and values of plain fields. */
export function toldOf(request: ExportRequest): ToldRequest {
  const { resource, format, values, addresses, language, columns, filter, q, ids, sort } = request
  return {
    resource,
    format,
    values,
    addresses,
    language,
    columns: columns.map((one) => one.name),
    filter: filter ? (withoutValues(filter, resourceCalled(resource)) as Record<string, unknown>) : null,
    searched: Boolean(q),
    picked: ids?.length ?? null,
    sort: sort ?? null,
  }
}

/** `record` is what is asked about; null where nobody knows, and every value is left out. */
function withoutValues(node: unknown, record: AnyRecord | null): unknown {
  if (Array.isArray(node)) return node.map((one) => withoutValues(one, record))
  if (typeof node !== 'object' || node === null) return node
  const given = node as Record<string, unknown>
  if ('field' in given) {
    const { field, op, value } = given
    if (value === undefined) return { field, op }
    return { field, op, value: record && plainOf(record).has(String(field)) ? value : '•••' }
  }
  const related = (name: unknown) => record && relationsOf(record).find((one) => one.name === name)?.record
  const inner = 'some' in given ? (related(given['some']) ?? null) : record
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, withoutValues(value, inner)]))
}
