import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { permissions } from '../../contract/permissions.ts'
import { exportResources, importResources } from '../../contract/record-jobs.ts'
import { liveOf } from '../../server/platform/http/live.ts'
import { testApp, type Answer, type Caller } from '../app.ts'
import { openStream, type Stream } from '../event-stream.ts'
import { exporting } from '../exporting.ts'
import { columns, importing } from '../importing.ts'
import type { Ids } from './requests.ts'
import { keyWith, makeWorld } from './world.ts'

const app = await testApp({ background: true })
const streams: Stream[] = []
afterAll(() => {
  for (const stream of streams) stream.close()
  return app.close()
})
await app.request('PATCH', '/settings', { body: { require_email: false, require_first_name: false } })
const origin = await app.listen()
const world = await makeWorld(app)
const limited = await app.staff({ site_ids: [world.site] })
const masked = await keyWith(
  app,
  'masked',
  permissions.filter((one) => one !== 'customers.personal'),
)
const { ask, take, download } = exporting(app)
const { bring, ended, start, upload } = importing(app)

/** All files of an export as its asker gets them. */
async function filesOf(body: object, as: Caller): Promise<string> {
  const done = await take({ values: 'codes', ...body }, as)
  const texts: string[] = []
  for (const at of (done.files as unknown[]).keys()) texts.push((await download(done, at, as)).text)
  return texts.join('\n')
}

const addresses = (resource: string): object => (resource === 'customers' ? { addresses: 'rows' } : {})
const idOf = (ids: Ids, resource: string): string => ids[`${resource}/id`]!
const read = async (ids: Ids, resource: string): Promise<Answer['body']> =>
  (await app.request('GET', `/${resource}/${idOf(ids, resource)}`)).body

describe.each(exportResources)('a file of %s', (resource) => {
  test('holds nothing of other sites for who is limited to one', async () => {
    const all = await filesOf({ resource, ...addresses(resource) }, limited)
    expect(all).toMatch(/zqnear/)
    expect(all).not.toMatch(/zqforeign/i)
    const chosen = await filesOf({ resource, ids: [idOf(world.foreign, resource)] }, limited)
    expect(chosen).not.toMatch(/zqforeign/i)
  })

  test('holds no personal value for who sees none, and cannot be chosen by one', async () => {
    if (resource === 'customers') expect((await ask({ resource, addresses: 'rows' }, masked)).status).toBe(403)
    const all = await filesOf({ resource }, masked)
    expect(all).not.toMatch(/secret/i)
    const found = await filesOf({ resource, q: 'zqnearsecret' }, masked)
    expect(found.trim().split('\n')).toHaveLength(1)
  })

  test('is for nobody else, whoever may export as well', async () => {
    const other = await app.staff({ site_ids: [world.site] })
    const answer = await ask({ resource }, limited)
    await vi.waitFor(async () =>
      expect((await app.request('GET', `/exports/${answer.body.id}`, { as: limited })).body.state).toBe('done'),
    )
    const { files } = (await app.request('GET', `/exports/${answer.body.id}`, { as: limited })).body
    const path = `/exports/${answer.body.id}/files/${files[0].id}`
    expect((await app.request('GET', path, { as: other })).status).toBe(404)
  })
})

const changing: Record<(typeof importResources)[number], [match: string, column: string, target: string]> = {
  customers: ['number', 'number', 'position'],
  tasks: ['external_id', 'external_ids', 'title'],
}

describe.each(importResources)('an import of %s', (resource) => {
  const [match, column, target] = changing[resource]
  const settings = { mapping: columns(column, target), match: [match], mode: 'update', resource }

  test('changes nothing of other sites for who is limited to one, and tells nothing of it', async () => {
    const before = await read(world.foreign, resource)
    const done = await bring(`${column},${target}\nzqforeign,Taken over\n`, { settings }, limited)
    expect(done.counts).toMatchObject({ read: 1, created: 0, updated: 0, unchanged: 0 })
    expect(await read(world.foreign, resource)).toEqual(before)
    for (const path of [`/imports/${done.id}`, `/imports/${done.id}/rows`, `/jobs/${done.job_id}/rows`]) {
      const { text } = await app.request('GET', path, { as: limited })
      expect(text).not.toMatch(/zqforeignsecret/i)
      expect(text).not.toContain(idOf(world.foreign, resource))
    }
  })

  test('a check of it tells no personal value to who sees none', async () => {
    const content = `${column},${target}\nzqnear,Checked\n`
    const asked = await start(await upload(content, 'people.csv', masked), { settings, dry_run: true }, masked)
    // All that a task says is personal.
    expect(asked.status, asked.text).toBe(resource === 'tasks' ? 403 : 201)
    if (asked.status === 403) return
    await ended(asked.body.id, masked)
    for (const path of [`/imports/${asked.body.id}`, `/imports/${asked.body.id}/rows`])
      expect((await app.request('GET', path, { as: masked })).text).not.toMatch(/secret/i)
  })
})

test('the live stream tells each what they may see, and no value', async () => {
  const settled = async (): Promise<void> =>
    vi.waitFor(async () => {
      const { rows } = await app.db.readPool.query('select count(*) as count from journal')
      expect(liveOf(app.db)?.last()).toBe(rows[0].count)
    }, 10_000)
  await settled()
  const open = async (as: Caller): Promise<Stream> => {
    const stream = await openStream(`${origin}/api/v1/live`, as.headers)
    streams.push(stream)
    await vi.waitFor(() => expect(stream.id()).toBeDefined(), 10_000)
    return stream
  }
  const [all, near] = [await open(app.administrator), await open(limited)]
  const change = async ({ 'customers/id': customer, 'tasks/id': task, ...ids }: Ids): Promise<void> => {
    const asked = [
      await app.request('PATCH', `/customers/${customer}`, { body: { position: 'zqsecret live' } }),
      await app.request('POST', `/customers/${customer}/notes`, { body: { html: '<p>zqsecret live</p>' } }),
      await app.request('PATCH', `/customers/${customer}/addresses/${ids.address_id}`, { body: { city: 'zqsecret' } }),
      await app.request('PATCH', `/tasks/${task}`, { body: { title: 'zqsecret live' } }),
      await app.request('POST', `/tasks/${task}/comments`, { body: { text: 'zqsecret live' } }),
    ]
    for (const { status, text } of asked) expect(status, text).toBeLessThan(300)
  }
  await change(world.foreign)
  await change(world.near)
  const told = (stream: Stream): string => JSON.stringify(stream.events)
  const both = [world.near['tasks/id']!, world.near['customers/id']!]
  for (const stream of [all, near])
    await vi.waitFor(() => both.forEach((id) => expect(told(stream)).toContain(id)), 10_000)
  expect(told(all)).toContain(world.foreign['tasks/id'])
  await settled()
  await pause(100)
  for (const id of Object.values(world.foreign).filter((one) => /^[\da-f-]{36}$/.test(one)))
    expect(told(near)).not.toContain(id)
  for (const stream of [all, near]) expect(told(stream)).not.toMatch(/secret/i)
})
