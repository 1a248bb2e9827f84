import type { ImportRemarkCode } from '../../../contract/imports/remarks.ts'
import type { ImportColumn, ImportSettings } from '../../../contract/imports/settings.ts'
import { plainCell } from '../../platform/files/csv-cells.ts'
import type { TableRow } from '../source/table.ts'
import { saysNull } from './null-cells.ts'
import { isTotal } from './total-rows.ts'
import { isBlank } from '../../../contract/platform/line.ts'

/** A remark on a row; of a cell where it has a column. */
export interface Remark {
  column: string | null
  value: string | null
  code: ImportRemarkCode
  message: string
  params?: Record<string, unknown>
  /** What the column becomes, where only that is known of it; for phones with the label. */
  target?: string
  label?: string | null
}

/** A row as the mapping understands it, as far as all sorts of records have the same. */
export interface ImportedRow {
  row: number
  /** Targets that the row empties; phones with their label, external ids with their source. */
  clears: Set<string>
  remarks: Remark[]
  refused: Remark | null
  /** Why it is no record, and that is no fault of it. */
  skipped?: Remark
  /** Rows that go with this one. */
  followers: { row: number; remarks: Remark[] }[]
  last?: LastWords
}

/** The later row of the file that says otherwise of a field of a record, and so has the last word; null where none does. */
export type LastWords = (id: string, field: string, value: unknown, place: number) => number | null

/** Puts what a filled cell says into the row. `asText`: an apostrophe before it says that it is no number. */
export type ReaderOf<Row> = (cell: string, row: Row, column: ImportColumn, asText?: boolean) => void

/** How cells become a row of one sort of record. */
export interface RowParts<Row> {
  blank(row: number): Row
  reader(column: ImportColumn): ReaderOf<Row>
  /** Notes down that a row empties what its column stands for; null where that cannot be empty. */
  clearer(column: ImportColumn): ((row: Row) => void) | null
  /** What follows from all cells together. */
  settle?(row: Row): void
}

interface Mapped<Row> {
  at: number
  column: ImportColumn
  read: ReaderOf<Row>
  clear: ((row: Row) => void) | null
  /** Whether an empty cell empties. */
  clears: boolean
}

/** Columns of the settings that the file does not have, though it should. */
export function missingColumns(settings: ImportSettings, columns: readonly string[]): string[] {
  const known = new Set(columns.map((name) => name.toLowerCase()))
  return settings.mapping
    .filter((one) => !one.optional && !known.has(one.column.toLowerCase()))
    .map((one) => one.column)
}

/** Makes the reader of a file's rows. Columns that the file lacks are as if they were empty. */
export function readRows<Row extends ImportedRow>(
  columns: readonly string[],
  settings: ImportSettings,
  parts: RowParts<Row>,
): (row: TableRow) => Row {
  const places = new Map(columns.map((name, at) => [name.toLowerCase(), at]))
  const mapped = settings.mapping.flatMap((column): Mapped<Row>[] => {
    const at = places.get(column.column.toLowerCase())
    if (at === undefined) return []
    const clears = (column.empty ?? settings.empty) === 'clear'
    return [{ at, column, read: parts.reader(column), clear: parts.clearer(column), clears }]
  })
  const word = settings.erase_word?.toLowerCase()
  return ({ row, cells, malformed, hidden }) => {
    const read = parts.blank(row)
    if (hidden)
      read.remarks.push(remark('hidden_row', 'This row is hidden in the spreadsheet, and comes in all the same.'))
    if (malformed)
      return {
        ...read,
        refused: remark('quotes', 'The quotation marks in this row are not in pairs: write "" for one inside a cell.'),
      }
    if (cells.slice(columns.length).some((cell) => cell.trim() !== ''))
      return { ...read, refused: tooManyCells(cells.length, columns.length) }
    if (isTotal(cells)) return { ...read, skipped: sumBelow }
    for (const { at, column, read: take, clear, clears } of mapped) {
      const printed = printable(cells[at] ?? '')
      if (word !== undefined && printed.toLowerCase() === word) {
        clear?.(read)
        continue
      }
      const nothing = saysNull(printed, column.target, cells)
      const plain = nothing ? '' : plainCell(printed)
      const cell = column.words?.[plain] ?? plain
      if (nothing === 'doubtful') read.remarks.push(nullWordIn(column, printed))
      else if (cell === '') {
        if (clears) clear?.(read)
      } else {
        // A column that may empty its system says all ids of it.
        if (clears && column.target === 'external_ids') clear?.(read)
        if (cell.includes('\ufffd')) read.remarks.push(unreadable(column, cell))
        take(cell, read, column, plain !== printed)
      }
    }
    parts.settle?.(read)
    return read
  }
}

const remark = (code: ImportRemarkCode, message: string): Remark => ({ column: null, value: null, code, message })

const nullWordIn = ({ column }: ImportColumn, value: string): Remark => ({
  ...remark('null_word', `"${value}" is taken for nothing, as programs write it: if it is a name, enter it by hand.`),
  column,
  value,
})

/** A byte that was no character has become U+FFFD, here or in the program that wrote the file. */
const unreadable = ({ column }: ImportColumn, value: string): Remark => ({
  ...remark('unreadable', 'A character of this cell could not be read, and is \ufffd from now on: correct it by hand.'),
  column,
  value,
})

const sumBelow = remark('total_row', 'This looks like the sum below a table: left out.')

const tooManyCells = (cells: number, columns: number): Remark => ({
  ...remark(
    'cells',
    `This row has ${cells} cells and the header ${columns}: a text with a delimiter in it should stand in quotation marks.`,
  ),
  params: { cells, columns },
})

/** Blanks around do not count, nor a cell in which nobody sees anything; what no field holds, and the database cannot keep, is left out. */
function printable(cell: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what must go
  const kept = cell.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
  return isBlank(kept) ? '' : kept.toWellFormed().trim()
}
