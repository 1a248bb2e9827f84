import { eachIdOnce } from '../../../contract/platform/external-ids.ts'
import { kindOf } from '../../../contract/platform/kinds/kinds.ts'
import type { ExternalId } from '../../../contract/platform/kinds/values.ts'
import { problem } from '../../../contract/platform/problems.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import type { Named } from '../references/finder.ts'
import type { Remark } from '../rules/rows.ts'
import type { Values } from './overlay.ts'
import type { PlainRow } from './read-row.ts'

/** What cells of a column mean that names other records. */
export type NamedOf = (refers: string, cell: string) => Named

const remarks = {
  reference: 'Nothing that you may see is called so. Give a number, an e-mail or an id.',
  several: 'Several are called so. Give a number or an id.',
}

/** What a row says of its record: values by field, null where it empties one. Lists grow, unless the row empties them. */
export function givenBy(
  { fields }: AnyRecord,
  row: PlainRow,
  known: Values | null,
  namedOf: NamedOf,
): { given: Record<string, unknown>; remarks: Remark[] } {
  const complaints: Remark[] = []
  const values: Record<string, unknown> = { ...row.values }
  for (const { field, cell, column } of row.named) {
    const named = namedOf(field.refers ?? '', cell)
    if ('problem' in named)
      complaints.push({ column, value: cell, code: named.problem, message: remarks[named.problem] })
    else if (named.inactive !== undefined && named.id !== known?.[field.name]) {
      const params = { name: named.inactive }
      complaints.push({
        column,
        value: cell,
        code: 'not_active',
        message: problem('not_active', params).message,
        params,
      })
    } else values[field.name] = named.id
  }
  for (const field of fields) {
    const { name } = field
    const value = values[name]
    if (field.kind === 'external_ids') Object.assign(values, { [name]: idsAfter(row, name, known?.[name], value) })
    else if (row.clears.has(name) && value === undefined) values[name] = kindOf(field).empty ?? null
    else if (Array.isArray(value) && !row.clears.has(name))
      values[name] = [...new Set<unknown>([...((known?.[name] ?? []) as unknown[]), ...(value as unknown[])])]
    if (field.access === 'create' && known) values[name] = undefined
    if (values[name] === undefined) delete values[name]
  }
  return { given: values, remarks: complaints }
}

/** The ids of the row join those that are there, unless it empties them, all or those of a system. */
function idsAfter({ clears }: PlainRow, name: string, known: unknown, value: unknown): ExternalId[] | undefined {
  const before = (known ?? []) as ExternalId[]
  const kept = clears.has(name) ? [] : before.filter(({ source }) => !clears.has(`${name}:${source}`))
  if (value === undefined && kept.length === before.length) return undefined
  return eachIdOnce([...kept, ...((value ?? []) as ExternalId[])])
}
