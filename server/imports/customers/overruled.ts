import type { CustomerPatch } from '../../../contract/customers/record.ts'
import type { ReadRow } from '../rules/read-row.ts'
import type { Remark } from '../rules/rows.ts'
import type { Changes } from './plan.ts'
import { saidLater } from '../rules/on-row.ts'

/** The later row that says otherwise of a field of the same customer; null where none does. */
export type Overruled = (field: string, value: unknown, place: number) => number | null

interface Settled {
  patch: CustomerPatch
  password: Changes['password']
  remarks: Remark[]
}

/** What a row changes without what a later row of the same customer says otherwise: that one has the last word. */
export function withLastWords(
  row: ReadRow,
  overruled: Overruled,
  patch: CustomerPatch,
  password: Changes['password'],
): Settled {
  const { values, clears } = row
  if (!row.last) return { patch, password, remarks: [] }
  const kept: Record<string, unknown> = { ...patch }
  const remarks: Remark[] = []
  const give = (field: string, value: unknown): boolean => {
    const by = overruled(field, value, row.row)
    if (by !== null) remarks.push(saidLater(field, by))
    return by !== null
  }
  const apart: Record<string, unknown> = { phones: row.phones, site_id: row.site, manager_id: row.manager?.cell }
  for (const field of Object.keys(patch)) {
    if (field === 'tags' || field === 'site_ids' || field === 'external_ids' || field === 'emails') continue
    const value = apart[field] ?? (values as Record<string, unknown>)[field] ?? null
    if (give(field, value)) delete kept[field]
  }
  if (clears.has('tags') && 'tags' in kept && give('tags', null)) delete kept['tags']
  const kept_password = password && row.password && give('password', row.password) ? null : password
  return { patch: kept as CustomerPatch, password: kept_password, remarks }
}
