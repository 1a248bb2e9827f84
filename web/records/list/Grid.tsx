import { useVirtualizer } from '@tanstack/react-virtual'
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type Ref,
} from 'react'
import type { Density } from '../../../contract/table-views/table-views.ts'
import { tracksOf, type Column } from './columns.tsx'
import { GridHead } from './GridHead.tsx'
import { GridEnd } from './GridEnd.tsx'
import { GridRow } from './GridRow.tsx'
import type { ListSubject } from './ListPage.tsx'
import type { ListSearch } from './list-search.ts'
import classes from './Grid.module.css'
import { keepPlace, keptPlace, type ListReading, type ListSide } from './place.ts'
import { selectKeys } from './select-keys.ts'
import { useActiveRow } from './use-active-row.ts'
import { useGridKeys } from './use-grid-keys.ts'
import type { ListSelection } from './use-selection.ts'

export interface GridHandle {
  focusFirst: () => void
  toTop: () => void
}

interface Props<T> {
  ref: Ref<GridHandle>
  subject: ListSubject<T>
  columns: readonly Column<T>[]
  rows: readonly T[]
  /** The place of the first of them in the whole list; counted from its end, it is below zero. */
  first: number
  search: ListSearch
  reading: ListReading
  narrow: boolean
  density: Density
  /** How many rows there are in all, where that is known. */
  total: number | null
  /** The rows answer the question before: they are drawn pale until the new ones come. */
  stale: boolean
  /** What may be read on at either side, and what failed there. */
  ends: Record<ListSide, GridSide>
  /** Reads the list from one of its ends, where that is not there. */
  onFar: (side: ListSide) => void
  onSort: (sort: string | undefined) => void
  /** A chosen width of a column; null: as wide as the list makes it. */
  onResize: (name: string, width: number | null) => void
  onOpen: (row: T) => void
  onEdit: (row: T) => void
  /** Left out where nothing can be selected. */
  selected?: ListSelection<T> | undefined
}

export interface GridSide {
  more: boolean
  failed: unknown
  load: () => void
}

const rowHeights = { comfortable: 41, compact: 29 } as const
const cardHeight = 65
const headHeight = 33
/** Rows beyond those seen at which the next page is asked for; fewer while few are there. */
const mostAhead = 150

/** Rows of a list, of which only those in sight exist; moves by keyboard and remembers the place. */
export function Grid<T>(props: Props<T>) {
  const { subject, columns, rows, search, reading, narrow, ends, selected } = props
  const rowHeight = narrow ? cardHeight : rowHeights[props.density]
  const [moving, setMoving] = useState<{ name: string; width: number } | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const [place] = useState(() => keptPlace(subject.name, search))
  const head = narrow ? 0 : headHeight
  const { current, activate, reset, move, moveFar } = useActiveRow({
    scroller: () => scroller.current,
    rows,
    first: props.first,
    stale: props.stale,
    begin: place.id === null ? null : rows.findIndex((row) => subject.idOf(row) === place.id),
    idOf: subject.idOf,
    head,
    rowHeight,
    ends,
    onFar: props.onFar,
  })
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by the compiler
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: head,
    scrollPaddingStart: head,
    initialOffset: place.offset,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan)
      const rendered = Array.from(
        { length: Math.min(count - 1, endIndex + overscan) - from + 1 },
        (_, index) => from + index,
      )
      return rendered.includes(current) || current >= count ? rendered : [...rendered, current].sort((a, b) => a - b)
    },
  })
  const items = virtual.getVirtualItems()
  const { startIndex: top = 0, endIndex: last = 0 } = virtual.range ?? {}

  useEffect(() => virtual.measure(), [rowHeight, virtual])
  useEffect(() => {
    const ahead = Math.min(mostAhead, rows.length / 2)
    if (ends.end.more && ends.end.failed === null && last >= rows.length - ahead) ends.end.load()
    else if (ends.start.more && ends.start.failed === null && top <= ahead) ends.start.load()
  }, [ends, last, top, rows])

  const question = JSON.stringify([search.q, search.filter, search.sort])
  const asked = useRef(question)
  useEffect(() => {
    if (asked.current === question) return
    asked.current = question
    reset()
    scroller.current?.scrollTo({ top: 0 })
  }, [question, reset])

  const remembered = useRef({ search, reading, id: null as string | null })
  remembered.current = { search, reading, id: rows[current] === undefined ? null : subject.idOf(rows[current]) }
  const keep = (): void =>
    keepPlace(subject.name, remembered.current.search, {
      reading: remembered.current.reading,
      offset: scroller.current?.scrollTop ?? 0,
      id: remembered.current.id,
    })

  const keepLatest = useRef(keep)
  keepLatest.current = keep
  useLayoutEffect(() => () => keepLatest.current(), [])

  const going = (row: T, index: number): void => {
    activate(index)
    remembered.current.id = subject.idOf(row)
    keep()
  }
  const ways = useRef({ going, ...props })
  ways.current = { going, ...props }
  const open = useCallback((row: T, index: number) => {
    ways.current.going(row, index)
    ways.current.onOpen(row)
  }, [])
  const edit = useCallback((row: T, index: number) => {
    ways.current.going(row, index)
    ways.current.onEdit(row)
  }, [])
  useImperativeHandle(props.ref, () => ({
    focusFirst: () => move(0),
    toTop: () => {
      reset()
      scroller.current?.scrollTo({ top: 0 })
      if (ends.start.more) props.onFar('start')
    },
  }))
  const inSight = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 400) - head) / rowHeight) - 1)
  const moveKeys = useGridKeys({
    rows,
    active: current,
    inSight,
    move,
    moveFar,
    open,
    edit,
    tab: (row) => window.open(subject.openPath(row), '_blank', 'noopener'),
  })
  const onKeyDown = selectKeys(selected, current, rows.length, move, moveKeys)
  const select = useCallback((index: number, range: boolean) => ways.current.selected?.toggle(index, range), [])
  const placeOf = (index: number): number | null => {
    if (props.first >= 0) return props.first + index
    return props.total === null ? null : props.total + props.first + index
  }
  const least = columns.reduce((sum, column) => sum + column.width, 72 + 12)
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      aria-label={subject.title}
      aria-rowcount={props.total === null ? -1 : props.total + (narrow ? 0 : 1)}
      aria-colcount={(narrow ? 1 : columns.length + 1) + (selected ? 1 : 0)}
      aria-multiselectable={selected && true}
      aria-busy={props.stale}
      data-stale={props.stale || undefined}
      data-narrow={narrow || undefined}
      data-selectable={selected && true}
      data-density={props.density}
      style={{ '--columns': tracksOf(columns, moving), '--least': `${least}px` } as CSSProperties}
      onKeyDown={onKeyDown}
    >
      {!narrow && (
        <GridHead
          columns={columns}
          sort={search.sort}
          onSort={props.onSort}
          onMove={setMoving}
          onResize={props.onResize}
          actionsLabel={subject.words.t('ui.actions')}
          select={
            selected && {
              label: subject.words.t('records.selection.loaded'),
              head: selected.head,
              toggle: selected.toggleLoaded,
            }
          }
        />
      )}
      <GridEnd {...ends.start} more={false} words={subject.words} />
      <div role="rowgroup" className={classes.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index]
          if (row === undefined) return null
          return (
            <GridRow
              key={subject.idOf(row)}
              subject={subject}
              row={row}
              columns={columns}
              index={item.index}
              place={placeOf(item.index)}
              top={item.start - head}
              height={rowHeight}
              narrow={narrow}
              active={item.index === current}
              onFocus={activate}
              onOpen={open}
              onEdit={edit}
              selected={selected?.has(subject.idOf(row))}
              onSelect={select}
            />
          )
        })}
      </div>
      <GridEnd {...ends.end} words={subject.words} />
    </div>
  )
}
