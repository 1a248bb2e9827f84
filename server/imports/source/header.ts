import { Refusal } from '../../platform/refusal.ts'
import type { ImportSource } from './source.ts'
import type { TableRow } from './table.ts'

/** Whether a text is what a column is called, as far as whoever opens the file knows. */
export type KnowsHeading = (name: string) => boolean

export interface Header {
  /** As a spreadsheet counts. */
  header_row: number
  columns: string[]
  rows: AsyncGenerator<TableRow[]>
}

/** So many rows are looked at: what stands above a table is short. */
const lookedAt = 30
/** Of wide tables fewer, so that a look is brief. */
const mostCells = 3_000
/** Everything that looks at a file looks at each of its columns, and at all of them at once. */
const mostColumns = 1_000
/** What is longer is a sentence: its beginning names the column. */
const longestName = 200

/** Takes the row that names the columns off a table: the one that is wanted, else the one found; null where there is none. */
export async function takeHeader(
  source: ImportSource,
  rows: AsyncGenerator<TableRow[]>,
  wanted: number | undefined,
  knows: KnowsHeading,
): Promise<Header | null> {
  const begun: TableRow[] = []
  while (begun.length < lookedAt || (begun.at(-1)?.row ?? 0) < (wanted ?? 0)) {
    const next = await rows.next()
    if (next.done) break
    begun.push(...next.value)
  }
  const width = Math.max(1, ...begun.slice(0, lookedAt).map(({ cells }) => Math.min(cells.length, mostColumns)))
  const first = begun.slice(0, Math.min(lookedAt, Math.ceil(mostCells / width)))
  const at = wanted === undefined ? likelyHeader(first, knows) : begun.findIndex(({ row }) => row >= wanted)
  const header = begun[at]
  if (!header) return null
  return {
    header_row: header.row,
    columns: columnsOf(source, begun, at),
    rows: after(begun.slice(at + 1), rows),
  }
}

async function* after(begun: TableRow[], rest: AsyncGenerator<TableRow[]>): AsyncGenerator<TableRow[]> {
  if (begun.length > 0) yield begun
  yield* rest
}

/**
 * The row with the most names that are known, where it has two more than the first row and no other has nearly as many:
 * words of data repeat. Without such a row a lone title gives way to the first row that is nearly as wide as the table.
 */
function likelyHeader(rows: readonly TableRow[], knows: KnowsHeading): number {
  const widest = Math.max(0, ...rows.map(({ cells }) => filled(cells).length))
  const scores = rows.map((_, at) => (at === 0 || widest > 1 ? namesIn(rows, at).filter(knows).length : 0))
  const best = Math.max(0, ...scores)
  const at = scores.indexOf(best)
  const rivals = scores.filter((score, other) => other > at && score > best / 2).length
  if (at > 0 && best > (scores[0] ?? 0) && best >= filled(rows[at]!.cells).length / 3 && rivals === 0)
    if (best > 1 || isTitle(rows[0]!, widest)) return at
  if ((scores[0] ?? 0) > 0 || !rows[0] || !isTitle(rows[0], widest)) return 0
  const found = rows.findIndex(({ cells }) => filled(cells).length >= widest * 0.75 && filled(cells).every(isHeading))
  return Math.max(0, found)
}

const filled = (cells: readonly string[]): string[] => cells.map((cell) => cell.trim()).filter((cell) => cell !== '')

const isTitle = ({ cells }: TableRow, widest: number): boolean =>
  widest > 2 && filled(cells).length === 1 && filled(cells.slice(0, 1)).length === 1

const isHeading = (cell: string): boolean => /^\p{L}/u.test(cell) && !cell.includes('@')

/** Columns without a name, or with the name of another one, get one of their own. */
function columnsOf(source: ImportSource, rows: readonly TableRow[], at: number): string[] {
  const taken = new Set<string>()
  const named = namesIn(rows, at)
  demandFew(source, named)
  return named.map((cell, place) => {
    const name = cell || `Column ${place + 1}`
    let unique = name
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) {
      const mark = ` (${n})`
      unique = `${shortened(name, longestName - mark.length)}${mark}`
    }
    taken.add(unique.toLowerCase())
    return unique
  })
}

/** The names in a row. Names that come twice have what the row above says of several columns before them: merged cells. */
function namesIn(rows: readonly TableRow[], at: number): string[] {
  const names = headings(rows[at]?.cells ?? [])
  const above = rows[at - 1]?.cells.map(clean) ?? []
  if (names.length < 2 || filled(above).length < 2) return names
  const seen = new Map<string, number>()
  for (const name of names) seen.set(name.toLowerCase(), (seen.get(name.toLowerCase()) ?? 0) + 1)
  let group = ''
  return names.map((name, place) => {
    group = above[place] || group
    return name && group && (seen.get(name.toLowerCase()) ?? 0) > 1 ? clean(`${group} ${name}`) : name
  })
}

/** Without the blank ones at the end, which some programs write by the thousand. */
export function headings(cells: readonly string[]): string[] {
  const named = cells.map(clean)
  return named.slice(0, named.findLastIndex((cell) => cell !== '') + 1)
}

/** What can be stored, in one line. */
const clean = (cell: string): string =>
  // oxlint-disable-next-line no-control-regex -- control characters are what must go
  shortened(
    cell
      .toWellFormed()
      .replace(/[\u0000-\u001f\u007f\s]+/g, ' ')
      .trim(),
    longestName,
  )

/** A letter of two halves is not cut apart. */
const shortened = (text: string, most: number): string =>
  text.length <= most
    ? text
    : text
        .slice(0, most)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()

/** Refuses with `file_wide` what has too many columns. */
export function demandFew(source: ImportSource, { length }: readonly string[]): void {
  if (length <= mostColumns) return
  throw new Refusal('file_wide', `"${source.name}" has more than ${mostColumns} columns. Leave out those not needed.`, {
    data: { max: mostColumns },
  })
}
