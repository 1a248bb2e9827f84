import { useEffect, useRef, type MouseEvent } from 'react'
import classes from './Grid.module.css'

interface Props {
  checked: boolean
  /** Some, but not all. */
  mixed?: boolean
  label: string
  onSelect: (range: boolean) => void
  role: 'gridcell' | 'columnheader'
}

/** The cell with the box that selects a row, or all of them. The whole cell can be hit. */
export function SelectBox({ checked, mixed = false, label, onSelect, role }: Props) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed
  }, [mixed])
  const select = (event: MouseEvent): void => {
    event.stopPropagation()
    onSelect(event.shiftKey)
  }
  return (
    <div role={role} className={classes.select} onClick={select}>
      <input
        ref={box}
        type="checkbox"
        checked={checked}
        readOnly
        tabIndex={role === 'columnheader' ? 0 : -1}
        aria-label={label}
        onClick={select}
      />
    </div>
  )
}
