import type { BodyOf, ResponseOf } from '../../contract/platform/endpoint.ts'
import type { ImportProblem, previewImport as contract } from '../../contract/imports/imports.ts'
import { unnamedSource, type ImportSettings } from '../../contract/imports/settings.ts'
import { cardCounter } from '../../contract/imports/card-numbers.ts'
import type { ImportResource } from '../../contract/record-jobs.ts'
import { can, type Actor } from '../platform/actor.ts'
import type { Program } from '../platform/slice.ts'
import { nullWord } from '../platform/files/null-words.ts'
import { profileSettings } from './queries/profiles.ts'
import { guessSource } from './rules/guess-source.ts'
import { demandNoCardHeadings, withoutRefused } from './rules/demand-no-cards.ts'
import { maskedCell } from './rules/read-password.ts'
import { demandImport } from './rights.ts'
import { importerOf } from './importers.ts'
import { headingsKnown } from './rules/known-headings.ts'
import { missingColumns } from './rules/rows.ts'
import { storedSource, type ImportSource } from './source/source.ts'
import { openTable, type Reading, type Table, type TableRow } from './source/table.ts'
import { shown } from './run/record.ts'
import { cut } from '../../contract/platform/line.ts'

const mostRows = 200
/** A wide table shows fewer rows, so that a look is brief: nothing else is answered meanwhile. */
const mostCells = 25_000
const mostSamples = 5
const mostProblems = 50

type Preview = ResponseOf<typeof contract>

/** Looks at the first rows of an uploaded file. */
export async function previewImport(
  program: Program,
  actor: Actor,
  {
    file_id,
    profile,
    settings: given,
    resource: held,
    encoding,
    delimiter,
    sheet,
    header_row,
  }: BodyOf<typeof contract>,
): Promise<Preview> {
  const settings = profile && !given ? await profileSettings({ db: program.db.read }, profile) : given
  const resource = settings?.resource ?? held
  demandImport(actor, resource)
  const source = await storedSource(program, file_id, actor)
  const credentials = can(actor, 'imports.credentials')
  const reading = {
    ...(encoding && { encoding }),
    ...(delimiter && { delimiter }),
    ...(sheet && { sheet }),
    ...(header_row && { header_row }),
  }
  const looked = await lookAt(resource, source, reading, credentials, settings)
  const recognised = settings ? null : importerOf(resource).recognise?.(looked.table.columns, credentials)
  const chosen = settings ?? (recognised ? withoutRefused(recognised.settings, looked.columns) : looked.guessed)
  return {
    encoding: looked.table.encoding,
    delimiter: looked.table.delimiter,
    sheet: looked.table.sheet,
    sheets: looked.table.sheets,
    header_row: looked.table.header_row,
    columns: looked.columns.map(({ name, samples, refused }) => {
      const target = chosen.mapping.find((one) => one.column.toLowerCase() === name.toLowerCase())?.target
      return { name, samples: samples.map((cell) => maskedCell(cell, target)), refused }
    }),
    missing: missingColumns(chosen, looked.table.columns),
    settings: chosen,
    recognised: recognised?.file ?? null,
    guessed: looked.guessed,
    rows: looked.rows.length,
    problems: problemsIn(looked, chosen),
  }
}

export interface Look {
  table: Table
  rows: TableRow[]
  columns: Preview['columns']
  guessed: ImportSettings
}

/** Reads the first rows and guesses what the columns are. */
export async function lookAt(
  resource: ImportResource,
  source: ImportSource,
  given: Partial<Reading>,
  passwords: boolean,
  settings?: ImportSettings | null,
): Promise<Look> {
  const table = await openTable(source, given, headingsKnown(importerOf(resource), settings))
  demandNoCardHeadings(table.columns)
  const rows: TableRow[] = []
  const most = Math.min(mostRows, Math.ceil(mostCells / Math.max(1, table.columns.length)))
  for await (const part of table.rows) {
    rows.push(...part.slice(0, most - rows.length))
    if (rows.length >= most) break
  }
  const filled = table.columns.map((name, at) => ({
    name,
    samples: rows.map(({ cells }) => cells[at]?.trim() ?? '').filter((cell) => cell !== '' && !isNull(cell)),
  }))
  const cards = cardCounter(table.columns)
  for (const { cells } of rows) cards.add(cells)
  const refused = new Set(cards.found())
  const columns = filled.map(({ name, samples }) => ({
    name,
    samples: refused.has(name) ? [] : [...new Set(samples)].slice(0, mostSamples).map((cell) => cut(cell, 200)),
    refused: refused.has(name) ? ('card_numbers' as const) : null,
  }))
  const shown = filled.filter(({ name }) => !refused.has(name))
  return {
    table,
    rows,
    columns,
    guessed: importerOf(resource).guess(shown, passwords, guessSource(source.name) ?? unnamedSource),
  }
}

/** What says nothing tells nothing of its column. */
const isNull = (cell: string): boolean => (nullWord(cell) ?? 'word') !== 'word'

/** What of the first rows could not be read. Columns that never come in are not read either. */
function problemsIn({ table, rows, columns }: Look, chosen: ImportSettings): ImportProblem[] {
  const settings = withoutRefused(chosen, columns)
  const read = importerOf(settings.resource).rowReader(table.columns, settings)
  const problems = rows.map(read).flatMap(({ row, remarks, refused, skipped }) =>
    (refused ? [refused] : skipped ? [skipped] : remarks).map((remark): ImportProblem => ({
      ...shown(settings, remark),
      row,
      outcome: refused ? 'refused' : skipped ? 'skipped' : null,
      customer_id: null,
      record_id: null,
    })),
  )
  return problems.slice(0, mostProblems)
}
