import Papa from 'papaparse'
import type { ImportEncoding } from '../../../contract/imports/settings.ts'
import { Refusal } from '../../platform/refusal.ts'
import { detectEncoding, textOf } from './encoding.ts'
import { demandTable } from './other-format.ts'
import type { ImportSource } from './source.ts'
import { isSpreadsheet, openSpreadsheet } from './xlsx.ts'

export interface TableRow {
  /** As a spreadsheet counts: the header is row 1. */
  row: number
  cells: string[]
  /** The quotation marks of this row are not as they should be. */
  malformed?: true
}

/** How a file is read: text by its encoding and delimiter, a spreadsheet by the name of its sheet. */
export interface Reading {
  encoding: ImportEncoding | null
  delimiter: string | null
  sheet: string | null
}

/** A file as a table. Rows are read while they are asked for, so that memory stays flat. */
export interface Table extends Reading {
  columns: string[]
  /** The sheets of a spreadsheet; none for text. */
  sheets: string[]
  rows: AsyncGenerator<TableRow[]>
}

const delimiters = [',', ';', '\t', '|']
const headCharacters = 65_536
/** A row longer than this is a quotation mark that nobody closed. */
const longestRow = 1_000_000
/** Everything that looks at a file looks at each of its columns, and at all of them at once. */
const mostColumns = 1_000

/** Finds out what is not given of how the file is read, and reads the header. Refuses what is no table. */
export async function openTable(source: ImportSource, given: Partial<Reading> = {}): Promise<Table> {
  return (await isSpreadsheet(source)) ? openSheet(source, given.sheet ?? undefined) : openText(source, given)
}

async function openSheet(source: ImportSource, wanted: string | undefined): Promise<Table> {
  const { sheets, sheet, rows } = await openSpreadsheet(source, wanted)
  const first = await rows.next()
  const header = first.value?.shift()
  if (!header) throw new Refusal('file_empty', `The sheet "${sheet}" is empty: its first row should name the columns.`)
  const columns = nameColumns(source, header.cells)
  return { encoding: null, delimiter: null, sheet, sheets, columns, rows: after(first.value ?? [], rows) }
}

async function openText(source: ImportSource, reading: Partial<Reading>): Promise<Table> {
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
  const first = await rows.next()
  const header = first.value?.shift()
  if (!header) throw new Refusal('file_empty', `"${source.name}" is empty: its first row should name the columns.`)
  const columns = nameColumns(source, header.cells)
  return { encoding, delimiter, sheet: null, sheets: [], columns, rows: after(first.value ?? [], rows) }
}

async function* after(begun: TableRow[], rest: AsyncGenerator<TableRow[]>): AsyncGenerator<TableRow[]> {
  if (begun.length > 0) yield begun
  yield* rest
}

function guessDelimiter(head: string): string {
  const { meta } = Papa.parse(head, { delimitersToGuess: delimiters, preview: 50, skipEmptyLines: 'greedy' })
  return delimiters.includes(meta.delimiter) ? meta.delimiter : ','
}

/** Columns without a name, or with the name of another one, get one of their own. */
function nameColumns(source: ImportSource, cells: readonly string[]): string[] {
  const taken = new Set<string>()
  const named = headings(cells)
  demandFew(source, named)
  return named.map((cell, at) => {
    const name = cell || `Column ${at + 1}`
    let unique = name
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) unique = `${name} (${n})`
    taken.add(unique.toLowerCase())
    return unique
  })
}

/** Without the blank ones at the end, which some programs write by the thousand. */
function headings(cells: readonly string[]): string[] {
  const named = cells.map((cell) => cell.trim())
  return named.slice(0, named.findLastIndex((cell) => cell !== '') + 1)
}

function demandFew(source: ImportSource, { length }: readonly string[]): void {
  if (length <= mostColumns) return
  throw new Refusal('file_wide', `"${source.name}" has more than ${mostColumns} columns. Leave out those not needed.`, {
    data: { max: mostColumns },
  })
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
