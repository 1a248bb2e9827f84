import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { liveEvents, type LiveJob } from '../../contract/platform/live.ts'
import { permissions } from '../../contract/permissions.ts'
import { testApp, type Caller } from '../../test/app.ts'
import { openStream, type Stream } from '../../test/event-stream.ts'
import { system } from '../platform/actor.ts'
import { openDatabase } from '../platform/database/db.ts'
import { addLine } from '../platform/journal/journal.ts'
import { liveOf, mostLines, tell } from '../platform/http/live.ts'
import { transact } from '../platform/database/tx.ts'

const app = await testApp({ background: true })
const origin = await app.listen()
const patience = { timeout: 10_000 }
const streams: Stream[] = []
let customer = ''

/** What was done before has been told: it is not news to a stream that opens now. */
const settled = () =>
  vi.waitFor(async () => {
    const { rows } = await app.db.readPool.query('select count(*) as count from journal')
    expect(liveOf(app.db)?.last()).toBe(rows[0].count)
  }, patience)

const open = async (as: Caller | null = app.administrator, lastEventId?: string): Promise<Stream> => {
  if (lastEventId === undefined) await settled()
  const headers = { ...as?.headers, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) }
  const stream = await openStream(`${origin}/api/v1/live`, headers)
  streams.push(stream)
  if (stream.status === 200 && lastEventId === undefined) {
    await vi.waitFor(() => expect(stream.id()).toBeDefined(), patience)
  }
  return stream
}
let changes = 0
const change = async () => {
  const answer = await app.request('PATCH', `/customers/${customer}`, { body: { position: `place ${++changes}` } })
  expect(answer.status, answer.text).toBe(200)
}
const kinds = (stream: Stream) =>
  stream.events.filter(({ event }) => event === 'journal').map(({ data }) => (data as { kind: string }).kind)
const writeSites = (count: number) =>
  transact(app.db, system(permissions), 'system', async (tx) => {
    for (let n = 0; n < count; n++) addLine(tx, { kind: 'site.changed', subject_type: 'site', subject_id: uuidv7() })
  })
const quiet = (time = 300) => new Promise((done) => setTimeout(done, time))
const lastPosition = async (): Promise<number> =>
  (await app.db.readPool.query('select last_position from journal_numbering')).rows[0].last_position

beforeAll(async () => {
  const made = await app.request('POST', '/customers', {
    body: { first_name: 'Livia', last_name: 'Streamed', email: 'livia@stream.example' },
  })
  customer = made.body.id
})
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close()
})
afterAll(() => app.close())

describe('the stream of the journal', () => {
  test('tells what happened to what, without any value', async () => {
    const stream = await open()
    await change()
    await vi.waitFor(() => expect(kinds(stream)).toEqual(['customer.changed']), patience)
    const [heard] = stream.events
    expect(liveEvents.journal.strict().parse(heard?.data)).toMatchObject({
      subject_type: 'customer',
      subject_id: customer,
      customer_id: customer,
    })
    expect(heard?.id).toBe(String(await lastPosition()))
  })

  test('is closed to strangers, and tells each only what they may see', async () => {
    expect((await open(null)).status).toBe(401)
    const site = await app.request('POST', '/sites', { body: { code: 'beyond', name: 'Beyond' } })
    const [viewer, away] = await Promise.all([
      app.staff({ role: 'viewer' }),
      app.staff({ role: 'support', site_ids: [site.body.id] }),
    ])
    const [all, some, none] = [await open(), await open(viewer), await open(away)]
    await change()
    await app.apiKey()
    await writeSites(1)
    for (const stream of [all, some, none]) {
      await vi.waitFor(() => expect(kinds(stream)).toContain('site.changed'), patience)
    }
    expect(kinds(all)).toEqual(['customer.changed', 'api_key.created', 'site.changed'])
    expect(kinds(some)).toEqual(['customer.changed', 'site.changed'])
    expect(kinds(none)).toEqual(['site.changed'])
  })

  test('tells whoever saw a customer that it is gone, and nobody else', async () => {
    const [here, beyond] = await Promise.all(
      ['here', 'yonder'].map(
        async (code) => (await app.request('POST', '/sites', { body: { code, name: code } })).body.id,
      ),
    )
    const body = { first_name: 'Gone', last_name: 'Soon', email: 'gone@stream.example', site_id: here }
    const made = await app.request('POST', '/customers', { body })
    const [saw, never] = await Promise.all(
      [here, beyond].map(async (site) => open(await app.staff({ role: 'support', site_ids: [site] }))),
    )
    const removed = await app.request('DELETE', `/customers/${made.body.id}`)
    expect(removed.status, removed.text).toBe(204)
    await writeSites(1)
    for (const stream of [saw!, never!])
      await vi.waitFor(() => expect(kinds(stream)).toContain('site.changed'), patience)
    expect(kinds(saw!)).toContain('customer.erased')
    expect(kinds(never!)).not.toContain('customer.erased')
  })

  test('goes on after a break where it was, and is reset where too much was missed', async () => {
    const first = await open()
    await change()
    await vi.waitFor(() => expect(first.events).toHaveLength(1), patience)
    first.close()
    await change()
    await writeSites(2)
    await vi.waitFor(() => expect(liveOf(app.db)?.last()).toBe(Number(first.id()) + 3), patience)
    const second = await open(app.administrator, first.id())
    await vi.waitFor(
      () => expect(kinds(second)).toEqual(['customer.changed', 'site.changed', 'site.changed']),
      patience,
    )
    await change()
    await vi.waitFor(() => expect(kinds(second)).toHaveLength(4), patience)
    expect(second.id()).toBe(String(await lastPosition()))

    const unknown = await open(app.administrator, '999999999')
    await vi.waitFor(() => expect(unknown.events.map(({ event }) => event)).toEqual(['reset']), patience)
    await writeSites(mostLines + 1)
    await vi.waitFor(() => expect(second.events.at(-1)?.event).toBe('reset'), patience)
    expect(kinds(second).length).toBeLessThan(mostLines)
    const late = await open(app.administrator, first.id())
    await vi.waitFor(() => expect(late.events.map(({ event }) => event)).toEqual(['reset']), patience)
  })

  test('ends when rights change, so that its reader is recognised anew', async () => {
    const stream = await open()
    const role = await app.request('POST', '/roles', {
      body: { code: 'narrow', name: 'Narrow', permissions: ['customers.read'] },
    })
    expect(role.status, role.text).toBe(201)
    await vi.waitFor(() => expect(stream.ended()).toBe(true), patience)
    expect(kinds(stream)).toEqual(['role.created'])
  })

  test('twenty are open for one person at once, and one more when one has ended', async () => {
    const person = await app.staff({ role: 'viewer' })
    await vi.waitFor(async () => expect((await open(person)).status).toBe(200), patience)
    await Promise.all(Array.from({ length: 19 }, () => open(person)))
    expect((await open(person)).status).toBe(429)
    expect((await open()).status).toBe(200)
    streams.find(({ status }) => status === 200)?.close()
    await vi.waitFor(async () => expect((await open(person)).status).toBe(200), patience)
  })

  test('answers HEAD and lets go of readers who leave', async () => {
    const head = await fetch(`${origin}/api/v1/live`, { method: 'HEAD', headers: app.administrator.headers })
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
    const before = liveOf(app.db)?.listeners() ?? 0
    const left = await Promise.all([open(), open(), open()])
    expect(liveOf(app.db)?.listeners()).toBe(before + 3)
    for (const stream of left) stream.close()
    await vi.waitFor(() => expect(liveOf(app.db)?.listeners()).toBe(before), patience)
  })
})

describe('news of jobs', () => {
  const job = (more: Partial<LiveJob> = {}): LiveJob => ({
    id: uuidv7(),
    kind: 'jobs.tidy',
    title: 'Großes Aufräumen',
    state: 'running',
    progress: 3,
    total: 10,
    note: null,
    actor_id: null,
    ...more,
  })

  test('reach those who see jobs and the one who started it, also from another process', async () => {
    const [viewer, other] = await Promise.all([app.staff({ role: 'viewer' }), app.staff({ role: 'viewer' })])
    const limited = await app.staff({ site_ids: [(await app.request('GET', '/sites')).body.items[0].id] })
    const [all, mine, theirs, elsewheres] = [await open(), await open(viewer), await open(other), await open(limited)]
    const { host, port, user, password, database } = app.db.connection
    const elsewhere = openDatabase({ host, port, user, password, database, max: 2 })
    const data = job({ actor_id: viewer.id })
    await tell(elsewhere.write, { event: 'job', data, to: { permission: 'jobs.read', actor_id: viewer.id } })
    await elsewhere.close()
    for (const stream of [all, mine]) {
      await vi.waitFor(() => expect(stream.events).toEqual([expect.objectContaining({ event: 'job', data })]), patience)
    }
    await quiet()
    expect([theirs.events, elsewheres.events]).toEqual([[], []])
  })

  test('are told at the commit, and refused when they are too long', async () => {
    const stream = await open()
    const to = { permission: 'jobs.read' } as const
    const undone = transact(app.db, system(permissions), 'system', async (tx) => {
      await tell(tx.db, { event: 'job', data: job(), to })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    const long = { event: 'job', data: job({ note: 'é'.repeat(4_000) }), to } as const
    await expect(tell(app.db.write, long)).rejects.toThrow(/too long/)
    await quiet()
    expect(stream.events).toEqual([])
  })
})

test('the program stops while streams are open, and ends them', async () => {
  const own = await testApp({ background: true })
  const stream = await openStream(`${await own.listen()}/api/v1/live`, own.administrator.headers)
  await vi.waitFor(() => expect(stream.id()).toBeDefined(), patience)
  const begun = Date.now()
  await own.close()
  expect(Date.now() - begun).toBeLessThan(5_000)
  await vi.waitFor(() => expect(stream.ended()).toBe(true), patience)
})
