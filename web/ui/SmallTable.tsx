import type { ReactNode } from 'react'
import classes from './SmallTable.module.css'

export interface SmallColumn<T> {
  key: string
  title: string
  cell: (row: T) => ReactNode
  align?: 'right'
  /** As wide as its contents and not wider. */
  tight?: boolean
  /** The heading is for screen readers alone. */
  quiet?: boolean
}

interface Props<T> {
  label: string
  columns: readonly SmallColumn<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string
  /** Rows that are over: revoked, switched off. */
  faded?: (row: T) => boolean
}

/**
 * A table of some dozens of rows. On a phone every row becomes a card with its headings. Where the first cell holds a
 * `RowLink`, the whole row leads there.
 */
export function SmallTable<T>({ label, columns, rows, rowKey, faded }: Props<T>) {
  return (
    <table className={classes.table} role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.key} role="columnheader" scope="col" data-align={column.align} data-tight={column.tight}>
              <span className={column.quiet ? classes.quiet : undefined}>{column.title}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row" data-faded={faded?.(row) || undefined}>
            {columns.map((column) => (
              <td
                key={column.key}
                role="cell"
                data-align={column.align}
                data-tight={column.tight}
                data-quiet={column.quiet}
              >
                {!column.quiet && (
                  <span className={classes.heading} aria-hidden>
                    {column.title}
                  </span>
                )}
                <div className={classes.value}>{column.cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Class of the link in the first cell that makes its whole row clickable. */
export const rowLink = classes.rowLink!
