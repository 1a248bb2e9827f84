import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { byEmail, codes, columns, importing, person } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { addressesOf, bring, find, journalLines, one } = importing(app)

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
    expect(done.problems).toMatchObject([{ row: 2, code: 'ambiguous', outcome: 'refused', params: { by: 'email' } }])
    for (const number of numbers) expect(done.problems[0].message).toContain(number)
  })

  test('numbers are given once, raise the counter and never change; external ids belong to one customer', async () => {
    const mapping = columns('number', 'external_ids', 'company_name', 'created_at')
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
      byEmail(columns('email', 'first_name', 'last_name', 'company_name')),
    )
    expect(await one('f@example.com')).toMatchObject({ first_name: '-1+2', last_name: '@sum', company_name: formula })
  })
})

describe('what cannot be read is kept', () => {
  test('phone, e-mail and country as typed and marked; other values in a note; a second run changes nothing', async () => {
    const mapping = [
      ...columns(
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
    const settings = { mapping: columns('external_ids', 'email', 'last_name'), match: ['external_id'], mode: 'both' }
    await bring('external_ids,email,last_name\nU2,good@example.com,Good\n', { settings })
    await bring('external_ids,email,last_name\nU2,n/a,Good\n', { settings })
    expect(await one('good@example.com')).toMatchObject({ last_name: 'Good' })
    expect((await bring('external_ids,email,last_name\nU2,n/a,Good\n', { settings })).counts).toMatchObject({
      unchanged: 1,
    })
  })

  test('an e-mail that could be anybody’s matches nobody', async () => {
    const file = 'email,first_name,last_name\nask her,Nora,Nemo\nask her,Nils,Nemo\nnora(at)example.com,Nora,Typo\n'
    expect((await bring(file, byEmail(person))).counts).toMatchObject({ created: 3 })
    const again = await bring(file, byEmail(person))
    // Each is all that the file says, though nothing names them alone.
    expect(again.counts).toMatchObject({ created: 0, unchanged: 3 })
    expect(codes(again)).toEqual(['email', 'same_already', 'email', 'same_already', 'email'])
    const other = await bring('email,first_name,last_name\nask him,Nadja,Nann\n', byEmail(person))
    expect([other.counts.created, codes(other)]).toEqual([1, ['email', 'no_key']])
  })

  test('all remarks are a file, in which no cell is a formula', async () => {
    const done = await bring('email,first_name,last_name\n"=cmd()",Kim,Keller\n', byEmail(person))
    const file = await app.request('GET', `/files/${done.error_file_id}/content`)
    expect(file.text.replace('\ufeff', '').split('\r\n')).toEqual([
      'row,column,value,outcome,code,message',
      `2,email,'=cmd(),created,email,This is not an e-mail address. It should look like name@example.com.`,
      '2,,,created,no_key,This row has nothing to be matched by: importing it again would create the customer again.',
      '',
    ])
    const { body } = await app.request('GET', `/files/${done.error_file_id}`)
    expect(Date.parse(body.expires_at)).toBeLessThan(Date.now() + 8 * 86_400_000)
  })
})

describe('accounts', () => {
  const mapping = [
    ...columns('external_ids', 'email', 'last_name'),
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
    mapping: columns('external_ids', 'email', 'last_name', 'date_of_birth'),
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
