import { expect, vi } from 'vitest'
import type { Answer, Ask, Caller, TestApp } from '../app.ts'
import type { Ids } from './requests.ts'

/** A word that stands in every text of a customer and of all that hangs on them; followed by `secret` where it is personal. */
export type Mark = 'zqnear' | 'zqforeign' | 'zqerased'

/** The ids of everything that a test of access asks for. */
export interface World {
  site: string
  near: Ids
  foreign: Ids
  erased: Ids
}

/** Two sites with a customer each, and one who is erased; with addresses, notes, tasks, jobs, files, views, letters. */
export async function makeWorld(app: TestApp): Promise<World> {
  const site = (await made(app, '/sites', { code: 'near', name: 'Near' })).id
  const away = (await made(app, '/sites', { code: 'away', name: 'Away' })).id
  const near = await plant(app, 'zqnear', site)
  const foreign = await plant(app, 'zqforeign', away)
  const erased = await plant(app, 'zqerased', site)
  const gone = await app.request('DELETE', `/customers/${erased['customers/id']}`)
  expect(gone.status, gone.text).toBeLessThan(300)
  return { site, near, foreign, erased }
}

async function made(app: TestApp, path: string, body: unknown, ask: Ask = {}): Promise<Answer['body']> {
  const answer = await app.request('POST', path, { body, ...ask })
  expect(answer.status, `${path}: ${answer.text}`).toBeLessThan(300)
  return answer.body
}

async function plant(app: TestApp, mark: Mark, site: string): Promise<Ids> {
  const phone = { zqnear: '+4930901820', zqforeign: '+4930901821', zqerased: '+4930901822' }[mark]
  const secret = `${mark}secret`
  const customer = await made(app, '/customers', {
    number: mark,
    site_id: site,
    site_ids: [site],
    first_name: secret,
    last_name: secret,
    company_name: mark,
    position: mark,
    email: `${secret}@secret.example`,
    phones: [{ number: phone }],
    tags: [mark],
    external_ids: [{ source: 'shop', external_id: mark }],
  })
  const page = `/customers/${customer.id}`
  const address = await made(app, `${page}/addresses`, { first_name: secret, line1: secret, city: mark, country: 'DE' })
  const note = await made(app, `${page}/notes`, { html: `<p>${secret}</p>` })
  const task = await made(app, '/tasks', {
    customer_id: customer.id,
    title: secret,
    details: secret,
    external_ids: [{ source: 'shop', external_id: mark }],
  })
  const comment = await made(app, `/tasks/${task.id}/comments`, { text: secret })
  const changed = await app.request('PATCH', page, { body: { position: `${mark} again` } })
  const bulk = await made(app, '/customers/bulk', {
    selection: { ids: [customer.id] },
    expected: 1,
    action: { kind: 'change', set: { vip: true } },
  })
  const exported = await made(app, '/exports', { resource: 'customers', ids: [customer.id] })
  const kept = await app.request('GET', `/exports/${exported.id}`)
  // What somebody typed into a view is theirs, and tells of no customer elsewhere.
  const seen = mark === 'zqforeign' ? 'nobody' : secret
  const view = await made(app, '/table-views', {
    resource: 'customers',
    name: 'Those',
    scope: 'shared',
    columns: [{ column: 'number' }],
    filter: { field: 'email', op: 'eq', value: `${seen}@secret.example` },
  })
  const profile = await made(app, '/import-profiles', {
    name: `Of ${customer.id}`,
    settings: { mapping: [{ column: 'A', target: 'position' }], mode: 'create' },
  })
  for (const id of [bulk.id, kept.body.job_id]) await ended(app, id)
  const files = (await app.request('GET', `/exports/${exported.id}`)).body.files as { id: string }[]
  return {
    'customers/id': customer.id,
    address_id: address.id,
    note_id: note.id,
    'tasks/id': task.id,
    comment_id: comment.id,
    source: 'shop',
    external_id: mark,
    action_id: String(changed.headers['action-id']),
    'jobs/id': bulk.id,
    'exports/id': exported.id,
    file_id: files[0]?.id ?? '',
    'table-views/id': view.id,
    'import-profiles/id': profile.id,
  }
}

async function ended(app: TestApp, job: string): Promise<void> {
  await vi.waitFor(
    async () => expect((await app.request('GET', `/jobs/${job}`)).body.state).not.toMatch(/queued|running/),
    { timeout: 30_000, interval: 100 },
  )
}

/** A key of a role that has these permissions and no others. */
export async function keyWith(app: TestApp, code: string, permissions: readonly string[]): Promise<Caller> {
  const role = await made(app, '/roles', { code, name: code, permissions })
  const key = await made(app, '/api-keys', { name: code, role_id: role.id })
  return { id: key.id, headers: { authorization: `Bearer ${key.key}` } }
}
