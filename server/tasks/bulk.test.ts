import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type Caller } from '../../test/app.ts'
import { bulking } from '../../test/bulking.ts'
import { openStream } from '../../test/event-stream.ts'
import type { Task } from '../../contract/tasks/endpoints.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { create: createCustomer, finished, rowsOf, linesOf, opened, sites } = bulking(app)

const ask = (path: string, body: object, as: Caller = app.administrator) =>
  app.request('POST', `/tasks${path}`, { body, as })
async function create(body: object, as?: Caller): Promise<Task> {
  const answer = await ask('', body, as)
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
const many = (title: string, count: number, more: object = {}) =>
  Promise.all(Array.from({ length: count }, () => create({ title, ...more })))
const read = async (id: string) => (await app.request('GET', `/tasks/${id}`)).body as Task
const count = async (selection: object, as?: Caller): Promise<number> =>
  (await ask('/bulk/count', { selection }, as)).body.count
async function done(selection: object, expected: number, action: object, as?: Caller) {
  const answer = await ask('/bulk', { selection, expected, action }, as)
  expect(answer.status, answer.text).toBe(201)
  return finished(answer.body.id)
}
const change = (set: object) => ({ kind: 'change', set })
const titled = (title: string) => ({ filter: { field: 'title', op: 'eq', value: title } })

let colleague: Caller & { id: string }
beforeAll(async () => {
  await opened
  colleague = await app.staff({ name: 'Carla Colleague', role: 'support' })
})

describe('changing many tasks', () => {
  test('those that match get performer and day, and are completed: one act, told without their titles', async () => {
    const [one, two, left] = await many('Ring them all back', 3, { due_on: '2031-02-03' })
    const other = await create({ title: 'Another matter' })
    const selection = { ...titled('Ring them all back'), except: [left!.id] }
    expect(await count(selection)).toBe(2)
    const action = change({ performer_id: colleague.id, completed: true, due_on: '2031-05-06' })
    const job = await done(selection, 2, action)
    expect(job).toMatchObject({ kind: 'tasks.bulk', state: 'done', result: { done: 2, unchanged: 0, refused: 0 } })
    for (const { id } of [one!, two!]) {
      const task = await read(id)
      expect(task).toMatchObject({ performer_id: colleague.id, completed: true, due_on: '2031-05-06', version: 2 })
      expect(Date.parse(task.completed_at!)).toBeLessThanOrEqual(Date.now())
    }
    expect(await read(left!.id)).toEqual(left)
    expect(await read(other.id)).toEqual(other)
    const { items } = await rowsOf(job.id)
    expect(items.map((row) => [row.subject_type, row.customer_id, row.title])).toEqual([
      ['task', null, '2031-02-03'],
      ['task', null, '2031-02-03'],
    ])
    expect(new Set(items.map((row) => row.subject_id))).toEqual(new Set([one!.id, two!.id]))
    expect(JSON.stringify([job, items])).not.toContain('Ring them')
    expect((await linesOf(job.id)).map((line) => [line.kind, line.changes])).toEqual(
      [one, two].map(() => [
        'task.changed',
        {
          performer_id: [app.administrator.id, colleague.id],
          completed: [false, true],
          due_on: ['2031-02-03', '2031-05-06'],
        },
      ]),
    )
  })

  test('those picked are deleted with their comments; one that was saved since, or is gone, is left', async () => {
    const [one, saved, gone] = await many('To be deleted', 3)
    const comment = await ask(`/${one!.id}/comments`, { text: 'Nobody answers' })
    expect(comment.status).toBe(201)
    await app.request('PATCH', `/tasks/${saved!.id}`, { body: { completed: true } })
    await app.request('DELETE', `/tasks/${gone!.id}`)
    const ids = [one!.id, saved!.id, gone!.id]
    const job = await done({ ids, versions: [1, 1, 1] }, 3, { kind: 'remove' })
    expect(job).toMatchObject({ kind: 'tasks.bulk_remove', result: { done: 1, unchanged: 0, refused: 2 } })
    const { items } = await rowsOf(job.id)
    expect(items.map((row) => [row.subject_id, row.state, row.code])).toEqual([
      [one!.id, 'done', null],
      [saved!.id, 'refused', 'stale'],
      [gone!.id, 'refused', 'not_found'],
    ])
    expect((await app.request('GET', `/tasks/${one!.id}`)).status).toBe(404)
    expect(await read(saved!.id)).toMatchObject({ completed: true, version: 2 })
    expect((await linesOf(job.id)).map((line) => line.kind)).toEqual(['task.deleted'])
  })

  test('is undone as one act: values come back, and so do deleted tasks with their comments', async () => {
    const [one, two] = await many('Take it back', 2, { due_on: '2031-02-03' })
    await ask(`/${one!.id}/comments`, { text: 'Left word' })
    const undone = async (id: string) => {
      const undo = await app.request('POST', `/journal/actions/${id}/undo`)
      expect(undo.status, undo.text).toBe(200)
      return finished(undo.body.id)
    }
    const ids = [one!.id, two!.id]
    const changed = await done({ ids }, 2, change({ performer_id: colleague.id, due_on: null }))
    await app.request('PATCH', `/tasks/${two!.id}`, { body: { due_on: '2031-09-09' } })
    await undone(changed.id)
    expect(await read(one!.id)).toMatchObject({ performer_id: app.administrator.id, due_on: '2031-02-03' })
    expect(await read(two!.id)).toMatchObject({ performer_id: app.administrator.id, due_on: '2031-09-09' })
    const removed = await done({ ids }, 2, { kind: 'remove' })
    expect((await app.request('GET', `/tasks/${one!.id}`)).status).toBe(404)
    expect((await undone(removed.id)).state).toBe('done')
    expect(await read(one!.id)).toMatchObject({ title: 'Take it back', comments: 1 })
    expect(await read(two!.id)).toMatchObject({ title: 'Take it back', comments: 0 })
  })

  test('what no task may be given is refused at once, and nothing begins', async () => {
    const [task] = await many('Stays as it is', 1)
    const off = await app.staff({ name: 'Gone Gustav' })
    await app.request('PATCH', `/staff/${off.id}`, { body: { active: false } })
    const refused = async (action: object, expected = 1) =>
      (await ask('/bulk', { selection: { ids: [task!.id] }, expected, action })).body.error
    const nobody = '00000000-0000-7000-8000-000000000000'
    expect(await refused(change({ performer_id: off.id }))).toMatchObject({
      code: 'not_active',
      fields: { 'action.set.performer_id': { code: 'not_active' } },
    })
    expect(await refused(change({ customer_id: nobody }))).toMatchObject({
      fields: { 'action.set.customer_id': { code: 'record_unknown' } },
    })
    for (const set of [{ title: null }, { external_ids: [] }, { completed_at: null }, { author_id: null }, {}])
      expect((await refused(change(set))).code).toBe('invalid')
    expect((await refused({ kind: 'erase' })).code).toBe('invalid')
    expect((await refused({ ...change({ completed: true }), add_tags: ['a'] })).code).toBe('invalid')
    expect(await refused(change({ completed: true }), 2)).toMatchObject({ code: 'count_changed', data: { count: 1 } })
    expect(await read(task!.id)).toEqual(task)
  })
})

describe('who may change many tasks', () => {
  test('whoever may write one; titles take the right to personal values', async () => {
    const [task] = await many('Hidden matter', 1)
    const viewer = await app.staff({ role: 'viewer' })
    const permissions = ['customers.read', 'tasks.read', 'tasks.all', 'tasks.write']
    await app.request('POST', '/roles', { body: { code: 'masked', name: 'Masked', permissions } })
    const masked = await app.staff({ role: 'masked' })
    const blind = await app.request('POST', '/roles', {
      body: { code: 'blind', name: 'Blind', permissions: ['customers.read'] },
    })
    expect(blind.status).toBe(201)
    const selection = { ids: [task!.id] }
    const answers = [
      await ask('/bulk', { selection, expected: 1, action: change({ completed: true }) }, viewer),
      await ask('/bulk', { selection, expected: 1, action: { kind: 'remove' } }, viewer),
      await ask('/bulk', { selection, expected: 1, action: change({ title: 'Other' }) }, masked),
      await ask('/bulk/count', { selection: {} }, await app.staff({ role: 'blind' })),
    ]
    expect(answers.map((answer) => [answer.status, answer.body.error.code])).toEqual(
      answers.map(() => [403, 'forbidden']),
    )
    const personal = await ask('/bulk/count', { selection: titled('Hidden matter') }, masked)
    expect([personal.status, personal.body.error.code]).toEqual([422, 'bad_filter'])
    const job = await done(selection, 1, change({ completed: true }), masked)
    expect(job.result).toEqual({ done: 1, unchanged: 0, refused: 0 })
    expect(await read(task!.id)).toMatchObject({ title: 'Hidden matter', completed: true })
  })

  test('a task that may not be seen has no part in a count, a row or what is done', async () => {
    const shop = await createCustomer({ last_name: 'Shop', site_id: sites.shop })
    const main = await createCustomer({ last_name: 'Main', site_id: sites.main })
    const clerk = await app.staff({ role: 'support', site_ids: [sites.shop] })
    const permissions = ['customers.read', 'customers.personal', 'tasks.read', 'tasks.write']
    await app.request('POST', '/roles', { body: { code: 'own', name: 'Own', permissions } })
    const own = await app.staff({ role: 'own' })
    const seen = await create({ title: 'Unseen or not', customer_id: shop.id, performer_id: own.id })
    const ways = async () =>
      Promise.all([clerk, own].map(async (as) => [await count(titled('Unseen or not'), as), await count({}, as)]))
    const before = await ways()
    const hidden = await create({ title: 'Unseen or not', customer_id: main.id, due_on: '2031-01-01' })
    expect(await ways()).toEqual(before)
    expect(before[1]).toEqual([1, 1])
    for (const as of [clerk, own]) {
      const ids = [seen.id, hidden.id, '00000000-0000-7000-8000-000000000000']
      const job = await done({ ids }, 3, change({ details: `Seen by ${as.id}` }), as)
      expect(job.result).toEqual({ done: 1, unchanged: 0, refused: 2 })
      const [unseen, none] = (await rowsOf(job.id, 'refused')).items.map((row) => ({
        ...row,
        place: 0,
        subject_id: null,
      }))
      expect(unseen).toEqual(none)
      const all = await done(titled('Unseen or not'), 1, { kind: 'change', set: { due_on: '2032-01-01' } }, as)
      expect((await rowsOf(all.id)).items.map((row) => row.subject_id)).toEqual([seen.id])
    }
    expect(await read(hidden.id)).toEqual(hidden)
  })

  test('whoever does not see all tasks sees no job of other people with them', async () => {
    const permissions = ['customers.read', 'customers.personal', 'tasks.read', 'jobs.read']
    await app.request('POST', '/roles', { body: { code: 'watcher', name: 'Watcher', permissions } })
    const [watcher, manager] = [await app.staff({ role: 'watcher' }), await app.staff({ role: 'manager' })]
    const heard = await openStream(`${await app.listen()}/api/v1/live`, watcher.headers)
    const [task] = await many('Watched', 1)
    const job = await done({ ids: [task!.id] }, 1, change({ completed: true }))
    const { id } = await createCustomer({ last_name: 'Watched' })
    const action = { kind: 'change', set: { vip: true } }
    const body = { selection: { ids: [id] }, expected: 1, action }
    const other = (await app.request('POST', '/customers/bulk', { body })).body
    const seen = async (as: Caller) =>
      ((await app.request('GET', '/jobs', { as })).body.items as { id: string }[]).map((one) => one.id)
    const told = () => heard.events.flatMap(({ event, data }) => (event === 'job' ? [(data as { id: string }).id] : []))
    await expect.poll(told).toContain(other.id)
    heard.close()
    expect(told()).not.toContain(job.id)
    expect(await seen(watcher)).toContain(other.id)
    expect(await seen(watcher)).not.toContain(job.id)
    expect((await app.request('GET', `/jobs/${job.id}/rows`, { as: watcher })).status).toBe(404)
    expect(await seen(manager)).toEqual(expect.arrayContaining([other.id, job.id]))
  })
})
