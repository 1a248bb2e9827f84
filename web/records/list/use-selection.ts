import { useCallback, useRef, useState } from 'react'
import type { ListSearch } from './list-search.ts'
import { useGone } from './gone.ts'
import {
  countOf,
  isNothing,
  isSelected,
  nothing,
  withoutGone,
  withRows,
  type Counted,
  type Selection,
} from './selection.ts'

interface Options<T> {
  /** Name of the list. */
  name: string
  rows: readonly T[]
  idOf: (row: T) => string
  search: ListSearch
  total: Counted | null
}

/** The selection of a list, as the grid draws it and the bar acts on it. */
export interface ListSelection<T> {
  selection: Selection<T>
  count: Counted | null
  /** A selection was thrown away because search or filter are others now. */
  dropped: boolean
  /** What the box of the header says of the rows that are there. */
  head: 'all' | 'some' | 'none'
  has: (id: string) => boolean
  /** Turns a row on or off; with `range` all from the last one to this one. */
  toggle: (index: number, range: boolean) => void
  /** Selects from where a range began to this row. */
  extend: (from: number, to: number) => void
  /** All rows that are there, or none of them where they all are selected. */
  toggleLoaded: () => void
  /** All that match, whether they are there or not. */
  everything: () => void
  clear: () => void
}

/** What acts on selected rows has to go by. */
export interface SelectedProps<T> {
  selected: ListSelection<T>
  search: ListSearch
}

const questionOf = ({ q, filter }: ListSearch): string => JSON.stringify([q || null, filter ?? null])

/** Belongs to one search and filter: under others it is nothing. Order and scrolling leave it as it is. */
export function useSelection<T>({ name, rows, idOf, search, total }: Options<T>): ListSelection<T> {
  const question = questionOf(search)
  const [kept, keep] = useState<{ question: string; selection: Selection<T> }>({ question, selection: nothing() })
  const selection = kept.question === question ? kept.selection : nothing<T>()
  /** The row at which a range begins: its place changes as pages come and go. */
  const anchor = useRef<string | null>(null)
  const latest = useRef({ rows, idOf, question, selection })
  latest.current = { rows, idOf, question, selection }
  useGone(name, (ids) => keep((now) => ({ ...now, selection: withoutGone(now.selection, ids) })))
  const put = useCallback((next: Selection<T>) => keep({ question: latest.current.question, selection: next }), [])

  const range = useCallback(
    (from: number, to: number, on: boolean): void => {
      const now = latest.current
      const some = now.rows.slice(Math.min(from, to), Math.max(from, to) + 1)
      put(withRows(now.selection, some, now.idOf, on))
    },
    [put],
  )
  const toggle = useCallback(
    (index: number, wide: boolean): void => {
      const now = latest.current
      const row = now.rows[index]
      if (row === undefined) return
      const began = wide ? now.rows.findIndex((one) => now.idOf(one) === anchor.current) : -1
      const from = began >= 0 ? began : index
      range(from, index, from === index ? !isSelected(now.selection, now.idOf(row)) : true)
      anchor.current = now.idOf(row)
    },
    [range],
  )
  const has = (id: string): boolean => isSelected(selection, id)
  const loaded = rows.filter((row) => has(idOf(row))).length
  const isFull = rows.length > 0 && loaded === rows.length
  const clear = (): void => {
    anchor.current = null
    put(nothing())
  }
  return {
    selection,
    count: countOf(selection, total),
    dropped: kept.question !== question && !isNothing(kept.selection),
    head: isFull ? 'all' : loaded > 0 || !isNothing(selection) ? 'some' : 'none',
    has,
    toggle,
    extend: (from, to) => range(from, to, true),
    toggleLoaded: () => (isFull ? clear() : put(withRows(selection, rows, idOf, true))),
    everything: () => put({ all: true, except: new Set() }),
    clear,
  }
}
