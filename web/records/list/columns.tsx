import type { ReactNode } from 'react'
import type { Field } from '../../../contract/platform/record.ts'
import type { ViewColumn } from '../../../contract/table-views/table-views.ts'
import { showing } from '../kinds/show/shown.ts'
import type { Words } from '../words.ts'

export interface Column<T> {
  name: string
  label: string
  width: number
  /** The width is what a person chose: it does not grow with the page. */
  fixed?: boolean
  align?: 'end'
  /** What `sort` names in the API; left out where the column cannot be sorted by. */
  sort?: string
  Cell: (props: { row: T; words: Words }) => ReactNode
}

/** A column that is more than one field: it takes the place of the field that it is named after, or comes first. */
export interface OwnColumn<T> extends Omit<Column<T>, 'label'> {
  label: (words: Words) => string
}

/**
 * Columns of a list, from the fields that the contract says are listed; own columns replace those of the
 * same name. `widths` says which are narrower or wider than their kind.
 */
export function columnsOf<T extends object>(
  fields: readonly Field[],
  words: Words,
  own: readonly OwnColumn<T>[],
  widths: Readonly<Record<string, number>> = {},
): Column<T>[] {
  const replaced = new Set(own.map((column) => column.name))
  const listed = fields.filter((field) => field.listed !== undefined && !replaced.has(field.name))
  return [
    ...own.map((column) => ({ ...column, label: column.label(words) })),
    ...listed.map((field) => fieldColumn<T>(field, words, widths[field.name])),
  ]
}

function fieldColumn<T extends object>(field: Field, words: Words, width: number | undefined): Column<T> {
  const shown = showing(field)
  const { Cell } = shown
  return {
    name: field.name,
    label: words.label(field),
    width: width ?? shown.width,
    ...(shown.align && { align: shown.align }),
    ...(field.sortable && { sort: field.name }),
    Cell: ({ row }) => {
      const value = valueOf(row, field.name)
      if (value === undefined) return null
      return Cell ? <Cell value={value} field={field} words={words} /> : shown.text(value, field, words)
    },
  }
}

/** A value of the row itself, or of a column that another part of the program lends. */
function valueOf(row: object, name: string): unknown {
  const { lent } = row as { lent?: Record<string, unknown> }
  return name in row ? (row as Record<string, unknown>)[name] : lent?.[name]
}

/** The chosen columns in their order, with own headings and widths; those that are no longer known are left out. */
export function chosenColumns<T>(
  columns: readonly Column<T>[],
  chosen: readonly ViewColumn[],
  language: string,
): Column<T>[] {
  return chosen.flatMap(({ column: name, width, labels }) => {
    const column = columns.find((one) => one.name === name)
    if (!column) return []
    const label = labels[language as 'en'] ?? column.label
    return [{ ...column, label, ...(width !== null && { width, fixed: true }) }]
  })
}

/** Tracks of the grid: columns share what is left unless their width was chosen; the last track holds the actions. */
export function tracksOf<T>(columns: readonly Column<T>[], moving: { name: string; width: number } | null): string {
  const all = columns.map(({ name, width, fixed }) =>
    moving?.name === name ? { width: moving.width, fixed: true } : { width, fixed },
  )
  const tracks = all.map(({ width, fixed }) => (fixed ? `${width}px` : `minmax(${width}px, ${width}fr)`))
  return [...tracks, all.every(({ fixed }) => fixed) ? 'minmax(72px, 1fr)' : '72px'].join(' ')
}
