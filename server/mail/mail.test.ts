import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { permissions } from '../../contract/permissions.ts'
import { testApp, type TestApp } from '../../test/app.ts'
import { system } from '../platform/actor.ts'
import { queueMail, type NewLetter } from '../platform/mail/mail.ts'
import { transact } from '../platform/database/tx.ts'

/** A real mail server: takes letters but those to refused@ (never) and, the first two times, grey@ (not now). */
const received: { to: string; raw: string }[] = []
let greyed = 0
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo({ address }, _session, done) {
    if (address.startsWith('refused@')) return done(Object.assign(new Error('No such mailbox'), { responseCode: 550 }))
    if (address.startsWith('grey@') && (greyed += 1) <= 2)
      return done(Object.assign(new Error('Greylisted'), { responseCode: 451 }))
    done()
  },
  onData(stream: SMTPServerDataStream, session, done) {
    let raw = ''
    stream.on('data', (chunk: Buffer) => (raw += chunk.toString()))
    stream.on('end', () => {
      received.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw })
      done()
    })
  },
})
server.listen(0, '127.0.0.1')
await once(server.server, 'listening')
const smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`

const app = await testApp({ background: true, config: { smtpUrl, mailFrom: 'Shop <shop@example.com>' } })
const without = await testApp({ background: true, config: { smtpUrl: undefined, mailFrom: undefined } })
afterAll(async () => {
  await app.close()
  await without.close()
  await new Promise<void>((done) => server.close(() => done()))
})

const write = (to: TestApp, letter: Partial<NewLetter>): Promise<string> =>
  transact(to.db, system(permissions), 'system', (tx) =>
    queueMail(tx, { to: 'jo@example.com', subject: 'Hello', text: 'Good day', purpose: 'test', ...letter }),
  )
const reach = async (to: TestApp, id: string, wanted: object) =>
  await vi.waitFor(async () => {
    const { body } = await to.request('GET', `/mail/${id}`)
    expect(body).toMatchObject(wanted)
    return body
  }, 15_000)

test('a letter arrives as it was written, once its transaction has committed', async () => {
  const id = await write(app, {
    subject: 'Grüße\r\nBcc: all@example.com',
    text: 'Größe: 1 €',
    html: '<p>Größe: 1 €</p>',
  })
  const letter = await reach(app, id, { state: 'sent' })
  expect(letter).toMatchObject({
    subject: 'Grüße Bcc: all@example.com',
    attempts: 1,
    last_error: null,
    text: 'Größe: 1 €',
    body_hidden: false,
  })
  expect(letter.sent_at).not.toBeNull()
  const mine = received.filter(({ raw }) => raw.includes(id))
  expect(mine).toHaveLength(1)
  expect(mine[0]?.raw).toMatch(/^From: Shop <shop@example\.com>\r?$/m)
  expect(mine[0]?.raw).not.toMatch(/^Bcc:/m)
})

test('a letter of a transaction that is undone is not sent', async () => {
  const before = received.length
  const undone = transact(app.db, system(permissions), 'system', async (tx) => {
    await queueMail(tx, { to: 'undone@example.com', subject: 'x', text: 'x', purpose: 'test' })
    throw new Error('undo')
  })
  await expect(undone).rejects.toThrow('undo')
  await reach(app, await write(app, {}), { state: 'sent' })
  expect(received.slice(before).map(({ to }) => to)).toEqual(['jo@example.com'])
})

test('a server that says never is believed, and its words are kept', async () => {
  const id = await write(app, { to: 'refused@example.com' })
  const letter = await reach(app, id, { state: 'failed' })
  expect(letter).toMatchObject({
    attempts: 1,
    last_error: expect.stringMatching(/550 No such mailbox/),
    next_attempt_at: null,
  })
})

test('a server that says not now is asked again, until it takes the letter', async () => {
  const id = await write(app, { to: 'grey@example.com' })
  const waiting = await reach(app, id, {
    state: 'queued',
    attempts: 1,
    last_error: expect.stringMatching(/451 Greylisted/),
    next_attempt_at: expect.any(String),
  })
  expect(Date.parse(waiting.next_attempt_at)).toBeGreaterThan(Date.now())
  await reach(app, id, { attempts: 2 })
  // The third time somebody does not want to wait.
  await vi.waitFor(async () => expect((await app.request('POST', `/mail/${id}/release`)).status).toBe(200), 5_000)
  await reach(app, id, { state: 'sent', last_error: null })
  expect(received.filter(({ to }) => to === 'grey@example.com')).toHaveLength(1)
}, 30_000)

test('a server that is away is tried again', async () => {
  const away = await testApp({ background: true, config: { smtpUrl: 'smtp://127.0.0.1:9', mailFrom: 'a@example.com' } })
  const id = await write(away, {})
  await reach(away, id, {
    state: 'queued',
    attempts: 1,
    last_error: expect.stringMatching(/ECONNREFUSED/),
    next_attempt_at: expect.any(String),
  })
  await away.close()
})

test('without a mail server letters are held, are read, and go when somebody releases them', async () => {
  const id = await write(without, {})
  await reach(without, id, { state: 'held', text: 'Good day', last_error: null })
  expect((await without.request('GET', '/mail/status')).body).toMatchObject({ set: false, held: 1, queued: 0 })
  expect(await without.request('POST', `/mail/${id}/release`)).toMatchObject({
    status: 409,
    body: { error: { code: 'mail_not_set' } },
  })
  const before = received.length
  // The program starts again, now with a mail server: what was held stays held.
  const { config } = without
  Object.assign(config, { smtpUrl, mailFrom: 'shop@example.com' })
  await reach(without, await write(without, { to: 'new@example.com' }), { state: 'sent' })
  expect(received.slice(before).map(({ to }) => to)).toEqual(['new@example.com'])
  await reach(without, id, { state: 'held' })
  expect((await without.request('POST', `/mail/${id}/release`)).body).toMatchObject({ state: 'queued' })
  await reach(without, id, { state: 'sent' })
  expect((await without.request('POST', `/mail/${id}/release`)).body.error.code).toBe('cannot_send')
  Object.assign(config, { smtpUrl: undefined, mailFrom: undefined })
})

test('a letter that was withdrawn never goes, and its text is gone', async () => {
  const id = await write(without, { to: 'never@example.com' })
  await reach(without, id, { state: 'held' })
  expect((await without.request('POST', `/mail/${id}/withdraw`)).body).toMatchObject({ state: 'withdrawn', text: null })
  expect((await without.request('POST', `/mail/${id}/release`)).body.error.code).toBe('cannot_send')
})

test('a confidential letter is read by those who manage staff, and wiped when it has gone', async () => {
  const manager = await without.staff({ role: 'manager' })
  const held = await write(without, { confidential: true, text: 'https://shop.example/set-password#secret' })
  await reach(without, held, { state: 'held', text: expect.stringContaining('secret'), body_hidden: false })
  const seen = await without.request('GET', `/mail/${held}`, { as: manager })
  expect(seen).toMatchObject({ status: 200, body: { to: 'jo@example.com', text: null, html: null, body_hidden: true } })
  expect(seen.text).not.toContain('secret')
  const sent = await write(app, { confidential: true, text: 'https://shop.example/set-password#secret' })
  await reach(app, sent, { state: 'sent', text: null })
  expect(received.at(-1)?.raw).toContain('secret')
})

test('who may read letters, and who may send them', async () => {
  const [support, viewer] = [await without.staff({ role: 'support' }), await without.staff({ role: 'viewer' })]
  const id = await write(without, {})
  await reach(without, id, { state: 'held' })
  expect((await without.request('GET', '/mail', { as: viewer })).status).toBe(403)
  expect((await without.request('GET', '/mail', { as: support })).status).toBe(200)
  expect((await without.request('POST', `/mail/${id}/withdraw`, { as: support })).status).toBe(403)
  await reach(without, id, { state: 'held' })
})

test('a list by keyset, with the state and the customer as filters', async () => {
  const all: string[] = []
  for (let after: string | null = ''; after !== null;) {
    const answer = await without.request('GET', '/mail', { query: { limit: 2, ...(after && { after }) } })
    expect(answer.status).toBe(200)
    all.push(...answer.body.items.map((item: { id: string }) => item.id))
    after = answer.body.next
  }
  const { rows } = await sql<{ id: string }>`select id from outgoing_mail order by created_at desc, id desc`.execute(
    without.db.read,
  )
  expect(all).toEqual(rows.map(({ id }) => id))
  const held = await without.request('GET', '/mail', { query: { state: 'held' } })
  expect(new Set(held.body.items.map(({ state }: { state: string }) => state))).toEqual(new Set(['held']))
})

let customer = ''
beforeAll(async () => {
  customer = (
    await without.request('POST', '/customers', {
      body: { email: 'planted@example.com', first_name: 'Pia', last_name: 'Plant' },
    })
  ).body.id
})

test('letters to a customer are seen within the sites one may see, and wiped when the customer is erased', async () => {
  const { body: site } = await without.request('POST', '/sites', { body: { code: 'other', name: 'Other' } })
  const elsewhere = await without.staff({ role: 'support', site_ids: [site.id] })
  const id = await write(without, {
    customer_id: customer,
    to: 'planted@example.com',
    subject: 'Planted',
    text: 'Planted',
  })
  await reach(without, id, { state: 'held', customer_id: customer })
  expect((await without.request('GET', `/mail/${id}`, { as: elsewhere })).status).toBe(404)
  expect((await without.request('GET', '/mail', { as: elsewhere })).body.items).toEqual([])
  expect((await without.request('DELETE', `/customers/${customer}`)).status).toBe(204)
  const { rows } = await sql`select * from outgoing_mail where id = ${id}`.execute(without.db.read)
  expect(rows[0]).toMatchObject({ state: 'withdrawn', to: '', subject: '', text: null })
})
