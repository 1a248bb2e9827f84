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
  const told: Remark[] = []
  const given: Record<string, unknown> = { ...row.values }
  for (const { field, cell, column } of row.named) {
    const named = namedOf(field.refers ?? '', cell)
    if ('problem' in named) told.push({ column, value: cell, code: named.problem, message: remarks[named.problem] })
    else if (named.inactive !== undefined && named.id !== known?.[field.name]) {
      const params = { name: named.inactive }
      told.push({ column, value: cell, code: 'not_active', message: problem('not_active', params).message, params })
    } else given[field.name] = named.id
  }
  for (const field of fields) {
    const { name } = field
    const value = given[name]
    if (field.kind === 'external_ids') Object.assign(given, { [name]: idsAfter(row, name, known?.[name], value) })
    else if (row.clears.has(name) && value === undefined) given[name] = kindOf(field).empty ?? null
    else if (Array.isArray(value) && !row.clears.has(name))
      given[name] = [...new Set<unknown>([...((known?.[name] ?? []) as unknown[]), ...(value as unknown[])])]
    if (field.access === 'create' && known) given[name] = undefined
    if (given[name] === undefined) delete given[name]
  }
  return { given, remarks: told }
}

/** The ids of the row join those that are there, unless it empties them, all or those of a system. */
function idsAfter({ clears }: PlainRow, name: string, known: unknown, value: unknown): ExternalId[] | undefined {
  const before = (known ?? []) as ExternalId[]
  const kept = clears.has(name) ? [] : before.filter(({ source }) => !clears.has(`${name}:${source}`))
  if (value === undefined && kept.length === before.length) return undefined
  return eachIdOnce([...kept, ...((value ?? []) as ExternalId[])])
}
