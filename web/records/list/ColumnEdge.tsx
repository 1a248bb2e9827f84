import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { viewLimits } from '../../../contract/table-views/table-views.ts'
import type { Column } from './columns.tsx'
import classes from './Grid.module.css'

export interface Edge {
  /** While the edge is dragged; null when it is let go. */
  onMove: (moving: { name: string; width: number } | null) => void
  onResize: (name: string, width: number | null) => void
}

const within = (width: number): number => Math.round(Math.max(viewLimits.least, Math.min(viewLimits.most, width)))

/** The right edge of a heading: dragged, or moved by the arrows, it sets the width; a double click or Delete lets it go. */
export function ColumnEdge<T>({ column, onMove, onResize }: Edge & { column: Column<T> }) {
  const { t } = useTranslation()
  const edge = useRef<HTMLDivElement>(null)
  const [from, setFrom] = useState<{ x: number; width: number } | null>(null)
  const drawn = (): number => edge.current?.parentElement?.getBoundingClientRect().width ?? column.width
  const widthAt = (event: PointerEvent): number => within((from?.width ?? 0) + event.clientX - (from?.x ?? 0))

  const grab = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    setFrom({ x: event.clientX, width: drawn() })
  }
  const letGo = (event: PointerEvent): void => {
    if (!from) return
    setFrom(null)
    onMove(null)
    if (event.type === 'pointerup' && event.clientX !== from.x) onResize(column.name, widthAt(event))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = (event.shiftKey ? 50 : 10) * ({ ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0)
    if (step !== 0) onResize(column.name, within(drawn() + step))
    else if (event.key === 'Delete' || event.key === 'Backspace') onResize(column.name, null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={edge}
      role="separator"
      aria-orientation="vertical"
      aria-label={t('records.list.widthOf', { column: column.label })}
      aria-valuenow={column.width}
      aria-valuemin={viewLimits.least}
      aria-valuemax={viewLimits.most}
      title={t('records.list.widthHint')}
      tabIndex={0}
      className={classes.edge}
      data-moving={from !== null || undefined}
      onPointerDown={grab}
      onPointerMove={(event) => from && onMove({ name: column.name, width: widthAt(event) })}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onDoubleClick={() => onResize(column.name, null)}
      onKeyDown={onKeyDown}
    />
  )
}
