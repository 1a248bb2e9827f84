import { posix } from 'node:path'
import { Refusal } from '../../platform/refusal.ts'
import type { TableRow } from './table.ts'
import { columnAt, lookOf, numberText, type NumberLook } from './xlsx-cells.ts'
import { xmlReader, type XmlHandler } from './xml.ts'

/** Opens a file in the archive; null where there is none. */
export type Part = (path: string) => AsyncIterable<Buffer> | null

export interface Book {
  sheets: { name: string; path: string; hidden: boolean }[]
  date1904: boolean
}

/** Texts that cells share are held in memory: more than this should come as CSV. */
const mostShared = 200_000_000
const mostStyles = 100_000

async function read(content: AsyncIterable<Buffer> | null, handler: Partial<XmlHandler>): Promise<void> {
  if (!content) return
  const none = (): void => undefined
  const feed = xmlReader({ open: none, close: none, text: none, ...handler })
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of content) feed(decoder.decode(chunk, { stream: true }))
  feed(decoder.decode())
}

/** The sheets of a workbook with the files that hold them, and the day from which its dates count. */
export async function readWorkbook(part: Part, path: string): Promise<Book> {
  const folder = posix.dirname(path)
  const targets = new Map<string, string>()
  await read(part(`${folder}/_rels/${posix.basename(path)}.rels`), {
    open(name, attribute) {
      const [id, target] = [attribute('Id'), attribute('Target')]
      if (name === 'Relationship' && id && target)
        targets.set(id, target.startsWith('/') ? target.slice(1) : posix.join(folder, target))
    },
  })
  const book: Book = { sheets: [], date1904: false }
  await read(part(path), {
    open(name, attribute) {
      if (name === 'workbookPr') book.date1904 = /^(1|true)$/.test(attribute('date1904') ?? '')
      if (name !== 'sheet') return
      const target = targets.get(attribute('id') ?? '')
      const state = attribute('state') ?? 'visible'
      if (target) book.sheets.push({ name: attribute('name') ?? '', path: target, hidden: state !== 'visible' })
    },
  })
  return { ...book, sheets: book.sheets.filter((one) => /worksheets?\//i.test(one.path)) }
}

/** How the numbers of each style of cells are shown. */
export async function readStyles(part: Part, path: string): Promise<NumberLook[]> {
  const codes = new Map<number, string>()
  const styles: NumberLook[] = []
  let inCells = false
  await read(part(path), {
    open(name, attribute) {
      const id = Number(attribute('numFmtId') ?? 0)
      if (name === 'numFmt') codes.set(id, attribute('formatCode') ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells && styles.length < mostStyles) styles.push(lookOf(id, codes.get(id)))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

/** The texts that cells share; how they are spoken is no part of them. */
export async function readStrings(part: Part, path: string): Promise<string[]> {
  const strings: string[] = []
  let [text, inText, spoken, total] = ['', false, false, 0]
  await read(part(path), {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') spoken = true
      inText = name === 't' && !spoken
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') spoken = false
      if (name !== 'si') return
      strings.push(text)
      total += text.length + 16
      if (total > mostShared)
        throw new Refusal('file_heavy', 'This spreadsheet holds too much text to be read at once: save it as CSV.')
    },
    text(piece) {
      if (inText) text += piece
    },
  })
  return strings
}

export interface SheetContext {
  styles: readonly NumberLook[]
  strings: readonly string[]
  date1904: boolean
}

/** Rows in which there is something, in the order of the sheet, as they are unpacked. */
export async function* rowsOfSheet(part: Part, path: string, context: SheetContext): AsyncGenerator<TableRow[]> {
  const content = part(path)
  if (!content) throw new SyntaxError('There is no such sheet.')
  const done: TableRow[] = []
  const feed = xmlReader(sheetHandler(context, (row) => done.push(row)))
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of content) {
    feed(decoder.decode(chunk, { stream: true }))
    if (done.length > 0) yield done.splice(0)
  }
  feed(decoder.decode())
  if (done.length > 0) yield done
}

function sheetHandler({ styles, strings, date1904 }: SheetContext, take: (row: TableRow) => void): XmlHandler {
  let row = 0
  let hidden = false
  let cells: string[] = []
  let [column, type, style, value, inValue, spoken] = [-1, '', 0, '', false, false]
  const text = (): string => {
    if (type === 's') return strings[Number(value)] ?? ''
    if (type === 'b') return value.trim() === '1' ? 'true' : 'false'
    if (type === 'e') return ''
    if (type === 'd') return value.replace(/T00:00:00(\.0+)?Z?$/, '')
    return type === 'str' || type === 'inlineStr'
      ? value
      : numberText(value, styles[style] ?? { kind: 'plain' }, date1904)
  }
  return {
    open(name, attribute) {
      if (name === 'row') {
        row = Number(attribute('r') ?? row + 1)
        hidden = /^(1|true)$/.test(attribute('hidden') ?? '')
        cells = []
        column = -1
      } else if (name === 'c') {
        const reference = attribute('r')
        const at = reference === undefined ? column + 1 : columnAt(reference)
        if (at === null || at > 16_383) throw new SyntaxError('There is no such column.')
        column = at
        type = attribute('t') ?? 'n'
        style = Number(attribute('s') ?? 0)
        value = ''
      } else if (name === 'rPh') spoken = true
      else if (name === 'v' || (name === 't' && !spoken)) inValue = true
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'rPh') spoken = false
      else if (name === 'c' && value !== '') {
        while (cells.length < column) cells.push('')
        cells[column] = text()
      } else if (name === 'row' && cells.some((cell) => cell.trim() !== ''))
        take({ row, cells, ...(hidden && { hidden }) })
    },
    text(piece) {
      if (inValue) value += piece
    },
  }
}
