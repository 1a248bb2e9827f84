import { once } from 'node:events'
import type { stream } from 'exceljs'
import { PassThrough } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { cut } from '../../../contract/platform/line.ts'

/** Text stays text, whatever it looks like; a date is the wall clock in UTC. */
export type SheetCell = string | number | boolean | Date | null

export interface SheetColumn {
  title: string
  /** In characters. */
  width?: number
  kind: 'text' | 'number' | 'flag' | 'day' | 'moment'
}

/** A table of any length; what does not fit into one sheet goes on in further ones. */
export interface Sheet {
  name: string
  columns: readonly SheetColumn[]
  rows: AsyncIterable<readonly SheetCell[][]>
}

/** Rows of a sheet, heading included (Excel's own limit). */
const mostRows = 1_048_576
const mostLetters = 32_767
/** Bytes that may wait to be compressed before the next rows are asked for. */
const ahead = 1 << 20

const formats = { text: '@', number: '', flag: '', day: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm' } as const

/**
 * Writes sheets as one XLSX file, as a stream: rows are asked for as fast as bytes are taken away. Memory stays flat.
 */
export async function* writeXlsx(sheets: AsyncIterable<Sheet> | Iterable<Sheet>): AsyncGenerator<Uint8Array> {
  const { default: Excel } = await import('exceljs')
  const out = new PassThrough({ highWaterMark: ahead })
  const book = new Excel.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
    zip: { zlib: { level: 1 } },
  } as ConstructorParameters<typeof Excel.stream.xlsx.WorkbookWriter>[0])
  const writing = fill(book, sheets, out)
  writing.catch((error: unknown) => out.destroy(error as Error))
  try {
    yield* out as AsyncIterable<Uint8Array>
    await writing
  } finally {
    out.destroy()
    // What the rows are read from must not go away under it.
    await writing.catch(() => undefined)
  }
}

type Book = InstanceType<typeof stream.xlsx.WorkbookWriter>

async function fill(book: Book, sheets: AsyncIterable<Sheet> | Iterable<Sheet>, out: PassThrough): Promise<void> {
  for await (const sheet of sheets) {
    let part = 1
    let current = openSheet(book, sheet, part)
    let left = mostRows - 1
    for await (const rows of sheet.rows) {
      for (const row of rows) {
        if (left === 0) {
          current.commit()
          current = openSheet(book, sheet, (part += 1))
          left = mostRows - 1
        }
        current.addRow(row.map(fitting)).commit()
        left -= 1
      }
      await taken(current, out)
    }
    current.commit()
  }
  await Promise.race([book.commit(), once(out, 'close')])
}

const fitting = (cell: SheetCell): SheetCell =>
  typeof cell === 'string' && cell.length > mostLetters ? `${cut(cell, mostLetters - 1)}…` : cell

function openSheet(book: Book, { name, columns }: Sheet, part: number): ReturnType<Book['addWorksheet']> {
  const title = part === 1 ? name : `${name} ${part}`
  const sheet = book.addWorksheet(title.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ width, kind }) => ({
    width: width ?? 16,
    ...(formats[kind] && { style: { numFmt: formats[kind] } }),
  }))
  const head = sheet.addRow(columns.map((column) => column.title))
  head.font = { bold: true }
  head.commit()
  return sheet
}

/** A stream of the writer's own kind, older than Node's: how much waits in it is in its state alone. */
interface Pipe {
  _writableState: { length: number }
}

/** The writer itself never says that it is full: what waits in its pipes is looked at instead. */
async function taken(sheet: object, out: PassThrough): Promise<void> {
  const { pipes } = (sheet as { stream: { pipes: Pipe[] } }).stream
  const waiting = (): number => pipes.reduce((sum, pipe) => sum + pipe._writableState.length, 0) + out.readableLength
  do {
    await new Promise(setImmediate)
    if (out.destroyed) throw new Error('Nobody takes the file any more.')
    if (waiting() > ahead) await pause(2)
  } while (waiting() > ahead)
}
