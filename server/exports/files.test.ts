import Excel from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { exporting } from '../../test/exporting.ts'
import { csvCell, plainCell, sameCell } from '../platform/files/csv-cells.ts'

const app = await testApp({ background: true })
const { take, download, cells, rows } = exporting(app)
afterAll(() => app.close())

beforeAll(async () => {
  const { body, status, text } = await app.request('POST', '/customers', {
    body: {
      number: '007',
      created_at: '2025-12-31T22:30:00.000Z',
      email: 'ada@example.com',
      first_name: 'Ada',
      last_name: '=1+1',
      phones: [{ number: '+49 30 1234567' }],
      vip: true,
      personal_discount: 12.5,
    },
  })
  expect(status, text).toBe(201)
  // Before the days of spreadsheets, which begin in 1900: nobody is entered with such a birthday any more.
  await sql`update customers set date_of_birth = '1815-12-10' where number = '007'`.execute(app.db.write)
  const add = (more: object) =>
    app.request('POST', `/customers/${body.id}/addresses`, { body: { country: 'DE', ...more } })
  await add({ line1: 'One 1', city: 'Berlin', parts: { street: 'One', house: '1' } })
  await add({ line1: 'Two 2', city: 'Bonn', default_shipping: true })
  await add({ line1: 'Three 3', city: 'Bremen', code: 'third' })
  await add({ line1: 'Four 4', city: 'Baden' })
  const bare = { number: '8', first_name: 'Bob', last_name: 'Bare', email: 'bob@example.com' }
  await app.request('POST', '/customers', { body: bare })
})

describe('addresses', () => {
  const number = { columns: [{ name: 'number' }], sort: 'number' }

  test('stand beside their customer, and those without columns in a second file', async () => {
    const done = await take({ ...number, addresses: 'beside', further_addresses: 1, values: 'codes' })
    expect(done.files.map((file: { part: string }) => file.part)).toEqual(['customers', 'addresses'])
    expect((await rows(done))[0]).toMatchObject({
      number: '007',
      'billing.line1': 'One 1',
      'billing.street': 'One',
      'shipping.city': 'Bonn',
      'address_2.code': 'third',
    })
    expect(await rows(done, 1)).toMatchObject([
      { number: '007', 'address.city': 'Baden', 'address.default_billing': 'false' },
    ])
    expect(done).toMatchObject({ rows: 2, address_rows: 1 })
  })

  test('have headings for people', async () => {
    const done = await take({ ...number, addresses: 'beside', language: 'de' })
    const [head = []] = await cells(done)
    expect(head.join(';')).toContain('Rechnungsadresse: Ort')
    const [line] = (await download(done)).text.split('\r\n').slice(1)
    expect(line).toContain('Deutschland')
  })

  test('are rows of their own, by the number of their customer', async () => {
    const done = await take({ ...number, addresses: 'rows', language: 'en' })
    expect(await rows(done, 1)).toMatchObject([
      { 'Customer number': '007', City: 'Berlin', Country: 'Germany', 'Default billing address': 'Yes' },
      { City: 'Bonn', 'Default shipping address': 'Yes', 'Default billing address': 'No' },
      { City: 'Bremen' },
      { City: 'Baden' },
    ])
    expect(done.files[1].name).toMatch(/^customers-.*-addresses\.csv$/)
  })
})

describe('XLSX', () => {
  async function sheets(body: object): Promise<Excel.Workbook> {
    const done = await take({ format: 'xlsx', sort: 'number', language: 'en', ...body })
    const origin = await app.listen()
    const answer = await fetch(`${origin}/api/v1/exports/${done.id}/files/${done.files[0].id}`, {
      headers: app.administrator.headers,
    })
    expect(answer.headers.get('content-type')).toContain('spreadsheetml')
    const book = new Excel.Workbook()
    await book.xlsx.load(await answer.arrayBuffer())
    return book
  }
  const columns = ['number', 'last_name', 'phones', 'created_at', 'date_of_birth', 'vip', 'personal_discount'].map(
    (name) => ({ name }),
  )

  test('has texts that stay texts, real dates and numbers, and a sheet of addresses', async () => {
    const book = await sheets({ columns, addresses: 'rows', time_zone: 'Europe/Berlin' })
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['Customers', 'Addresses'])
    const row = book.getWorksheet('Customers')?.getRow(2)
    expect([1, 2, 3, 4, 5, 6, 7].map((at) => row?.getCell(at).value)).toEqual([
      '007',
      '=1+1',
      '+49 30 1234567',
      new Date('2025-12-31T23:30:00Z'),
      '1815-12-10',
      'Yes',
      12.5,
    ])
    expect(row?.getCell(2).type).toBe(Excel.ValueType.String)
    expect(book.getWorksheet('Addresses')?.rowCount).toBe(5)
  })

  test('has codes in words of programs', async () => {
    const row = (await sheets({ columns, values: 'codes' })).worksheets[0]
    expect(row?.getRow(1).getCell(4).value).toBe('created_at')
    expect(row?.getRow(2).getCell(4).value).toEqual(new Date('2025-12-31T22:30:00Z'))
    expect(row?.getRow(2).getCell(6).value).toBe(true)
  })
})

test('a cell that was made harmless is read back as it was', () => {
  const texts = [
    '=1',
    "'=1",
    "''@x",
    '+49 30 1',
    '-5',
    '+1,+2',
    '-2+cmd',
    '+a',
    "'quoted'",
    'plain',
    '@x',
    "'",
    "'5",
    "''7",
    '007',
    '-2+3',
    '+49-30-1',
    '＝1',
    "'＠x",
    '\tx',
    '\nx',
    'NULL',
    "'None",
    'Null',
    '#N/A',
    '+49 30 1 ext. 5, +4930',
  ]
  expect(texts.map((text) => plainCell(csvCell(text)))).toEqual(texts)
  expect(texts.map((text) => plainCell(sameCell(text)))).toEqual(texts)
  expect(texts.filter((text) => csvCell(text) === text)).toEqual([
    '+49 30 1',
    "'quoted'",
    'plain',
    "'",
    '007',
    '+49 30 1 ext. 5, +4930',
  ])
})
