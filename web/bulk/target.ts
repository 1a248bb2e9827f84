import type { BulkMatching, BulkSelection } from '../../contract/platform/bulk.ts'
import type { ListSearch } from '../records/list/list-search.ts'
import type { Selection } from '../records/list/selection.ts'
import type { BulkRow } from './subject.ts'

/** What a bulk change is about: what is selected of a list, under its search and filter. */
export interface Target {
  selection: Selection<BulkRow>
  search: ListSearch
}

/** All that match, as the API takes it; null where they were picked one by one. */
export function matchingOf({ selection, search }: Target): BulkMatching | null {
  if (!selection.all) return null
  const { q, filter, sort } = search
  return {
    ...(q && { q }),
    ...(filter && { filter }),
    ...(sort && { sort }),
    ...(selection.except.size > 0 && { except: [...selection.except] }),
  }
}

/** What goes into the request. Whoever deletes has seen these versions: what was saved since is looked at again. */
export function selectionOf(target: Target, ends: boolean): BulkSelection {
  const { selection } = target
  if (selection.all) return matchingOf(target)!
  const rows = [...selection.rows.values()]
  return { ids: rows.map((row) => row.id), ...(ends && { versions: rows.map((row) => row.version) }) }
}
