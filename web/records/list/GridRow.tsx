import { memo, type MouseEvent } from 'react'
import type { Column } from './columns.tsx'
import classes from './Grid.module.css'
import type { ListSubject } from './ListPage.tsx'
import { RowActions } from './RowActions.tsx'
import { SelectBox } from './SelectBox.tsx'

interface Props<T> {
  subject: ListSubject<T>
  row: T
  columns: readonly Column<T>[]
  /** Among the rows that are there. */
  index: number
  /** In the whole list; null where nobody knows. */
  place: number | null
  top: number
  height: number
  narrow: boolean
  active: boolean
  onFocus: (index: number) => void
  onOpen: (row: T, index: number) => void
  onEdit: (row: T, index: number) => void
  /** Undefined where nothing can be selected. */
  selected: boolean | undefined
  onSelect: (index: number, range: boolean) => void
}

/** Whether somebody has just marked text: that click is not meant to open anything. */
const hasSelection = (): boolean => (window.getSelection()?.toString() ?? '') !== ''
const inControl = (event: MouseEvent): boolean => (event.target as HTMLElement).closest('a, button') !== null

function Row<T>(props: Props<T>) {
  const {
    subject,
    row,
    columns,
    index,
    place,
    top,
    height,
    narrow,
    active,
    onFocus,
    onOpen,
    onEdit,
    selected,
    onSelect,
  } = props
  const tab = (): unknown => window.open(subject.openPath(row), '_blank', 'noopener')
  const shared = {
    role: 'row',
    'data-index': index,
    'aria-selected': selected,
    tabIndex: active ? 0 : -1,
    className: classes.row,
    style: { height, transform: `translateY(${top}px)` },
    onFocus: () => onFocus(index),
    onClick: (event: MouseEvent) => {
      if (inControl(event)) return
      if (event.shiftKey && selected !== undefined) return onSelect(index, true)
      if (hasSelection()) return
      if (event.ctrlKey || event.metaKey) tab()
      else onOpen(row, index)
    },
    // A range is selected and not the text within it.
    onMouseDown: (event: MouseEvent) => {
      if (event.shiftKey && selected !== undefined) event.preventDefault()
    },
    onAuxClick: (event: MouseEvent) => {
      if (event.button === 1 && !inControl(event)) tab()
    },
  }
  const { t } = subject.words
  const label = subject.labelOf(row)
  const box = selected !== undefined && (
    <SelectBox
      role="gridcell"
      checked={selected}
      label={t('records.selection.select', { name: label })}
      onSelect={(range) => onSelect(index, range)}
    />
  )
  if (narrow) {
    return (
      <div {...shared} aria-rowindex={place === null ? undefined : place + 1} data-card>
        {box}
        <div role="gridcell" className={classes.card}>
          <subject.Card row={row} words={subject.words} />
        </div>
      </div>
    )
  }
  return (
    <div
      {...shared}
      aria-rowindex={place === null ? undefined : place + 2}
      data-even={(place ?? index) % 2 === 0 || undefined}
    >
      {box}
      {columns.map((column) => (
        <div key={column.name} role="gridcell" className={classes.cell} data-align={column.align}>
          <column.Cell row={row} words={subject.words} />
        </div>
      ))}
      <RowActions
        reachable={active}
        view={{
          path: subject.openPath(row),
          label: t('records.list.view', { name: label }),
          title: t('records.list.viewShort'),
          go: () => onOpen(row, index),
        }}
        edit={
          subject.editPath && {
            path: subject.editPath(row),
            label: t('records.list.edit', { name: label }),
            title: t('records.list.editShort'),
            go: () => onEdit(row, index),
          }
        }
      />
    </div>
  )
}

export const GridRow = memo(Row) as typeof Row
