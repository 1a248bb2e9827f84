import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconSelector } from '@tabler/icons-react'
import type { Column } from './columns.tsx'
import { ColumnEdge, type Edge } from './ColumnEdge.tsx'
import classes from './Grid.module.css'
import { SelectBox } from './SelectBox.tsx'
import { nextSort, sortedBy } from './list-search.ts'

interface Props<T> extends Edge {
  columns: readonly Column<T>[]
  sort: string | undefined
  onSort: (sort: string | undefined) => void
  actionsLabel: string
  /** The box that selects all rows; left out where nothing can be selected. */
  select?: { label: string; head: 'all' | 'some' | 'none'; toggle: () => void } | undefined
}

const icons = { ascending: IconChevronUp, descending: IconChevronDown, none: IconSelector }

export function GridHead<T>({ columns, sort, onSort, actionsLabel, select, ...edge }: Props<T>) {
  return (
    <div role="rowgroup" className={classes.headGroup}>
      <div role="row" aria-rowindex={1} className={classes.head}>
        {select && (
          <SelectBox
            role="columnheader"
            checked={select.head === 'all'}
            mixed={select.head === 'some'}
            label={select.label}
            onSelect={select.toggle}
          />
        )}
        {columns.map((column) => (
          <Heading key={column.name} column={column} sort={sort} onSort={onSort} {...edge} />
        ))}
        <div role="columnheader" className={classes.actionsHead}>
          <VisuallyHidden>{actionsLabel}</VisuallyHidden>
        </div>
      </div>
    </div>
  )
}

function Heading<T>({
  column,
  sort,
  onSort,
  ...edge
}: Edge & {
  column: Column<T>
  sort: string | undefined
  onSort: (sort: string | undefined) => void
}) {
  const by = column.sort
  const direction = sortedBy(sort, by)
  const Icon = icons[direction]
  return (
    <div
      role="columnheader"
      aria-label={column.label}
      aria-sort={by === undefined ? undefined : direction}
      className={classes.heading}
      data-align={column.align}
    >
      {by === undefined ? (
        <span className={classes.label}>{column.label}</span>
      ) : (
        <UnstyledButton
          className={classes.sort}
          data-on={direction !== 'none' || undefined}
          onClick={() => onSort(nextSort(sort, by))}
          title={column.label}
        >
          <span className={classes.label}>{column.label}</span>
          <Icon size={13} aria-hidden className={classes.sortIcon} />
        </UnstyledButton>
      )}
      <ColumnEdge column={column} {...edge} />
    </div>
  )
}
