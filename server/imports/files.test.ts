import iconv from 'iconv-lite'
import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { byEmail, importing, person } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { bring, ended, find, one, start, upload } = importing(app)

describe('files', () => {
  const text = (mark: string) =>
    `E-Mail;Vorname;Nachname;Ort\n${mark}1@example.com;Jürgen;Groß;Köln\n${mark}2@example.com;"Anna\nMaria";"O""Neill; Jr";Zürich\n`
  const guessed = async (content: Buffer, given: object = {}) => {
    const preview = await app.request('POST', '/imports/preview', {
      body: { file_id: await upload(content), ...given },
    })
    expect(preview.status, preview.text).toBe(200)
    return preview.body
  }

  test.each([
    ['utf-8', 'utf8', ';'],
    ['utf-8', 'utf-8-mark', '\t'],
    ['windows-1252', 'win1252', '|'],
    ['utf-16le', 'utf-16', ','],
    ['cp850', 'cp850', ';'],
  ])('%s from %s with %j are understood', async (encoding, encoder, delimiter) => {
    const mark = `enc-${encoder}`
    const source = text(mark)
      .replaceAll(';', delimiter)
      .replace(`O""Neill${delimiter} Jr`, `O""Neill${delimiter === '|' ? '| Jr' : `${delimiter} Jr`}`)
    const bytes =
      encoder === 'utf-16'
        ? iconv.encode(source, 'utf-16le', { addBOM: true })
        : encoder === 'utf-8-mark'
          ? iconv.encode(source, 'utf8', { addBOM: true })
          : iconv.encode(source, encoder)
    const preview = await guessed(bytes)
    expect(preview).toMatchObject({
      encoding,
      delimiter,
      columns: [{ name: 'E-Mail' }, { name: 'Vorname' }, { name: 'Nachname' }, { name: 'Ort' }],
    })
    const done = await bring(bytes, { settings: preview.settings })
    expect(done).toMatchObject({ encoding, delimiter, counts: { created: 2 } })
    expect(await one(`${mark}1@example.com`)).toMatchObject({
      first_name: 'Jürgen',
      last_name: 'Groß',
      billing_city: 'Köln',
    })
    expect((await one(`${mark}2@example.com`)).last_name).toMatch(/^O"Neill. Jr$/)
  })

  test.each([
    ['list.pdf', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\n', 'latin1'), 'PDF'],
    ['export.xls', Buffer.from('\n<html><table><tr><td>Email</td></tr></table></html>'), 'HTML'],
    ['export.csv', Buffer.from('<?xml version="1.0"?><Workbook></Workbook>'), 'XML'],
    ['export.csv', Buffer.from('[{"email":"a@example.com"}]'), 'JSON'],
    ['photo.heic', Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7) % 256)), 'HEIC'],
    ['customers.csv', Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7) % 256)), 'binary'],
  ])('%s that is no table is refused, and says what it is', async (name, bytes, format) => {
    const answer = await app.request('POST', '/imports/preview', { body: { file_id: await upload(bytes, name) } })
    expect(answer.status).toBe(422)
    expect(answer.body.error).toMatchObject({ code: 'file_format', data: { format } })
  })

  test.each([
    ['of its own', (at: number) => `c${at}`],
    ['alike', () => 'same'],
  ])('a file of 100,000 columns, each called %s, is refused at once', async (_, name) => {
    const header = Array.from({ length: 100_000 }, (_one, at) => name(at)).join(',')
    const file_id = await upload(Buffer.from(`${header}\n1,2\n`))
    const answer = await app.request('POST', '/imports/preview', { body: { file_id } })
    expect([answer.status, answer.body.error]).toMatchObject([422, { code: 'file_wide', data: { max: 1_000 } }])
  })

  test('blank columns at the end do not count, and a thousand are not too many', async () => {
    const wide = await guessed(Buffer.from(`Email${';'.repeat(5_000)}\nwide@example.com${';'.repeat(5_000)}\n`))
    expect(wide.columns).toMatchObject([{ name: 'Email' }])
    const header = Array.from({ length: 1_000 }, (_, at) => `c${at}`).join(';')
    const full = await guessed(Buffer.from(`${header}\n${'anna@example.com;'.repeat(1_000)}\n`.repeat(300)))
    expect([full.columns.length, full.rows]).toEqual([1_000, 25])
  })

  test('a stray control character does not make a table anything else', async () => {
    const lines = Array.from({ length: 20 }, (_, at) => `stray-${at}@example.com,Anna\n`).join('')
    const preview = await guessed(Buffer.from(`Email,First name\n${lines}odd@example.com,An\u0001na\u001a\n`))
    expect(preview.columns).toMatchObject([{ name: 'Email' }, { name: 'First name' }])
  })

  test('Cyrillic in windows-1251, by headings in Russian', async () => {
    const file = iconv.encode(
      'Фамилия;Имя;Отчество;Телефон;Почта\nИванов;Пётр;Сергеевич;8 (495) 123-45-67;petr@example.ru\n',
      'win1251',
    )
    const preview = await guessed(file)
    expect(preview.encoding).toBe('windows-1251')
    expect(preview.settings.mapping.map((column: { target: string }) => column.target)).toEqual([
      'last_name',
      'first_name',
      'middle_name',
      'phones',
      'email',
    ])
  })

  test('encoding and delimiter can be given', async () => {
    const preview = await guessed(Buffer.from('a;b,c\n1;2,3\n'), { delimiter: ',', encoding: 'windows-1251' })
    expect(preview.columns.map((column: { name: string }) => column.name)).toEqual(['a;b', 'c'])
  })

  test('an empty file, a quotation mark that is never closed and foreign columns fail with a sentence, and nothing comes in', async () => {
    const failed = async (content: string) => bring(content, byEmail(person))
    expect(await failed('')).toMatchObject({
      state: 'failed',
      error: { code: 'file_empty', message: expect.stringContaining('empty') },
      counts: { read: 0 },
    })
    expect(await failed('email,first_name,last_name\nz1@example.com,Z,Z\nz2@example.com,"Z,Z\n')).toMatchObject({
      state: 'failed',
      error: { code: 'file_quotes', params: { row: 3 } },
      counts: { read: 0 },
    })
    expect(await failed('a,b\n1,2\n')).toMatchObject({
      state: 'failed',
      error: { code: 'columns_unknown', params: { columns: expect.any(String) } },
    })
    expect(await find('z1@example.com')).toEqual([])
  })

  test('a file that was imported is not kept; one that was only checked is', async () => {
    const file = await upload('email,first_name,last_name\nkeep@example.com,K,K\n')
    await ended((await start(file, { ...byEmail(person), dry_run: true })).body.id)
    expect((await app.request('GET', `/files/${file}`)).status).toBe(200)
    await ended((await start(file, byEmail(person))).body.id)
    expect((await app.request('GET', `/files/${file}`)).status).toBe(404)
  })
})
