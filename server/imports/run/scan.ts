import { setImmediate } from 'node:timers/promises'
import type { ImportSettings } from '../../../contract/imports/settings.ts'
import { refuseProblem } from '../../platform/refusal.ts'
import { targetOfMatch } from '../../../contract/imports/settings.ts'
import { importerOf } from '../importers.ts'
import { cardCounter } from '../../../contract/imports/card-numbers.ts'
import { demandNoCardHeadings, demandNoCards } from '../rules/demand-no-cards.ts'
import { headingsKnown } from '../rules/known-headings.ts'
import { missingColumns, type ImportedRow, type LastWords } from '../rules/rows.ts'
import type { ImportSource } from '../source/source.ts'
import { openTable, type Reading, type TableRow } from '../source/table.ts'
import { watchOrders } from '../rules/dates/columns.ts'
import { isOurFile } from '../rules/our-files.ts'
import { mendCells, watchTexts, type TextMend } from '../rules/texts.ts'
import { hashCollector } from './duplicates.ts'
import { sampler } from './sample.ts'

export interface Scanned extends Reading {
  columns: string[]
  rows: number
  /** Hashes of keys that several rows have; only where they are asked for. */
  repeated: Set<number>
  missing: string[]
  /** What is to be done with texts that a program spoilt, by the place of their column. */
  mends: ReadonlyMap<number, readonly TextMend[]>
  /** Those that were given, with what only the whole file shows. */
  settings: ImportSettings
  /** Rows from all over the file. */
  sample: ImportedRow[]
}

/** Reads a file to its end before anything is done with it: one that cannot be read whole is not begun. */
export async function scan(
  source: ImportSource,
  settings: ImportSettings,
  reading: Partial<Reading>,
  checkpoint: () => void,
  repeated: boolean,
): Promise<Scanned> {
  const importer = importerOf(settings.resource)
  const table = await openTable(source, reading, headingsKnown(importer, settings))
  demandNoCardHeadings(table.columns)
  const missing = missingColumns(settings, table.columns)
  demandColumns(settings, missing)
  const read = importer.rowReader(table.columns, settings)
  const hashes = hashCollector()
  const orders = watchOrders(settings, table.columns)
  const readKeys = repeated ? read : keyReader(table.columns, settings)
  const cards = cardCounter(table.columns)
  const sample = sampler()
  const texts = watchTexts(isOurFile(settings.resource, table.columns) ? [] : table.columns)
  let rows = 0
  for await (const part of table.rows) {
    checkpoint()
    rows += part.length
    for (const row of part) {
      sample.add(row)
      orders.see(row.cells)
      cards.add(row.cells)
      texts.see(row.cells)
    }
    if (readKeys)
      for (const row of part) {
        const known = readKeys(row)
        for (const key of importer.keysOf(settings, known)) hashes.add(key)
        if (repeated) for (const key of importer.twinKeys?.(known) ?? []) hashes.add(key)
      }
    await setImmediate()
  }
  demandNoCards(settings, cards.found())
  const { encoding, delimiter, sheet, header_row, columns } = table
  const settled = orders.settled()
  const mends = texts.mends()
  const readSettled = importer.rowReader(table.columns, settled)
  return {
    encoding,
    delimiter,
    sheet,
    header_row,
    columns,
    rows,
    repeated: hashes.repeated(),
    missing,
    mends,
    settings: settled,
    sample: sample.rows().map((row) => readSettled(mended(row, mends))),
  }
}

/** Reads only what rows are found by. */
function keyReader(columns: readonly string[], settings: ImportSettings): ((row: TableRow) => ImportedRow) | null {
  const targets = new Set<string>(settings.match.map(targetOfMatch))
  const mapping = settings.mapping.filter(({ target }) => targets.has(target))
  return mapping.length > 0 ? importerOf(settings.resource).rowReader(columns, { ...settings, mapping }) : null
}

function demandColumns(settings: ImportSettings, missing: readonly string[]): void {
  if (missing.length === settings.mapping.length)
    throw refuseProblem('invalid', '', 'columns_unknown', { columns: missing.slice(0, 10).join(', ') })
  for (const match of settings.match) {
    const columns = settings.mapping.filter((one) => one.target === targetOfMatch(match))
    if (columns.every(({ column }) => missing.includes(column)))
      throw refuseProblem('invalid', '', 'match_column', { by: match, column: columns[0]?.column })
  }
}

const batchRows = 500

/** The rows after `after`, read by the mapping, in batches. */
export async function* batches(
  source: ImportSource,
  settings: ImportSettings,
  reading: Reading & Pick<Scanned, 'mends'>,
  after: number,
  last?: LastWords | null,
): AsyncGenerator<ImportedRow[]> {
  const table = await openTable(source, reading)
  const importer = importerOf(settings.resource)
  const read = importer.rowReader(table.columns, settings)
  let batch: ImportedRow[] = []
  for await (const part of table.rows) {
    for (const row of part) {
      if (row.row <= after) continue
      const next = read(mended(row, reading.mends))
      if (last) next.last = last
      const head = batch.at(-1)
      if (head && importer.goesWith?.(settings, head, next)) {
        importer.follow?.(head, next)
        continue
      }
      if (batch.length >= batchRows) {
        yield batch
        batch = []
      }
      batch.push(next)
    }
  }
  if (batch.length > 0) yield batch
}

const mended = (row: TableRow, mends: Scanned['mends']): TableRow =>
  mends.size === 0 ? row : { ...row, cells: mendCells(row.cells, mends) }
