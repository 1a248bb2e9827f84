import type { ReactNode } from 'react'
import type { Field } from '../../../contract/record.ts'
import { showing } from '../kinds/show/shown.ts'
import type { Words } from '../words.ts'

export interface Column<T> {
  name: string
  label: string
  width: number
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
      const value = (row as Record<string, unknown>)[field.name]
      if (value === undefined) return null
      return Cell ? <Cell value={value} field={field} words={words} /> : shown.text(value, field, words)
    },
  }
}

/** The columns with these names, in this order; names that are no longer known are left out. */
export function chosenColumns<T>(columns: readonly Column<T>[], names: readonly string[]): Column<T>[] {
  return names.flatMap((name) => columns.find((column) => column.name === name) ?? [])
}
