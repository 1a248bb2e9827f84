import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { kindOf } from '../../../contract/platform/kinds/kinds.ts'
import type { Field } from '../../../contract/platform/record.ts'
import { plainCell } from '../../platform/files/csv-cells.ts'
import { localSource } from '../../imports/source/source.ts'
import { openTable } from '../../imports/source/table.ts'
import { filesOf } from '../run/files.ts'
import type { ExportRequest } from '../tables.ts'
import { writerOf, type Writing } from './values.ts'
import { fileWords } from './words.ts'

const folder = mkdtempSync(join(tmpdir(), 'clientele-cells-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Fields that no record of the product has yet, with values that a file must not lose. */
const fields: [Field, unknown[]][] = [
  [
    { name: 'price', kind: 'money' },
    [
      { amount: 123450, currency: 'EUR' },
      { amount: -5, currency: 'USD' },
      { amount: 1234, currency: 'JPY' },
      { amount: 1234, currency: 'KWD' },
    ],
  ],
  [
    { name: 'remark', kind: 'long_text' },
    ['First line\nsecond; "line"\n\nlast', '=1+1\nis no formula', `${'long '.repeat(600)}end`, '-'],
  ],
]

async function written(format: 'csv' | 'xlsx', values: 'codes' | 'labels', language: 'en' | 'de'): Promise<string> {
  const writing: Writing = {
    labels: values === 'labels',
    typed: format === 'xlsx',
    language,
    zone: 'UTC',
    words: fileWords[language],
    references: {},
  }
  const writers = fields.map(([field]) => writerOf(field, writing, {}))
  const rows = [0, 1, 2, 3].map((at) => writers.map(({ write }, column) => write(fields[column]![1][at])))
  async function* tables() {
    const columns = fields.map(([field], at) => ({ title: field.name, kind: writers[at]!.kind }))
    yield {
      part: 'customers' as const,
      columns,
      rows: (async function* () {
        yield rows
      })(),
    }
  }
  const path = join(folder, `${values}-${language}.${format}`)
  const request = { format, values, language, delimiter: ';', bom: true } as ExportRequest
  for await (const file of filesOf(request, tables())) {
    const parts: Uint8Array[] = []
    for await (const part of file.bytes) parts.push(part)
    writeFileSync(path, Buffer.concat(parts))
  }
  return path
}

test.each([
  ['csv', 'codes', 'en'],
  ['xlsx', 'codes', 'en'],
  ['csv', 'labels', 'de'],
  ['xlsx', 'labels', 'en'],
] as const)('amounts and lines come back from a %s file of %s (%s) as they were', async (format, values, language) => {
  const table = await openTable(await localSource(await written(format, values, language)))
  const cells: string[][] = []
  for await (const rows of table.rows) cells.push(...rows.map((row) => row.cells))
  for (const [column, [field, given]] of fields.entries()) {
    // An import takes no notice of blanks around a cell.
    const read = cells.map((row) => kindOf(field).fromText(plainCell(row[column]!.trim()), field))
    expect(read).toEqual(given)
  }
})
