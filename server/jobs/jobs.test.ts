import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { jobKinds } from '../../contract/platform/jobs.ts'
import { testApp } from '../../test/app.ts'
import { permissions } from '../../contract/permissions.ts'
import { system } from '../platform/actor.ts'
import { composedJobs } from '../platform/composition.ts'
import { addJobRows } from '../platform/jobs/rows.ts'
import { enqueue, type JobKind } from '../platform/jobs/jobs.ts'
import { queueMail } from '../platform/mail/mail.ts'
import { transact } from '../platform/database/tx.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())

const by = (id: string) => ({ ...system(permissions), kind: 'staff' as const, id, name: 'Test Person' })
/** Of a kind that no process here runs: it stays where it is put. */
const idle: JobKind = { name: 'test.idle', resumable: true, run: async () => null }
const put = (id: string, kind = idle, title = 'a.csv') =>
  transact(app.db, by(id), 'web', (tx) => enqueue(tx, kind, {}, { title }))

let manager: Awaited<ReturnType<typeof app.staff>>
let support: typeof manager
beforeAll(async () => {
  manager = await app.staff({ role: 'manager' })
  support = await app.staff({ role: 'support' })
})

test('every kind of job and schedule has a name in the contract, for its label', () => {
  expect([...composedJobs().kinds.keys()].toSorted()).toEqual([...jobKinds].toSorted())
})

test('a list by keyset, with the filters state and kind', async () => {
  const ids: string[] = []
  for (let n = 0; n < 5; n += 1) ids.unshift(await put(app.administrator.id))
  const query = { kind: 'test.idle', state: 'open', limit: 2 }
  const first = await app.request('GET', '/jobs', { query })
  expect(first).toMatchObject({ status: 200, body: { total: { value: 5, exact: true } } })
  const second = await app.request('GET', '/jobs', { query: { ...query, after: first.body.next } })
  const third = await app.request('GET', '/jobs', { query: { ...query, after: second.body.next } })
  expect(third.body.next).toBeNull()
  const seen = [first, second, third].flatMap(({ body }) => body.items.map((item: { id: string }) => item.id))
  expect(seen).toEqual(ids)
  expect((await app.request('GET', '/jobs', { query: { state: 'done', kind: 'test.idle' } })).body.items).toEqual([])
  expect(first.body.items[0]).toMatchObject({ title: 'a.csv', state: 'queued', can_cancel: true, can_retry: false })
})

test('without jobs.read a person sees their own jobs alone, and cancels only those', async () => {
  const mine = await put(support.id)
  const other = await put(manager.id)
  const { body } = await app.request('GET', '/jobs', { as: support, query: { kind: 'test.idle' } })
  expect(body.items.map(({ id }: { id: string }) => id)).toEqual([mine])
  expect((await app.request('GET', `/jobs/${other}`, { as: support })).status).toBe(404)
  expect((await app.request('POST', `/jobs/${other}/cancel`, { as: support })).status).toBe(404)
  expect((await app.request('POST', `/jobs/${mine}/cancel`, { as: support })).body).toMatchObject({
    state: 'cancelled',
  })
  expect((await app.request('GET', `/jobs/${other}`, { as: manager })).body).toMatchObject({
    state: 'queued',
    created_by: { id: manager.id },
  })
})

test('one who is limited to sites sees no job of other people, which speaks of customers elsewhere', async () => {
  const site = await app.request('POST', '/sites', { body: { code: 'north', name: 'North' } })
  const limited = await app.staff({ site_ids: [site.body.id] })
  const other = await put(manager.id)
  await transact(app.db, by(manager.id), 'web', (tx) =>
    addJobRows(tx.db, other, [
      { place: 1, subject_type: 'customer', subject_id: null, title: 'HIDDEN-1', state: 'done' },
    ]),
  )
  const mine = await put(limited.id)
  const upkeep = await transact(app.db, system(permissions), 'system', (tx) => enqueue(tx, idle, {}, {}))
  const { body } = await app.request('GET', '/jobs', { as: limited, query: { kind: 'test.idle' } })
  expect(body.items.map(({ id }: { id: string }) => id)).toEqual([upkeep, mine])
  expect(body.total.value).toBe(2)
  for (const path of [`/jobs/${other}`, `/jobs/${other}/rows`]) {
    const answer = await app.request('GET', path, { as: limited })
    expect([answer.status, answer.text]).toEqual([404, expect.not.stringContaining('HIDDEN')])
  }
  expect((await app.request('POST', `/jobs/${other}/cancel`, { as: limited })).status).toBe(404)
  expect((await app.request('GET', `/jobs/${other}/rows`)).body.items).toHaveLength(1)
})

test('one who reads all jobs manages only their own', async () => {
  const integration = await app.staff({ role: 'integration' })
  const other = await put(manager.id)
  expect((await app.request('GET', `/jobs/${other}`, { as: integration })).body).toMatchObject({ can_cancel: false })
  expect(await app.request('POST', `/jobs/${other}/cancel`, { as: integration })).toMatchObject({
    status: 403,
    body: { error: { code: 'forbidden' } },
  })
})

test('one who may not read a record sees no job of other people that speaks of it', async () => {
  const role = { code: 'upkeep', name: 'Upkeep', permissions: ['jobs.read'] }
  expect((await app.request('POST', '/roles', { body: role })).status).toBe(201)
  const upkeep = await app.staff({ role: 'upkeep' })
  for (const name of ['customers.bulk', 'customers.import', 'tasks.bulk', 'journal.undo']) {
    const id = await put(manager.id, { ...idle, name }, 'HIDDEN.csv')
    expect((await app.request('GET', `/jobs/${id}`, { as: upkeep })).status, name).toBe(404)
    expect((await app.request('GET', `/jobs/${id}/rows`, { as: upkeep })).status, name).toBe(404)
    expect((await app.request('GET', `/jobs/${id}`)).status, name).toBe(200)
  }
  expect((await app.request('GET', '/jobs', { as: upkeep })).text).not.toContain('HIDDEN')
})

test('what has ended cannot be cancelled; what was cancelled runs again if its kind is known here', async () => {
  const id = await put(manager.id)
  await app.request('POST', `/jobs/${id}/cancel`, { as: manager })
  expect((await app.request('POST', `/jobs/${id}/cancel`, { as: manager })).body.error.code).toBe('cannot_cancel')
  expect((await app.request('POST', `/jobs/${id}/retry`, { as: manager })).body.error.code).toBe('cannot_retry')
  const known = await transact(app.db, by(manager.id), 'web', (tx) =>
    enqueue(tx, { ...idle, name: 'files.remove' }, { keys: [] }, { runAt: new Date(Date.now() + 3_600_000) }),
  )
  await app.request('POST', `/jobs/${known}/cancel`, { as: manager })
  expect((await app.request('POST', `/jobs/${known}/retry`, { as: manager })).body).toMatchObject({ state: 'queued' })
  await vi.waitFor(
    async () =>
      expect((await app.request('GET', `/jobs/${known}`, { as: manager })).body).toMatchObject({ state: 'done' }),
    10_000,
  )
  expect((await app.request('POST', `/jobs/${known}/retry`, { as: manager })).body.error.code).toBe('cannot_retry')
})

test('schedules tell their last and next time, and start by hand', async () => {
  const { body } = await app.request('GET', '/schedules')
  expect(body.items.map(({ name }: { name: string }) => name)).toContain('jobs.tidy')
  for (const { next_run_at } of body.items) expect(Date.parse(next_run_at)).toBeGreaterThan(Date.now())
  const run = await app.request('POST', '/schedules/jobs.tidy/run')
  expect(run).toMatchObject({ status: 200, body: { kind: 'jobs.tidy', schedule: 'jobs.tidy' } })
  await vi.waitFor(async () => {
    const { items } = (await app.request('GET', '/schedules')).body
    expect(items.find(({ name }: { name: string }) => name === 'jobs.tidy')).toMatchObject({
      last_state: 'done',
      last_job_id: run.body.id,
    })
  }, 10_000)
  expect((await app.request('POST', '/schedules/no.such/run')).status).toBe(404)
  expect((await app.request('POST', '/schedules/jobs.tidy/run', { as: support })).status).toBe(403)
})

test('upkeep in the background is listed only by its kind', async () => {
  await transact(app.db, by(manager.id), 'web', (tx) =>
    queueMail(tx, { to: 'a@b.example', subject: 's', text: 't', purpose: 'test' }),
  )
  const all = (await app.request('GET', '/jobs', { query: { limit: 200 } })).body.items
  expect(all.filter(({ kind }: { kind: string }) => kind === 'mail.send')).toEqual([])
  expect((await app.request('GET', '/jobs', { query: { kind: 'mail.send' } })).body.items).toHaveLength(1)
})

test('ready when the database answers, its tables are there and jobs run; alive in any case', async () => {
  expect(await app.request('GET', '/healthz', { as: null })).toMatchObject({ status: 200, body: { status: 'ok' } })
  const ready = await app.request('GET', '/readyz', { as: null })
  expect(ready).toMatchObject({ status: 200, body: { checks: { database: 'ok', migrations: 'ok', jobs: 'ok' } } })
  const idleApp = await testApp()
  expect(await idleApp.request('GET', '/readyz', { as: null })).toMatchObject({
    status: 503,
    body: { checks: { jobs: 'not running' } },
  })
  await idleApp.close()
})

test('what a job did with each record is read page by page, by whoever may see the job; told twice it stands once', async () => {
  const id = await put(manager.id)
  const row = (place: number, state: 'done' | 'refused') => ({
    place,
    subject_type: 'customer',
    subject_id: null,
    title: `C-${place}`,
    state,
  })
  await addJobRows(app.db.write, id, [row(1, 'done'), { ...row(2, 'refused'), code: 'stale', message: 'Changed.' }])
  await addJobRows(app.db.write, id, [row(2, 'done'), row(3, 'done')])
  const path = `/jobs/${id}/rows`
  const first = await app.request('GET', path, { query: { limit: 2 } })
  expect(first.body).toMatchObject({
    items: [{ title: 'C-1' }, { title: 'C-2', state: 'refused', code: 'stale', message: 'Changed.' }],
    counts: { done: 2, unchanged: 0, refused: 1 },
  })
  const second = await app.request('GET', path, { query: { limit: 2, after: first.body.next, state: 'done' } })
  expect(second.body).toMatchObject({ items: [{ place: 3 }], next: null })
  expect((await app.request('GET', path, { as: support })).status).toBe(404)
})
