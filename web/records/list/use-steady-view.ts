import { useLayoutEffect, useRef } from 'react'

interface Options<T> {
  scroller: () => HTMLElement | null
  rows: readonly T[]
  /** The place of the first of them in the whole list: it changes when pages come or go in front. */
  first: number
  idOf: (row: T) => string
  rowHeight: number
}

/** How many rows of the front are gone, or (below zero) have come; 0 where the two lists do not hang together. */
function shiftOf<T>(before: readonly T[], now: readonly T[], idOf: (row: T) => string): number {
  const placeIn = (rows: readonly T[], row: T | undefined): number =>
    row === undefined
      ? 0
      : Math.max(
          0,
          rows.findIndex((one) => idOf(one) === idOf(row)),
        )
  return placeIn(before, now[0]) || -placeIn(now, before[0])
}

/** Keeps what is seen where it is while pages come and go in front of it. */
export function useSteadyView<T>({ scroller, rows, first, idOf, rowHeight }: Options<T>): void {
  const before = useRef({ rows, first })
  useLayoutEffect(() => {
    const was = before.current
    before.current = { rows, first }
    if (was.first === first) return
    const shift = shiftOf(was.rows, rows, idOf)
    if (shift !== 0) scroller()?.scrollBy({ top: -shift * rowHeight, behavior: 'instant' })
  })
}
