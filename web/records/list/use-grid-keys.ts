import type { KeyboardEvent } from 'react'
import type { ListSide } from './place.ts'

interface Keys<T> {
  rows: readonly T[]
  active: number
  /** How many rows a page key moves. */
  inSight: number
  move: (index: number) => void
  /** To the first or the last row of the whole list, whether it is there or not. */
  moveFar: (side: ListSide) => void
  open: (row: T, index: number) => void
  edit: (row: T, index: number) => void
  tab: (row: T) => void
}

/** Keys of a list: arrows, Home, End and the page keys move, Enter opens, `e` edits, Ctrl+Enter opens a tab. */
export function useGridKeys<T>({
  rows,
  active,
  inSight,
  move,
  moveFar,
  open,
  edit,
  tab,
}: Keys<T>): (event: KeyboardEvent) => void {
  const moves: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + inSight,
    PageUp: active - inSight,
  }
  const ends: Record<string, ListSide> = { Home: 'start', End: 'end' }
  return (event) => {
    const target = event.target as HTMLElement
    if (target.closest('[role="row"]')?.hasAttribute('data-index') !== true || event.altKey || event.shiftKey) return
    const row = rows[active]
    const command = event.ctrlKey || event.metaKey
    const [to, side] = [command ? undefined : moves[event.key], ends[event.key]]
    if (side !== undefined) moveFar(side)
    else if (to !== undefined) move(to)
    else if (event.key === 'Enter' && row !== undefined && target.role === 'row') {
      if (command) tab(row)
      else open(row, active)
    } else if (event.key === 'e' && !command && row !== undefined) edit(row, active)
    else return
    event.preventDefault()
  }
}
