import Papa from 'papaparse'
import type { ExportPart } from '../../../contract/exports/exports.ts'
import { csvCell, sameCell } from '../../platform/files/csv-cells.ts'
import { writeXlsx, type Sheet, type SheetCell } from '../../platform/files/xlsx-write.ts'
import { partTitle } from '../rules/words.ts'
import type { ExportRequest } from '../tables.ts'
import type { FileTable } from './tables.ts'

/** A file of an export: its bytes are made while they are read. */
export interface MadeFile {
  part: ExportPart
  media_type: string
  bytes: AsyncIterable<Uint8Array>
}

/** The files that hold the tables: one for each in CSV, one with a sheet for each in XLSX. */
export async function* filesOf(request: ExportRequest, tables: AsyncGenerator<FileTable>): AsyncGenerator<MadeFile> {
  if (request.format === 'xlsx') {
    yield { part: request.resource, media_type: xlsx, bytes: writeXlsx(sheetsOf(request, tables)) }
    return
  }
  for await (const table of tables) yield { part: table.part, media_type: 'text/csv', bytes: csvBytes(request, table) }
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function* sheetsOf({ language }: ExportRequest, tables: AsyncIterable<FileTable>): AsyncGenerator<Sheet> {
  for await (const { part, columns, rows } of tables)
    yield { name: partTitle(part, language), columns, rows: asRead(rows) }
}

async function* asRead(parts: FileTable['rows']): AsyncGenerator<SheetCell[][]> {
  for await (const rows of parts)
    yield rows.map((row) => row.map((cell) => (typeof cell === 'string' ? sameCell(cell) : cell)))
}

async function* csvBytes({ delimiter, bom }: ExportRequest, table: FileTable): AsyncGenerator<Uint8Array> {
  const lines = (rows: (string | number | boolean | null)[][]): Buffer =>
    Buffer.from(`${Papa.unparse(rows, { delimiter, newline: '\r\n' })}\r\n`)
  if (bom) yield Buffer.from('\ufeff')
  yield lines([table.columns.map((column) => csvCell(column.title))])
  for await (const rows of table.rows) yield lines(rows.map((row) => row.map(textCell)))
}

/** In CSV every cell was written as a text, but for those that were numbers from the start. */
const textCell = (cell: SheetCell): string | number | boolean | null =>
  typeof cell === 'string' ? csvCell(cell) : cell instanceof Date ? cell.toISOString() : cell
