import { posix } from 'node:path'
import { Refusal } from '../../platform/refusal.ts'
import type { ImportSource } from './source.ts'
import type { TableRow } from './table.ts'
import { otherFormat } from './other-format.ts'
import { readStrings, readStyles, readWorkbook, rowsOfSheet, type Book, type Part } from './xlsx-parts.ts'
import { broken, bytesOf, listZip, openEntry, type ZipEntry } from './zip.ts'

export interface OpenedSheet {
  /** Names of the sheets that can be seen, in their order. */
  sheets: string[]
  sheet: string
  rows: AsyncGenerator<TableRow[]>
}

/** Whether the bytes of a file are those of an archive, as spreadsheets are. Refuses spreadsheets that cannot be read. */
export async function isSpreadsheet(source: ImportSource): Promise<boolean> {
  const head = (await bytesOf(source, 0, Math.min(8, source.size))).toString('hex')
  if (head === 'd0cf11e0a1b11ae1')
    throw new Refusal(
      'file_protected',
      `"${source.name}" is protected with a password, or an old .xls file: save it as .xlsx without a password, or as CSV.`,
    )
  return head.startsWith('504b0304') || head.startsWith('504b0506')
}

/**
 * Opens a sheet of a spreadsheet (XLSX): the one that is named, else the first in which there is something. Rows are
 * read while they are asked for; only the texts that cells share are held, up to a limit.
 */
export async function openSpreadsheet(source: ImportSource, wanted?: string): Promise<OpenedSheet> {
  const entries = await listZip(source)
  const part = partsOf(source, entries)
  const workbook = await workbookPath(source, entries, part)
  const book = await whole(source, () => readWorkbook(part, workbook))
  const folder = posix.dirname(workbook)
  const seen = book.sheets.filter((one) => !one.hidden)
  const sheets = seen.length > 0 ? seen : book.sheets
  if (sheets.length === 0) throw broken(source)
  const chosen = wanted === undefined ? null : sheets.find((one) => one.name.toLowerCase() === wanted.toLowerCase())
  if (chosen === undefined)
    throw new Refusal(
      'sheet_unknown',
      `"${source.name}" has no sheet "${wanted}". There are: ${sheets.map((one) => one.name).join(', ')}.`,
      { data: { sheet: wanted, sheets: sheets.map((one) => one.name).join(', ') } },
    )
  const styles = await whole(source, () => readStyles(part, posix.join(folder, 'styles.xml')))
  const strings = await whole(source, () => readStrings(part, posix.join(folder, 'sharedStrings.xml')))
  const open = (sheet: Book['sheets'][number]): AsyncGenerator<TableRow[]> =>
    watched(source, rowsOfSheet(part, sheet.path, { styles, strings, date1904: book.date1904 }))
  for (const sheet of chosen ? [chosen] : sheets) {
    const rows = open(sheet)
    const first = await rows.next()
    const empty = first.done === true
    if (empty && !chosen && sheet !== sheets.at(-1)) continue
    return { sheets: sheets.map((one) => one.name), sheet: sheet.name, rows: after(first.value || [], rows) }
  }
  throw broken(source)
}

async function* after(first: TableRow[], rest: AsyncGenerator<TableRow[]>): AsyncGenerator<TableRow[]> {
  if (first.length > 0) yield first
  yield* rest
}

const partsOf =
  (source: ImportSource, entries: ReadonlyMap<string, ZipEntry>): Part =>
  (path) => {
    const lower = path.toLowerCase()
    const entry = entries.get(path) ?? [...entries].find(([name]) => name.toLowerCase() === lower)?.[1]
    return entry ? openEntry(source, entry) : null
  }

/** Where the workbook lies: as the archive says, else at its usual place. */
async function workbookPath(source: ImportSource, entries: ReadonlyMap<string, ZipEntry>, part: Part): Promise<string> {
  const other = entries.has('mimetype')
    ? 'OpenDocument'
    : [...entries.keys()].some((name) => name.endsWith('workbook.bin'))
      ? '.xlsb'
      : null
  if (other) throw otherFormat(source, other)
  const rels = part('_rels/.rels')
  let text = ''
  if (rels) for await (const chunk of rels) if (text.length < 100_000) text += chunk.toString('utf8')
  const [tag = ''] = /<[^<>]*relationships\/officeDocument"[^<>]*>/.exec(text) ?? []
  const target = /Target="([^"]+)"/.exec(tag)?.[1]?.replace(/^\//, '') ?? 'xl/workbook.xml'
  if (part(target) === null) throw otherFormat(source, 'ZIP')
  return target
}

async function whole<T>(source: ImportSource, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw error instanceof SyntaxError ? broken(source) : error
  }
}

async function* watched(source: ImportSource, rows: AsyncGenerator<TableRow[]>): AsyncGenerator<TableRow[]> {
  try {
    yield* rows
  } catch (error) {
    throw error instanceof SyntaxError ? broken(source) : error
  }
}
