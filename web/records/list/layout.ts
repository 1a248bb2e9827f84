import type { Density, ViewColumn } from '../../../contract/table-views/table-views.ts'
import type { ListSearch } from './list-search.ts'

/** How a list looks: its columns in their order, and how high its rows are. */
export interface Layout {
  columns: readonly ViewColumn[]
  density: Density
}

/** Columns as they stand in the URL: `name,phones-180`, the width only where somebody chose one. */
export const columnsText = (columns: readonly ViewColumn[]): string =>
  columns.map(({ column, width }) => (width === null ? column : `${column}-${width}`)).join(',')

/** Own headings as they stand in the URL, by column and language; undefined where there are none. */
export function labelsOf(columns: readonly ViewColumn[]): ListSearch['labels'] {
  const own = columns.filter(({ labels }) => Object.keys(labels).length > 0)
  return own.length === 0 ? undefined : Object.fromEntries(own.map(({ column, labels }) => [column, labels]))
}

/** Columns from the URL. */
export function columnsFrom(text: string, labels: ListSearch['labels']): ViewColumn[] {
  return text.split(',').map((part) => {
    const [column = '', width] = part.split('-')
    return { column, width: width ? Number(width) : null, labels: labels?.[column] ?? {} }
  })
}

/** The layout that a search asks for; a list without one shows its standard columns. */
export function layoutOf({ columns, labels, density }: ListSearch, standard: readonly string[]): Layout {
  return {
    columns: columnsFrom(columns ?? standard.join(','), labels),
    density: density ?? 'comfortable',
  }
}

export const layoutSearch = ({ columns, density }: Layout) => ({
  columns: columnsText(columns),
  labels: labelsOf(columns),
  density,
})
