import { isDeepStrictEqual } from 'node:util'
import type { Change } from '../../../contract/platform/journal/kinds.ts'

/** What a patch really changes, as the journal writes it: field → [from, to]. Fields that stay the same are left out. */
export function changesOf(before: Record<string, unknown>, patch: Record<string, unknown>): Record<string, Change> {
  const changed = Object.entries(patch).filter(([name, to]) => to !== undefined && !isDeepStrictEqual(before[name], to))
  return Object.fromEntries(changed.map(([name, to]) => [name, [before[name] ?? null, to]]))
}

export const isEmpty = (changes: Record<string, unknown>): boolean => Object.keys(changes).length === 0
