import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { GridSide } from './Grid.tsx'
import type { ListSide } from './place.ts'
import { useSteadyView } from './use-steady-view.ts'

interface Options<T> {
  scroller: () => HTMLElement | null
  rows: readonly T[]
  first: number
  /** The rows answer the question before. */
  stale: boolean
  /** Where to begin, as somebody comes back to this row (-1: it is gone); null for the first one, which takes no focus. */
  begin: number | null
  idOf: (row: T) => string
  /** Pixels of the head that stays above the rows, and of a row. */
  head: number
  rowHeight: number
  ends: Record<ListSide, GridSide>
  onFar: (side: ListSide) => void
}

/** A row by its place among those that are there, and by its id, by which it is found again when they shift. */
interface Active {
  index: number
  id: string | null
}

/** The row that the keyboard is on: moves it, brings it into sight and gives it the focus. */
export function useActiveRow<T>(options: Options<T>) {
  const { scroller, rows, idOf, stale, head, rowHeight, ends } = options
  const [active, setActive] = useState<Active>({ index: Math.max(0, options.begin ?? 0), id: null })
  const idAt = (index: number): string | null => (rows[index] === undefined ? null : idOf(rows[index]))
  const current = Math.min(placeOf(active, rows, idOf), rows.length - 1)
  /** The row that takes the focus as soon as it is the active one and drawn. */
  const wanted = useRef(options.begin === null ? null : idAt(current))
  /** The end of the list that is on its way because somebody wants to be there. */
  const far = useRef<ListSide | null>(null)

  const latest = useRef(idAt)
  latest.current = idAt
  const activate = useCallback((index: number): void => setActive({ index, id: latest.current(index) }), [])
  const bringIntoSight = (index: number): void => {
    const element = scroller()
    if (!element) return
    const [above, below] = [index * rowHeight, (index + 1) * rowHeight - (element.clientHeight - head)]
    element.scrollTo({ top: Math.min(above, Math.max(below, element.scrollTop)), behavior: 'instant' })
  }
  const focusWanted = (index: number): void => {
    if (wanted.current === null || wanted.current !== idAt(index)) return
    const row = scroller()?.querySelector<HTMLElement>(`[data-index="${index}"]`)
    if (!row) return
    wanted.current = null
    row.focus({ preventScroll: true })
  }
  const move = (index: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    activate(next)
    bringIntoSight(next)
    wanted.current = idAt(next)
    focusWanted(next)
  }
  const moveFar = (side: ListSide): void => {
    if (!ends[side].more) return move(side === 'end' ? rows.length - 1 : 0)
    far.current = side
    options.onFar(side)
  }
  const reset = useCallback((): void => {
    far.current = null
    setActive({ index: 0, id: null })
  }, [])

  useSteadyView(options)
  useLayoutEffect(() => {
    if (far.current === null || stale) return
    const to = far.current === 'end' ? rows.length - 1 : 0
    far.current = null
    move(to)
    // oxlint-disable-next-line react/exhaustive-deps -- it waits for the rows alone
  }, [rows, stale])
  useEffect(() => focusWanted(current))
  return { current, activate, reset, move, moveFar }
}

function placeOf<T>({ index, id }: Active, rows: readonly T[], idOf: (row: T) => string): number {
  const row = rows[index]
  if (id === null || (row !== undefined && idOf(row) === id)) return index
  const found = rows.findIndex((one) => idOf(one) === id)
  return found < 0 ? index : found
}
