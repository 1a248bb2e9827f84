import ExcelJS from 'exceljs'
import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { codes, columns, importing } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { addressesOf, bring, ended, one, start, upload } = importing(app)

async function looked(content: string | Buffer, given: object = {}) {
  const body = { file_id: await upload(content), ...given }
  const answer = await app.request('POST', '/imports/preview', { body })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const names = (preview: { columns: { name: string }[] }) => preview.columns.map(({ name }) => name)

/** Looks, and imports as it was looked at. */
async function guessed(content: string | Buffer) {
  const preview = await looked(content)
  return { preview, done: await bring(content, { settings: preview.settings }) }
}

describe('the heading row', () => {
  const four = 'E-Mail,Vorname,Nachname,PLZ'

  test.each([
    ['below a title in a table', `Customer export,,,\nGenerated 2026-11-29,,,\n,,,\n${four}\n`, 4],
    ['below a ragged title', `Customer export\nGenerated 2026-11-29\n\n${four.replaceAll(',', ';')}\n`, 4],
    ['below two facts', `Shop,Muster,,\nPeriod,2026,,\n${four}\n`, 3],
    ['in the first row', `${four}\n`, 1],
  ])('%s is found', async (title, head, row) => {
    const email = `h${row}${title.length}@header.example`
    const sign = head.includes(';') ? ';' : ','
    const { preview, done } = await guessed(`${head}${[email, 'Ute', 'Maier', '01067'].join(sign)}\n`)
    expect(preview).toMatchObject({ header_row: row, rows: 1 })
    expect(names(preview)).toEqual(four.split(','))
    expect(done).toMatchObject({ header_row: row, counts: { read: 1, created: 1 } })
    expect(await one(email)).toMatchObject({ first_name: 'Ute', last_name: 'Maier' })
  })

  test('of words that nobody knows is the first, or below a lone title', async () => {
    const rows = 'blau,rot,grau\nHaus,Baum,Feld\n'
    expect(await looked(`Farbe,Ding,Ort\n${rows}`)).toMatchObject({ header_row: 1, rows: 2 })
    expect(await looked(`Mein Bericht,,\nFarbe,Ding,Ort\n${rows}`)).toMatchObject({ header_row: 2, rows: 2 })
    // Words of data repeat; a heading does not.
    expect(await looked('Mitglied,Zustand,Stufe\na,active,vip\nb,active,vip\n')).toMatchObject({ header_row: 1 })
    expect(await looked('Email\na@header.example\n')).toMatchObject({ header_row: 1, rows: 1 })
  })

  test('can be chosen, and is found again by the columns of a mapping', async () => {
    const content = 'Email,First name\nold@header.example,Old\nWho,What\nnew@header.example,New\n'
    expect(names(await looked(content, { header_row: 3 }))).toEqual(['Who', 'What'])
    const settings = {
      mapping: [
        { column: 'Who', target: 'email' },
        { column: 'What', target: 'first_name' },
      ],
      match: ['email'],
    }
    const done = await bring(content, { settings })
    expect(done).toMatchObject({ header_row: 3, counts: { read: 1, created: 1 } })
    const file_id = await upload('a,b\nWho,What\nx@header.example,Xe\n')
    const chosen = await ended((await start(file_id, { settings, header_row: 2 })).body.id)
    expect(chosen).toMatchObject({ header_row: 2, counts: { created: 1 } })
    const past = await app.request('POST', '/imports/preview', {
      body: { file_id: await upload('a,b\n1,2\n'), header_row: 9 },
    })
    expect(past.body.error.code).toBe('file_empty')
  })

  test('with cells merged above it takes their words where its own come twice', async () => {
    const { preview, done } = await guessed(
      [
        'Contact,,Billing,,,Shipping,,',
        'Email,Last name,Street,City,Zip,Street,City,Zip',
        'm@header.example,Merge,Weg 1,Berlin,10115,Allee 2,Bonn,53111',
      ].join('\n'),
    )
    expect(names(preview).slice(2, 4)).toEqual(['Billing Street', 'Billing City'])
    expect(done.counts).toMatchObject({ created: 1 })
    const found = await one('m@header.example')
    expect(await addressesOf(found.id)).toMatchObject([
      { line1: 'Weg 1', city: 'Berlin' },
      { line1: 'Allee 2', city: 'Bonn' },
    ])
  })
})

describe('headings', () => {
  test('may be sentences, and six hundred', async () => {
    const long = `Please enter the e-mail address, ${'and read all of this before, '.repeat(12)}`
    const preview = await looked(`"${long}",First name,"${long}"\nl@header.example,Ann,x\n`)
    expect(names(preview).every((name) => name.length <= 200)).toBe(true)
    expect(new Set(names(preview)).size).toBe(3)
    const { done } = await guessed(`"${long}",First name\nl@header.example,Ann\n`)
    expect(done.counts).toMatchObject({ created: 1 })
    expect((await one('l@header.example')).first_name).toBe('Ann')
    const many = Array.from({ length: 600 }, (_, at) => `Phone ${at + 1}`)
    const wide = await looked(`Email,${many.join(',')}\nw@header.example${',+49 30 1234567'.repeat(600)}\n`)
    expect(wide.columns).toHaveLength(601)
    expect(wide.settings.mapping).toHaveLength(500)
  })

  test('of two lines are one', async () => {
    const { preview, done } = await guessed('"E-Mail ","First\r\n name"\nc@header.example,Cle\n')
    expect(names(preview)).toEqual(['E-Mail', 'First name'])
    expect(done.counts).toMatchObject({ created: 1 })
  })
})

test('hidden rows come in with a remark, and sums stay out with one', async () => {
  const rows = [
    ['Email', 'Company', 'Revenue'],
    ['a@rows.example', 'Acme', '5'],
    ['b@rows.example', 'Total', '7'],
    ['Total', '', '12'],
  ]
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('People')
  for (const row of rows) sheet.addRow(row)
  sheet.getRow(2).hidden = true
  const content = Buffer.from(await book.xlsx.writeBuffer())
  const { done } = await guessed(content)
  expect(done.problems.map(({ row, code, outcome }: Record<string, unknown>) => [row, code, outcome])).toEqual([
    [2, 'hidden_row', 'created'],
    [4, 'total_row', 'skipped'],
  ])
  expect(done.counts).toMatchObject({ read: 3, created: 2, skipped: 1 })
  expect((await one('b@rows.example')).company_name).toBe('Total')
})

test.each(['Total,,12', 'Summe:,,"1.234,50 €"', 'Gesamt (3),,', 'Итого,,3', '合計,,3', ',Grand Total,3'])(
  '%s is a sum',
  async (sum) => {
    // Somebody else each time: who is there already is not created again.
    const done = await bring(
      `last_name,company_name,note\nBefore ${sum.replaceAll(',', ' ').replaceAll('"', '')},,\n${sum}\n`,
      {
        settings: { mapping: columns('last_name', 'company_name', 'note'), match: [], mode: 'create' },
      },
    )
    expect(codes(done)).toEqual(['total_row'])
    expect(done.counts).toMatchObject({ created: 1, skipped: 1 })
  },
)
