import ExcelJS from 'exceljs'
import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { columns, importing } from '../../test/importing.ts'
import { xlsx, zip } from '../../test/zip.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { addressesOf, bring, one, upload } = importing(app)

const preview = async (content: Buffer, more: object = {}) =>
  app.request('POST', '/imports/preview', { body: { file_id: await upload(content, 'people.xlsx'), ...more } })

async function samples(content: Buffer): Promise<Record<string, string[]>> {
  const { body, text } = await preview(content)
  expect(body.columns, text).toBeDefined()
  return Object.fromEntries(body.columns.map((one: { name: string; samples: string[] }) => [one.name, one.samples]))
}

/** A workbook as a program writes it that keeps texts apart, formats numbers and has several sheets. */
async function written(date1904 = false): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  book.properties.date1904 = date1904
  book.addWorksheet('Empty')
  const sheet = book.addWorksheet('People')
  sheet.addRow(['email', 'Last name', 'Born', 'Zip', 'Phone', 'VIP', 'Registered', 'Company', 'Discount', 'City'])
  sheet.addRow([])
  const row = sheet.addRow([
    'xl@example.com',
    { richText: [{ text: 'Möl' }, { text: 'ler', font: { bold: true } }] },
    new Date('1984-03-09T00:00:00Z'),
    1067,
    4_930_901_820,
    true,
    new Date('2021-05-06T07:08:09Z'),
    { formula: 'UPPER("acme")', result: 'ACME' },
    0.125,
    'Dresden',
  ])
  row.getCell(3).numFmt = 'dd/mm/yyyy'
  row.getCell(4).numFmt = '00000'
  row.getCell(7).numFmt = 'yyyy-mm-dd hh:mm:ss'
  row.getCell(9).numFmt = '0.0%'
  sheet.mergeCells('J3:K3')
  book.addWorksheet('Notes').addRow(['x', 'y'])
  return Buffer.from(await book.xlsx.writeBuffer())
}

describe('a spreadsheet', () => {
  test.each([false, true])('comes in cell by cell as it is shown (dates since 1904: %s)', async (date1904) => {
    expect(await samples(await written(date1904))).toEqual({
      email: ['xl@example.com'],
      'Last name': ['Möller'],
      Born: ['1984-03-09'],
      Zip: ['01067'],
      Phone: ['4930901820'],
      VIP: ['true'],
      Registered: ['2021-05-06 07:08:09'],
      Company: ['ACME'],
      Discount: ['12.5%'],
      City: ['Dresden'],
    })
  })

  test('is imported, from the first sheet in which there is something or the one chosen', async () => {
    const file = await written()
    const { body } = await preview(file)
    expect(body).toMatchObject({
      encoding: null,
      delimiter: null,
      sheet: 'People',
      sheets: ['Empty', 'People', 'Notes'],
      problems: [],
    })
    const done = await bring(file, { settings: body.settings })
    expect(done).toMatchObject({ sheet: 'People', total: 1, counts: { created: 1, warnings: 0 } })
    const customer = await one('xl@example.com')
    expect(customer).toMatchObject({
      last_name: 'Möller',
      date_of_birth: '1984-03-09',
      vip: true,
      company_name: 'ACME',
      personal_discount: 12.5,
      created_at: '2021-05-06T07:08:09.000Z',
    })
    expect(await addressesOf(customer.id)).toMatchObject([{ postal_code: '01067', city: 'Dresden' }])
    expect((await bring(file, { settings: body.settings })).counts).toMatchObject({ unchanged: 1 })
    expect((await preview(file, { sheet: 'Notes' })).body.columns).toMatchObject([{ name: 'x' }, { name: 'y' }])
    const none = await preview(file, { sheet: 'Nothing' })
    expect(none.body.error).toMatchObject({ code: 'sheet_unknown', data: { sheets: 'Empty, People, Notes' } })
  })

  test('may be written in many ways', async () => {
    const rows = `<row><c t="inlineStr"><is><t>email</t></is></c><c t="inlineStr"><is><r><t>Fir</t></r><r><t>st name</t></r><rPh><t>no</t></rPh></is></c>
      <c t="s"><v>0</v></c><c t="str"><v>A &amp; B</v></c><c t="inlineStr"><is><t>Phone</t></is></c></row>
      <row r="9"><c r="A9" t="inlineStr"><is><t xml:space="preserve"> in@example.com </t></is></c><c r="B9" t="s"><v>1</v></c><c r="D9" t="e"><v>#N/A</v></c><c r="E9"><v>4.93090182E9</v></c></row>`
    const shared = `<sst><si><t>Last name</t></si><si><r><t>Jo</t></r><r><t>sé &#233;</t></r></si></sst>`
    expect(await samples(xlsx({ One: rows }, { 'xl/sharedStrings.xml': shared }))).toEqual({
      email: ['in@example.com'],
      'First name': ['José é'],
      'Last name': [],
      'A & B': [],
      Phone: ['4930901820'],
    })
    const prefixed = rows.replace(/<(\/?)(\w)/g, '<$1x:$2')
    expect(Object.keys(await samples(xlsx({ One: prefixed }, { 'xl/sharedStrings.xml': shared })))).toHaveLength(5)
  })

  test('numbers in places keep their zeros, before and after 1900 days are days', async () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="\\(000\\)\\ 000\\-0000"/><numFmt numFmtId="171" formatCode="[$-407]d/\\ mmm\\ yyyy;@"/><numFmt numFmtId="172" formatCode="[&lt;=9999]0000;General"/></numFmts>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="14"/><xf numFmtId="21"/><xf numFmtId="172"/></cellXfs></styleSheet>`
    const cells = [
      [1, '301234567'],
      [2, '30000'],
      [3, '59'],
      [3, '61'],
      [4, '0.5'],
      [5, '42'],
      [0, '0.1'],
    ]
    const row = cells.map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`).join('')
    const head = cells.map((_, at) => `<c t="inlineStr"><is><t>c${at}</t></is></c>`).join('')
    expect(await samples(xlsx({ S: `<row>${head}</row><row>${row}</row>` }, { 'xl/styles.xml': styles }))).toEqual({
      c0: ['(030) 123-4567'],
      c1: ['1982-02-18'],
      c2: ['1900-02-28'],
      c3: ['1900-03-01'],
      c4: ['12:00:00'],
      c5: ['0042'],
      c6: ['0.1'],
    })
  })
})

describe('what cannot be read', () => {
  const code = async (content: Buffer): Promise<string> => (await preview(content)).body.error.code
  const cell = '<row><c t="inlineStr"><is><t>email</t></is></c></row>'

  test('is told with a sentence', async () => {
    const good = xlsx({ One: cell })
    expect((await preview(good)).status).toBe(200)
    expect(await code(good.subarray(0, good.length - 40))).toBe('file_broken')
    expect(await code(Buffer.concat([good.subarray(0, 40), Buffer.alloc(60), good.subarray(100)]))).toBe('file_broken')
    expect(await code(xlsx({ One: '<row><c r="ZZZZ1"><v>1</v></c></row>' }))).toBe('file_broken')
    expect(await code(xlsx({ One: '' }))).toBe('file_empty')
    expect(await code(Buffer.from('d0cf11e0a1b11ae1'.padEnd(2000, '0'), 'hex'))).toBe('file_protected')
    expect(await code(zip({ 'xl/workbook.xml': 'x' }, 9))).toBe('file_protected')
    expect(await code(zip({ 'a.txt': 'x' }))).toBe('file_format')
    expect(await code(zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }))).toBe('file_format')
  })

  test('one that unpacks to far more than it is stops early, and an import of it fails with the reason', async () => {
    const bomb = xlsx({ One: cell + `<!--${' '.repeat(4_000)}-->`.repeat(15_000) })
    expect(bomb.length).toBeLessThan(300_000)
    const mapping = columns('email')
    const done = await bring(bomb, { settings: { mapping, match: [], mode: 'create' } })
    expect(done).toMatchObject({ state: 'failed', counts: { read: 0 } })
    expect(done.error.message).toContain('unpacks to far more')
  })
})
