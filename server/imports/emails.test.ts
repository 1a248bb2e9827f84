import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { byEmail, codes, columns, importing } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
await app.request('PATCH', '/settings', { body: { require_email: false } })
const { bring, bringGuessed, find, one } = importing(app)

const create = async (body: object) => {
  const answer = await app.request('POST', '/customers', { body: { first_name: 'Im', last_name: 'Port', ...body } })
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
const addresses = ({ emails }: { emails: { address: string }[] }): string[] => emails.map(({ address }) => address)

test('what was copied with an address is not part of it: every such row is the customer that is there', async () => {
  const known = await create({ email: 'known@dirt.example' })
  const file = `email,first_name
known@dirt.example\u200b,A
\u200bknown@dirt.example,B
mailto:known@dirt.example,C
"Known <known@dirt.example>",D
known@dirt.example.,E
<known@dirt.example>,F
known@dirt.example\u00a0,G
"'known@dirt.example'",H
"one@dirt.example; two@dirt.example",I
`
  const done = await bring(file, byEmail(columns('email', 'first_name')))
  expect(done.counts).toMatchObject({ read: 9, created: 1 })
  expect(codes(done).filter((code) => code !== 'said_later')).toEqual([])
  const items = await find('dirt.example')
  expect(items.map(addresses).toSorted()).toEqual([['known@dirt.example'], ['one@dirt.example', 'two@dirt.example']])
  // The second one finds the customer as well.
  expect(await one('two@dirt.example')).toMatchObject({ email: 'one@dirt.example', first_name: 'I' })
  expect((await bring('email\ntwo@dirt.example\n', byEmail(columns('email')))).counts).toMatchObject({ unchanged: 1 })
  expect((await app.request('DELETE', `/customers/${known.id}`)).status).toBe(204)
  const again = await bring(file, byEmail(columns('email', 'first_name')))
  expect(again.counts).toMatchObject({ created: 0, skipped: 8, unchanged: 1 })
})

test('somebody who was erased is not brought back under the other form of a domain', async () => {
  const { id } = await create({ emails: [{ address: 'a@gone.example' }, { address: 'info@blümchen.example' }] })
  await app.request('DELETE', `/customers/${id}`)
  for (const email of [
    'info@xn--blmchen-o2a.example',
    'INFO@BLÜMCHEN.example',
    'new@gone.example; info@blümchen.example',
  ]) {
    const done = await bring(`email,last_name\n"${email}",X\n`, byEmail(columns('email', 'last_name')))
    expect([codes(done), done.counts.created], email).toEqual([['erased'], 0])
  }
})

test('columns that are numbered are further e-mails, and a second run changes nothing', async () => {
  const file = `E-mail,E-mail 2,E-Mail 3,Work e-mail,Last name
a@cols.example,b@cols.example,,w@cols.example,One
c@cols.example,C@cols.example,"d@cols.example, e@cols.example",,Two
`
  const done = await bringGuessed(file, 'customers')
  expect([done.counts.created, done.problems]).toEqual([2, []])
  expect(await one('a@cols.example')).toMatchObject({
    email: 'a@cols.example',
    emails: [
      { address: 'a@cols.example' },
      { address: 'b@cols.example' },
      { address: 'w@cols.example', label: 'Work' },
    ],
  })
  expect(addresses(await one('e@cols.example'))).toEqual(['c@cols.example', 'd@cols.example', 'e@cols.example'])
  expect((await bringGuessed(file, 'customers')).counts).toMatchObject({ unchanged: 2 })
})

test('an address that is none is kept and marked, and those are found by it', async () => {
  const mapping = columns('external_ids', 'email', 'emails', 'last_name')
  const settings = { mapping, match: ['external_id'], mode: 'both' }
  const done = await bring('external_ids,email,emails,last_name\nk1,kept@mark.example,wrong@@mark,K\n', { settings })
  expect(done.problems).toMatchObject([{ row: 2, column: 'emails', code: 'email', value: 'wrong@@mark' }])
  const made = await one('kept@mark.example')
  expect(made.emails).toMatchObject([{ valid: true }, { address: 'wrong@@mark', valid: false }])
  const filter = JSON.stringify({ field: 'email_state', op: 'eq', value: 'invalid' })
  const invalid = await app.request('GET', '/customers', { query: { filter } })
  expect(invalid.body.items.map(({ id }: { id: string }) => id)).toEqual([made.id])
  // It stays while others change, and may not be made another one that is none.
  const [kept, wrong] = made.emails.map(({ id, address }: { id: string; address: string }) => ({ id, address }))
  const patch = (emails: object[]) => app.request('PATCH', `/customers/${made.id}`, { body: { emails } })
  expect((await patch([kept, wrong, { address: 'more@mark.example' }])).status).toBe(200)
  const refused = await patch([kept, { ...wrong, address: 'still wrong' }])
  expect(refused.body.error.fields).toMatchObject({ 'emails.1.address': { code: 'email' } })
})

test('an e-mail of the file joins those that are known; the one of an account stays the first', async () => {
  const mapping = columns('external_ids', 'email', 'emails')
  const settings = { mapping, match: ['external_id'], mode: 'both' }
  const own = await create({ email: 'own@join.example', external_ids: [{ source: 'shop', external_id: 'j1' }] })
  const free = await create({
    account: false,
    emails: [{ address: 'free@join.example', label: 'Home' }, { address: 'second@join.example' }],
    external_ids: [{ source: 'shop', external_id: 'j2' }],
  })
  const done = await bring(
    'external_ids,email,emails\nj1,other@join.example,more@join.example\nj2,new@join.example,"Work: second@join.example"\n',
    { settings },
  )
  expect(done.problems).toMatchObject([{ row: 2, code: 'account_email', value: 'other@join.example' }])
  const emailsOf = async (id: string) => (await app.request('GET', `/customers/${id}`)).body.emails
  expect(await emailsOf(own.id)).toMatchObject([{ address: 'own@join.example' }, { address: 'more@join.example' }])
  expect(await emailsOf(free.id)).toMatchObject([
    { id: free.emails[0].id, address: 'new@join.example', label: 'Home' },
    { id: free.emails[1].id, address: 'second@join.example', label: 'Work' },
  ])
})

test('letters that only look like Latin ones are remarked on, and refuse nothing', async () => {
  const done = await bring(
    'email,last_name\nаnna@confuse.example,X\nпочта@пример.рф,Y\n',
    byEmail(columns('email', 'last_name')),
  )
  expect(done.counts).toMatchObject({ created: 2 })
  expect(done.problems).toMatchObject([{ row: 2, code: 'confusable', params: { meant: 'anna@confuse.example' } }])
})
