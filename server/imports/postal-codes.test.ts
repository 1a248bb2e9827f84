import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { codes, columns, importing } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { addressesOf, bring, one } = importing(app)

const mapping = columns('email', 'address.postal_code', 'address.country', 'address.line1')
const settings = { mapping, match: ['email'], mode: 'both' }
const fileOf = (rows: string[][]) =>
  ['email,address.postal_code,address.country,address.line1', ...rows.map((row) => row.join(','))].join('\n')

const samples = readFileSync(new URL('../../test/samples/postal-codes.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(';') as [string, string, string])
const rowsOf = (part: 1 | 2) =>
  samples.flatMap((line) =>
    line[part]
      .split('|')
      .map((code, at) => [`${line[0]}${part}${at}@codes.example`.toLowerCase(), code, line[0], `Way ${at}`]),
  )

test('of 320 right postal codes of 33 countries none is remarked on, of 324 wrong ones each', async () => {
  const right = await bring(fileOf(rowsOf(1)), { settings })
  expect(right.counts).toMatchObject({ created: rowsOf(1).length, warnings: 0 })
  const wrong = await bring(fileOf(rowsOf(2)), { settings })
  expect(wrong.counts).toMatchObject({ created: rowsOf(2).length, warnings: rowsOf(2).length, refused: 0 })
  expect(new Set(codes(wrong))).toEqual(new Set(['postal_code']))
})

test('a remark offers the zero that a spreadsheet has dropped; the code stays as it came', async () => {
  const file = fileOf([
    ['z1@zero.example', '1067', 'DE', 'Weg 1'],
    ['z2@zero.example', '2108', 'US', 'Main 1'],
    ['z3@zero.example', 'K1A O81', 'CA', 'Main 1'],
    ['z4@zero.example', '1010', 'AT', 'Ring 1'],
    ['z5@zero.example', '9999', '', 'Ring 1'],
  ])
  for (const dry_run of [true, false]) {
    const done = await bring(file, { settings, dry_run })
    expect(done.counts).toMatchObject({ created: 5, warnings: 3 })
    expect(done.problems).toMatchObject([
      { row: 2, column: 'address.postal_code', value: '1067', code: 'postal_code', params: { offered: '01067' } },
      { row: 3, value: '2108', code: 'postal_code', params: { offered: '02108' } },
      { row: 4, value: 'K1A O81', code: 'postal_code', params: { example: 'H3Z 2Y7' } },
    ])
    expect(done.problems[2].params.offered).toBeUndefined()
  }
  expect(await addressesOf((await one('z1@zero.example')).id)).toMatchObject([{ postal_code: '1067' }])
  expect((await bring(file, { settings })).counts).toMatchObject({ unchanged: 5, warnings: 3 })
})
