import Papa from 'papaparse'
import type { ImportEncoding } from '../../../contract/imports/settings.ts'
import { Refusal } from '../../platform/refusal.ts'
import { detectEncoding, textOf } from './encoding.ts'
import { demandFew, headings, takeHeader, type KnowsHeading } from './header.ts'
import { demandTable } from './other-format.ts'
import type { ImportSource } from './source.ts'
import { isSpreadsheet, openSpreadsheet } from './xlsx.ts'

export interface TableRow {
  /** As a spreadsheet counts: from 1. */
  row: number
  cells: string[]
  /** The quotation marks of this row are not as they should be. */
  malformed?: true
  /** A spreadsheet does not show it. */
  hidden?: true
}

/** How a file is read: text by its encoding and delimiter, a spreadsheet by the name of its sheet; and its heading row. */
export interface Reading {
  encoding: ImportEncoding | null
  delimiter: string | null
  sheet: string | null
  header_row: number | null
}

/** A file as a table. Rows are read while they are asked for, so that memory stays flat. */
export interface Table extends Reading {
  header_row: number
  columns: string[]
  /** The sheets of a spreadsheet; none for text. */
  sheets: string[]
  rows: AsyncGenerator<TableRow[]>
}

const delimiters = [',', ';', '\t', '|']
const headCharacters = 65_536
/** A row longer than this is a quotation mark that nobody closed. */
const longestRow = 1_000_000

/**
 * Finds out what is not given of how the file is read, and reads the header: `knows` says what columns are called. Refuses
 * what is no table.
 */
export async function openTable(
  source: ImportSource,
  given: Partial<Reading> = {},
  knows: KnowsHeading = () => false,
): Promise<Table> {
  return (await isSpreadsheet(source)) ? openSheet(source, given, knows) : openText(source, given, knows)
}

async function openSheet(source: ImportSource, given: Partial<Reading>, knows: KnowsHeading): Promise<Table> {
  const { sheets, sheet, rows } = await openSpreadsheet(source, given.sheet ?? undefined)
  const header = await takeHeader(source, rows, given.header_row ?? undefined, knows)
  if (!header) throw new Refusal('file_empty', `The sheet "${sheet}" is empty: a row should name the columns.`)
  return { encoding: null, delimiter: null, sheet, sheets, ...header }
}

async function openText(source: ImportSource, reading: Partial<Reading>, knows: KnowsHeading): Promise<Table> {
  const encoding = reading.encoding ?? (await detectEncoding(source))
  const pieces = textOf(source, encoding)
  let head = ''
  let ended = false
  while (head.length < headCharacters && !ended) {
    const piece = await pieces.next()
    ended = piece.done === true
    head += piece.value ?? ''
  }
  demandTable(source, head, !reading.encoding)
  // A first line that only tells spreadsheets the delimiter.
  const told = /^sep=(.)\r?\n/i.exec(head)
  if (told) head = head.slice(told[0].length)
  const delimiter = reading.delimiter ?? told?.[1] ?? guessDelimiter(head)
  const begun = new Papa.Parser({ delimiter, preview: 1 }).parse(head, 0, false) as Parsed
  demandFew(source, headings(begun.data[0] ?? []))
  const rows = rowsOf(head, pieces, delimiter, told ? 2 : 1)
  const header = await takeHeader(source, rows, reading.header_row ?? undefined, knows)
  if (!header) throw new Refusal('file_empty', `"${source.name}" is empty: a row should name the columns.`)
  return { encoding, delimiter, sheet: null, sheets: [], ...header }
}

function guessDelimiter(head: string): string {
  const { meta } = Papa.parse(head, { delimitersToGuess: delimiters, preview: 50, skipEmptyLines: 'greedy' })
  return delimiters.includes(meta.delimiter) ? meta.delimiter : ','
}

interface Parsed {
  data: string[][]
  errors: { code: string; row: number }[]
  meta: { cursor: number }
}

/** Rows with something in them, in the order of the file, as they become complete. */
async function* rowsOf(
  head: string,
  pieces: AsyncIterator<string>,
  delimiter: string,
  firstRow: number,
): AsyncGenerator<TableRow[]> {
  // Line ends may be mixed: a carriage return before the line feed is a blank, and blanks around cells do not count.
  const newline = head.includes('\n') || !head.includes('\r') ? '\n' : '\r'
  const parser = new Papa.Parser({ delimiter, newline })
  let text = head
  let gained = head
  let row = firstRow
  for (let ended = false; !ended;) {
    const piece = await pieces.next()
    ended = piece.done === true
    text += piece.value ?? ''
    gained += piece.value ?? ''
    // Without the end of a line no row is complete: a long one is not read anew with each piece.
    if (!ended && text.length <= longestRow && !gained.includes(newline)) continue
    gained = ''
    const { data, errors, meta } = parser.parse(text, 0, !ended) as Parsed
    const open = errors.find((error) => error.code === 'MissingQuotes')
    if (open || text.length - meta.cursor > longestRow) throw unclosed(row + (open?.row ?? data.length))
    const malformed = new Set(errors.map((error) => error.row))
    const rows = data.map((cells, at): TableRow => ({
      row: row + at,
      cells,
      ...(malformed.has(at) && { malformed: true }),
    }))
    row += data.length
    text = ended ? '' : text.slice(meta.cursor)
    const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    if (filled.length > 0) yield filled
  }
}

const unclosed = (row: number): Refusal =>
  new Refusal(
    'file_quotes',
    `A quotation mark that opens in row ${row} is never closed, so the rows after it cannot be told apart.`,
    { data: { row } },
  )
