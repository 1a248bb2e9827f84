import type { KeyboardEvent } from 'react'
import { isNothing } from './selection.ts'
import type { ListSelection } from './use-selection.ts'

/** Keys of a list that can be selected from: Space, Shift with an arrow, Ctrl+A (twice: all that match), Escape. */
export function selectKeys<T>(
  selected: ListSelection<T> | undefined,
  active: number,
  count: number,
  move: (index: number) => void,
  otherwise: (event: KeyboardEvent) => void,
): (event: KeyboardEvent) => void {
  if (!selected) return otherwise
  return (event) => {
    const target = event.target as HTMLElement
    const command = event.ctrlKey || event.metaKey
    if (target.closest('[role="row"]')?.hasAttribute('data-index') !== true || event.altKey) return otherwise(event)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === ' ' && target.role === 'row' && !command) selected.toggle(active, event.shiftKey)
    else if (step !== undefined && event.shiftKey && !command) {
      const to = Math.max(0, Math.min(count - 1, active + step))
      selected.extend(active, to)
      move(to)
    } else if (event.key.toLowerCase() === 'a' && command && !event.shiftKey) {
      if (selected.head === 'all') selected.everything()
      else selected.toggleLoaded()
    } else if (event.key === 'Escape' && !isNothing(selected.selection)) selected.clear()
    else return otherwise(event)
    event.preventDefault()
  }
}
