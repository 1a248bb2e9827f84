import type { ExportColumn } from '../../contract/exports/exports.ts'
import type { ExportResource } from '../../contract/record-jobs.ts'
import type { RecordSpec } from '../../contract/platform/record.ts'
import type { ListSearch } from '../records/list/list-search.ts'
import { layoutOf } from '../records/list/layout.ts'
import type { Selection } from '../records/list/selection.ts'

/** A list whose rows are exported: all that it shows, or those that are selected. */
export interface ExportedList {
  record: RecordSpec & { resource: ExportResource }
  /** The columns that the list has until somebody chooses others. */
  standard: readonly string[]
  search: ListSearch
  selection?: Selection<unknown>
}

/** Which rows, as the API takes them: some by id, or all that a search and filter show. */
export function wanted({ search: { q, filter, sort }, selection }: ExportedList) {
  const order = sort && { sort }
  if (selection?.all === false) return { ids: [...selection.rows.keys()], ...order }
  const except = [...(selection?.except ?? [])]
  return {
    ...(q && { q }),
    ...(filter && Object.keys(filter).length > 0 && { filter }),
    ...(except.length > 0 && { except }),
    ...order,
  }
}

/** The columns of the list as a file has them, with their own headings in the language. */
export const columnsOf = ({ search, standard }: ExportedList, language: string): ExportColumn[] =>
  layoutOf(search, standard).columns.map(({ column, labels }) => {
    const label = (labels as Record<string, string | undefined>)[language]
    return { name: column, ...(label && { label }) }
  })
