import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import Papa from 'papaparse'
import type { ImportRow } from '../../contract/imports/rows.ts'
import type { ImportRecord } from '../../contract/imports/imports.ts'
import { attachment } from '../platform/files/downloads.ts'
import { harmlessCell } from '../platform/files/csv-cells.ts'
import type { Reading } from '../platform/database/tx.ts'
import { readImport } from './queries/imports.ts'
import { readRows } from './queries/rows.ts'

const page = 1_000
const header = ['row', 'outcome', 'number', 'name', 'field', 'from', 'to', 'remarks', 'likely_doubles']

/** Sends what a check found as CSV, read piece by piece. */
export async function sendImportRows(
  reading: Reading,
  reply: FastifyReply,
  id: string,
  outcome: ImportRow['outcome'] | undefined,
): Promise<FastifyReply> {
  const found = await readImport(reading, id)
  return reply
    .header('content-disposition', attachment(`${found.file_name.replace(/\.[^.]{1,5}$/, '')}-check.csv`))
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .type('text/csv; charset=utf-8')
    .send(Readable.from(lines(reading, found, outcome)))
}

async function* lines(
  reading: Reading,
  of: ImportRecord,
  outcome: ImportRow['outcome'] | undefined,
): AsyncGenerator<Buffer> {
  yield Buffer.from(`\ufeff${Papa.unparse([header])}\r\n`)
  for (let after = 0; ;) {
    const rows = await readRows(reading, of, outcome, after, page)
    if (rows.length > 0) yield Buffer.from(`${Papa.unparse(rows.flatMap(linesOf))}\r\n`)
    if (rows.length < page) return
    after = rows.at(-1)!.row
  }
}

/** A line for each field; one for a row that changes none. */
function linesOf({
  row,
  outcome,
  number,
  display_name,
  changes,
  problems,
  lookalikes,
  same_file,
}: ImportRow): unknown[][] {
  const remarks = problems.map((one) => [one.column, one.message].filter(Boolean).join(': ')).join('\n')
  const doubles = [
    ...lookalikes.map((one) => `${one.number} (${one.reasons.join(' + ')})`),
    ...same_file.map((one) => `row ${one.row} (${one.reasons.join(' + ')})`),
  ].join(', ')
  const told = changes.length > 0 ? changes : [{ field: '', from: null, to: null }]
  return told.map(({ field, from, to }, at) => {
    const once = at === 0 ? [remarks, doubles] : ['', '']
    return [row, outcome, number ?? '', display_name ?? '', field, text(from), text(to), ...once].map((cell) =>
      typeof cell === 'string' ? harmlessCell(cell) : cell,
    )
  })
}

function text(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object' && 'masked' in value) return '•••'
  if (Array.isArray(value)) return value.map(String).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string)
}
