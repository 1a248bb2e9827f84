import type { KeyboardEvent } from 'react'

interface Keys<T> {
  rows: readonly T[]
  active: number
  /** How many rows a page key moves. */
  inSight: number
  move: (index: number) => void
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
  open,
  edit,
  tab,
}: Keys<T>): (event: KeyboardEvent) => void {
  const moves: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + inSight,
    PageUp: active - inSight,
    Home: 0,
    End: rows.length - 1,
  }
  return (event) => {
    const target = event.target as HTMLElement
    if (target.closest('[role="row"]')?.hasAttribute('data-index') !== true || event.altKey || event.shiftKey) return
    const row = rows[active]
    const command = event.ctrlKey || event.metaKey
    const to = command && event.key !== 'Home' && event.key !== 'End' ? undefined : moves[event.key]
    if (to !== undefined) move(to)
    else if (event.key === 'Enter' && row !== undefined && target.role === 'row') {
      if (command) tab(row)
      else open(row, active)
    } else if (event.key === 'e' && !command && row !== undefined) edit(row, active)
    else return
    event.preventDefault()
  }
}
