import { recordCalled } from '../../composition.ts'
import type { AnyRecord } from '../record.ts'
import type { Values } from '../verbs.ts'
import { wayCalled } from './kept.ts'
import { isSame } from './same.ts'
import type { RowState } from './row-state.ts'

/** Columns that say only when a row was written, and how often. */
const bookkeeping = new Set(['version', 'updated_at'])

/** What of a row's own values differs between now and then: fields in the order of forms, then what stands beside them. */
export function differingValues(record: AnyRecord, now: Values, then: Values): string[] {
  const names = [...record.fields.map(({ name }) => name), ...Object.keys(record.beside)]
  const states = record.states.map(({ column }) => column)
  const plain = (name: string, values: Values): unknown => {
    const way = wayCalled(record, name)
    return way?.plain ? way.plain(values[name]) : values[name]
  }
  return [...names, ...states].filter((name) => !bookkeeping.has(name) && !isSame(plain(name, now), plain(name, then)))
}

/** Which rows on the page differ: `address.ID`. */
export function differingChildren(now: RowState, then: RowState): string[] {
  return [...now.children].flatMap(([type, rows]) => {
    const record = recordCalled(type)
    if (!record) return []
    const without = new Set([...bookkeeping, ...record.owners.map(({ column }) => column)])
    const before = then.children.get(type) ?? new Map<string, Values>()
    const ids = [...new Set([...rows.keys(), ...before.keys()])]
    return ids
      .filter((id) => !isSame(content(rows.get(id), without), content(before.get(id), without)))
      .map((id) => `${type}.${id}`)
  })
}

/** Empty values are left out: a line may not keep them. */
function content(values: Values | undefined, without: ReadonlySet<string>): unknown {
  if (values === undefined) return null
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !without.has(name) && value !== null && value !== undefined),
  )
}
