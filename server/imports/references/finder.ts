import type { Reading } from '../../platform/database/tx.ts'

/**
 * What a cell means that names a record: its id, or why it has none. Who is `inactive`, by their name, is given nothing
 * new. What this person may not see is as if it were not there.
 */
export type Named = { id: string; inactive?: string } | { problem: 'reference' | 'several' }

/** Finds out what cells mean, by place. */
export type Finder = (reading: Reading, cells: readonly string[]) => Promise<Named[]>

/** The only one of those found; null where there is none. */
export const onlyOf = (ids: readonly string[]): Named | null => {
  const found = new Set(ids)
  if (found.size > 1) return { problem: 'several' }
  return found.size === 1 ? { id: [...found][0]! } : null
}
