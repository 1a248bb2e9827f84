import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { columns, importing } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { bring, one } = importing(app)

const mapping = columns('email', 'last_name', 'company_name')
const settings = { mapping, match: ['email'], mode: 'both' }
const fileOf = (...rows: string[]) => ['email,last_name,company_name', ...rows].join('\n')
const named = async (email: string) => {
  const { last_name, company_name } = await one(email)
  return [last_name, company_name]
}
const columnsOf = (done: { problems: { column: string; code: string }[] }) =>
  done.problems.map(({ column, code }) => `${column} ${code}`)

test('HTML entities are decoded where a column has them throughout, with a remark', async () => {
  const file = fileOf(
    'a@html.example,M&uuml;ller,Smith &amp; Sons',
    'b@html.example,Gro&szlig;,A &amp;amp; B',
    'c@html.example,O&#39;Neil,Plain',
    'd@html.example,&#x41f;etrov,&quot;Rose&quot; &amp; Co',
  )
  for (const dry_run of [true, false]) {
    const done = await bring(file, { settings, dry_run })
    expect(done.counts).toMatchObject({ created: 4 })
    expect(columnsOf(done)).toEqual(['last_name entities', 'company_name entities'])
  }
  expect(await named('a@html.example')).toEqual(['Müller', 'Smith & Sons'])
  expect(await named('b@html.example')).toEqual(['Groß', 'A & B'])
  expect(await named('c@html.example')).toEqual(["O'Neil", 'Plain'])
  expect(await named('d@html.example')).toEqual(['Пetrov', '"Rose" & Co'])
  expect((await bring(file, { settings })).counts).toMatchObject({ unchanged: 4 })
})

test('one odd cell, and a column with a plain ampersand, stay as they are', async () => {
  const odd = await bring(fileOf('a@odd.example,M&uuml;ller,AT&T', 'b@odd.example,Meier,Plain'), { settings })
  expect(columnsOf(odd)).toEqual([])
  expect(await named('a@odd.example')).toEqual(['M&uuml;ller', 'AT&T'])
  const mixed = await bring(
    fileOf('a@mixed.example,Meier,AT&T', 'b@mixed.example,Kurz,R&amp;B', 'c@mixed.example,Lang,S&amp;P'),
    { settings },
  )
  expect(columnsOf(mixed)).toEqual([])
  expect(await named('b@mixed.example')).toEqual(['Kurz', 'R&amp;B'])
})

test('letters that were encoded twice are decoded where nothing speaks against it', async () => {
  const twice = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text))
  const done = await bring(
    fileOf(
      `a@twice.example,${twice('Müller')},${twice('Łódź „Rose“')}`,
      `b@twice.example,${twice('Groß')},Plain`,
      `c@twice.example,${twice('à')},${twice('Иван')}`,
    ),
    { settings },
  )
  expect(columnsOf(done)).toEqual(['last_name encoded_twice', 'company_name encoded_twice'])
  expect(await named('a@twice.example')).toEqual(['Müller', 'Łódź „Rose“'])
  expect(await named('b@twice.example')).toEqual(['Groß', 'Plain'])
  expect(await named('c@twice.example')).toEqual(['à', 'Иван'])
})

test('Portuguese names, and one odd cell among good ones, survive', async () => {
  const done = await bring(
    fileOf('a@joao.example,JOÃO,São Paulo', 'b@joao.example,Ã,IRMÃOS', 'c@joao.example,MÃ¼ller,Ação'),
    { settings },
  )
  expect(columnsOf(done)).toEqual([])
  expect(await named('a@joao.example')).toEqual(['JOÃO', 'São Paulo'])
  expect(await named('b@joao.example')).toEqual(['Ã', 'IRMÃOS'])
  expect(await named('c@joao.example')).toEqual(['MÃ¼ller', 'Ação'])
  const single = await bring(fileOf('a@single.example,MÃ¼ller,Plain'), { settings })
  expect(columnsOf(single)).toEqual([])
})
