import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { foldEmail } from '../../contract/platform/emails.ts'
import { testApp } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())
await app.request('PATCH', '/settings', { body: { require_email: false } })

const create = async (body: object) => {
  const answer = await app.request('POST', '/customers', { body: { first_name: 'Em', last_name: 'Ail', ...body } })
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
const patch = (id: string, body: object) => app.request('PATCH', `/customers/${id}`, { body })
const read = async (id: string) => (await app.request('GET', `/customers/${id}`)).body
const ids = (answer: { body: { items: { id: string }[] } }): string[] => answer.body.items.map(({ id }) => id)
const search = async (q: string) => ids(await app.request('GET', '/customers', { query: { q } }))
const found = async (filter: object) =>
  ids(await app.request('GET', '/customers', { query: { filter: JSON.stringify(filter) } }))
const addresses = ({ emails }: { emails: { address: string }[] }): string[] => emails.map(({ address }) => address)
const bare = ({ id, address }: { id: string; address: string }) => ({ id, address })
const list = (...all: string[]) => all.map((address) => ({ address }))

test('a customer has several e-mails; the first one is `email`, and all of them find', async () => {
  const made = await create({
    emails: [{ address: 'One@many.example' }, { address: 'two@many.example', label: 'Work' }],
  })
  expect(made).toMatchObject({
    email: 'One@many.example',
    emails: [
      { address: 'One@many.example', label: null, valid: true },
      { address: 'two@many.example', label: 'Work', valid: true },
    ],
    accounts: [{ email: 'One@many.example' }],
  })
  for (const q of ['TWO@many.example', 'two@many.exam', 'two@', 'one@many.example'])
    expect(await search(q), q).toEqual([made.id])
  for (const [op, value] of [
    ['eq', ' mailto:TWO@many.example '],
    ['contains', 'O@MANY'],
    ['starts_with', 'two@'],
  ])
    expect(await found({ field: 'emails', op, value }), op).toContain(made.id)
  expect(await found({ field: 'email', op: 'eq', value: 'two@many.example' })).toEqual([])
  expect(await found({ field: 'email', op: 'eq', value: ' one@MANY.example ' })).toEqual([made.id])
})

test('somebody on the way to a longer address is shown it; the exact one comes first', async () => {
  const com = await create({ email: 'anna@way.example.com', account: false })
  expect(await search('anna@way.example.co')).toEqual([com.id])
  const co = await create({ email: 'anna@way.example.co', account: false })
  expect(await search('anna@way.example.co')).toEqual([co.id])
})

test('`email` replaces the first one, null takes it away, and both at once are refused', async () => {
  const { id, emails } = await create({ emails: list('a@first.example', 'b@first.example'), account: false })
  expect((await patch(id, { email: 'c@first.example' })).body.emails).toMatchObject([
    { id: emails[0].id, address: 'c@first.example' },
    { id: emails[1].id, address: 'b@first.example' },
  ])
  // One that stands in the list already moves up.
  expect(addresses((await patch(id, { email: 'b@first.example' })).body)).toEqual(['b@first.example'])
  const both = await patch(id, { email: 'x@first.example', emails: list('y@first.example') })
  expect([both.status, Object.keys(both.body.error.fields)]).toEqual([422, ['emails']])
  expect((await patch(id, { email: null })).body).toMatchObject({ email: null, emails: [] })
})

test('what is no address, and what stands twice, is told beside its entry', async () => {
  const answer = await app.request('POST', '/customers', {
    body: { last_name: 'Bad', emails: list('ok@bad.example', 'no address', 'OK@bad.example') },
  })
  expect(answer.status).toBe(422)
  expect(answer.body.error.fields).toMatchObject({ 'emails.1.address': { code: 'email' } })
  const twice = await app.request('POST', '/customers', {
    body: { last_name: 'Bad', emails: list('ok@bücher.example', 'OK@xn--bcher-kva.example') },
  })
  expect(twice.body.error.fields).toMatchObject({ 'emails.1.address': { code: 'email_repeated' } })
})

test('the e-mail of an account stays as it is; others come, go and change places around it', async () => {
  const { id, emails } = await create({ email: 'own@account.example' })
  const own = bare(emails[0])
  const more = await patch(id, { emails: [...list('front@account.example'), own, ...list('back@account.example')] })
  expect(more.status, more.text).toBe(200)
  expect(more.body.email).toBe('front@account.example')
  const [front, , back] = more.body.emails.map(bare)
  for (const [refused, field] of [
    [[front, back], 'emails'],
    [[front, { ...own, address: 'other@account.example' }], 'emails.1.address'],
    [[{ ...own, address: 'OWN@account.example' }], 'emails.0.address'],
  ] as const) {
    const answer = await patch(id, { emails: refused })
    expect(answer.status, answer.text).toBe(422)
    expect(answer.body.error.fields).toMatchObject({ [field]: { code: 'account_email' } })
  }
  // The first one is no account's now: `email` replaces it. Where it is, it stays.
  expect(addresses((await patch(id, { email: 'new@account.example' })).body)[0]).toBe('new@account.example')
  expect((await patch(id, { emails: [own] })).body.email).toBe('own@account.example')
  const refused = await patch(id, { email: 'third@account.example' })
  expect(refused.body.error.fields).toMatchObject({ email: { code: 'account_email' } })
  expect(addresses(await read(id))).toEqual(['own@account.example'])
})

test('domains are compared as DNS does', async () => {
  const made = await create({ email: 'info@bücher.example' })
  const twin = await app.request('POST', '/customers', {
    body: { first_name: 'B', last_name: 'B', email: 'info@xn--bcher-kva.example' },
  })
  expect([twin.status, twin.body.error.code]).toEqual([409, 'email_taken'])
  for (const q of ['INFO@BÜCHER.example', 'info@xn--bcher-kva.example', 'info@bu\u0308cher.example'])
    expect(await search(q), q).toEqual([made.id])
  expect(await found({ field: 'email', op: 'in', value: ['info@XN--BCHER-KVA.example'] })).toEqual([made.id])
  const lookalikes = await app.request('GET', '/customers/lookalikes', {
    query: { email: 'info@xn--bcher-kva.example' },
  })
  expect(lookalikes.body.items).toMatchObject([{ customer_id: made.id, reasons: ['account'] }])
})

test('the database folds addresses as the program does', async () => {
  const samples = [
    'Anna@Example.COM',
    'info@bücher.example',
    'info@BÜCHER.example',
    'a@straße.de',
    'почта@пример.рф',
    'x@日本語。jp',
    'y@日本語.ｊｐ',
    'z@bu\u0308cher.example',
    'ñandú@ñandú.cl',
    'ΑΣ@σίσυφος.gr',
    'a@ليهمابتكلموشعربي؟.example'.replace('؟', ''),
    'q@почемужеонинеговорятпорусски.example',
    'k@他们为什么不说中文.example',
    'p@porquénopuedensimplementehablarenespañol.example',
    'm@😀.example'.replace('😀', 'ö-1'),
    'no at sign',
    '',
  ]
  const { rows } = await sql<{ key: string }>`
    select email_key(one) as key from unnest(${samples}::text[]) with ordinality as u (one, place) order by place`.execute(
    app.db.read,
  )
  expect(rows.map(({ key }) => key)).toEqual(samples.map(foldEmail))
})

test('what was copied with an address goes', async () => {
  const made = await create({
    emails: list('Anna <anna@clean.example>', 'mailto:b@clean.example', '\u200bc@clean.example.', '<d@clean.example>'),
  })
  expect(addresses(made)).toEqual(['anna', 'b', 'c', 'd'].map((name) => `${name}@clean.example`))
  expect((await create({ email: ' "E" <e@clean.example>' })).email).toBe('e@clean.example')
})

test('each entry has a change of its own, which goes back with its place; the page as of then has the list', async () => {
  const { id, emails } = await create({
    emails: list('a@back.example', 'b@back.example', 'c@back.example'),
    account: false,
  })
  await pause(3)
  const at = new Date().toISOString()
  await pause(3)
  const [a, b, c] = emails.map(bare)
  const changed = await patch(id, { emails: [c, { ...a, label: 'Home' }, { address: 'd@back.example' }] })
  expect(changed.body.email).toBe('c@back.example')
  const { body } = await app.request('GET', `/customers/${id}/history`)
  const line = body.items[0]
  const d = changed.body.emails[2]
  expect(line.changes).toMatchObject({
    [`emails.${a.id}`]: [{ address: 'a@back.example', label: null }, { label: 'Home' }],
    [`emails.${b.id}`]: [{ address: 'b@back.example' }, null],
    [`emails.${d.id}`]: [null, { address: 'd@back.example' }],
    emails: [
      [{ id: a.id }, { id: b.id }, { id: c.id }],
      [{ id: c.id }, { id: a.id }, { id: d.id }],
    ],
  })
  expect(Object.keys(line.changes)).toHaveLength(4)
  const then = await app.request('GET', `/customers/${id}/as-of`, { query: { at } })
  expect(then.body.customer).toMatchObject({ email: 'a@back.example', emails })
  const back = await app.request('POST', `/customers/${id}/history/put-back`, { body: { line_id: line.id } })
  expect(back.status, back.text).toBe(200)
  expect(await read(id)).toMatchObject({ email: 'a@back.example', emails })
})

test('who may not see personal values sees masks, and neither finds nor writes e-mails', async () => {
  const { id } = await create({ emails: list('secret@mask.example', 'other@mask.example') })
  const as = await app.staff({ role: 'viewer' })
  const { body } = await app.request('GET', `/customers/${id}`, { as })
  expect(body.masked).toEqual(expect.arrayContaining(['email', 'emails']))
  expect(JSON.stringify(body)).not.toContain('mask.example')
  const searched = await app.request('GET', '/customers', { as, query: { q: 'other@mask.example' } })
  expect(searched.body.items).toEqual([])
})

test('an erase takes all of them, and none of them brings the person back', async () => {
  const { id } = await create({ emails: list('x@erase.example', 'y@erase.example') })
  await patch(id, { emails: [...(await read(id)).emails.map(bare), { address: 'z@erase.example' }] })
  expect((await app.request('DELETE', `/customers/${id}`)).status).toBe(204)
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from customer_emails where customer_id = ${id})
      + (select count(*) from journal where customer_id = ${id} and changes::text like '%erase.example%')
      + (select count(*) from customers where id = ${id} and (emails <> '[]' or search like '%erase%')) as n`.execute(
    app.db.read,
  )
  expect(Number(rows[0]!.n)).toBe(0)
})
