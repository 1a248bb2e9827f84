import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { testApp, type Answer, type Caller } from '../../test/app.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())

interface Settings {
  mapping: { column: string; target: string; label?: string; source?: string }[]
  match?: string[]
  mode?: string
  [option: string]: unknown
}

const as = (caller: Caller | undefined) => (caller ? { as: caller } : {})

async function upload(content: string | Buffer, name = 'people.csv', caller?: Caller): Promise<string> {
  const answer = await app.request('POST', '/files', {
    query: { purpose: 'import_source', name },
    body: content,
    headers: { 'content-type': 'text/csv' },
    ...as(caller),
  })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}

const start = (file_id: string, body: Record<string, unknown>, caller?: Caller) =>
  app.request('POST', '/imports', { body: { file_id, ...body }, ...as(caller) })

async function ended(id: string, caller?: Caller) {
  return vi.waitFor(async () => {
    const { body } = await app.request('GET', `/imports/${id}`, as(caller))
    expect(['done', 'failed', 'cancelled']).toContain(body.state)
    return body
  }, 25_000)
}

async function bring(content: string | Buffer, body: Record<string, unknown>, caller?: Caller) {
  const answer = await start(await upload(content, 'people.csv', caller), body, caller)
  expect(answer.status, answer.text).toBe(201)
  const done = await ended(answer.body.id, caller)
  const { read, created, updated, unchanged, skipped, refused } = done.counts
  expect(read).toBe(created + updated + unchanged + skipped + refused)
  return done
}

const find = async (q: string): Promise<Answer['body'][]> =>
  (await app.request('GET', '/customers', { query: { q } })).body.items
const one = async (q: string) => {
  const items = await find(q)
  expect(items, q).toHaveLength(1)
  return (await app.request('GET', `/customers/${items[0].id}`)).body
}
const addressesOf = async (id: string) => (await app.request('GET', `/customers/${id}/addresses`)).body.items
const journalLines = async (): Promise<number> =>
  (await sql<{ n: number }>`select count(*) as n from journal where subject_type <> 'import'`.execute(app.db.write))
    .rows[0]!.n
const codes = (done: { problems: { code: string }[] }) => done.problems.map((problem) => problem.code)

const people = (...targets: string[]): Settings['mapping'] =>
  targets.map((target) => ({ column: target, target, ...(target === 'external_ids' && { source: 'shop' }) }))
const byEmail = (mapping: Settings['mapping'], more: object = {}): { settings: Settings } => ({
  settings: { mapping, match: ['email'], mode: 'both', ...more },
})
const person = people('email', 'first_name', 'last_name')

describe('rows', () => {
  test('create, update and leave alone, and the counts add up', async () => {
    const first = await bring(
      'email,first_name,last_name\nanna@example.com,Anna,Aal\nbert@example.com,Bert,Bode\n',
      byEmail(person),
    )
    expect(first.counts).toMatchObject({ read: 2, created: 2, warnings: 0 })
    const second = await bring(
      'email,first_name,last_name\nANNA@example.com,Anna,Adler\nbert@example.com,Bert,Bode\ncora@example.com,Cora,Cox\n',
      byEmail(person),
    )
    expect(second.counts).toMatchObject({ read: 3, created: 1, updated: 1, unchanged: 1 })
    const anna = await one('anna@example.com')
    expect(anna).toMatchObject({ last_name: 'Adler', version: 2, account_status: 'none', accounts: [] })
    const history = await app.request('GET', `/customers/${anna.id}/history`)
    expect(history.body.items).toMatchObject([
      { kind: 'customer.changed', source: 'import', action_id: second.id, changes: { last_name: ['Aal', 'Adler'] } },
      { kind: 'customer.created', source: 'import', action_id: first.id },
    ])
    expect(await one('bert@example.com')).toMatchObject({ version: 1 })
  })

  test('a check writes nothing and counts the same, also for rows that meet one another', async () => {
    const file =
      'email,first_name,last_name\ndora@example.com,Dora,One\ndora@example.com,Dora,Two\ndora@example.com,Dora,Two\nanna@example.com,Anna,Adler\n'
    const lines = await journalLines()
    const checked = await bring(file, { ...byEmail(person), dry_run: true })
    expect(checked).toMatchObject({ dry_run: true, state: 'done', total: 4 })
    expect(await find('dora@example.com')).toEqual([])
    expect(await journalLines()).toBe(lines)
    const done = await bring(file, byEmail(person))
    expect(done.counts).toEqual({ read: 4, created: 1, updated: 1, unchanged: 2, skipped: 0, refused: 0, warnings: 0 })
    expect(checked.counts).toEqual(done.counts)
  })

  test('only new ones, or only known ones', async () => {
    const file = 'email,first_name,last_name\nanna@example.com,Anna,Changed\nemil@example.com,Emil,Eder\n'
    const update = await bring(file, byEmail(person, { mode: 'update' }))
    expect(update.counts).toMatchObject({ updated: 1, skipped: 1 })
    expect(codes(update)).toEqual(['no_match'])
    const create = await bring(file, byEmail(person, { mode: 'create' }))
    expect(create.counts).toMatchObject({ created: 1, skipped: 1 })
    expect(codes(create)).toEqual(['exists'])
  })

  test('a row that matches several customers is refused and names them', async () => {
    const twins = 'email,first_name,last_name\ntwin@example.com,Tim,Twin\ntwin@example.com,Tom,Twin\n'
    await bring(twins, { settings: { mapping: person, match: [], mode: 'create' } })
    const done = await bring('email,first_name,last_name\ntwin@example.com,Tam,Twin\n', byEmail(person))
    expect(done.counts).toMatchObject({ read: 1, refused: 1 })
    const numbers = (await find('twin@example.com')).map((row) => row.number)
    expect(done.problems).toMatchObject([{ row: 2, code: 'ambiguous', outcome: 'refused' }])
    for (const number of numbers) expect(done.problems[0].message).toContain(number)
  })

  test('numbers are given once, raise the counter and never change; external ids belong to one customer', async () => {
    const mapping = people('number', 'external_ids', 'company_name', 'created_at')
    const settings = { mapping, match: ['number', 'external_id'], mode: 'both' }
    const file = 'number,external_ids,company_name,created_at\n7000,A1,Alpha,31.12.2019 14:30\n,A2,Beta,2020-05-06\n'
    await bring(file, { settings })
    const [alpha, beta] = [await one('Alpha'), await one('Beta')]
    expect(alpha).toMatchObject({
      number: '7000',
      created_at: '2019-12-31T14:30:00.000Z',
      external_ids: [{ source: 'shop', external_id: 'A1' }],
    })
    expect(Number(beta.number)).toBeLessThan(7000)
    const made = await app.request('POST', '/customers', {
      body: { first_name: 'After', last_name: 'Import', email: 'after@example.com' },
    })
    expect(made.body.number).toBe('7001')
    const again = await bring('number,external_ids,company_name,created_at\n7000,A2,Alpha,\n9999,A1,Alpha,\n', {
      settings,
    })
    expect(codes(again)).toEqual(['external_id_taken', 'number_fixed'])
    expect(again.counts).toMatchObject({ refused: 1, unchanged: 1 })
    expect(await one('Alpha')).toMatchObject({ number: '7000', version: 1 })
  })

  test('rows that are torn apart are refused alone; blank ones are not read', async () => {
    const done = await bring(
      'email,first_name,last_name\nfine@example.com,Fine,Row\n,,,\n , ,x y\n"a"b",c,d\ng@example.com,G,H,I\n',
      byEmail(person),
    )
    expect(done.counts).toMatchObject({ created: 2, refused: 2 })
    expect(codes(done).toSorted()).toEqual(['cells', 'no_key', 'quotes'])
  })

  test('cells that look like formulas are text', async () => {
    const formula = '=HYPERLINK("http://evil.example";"x")'
    await bring(
      `email,first_name,last_name,company_name\nf@example.com,-1+2,@sum,"${formula.replaceAll('"', '""')}"\n`,
      byEmail(people('email', 'first_name', 'last_name', 'company_name')),
    )
    expect(await one('f@example.com')).toMatchObject({ first_name: '-1+2', last_name: '@sum', company_name: formula })
  })
})

describe('what cannot be read is kept', () => {
  test('phone, e-mail and country as typed and marked; other values in a note; a second run changes nothing', async () => {
    const mapping = [
      ...people(
        'external_ids',
        'last_name',
        'email',
        'date_of_birth',
        'gender',
        'phones',
        'address.line1',
        'address.country',
      ),
    ]
    const settings = { mapping, match: ['external_id'], mode: 'both' }
    const file =
      'external_ids,last_name,email,date_of_birth,gender,phones,address.line1,address.country\nU1,Unclear,anna(at)example.com,31.02.1980,weiblich,ask Tim,Main Street 1,Absurdistan\n'
    const done = await bring(file, { settings })
    expect(done.counts).toMatchObject({ created: 1, refused: 0 })
    expect(codes(done)).toEqual(['email', 'date', 'country', 'phone'])
    expect(done.problems.find((problem: { code: string }) => problem.code === 'phone').column).toBe('phones')
    const customer = await one('Unclear')
    expect(customer).toMatchObject({
      email: 'anna(at)example.com',
      gender: 'female',
      date_of_birth: null,
      phones: [{ number: 'ask Tim', valid: false }],
    })
    expect(await addressesOf(customer.id)).toMatchObject([
      { line1: 'Main Street 1', country: null, as_typed: 'Absurdistan', default_billing: true, default_shipping: true },
    ])
    const notes = (await app.request('GET', `/customers/${customer.id}/notes`)).body.items
    expect(notes).toMatchObject([{ html: '<p>Not read by the import: date_of_birth: 31.02.1980</p>' }])
    const lines = await journalLines()
    expect((await bring(file, { settings })).counts).toMatchObject({ unchanged: 1, updated: 0 })
    expect(await journalLines()).toBe(lines)
    expect(await one('Unclear')).toMatchObject({ version: 1 })
  })

  test('an e-mail that is none takes the place of no other', async () => {
    const settings = { mapping: people('external_ids', 'email', 'last_name'), match: ['external_id'], mode: 'both' }
    await bring('external_ids,email,last_name\nU2,good@example.com,Good\n', { settings })
    await bring('external_ids,email,last_name\nU2,n/a,Good\n', { settings })
    expect(await one('good@example.com')).toMatchObject({ last_name: 'Good' })
    expect((await bring('external_ids,email,last_name\nU2,n/a,Good\n', { settings })).counts).toMatchObject({
      unchanged: 1,
    })
  })

  test('all remarks are a file, in which no cell is a formula', async () => {
    const done = await bring('email,first_name,last_name\n"=cmd()",Kim,Keller\n', byEmail(person))
    const file = await app.request('GET', `/files/${done.error_file_id}/content`)
    expect(file.text.replace('\ufeff', '').split('\r\n')).toEqual([
      'row,column,value,outcome,code,message',
      `2,email,'=cmd(),created,email,This is not an e-mail address. It should look like name@example.com.`,
      '',
    ])
    const { body } = await app.request('GET', `/files/${done.error_file_id}`)
    expect(Date.parse(body.expires_at)).toBeLessThan(Date.now() + 8 * 86_400_000)
  })
})

describe('lists of a customer grow', () => {
  const mapping: Settings['mapping'] = [
    ...people('external_ids', 'company_name', 'tags', 'address.line1', 'address.city', 'address.code', 'note'),
    { column: 'phone', target: 'phones' },
    { column: 'fax', target: 'phones', label: 'Fax' },
  ]
  const settings = { mapping, match: ['external_id'], mode: 'both' }
  const header = 'external_ids,company_name,tags,address.line1,address.city,address.code,note,phone,fax\n'

  test('phones by number, addresses by code or content, tags, notes by text', async () => {
    await bring(`${header}G1,Grow,"a, b",Street 1,Town,,Called once,030 1234567,030 1234568\n`, { settings })
    const before = await one('Grow')
    expect(before.phones).toMatchObject([
      { number: '030 1234567', label: null },
      { number: '030 1234568', label: 'Fax' },
    ])
    const same = await bring(`${header}G1,Grow,b,Street 1,,,Called once,(030) 123-45-67,\n`, { settings })
    expect(same.counts).toMatchObject({ updated: 0, unchanged: 1 })
    const more = await bring(`${header}G1,Grow,c,Street 2,Village,,Called twice,030 7654321,\n`, { settings })
    expect(more.counts).toMatchObject({ updated: 1 })
    const after = await one('Grow')
    expect(after).toMatchObject({ tags: ['a', 'b', 'c'], billing_city: 'Village' })
    expect(after.phones.map((phone: { number: string }) => phone.number)).toEqual([
      '030 1234567',
      '030 1234568',
      '030 7654321',
    ])
    expect(await addressesOf(after.id)).toMatchObject([
      { line1: 'Street 1', default_billing: false },
      { line1: 'Street 2', default_billing: true },
    ])
    expect((await app.request('GET', `/customers/${after.id}/notes`)).body.items).toHaveLength(2)
  })

  test('or are replaced where that is asked for', async () => {
    await bring(`${header}G2,Swap,,,,W1,,030 1111111,030 2222222\n`, { settings })
    await bring(`${header}G2,Swap,,Road 1,,W1,,030 2222222,\n`, { settings: { ...settings, phones: 'replace' } })
    const swapped = await one('Swap')
    expect(swapped.phones).toMatchObject([{ number: '030 2222222', label: 'Fax' }])
    await bring(`${header}G2,Swap,,Road 2,,W1,,,\n`, { settings })
    expect(await addressesOf(swapped.id)).toMatchObject([{ code: 'W1', line1: 'Road 2' }])
  })
})

describe('accounts', () => {
  const mapping = [
    ...people('external_ids', 'email', 'last_name'),
    { column: 'verified', target: 'account.verified_at' },
  ]
  const settings = { mapping, match: ['external_id'], mode: 'both', accounts: true }

  test('are opened where it is asked for; one that another customer has is told, and the row comes in', async () => {
    const file =
      'external_ids,email,last_name,verified\nC1,holder@example.com,Primus,2024-03-02\nC2,Holder@example.com,Second,\nC3,not(at)example.com,Third,\n'
    const checked = await bring(file, { settings, dry_run: true })
    const done = await bring(file, { settings })
    expect(checked.counts).toEqual(done.counts)
    expect(done.counts).toMatchObject({ created: 3, refused: 0 })
    expect(codes(done).toSorted()).toEqual(['email', 'email_taken'])
    expect(await one('Primus')).toMatchObject({
      account_status: 'verified',
      accounts: [{ email: 'holder@example.com', verified_at: expect.stringMatching(/^2024-03-02T00:00:00/) }],
    })
    expect(await one('Second')).toMatchObject({ account_status: 'none', email: 'Holder@example.com' })
    expect(await one('Third')).toMatchObject({ account_status: 'none' })
  })

  test('keep their e-mail', async () => {
    const done = await bring('external_ids,email,last_name,verified\nC1,other@example.com,Primus,\n', { settings })
    expect(done.counts).toMatchObject({ unchanged: 1 })
    expect(codes(done)).toEqual(['account_email'])
  })
})

test('an erased person does not come back, and what imports kept of them is gone', async () => {
  const settings = {
    mapping: people('external_ids', 'email', 'last_name', 'date_of_birth'),
    match: ['external_id', 'email'],
    mode: 'both',
  }
  const file = 'external_ids,email,last_name,date_of_birth\nE1,erna@example.com,Erased-Person,not a day\n'
  const done = await bring(file, { settings })
  const { id } = await one('Erased-Person')
  expect((await app.request('DELETE', `/customers/${id}`)).status).toBe(204)
  const kept = await app.request('GET', `/imports/${done.id}`)
  expect(kept.body).toMatchObject({ problems: [], error_file_id: null })
  expect((await app.request('GET', `/files/${done.error_file_id}`)).status).toBe(404)
  for (const row of ['E1,,Somebody,', ',erna@example.com,Somebody,', 'X,ERNA@example.com,Somebody,']) {
    const again = await bring(`external_ids,email,last_name,date_of_birth\n${row}\n`, { settings })
    expect(again.counts).toMatchObject({ read: 1, skipped: 1, created: 0 })
    expect(again.problems).toMatchObject([
      { code: 'erased', message: expect.stringContaining(new Date().toISOString().slice(0, 10)) },
    ])
  }
  expect(await find('Somebody')).toEqual([])
})

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
      error: expect.stringContaining('empty'),
      counts: { read: 0 },
    })
    expect(await failed('email,first_name,last_name\nz1@example.com,Z,Z\nz2@example.com,"Z,Z\n')).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('opens in row 3'),
      counts: { read: 0 },
    })
    expect(await failed('a,b\n1,2\n')).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('none of the columns'),
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

describe('profiles', () => {
  test('are kept, checked, changed and deleted; predefined ones stay', async () => {
    const settings = { mapping: person, match: ['email'], mode: 'both' }
    const made = await app.request('POST', '/import-profiles', { body: { name: 'People', settings } })
    expect(made.status, made.text).toBe(201)
    expect(
      (await app.request('POST', '/import-profiles', { body: { name: 'people', settings } })).body.error.fields.name
        .code,
    ).toBe('conflict')
    expect((await app.request('POST', '/import-profiles', { body: { name: 'Northwind', settings } })).status).toBe(409)
    const wrong = { mapping: [...people('email', 'nonsense'), { column: 'x', target: 'email' }], match: ['number'] }
    const refused = await app.request('POST', '/import-profiles', { body: { name: 'Wrong', settings: wrong } })
    expect(Object.keys(refused.body.error.fields)).toContain('settings.mapping.1.target')
    const twice = await app.request('POST', '/import-profiles', {
      body: {
        name: 'Twice',
        settings: { mapping: [...people('email'), { column: 'x', target: 'email' }], match: ['number'] },
      },
    })
    expect(Object.keys(twice.body.error.fields).toSorted()).toEqual(['settings.mapping.1.target', 'settings.match.0'])
    const listed = await app.request('GET', '/import-profiles')
    expect(listed.body.items).toMatchObject([
      { name: 'northwind', predefined: true, id: null },
      { name: 'People', predefined: false },
    ])
    const done = await ended(
      (
        await start(await upload('EMAIL ,First_Name,last_name,extra\npro@example.com,Pro,File,x\n'), {
          profile: 'people',
        })
      ).body.id,
    )
    expect(done).toMatchObject({ profile: 'people', counts: { created: 1 } })
    expect((await app.request('DELETE', `/import-profiles/${made.body.id}`)).status).toBe(204)
    expect((await start(await upload('a\n1\n'), { profile: 'People' })).status).toBe(404)
  })
})

describe('rights', () => {
  let site: string
  let limited: Caller
  beforeAll(async () => {
    site = (await app.request('POST', '/sites', { body: { code: 'north', name: 'North' } })).body.id
    limited = await app.staff({ role: 'manager', site_ids: [site] })
  })

  test('nobody imports without the permission, nor fields that they may not write', async () => {
    const support = await app.staff({ role: 'support' })
    const file = await upload('email,first_name,last_name\nr@example.com,R,R\n')
    expect((await start(file, byEmail(person), support)).status).toBe(403)
    const role = await app.request('POST', '/roles', {
      body: {
        code: 'masked_importer',
        name: 'Masked importer',
        permissions: ['customers.read', 'customers.import', 'customers.create', 'customers.edit'],
      },
    })
    expect(role.status, role.text).toBe(201)
    const key = await app.apiKey({ role: 'masked_importer' })
    const refused = await start(file, byEmail(person), key)
    expect(refused.body.error.data).toEqual({ permission: 'customers.personal' })
  })

  test('somebody limited to sites brings people into their own sites and meets no others', async () => {
    await bring('email,first_name,last_name\nhidden@example.com,Hidden,Elsewhere\n', byEmail(person))
    const mapping = [...people('email', 'external_ids', 'last_name', 'site')]
    const done = await bring(
      'email,external_ids,last_name,site\nhidden@example.com,,Mine,\nown@example.com,,Own,north\nforeign@example.com,,Foreign,main\n,A1,Taken,\n',
      { settings: { mapping, match: ['external_id', 'email'], mode: 'both' } },
      limited,
    )
    expect(done.counts).toMatchObject({ created: 2, refused: 2 })
    expect(codes(done)).toEqual(['site', 'external_id_taken'])
    expect((await find('hidden@example.com')).map((row) => row.last_name).toSorted()).toEqual(['Elsewhere', 'Mine'])
    expect(await one('Own')).toMatchObject({ site_id: site })
    const listed = await app.request('GET', '/imports', { as: limited })
    expect(listed.body.items.map((row: { id: string }) => row.id)).toEqual([done.id])
  })
})

const northwind = join(import.meta.dirname, '../../../shared/data/northwind/customers.csv')
const there = existsSync(northwind)
if (!there) console.warn(`${northwind} is not there: the imports of Northwind are skipped.`)

describe.skipIf(!there)('Northwind', () => {
  test('comes in whole by its profile, and a second import changes nothing', async () => {
    const bytes = readFileSync(northwind)
    const first = await bring(bytes, { profile: 'northwind' })
    expect(first.counts).toMatchObject({ read: 91, created: 91 })
    expect(codes(first)).not.toContain('country')
    const wolski = (await find('Wolski'))[0]
    const customer = (await app.request('GET', `/customers/${wolski.id}`)).body
    expect(customer).toMatchObject({
      position: 'Owner',
      first_name: 'Zbyszek',
      last_name: 'Piestrzeniewicz',
      external_ids: [{ source: 'northwind', external_id: 'WOLZA' }],
      billing_country: 'PL',
    })
    expect(customer.phones).toMatchObject([
      { number: '(26) 642-7012', label: null },
      { number: '(26) 642-7012', label: 'Fax' },
    ])
    const countries = await sql<{
      n: number
      none: number
    }>`select count(distinct billing_country) as n, count(*) filter (where billing_country is null) as none from customers c
      where external_ids @> '[{"source":"northwind"}]'`.execute(app.db.write)
    expect(countries.rows[0]).toEqual({ n: 21, none: 0 })
    const lines = await journalLines()
    const second = await bring(bytes, { profile: 'northwind' })
    expect(second.counts).toMatchObject({ read: 91, unchanged: 91, updated: 0, created: 0 })
    expect(await journalLines()).toBe(lines)
    expect((await app.request('GET', `/customers/${wolski.id}`)).body).toEqual(customer)
  })

  test('comes in by the mapping that is guessed and corrected by hand', async () => {
    const file = await upload(readFileSync(northwind))
    const { body } = await app.request('POST', '/imports/preview', { body: { file_id: file } })
    expect(body.columns[2]).toMatchObject({ name: 'ContactName', samples: expect.arrayContaining(['Maria Anders']) })
    const mapping = body.settings.mapping.map((column: { target: string }) =>
      column.target === 'external_ids' ? { ...column, source: 'northwind' } : column,
    )
    const done = await ended((await start(file, { settings: { ...body.settings, mapping } })).body.id)
    expect(done.counts).toMatchObject({ unchanged: 91 })
  })
})
