import type { CustomerCreate } from '../../../contract/customers.ts'
import type { ImportRemarkCode } from '../../../contract/import-remarks.ts'
import type { ImportColumn, ImportSettings } from '../../../contract/import-settings.ts'
import type { PhoneInput } from '../../../contract/kinds/values.ts'
import type { TableRow } from '../source/table.ts'
import { clearerOf } from './empty-cells.ts'
import { settleAddress, type ReadAddress } from './read-address.ts'
import { plainCell } from '../../platform/files/csv-cells.ts'
import { readerOf, type Reader } from './read-cell.ts'
import type { LegacyPassword } from '../../accounts/rules/recognise.ts'
import { dropRepeatedNames, nameFromAddress, takeName } from './read-parts.ts'
import { takePassword, type PasswordCells } from './read-password.ts'

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

type Given = Omit<CustomerCreate, 'phones' | 'site_ids' | 'account' | 'site_id'>
type Values = { -readonly [K in keyof Given]: Given[K] }

/** A row as the mapping understands it: only what has a value. Whatever could not be read is in `unread`, as typed. */
export interface ReadRow {
  row: number
  values: Values
  /** The whole name that the names were taken from. */
  full_name: string | null
  phones: PhoneInput[]
  /** Code or name of the home site. */
  site: string | null
  /** Codes or names of all sites. */
  sites: string[]
  /** The manager as the file names them: e-mail, id or name. */
  manager: { cell: string; column: string } | null
  addresses: ReadAddress[]
  /** Targets that the row empties; phones with their label, external ids with their source. */
  clears: Set<string>
  notes: string[]
  verified_at: string | null
  /** The password of the account as another program hashed it. */
  password: LegacyPassword | null
  password_cells?: PasswordCells
  /** The e-mail is no address: it is kept as typed and opens no account. */
  email_unread: boolean
  unread: string[]
  /** Keys of matching that have a value which is none: the row may not become somebody new each time. */
  keys_unread: ('number' | 'external_ids')[]
  remarks: Remark[]
  refused: Remark | null
  /** Rows that go with this one: their addresses are among its own. */
  followers: { row: number; remarks: Remark[] }[]
}

export type RowReader = (row: TableRow) => ReadRow

interface Mapped {
  at: number
  column: ImportColumn
  read: Reader
  empty: ((row: ReadRow) => void) | null
}

/** Columns of the settings that the file does not have, though it should. */
export function missingColumns(settings: ImportSettings, columns: readonly string[]): string[] {
  const known = new Set(columns.map((name) => name.toLowerCase()))
  return settings.mapping
    .filter((one) => !one.optional && !known.has(one.column.toLowerCase()))
    .map((one) => one.column)
}

/** Makes the reader of a file's rows. Columns that the file lacks are as if they were empty. */
export function rowReader(columns: readonly string[], settings: ImportSettings): RowReader {
  const places = new Map(columns.map((name, at) => [name.toLowerCase(), at]))
  // Our own exports name columns as what they become; whatever is in them comes back.
  const ours = settings.mapping.some(({ column, target }) => target.includes('.') && column === target)
  const mapped = settings.mapping.flatMap((column): Mapped[] => {
    const at = places.get(column.column.toLowerCase())
    if (at === undefined) return []
    const clears = (column.empty ?? settings.empty) === 'clear'
    return [{ at, column, read: readerOf(column, settings), empty: clears ? clearerOf(column) : null }]
  })
  const word = settings.erase_word?.toLowerCase()
  const erasing = word === undefined ? null : settings.mapping.map((column) => [column, clearerOf(column)] as const)
  const erasers = new Map(erasing)
  return ({ row, cells, malformed }) => {
    const read = emptyRow(row)
    if (malformed)
      return {
        ...read,
        refused: remark('quotes', 'The quotation marks in this row are not in pairs: write "" for one inside a cell.'),
      }
    if (cells.slice(columns.length).some((cell) => cell.trim() !== ''))
      return { ...read, refused: tooManyCells(cells.length, columns.length) }
    for (const { at, column, read: take, empty } of mapped) {
      const cell = clean(cells[at] ?? '')
      if (cell === '') empty?.(read)
      else if (word !== undefined && cell.toLowerCase() === word) erasers.get(column)?.(read)
      else {
        // A column that may empty its system says all ids of it.
        if (column.target === 'external_ids') empty?.(read)
        take(cell, read, column)
      }
    }
    takeName(read)
    takePassword(read)
    for (const address of read.addresses) settleAddress(address)
    // A row that goes with the one before is known by having no name.
    if (!settings.follow) nameFromAddress(read)
    if (!ours) dropRepeatedNames(read)
    return read
  }
}

const emptyRow = (row: number): ReadRow => ({
  row,
  values: {},
  full_name: null,
  phones: [],
  site: null,
  sites: [],
  manager: null,
  addresses: [],
  clears: new Set(),
  notes: [],
  verified_at: null,
  password: null,
  email_unread: false,
  unread: [],
  keys_unread: [],
  remarks: [],
  refused: null,
  followers: [],
})

const remark = (code: ImportRemarkCode, message: string): Remark => ({ column: null, value: null, code, message })

const tooManyCells = (cells: number, columns: number): Remark => ({
  ...remark(
    'cells',
    `This row has ${cells} cells and the header ${columns}: a text with a delimiter in it should stand in quotation marks.`,
  ),
  params: { cells, columns },
})

/**
 * Blanks around do not count, nor an apostrophe that keeps a spreadsheet from computing or from reading a number; what
 * no field of a person holds, and the database cannot keep, is left out.
 */
function clean(cell: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what must go
  const kept = cell.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
  return plainCell(kept.toWellFormed().trim()).replace(/^'(?=\d)/, '')
}
