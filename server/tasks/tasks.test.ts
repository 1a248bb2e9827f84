import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type Ask, type Caller } from '../../test/app.ts'
import { undoing } from '../../test/undoing.ts'
import type { Task } from '../../contract/tasks/endpoints.ts'

const app = await testApp({ background: true })
const { undone } = undoing(app)
afterAll(() => app.close())

const ok = async (method: 'POST' | 'PATCH' | 'GET' | 'DELETE', path: string, ask: Ask = {}) => {
  const answer = await app.request(method, path, ask)
  expect(answer.status, `${path}: ${answer.text}`).toBeLessThan(300)
  return answer.body
}
const create = async (body: Record<string, unknown>, as: Caller = app.administrator): Promise<Task> =>
  ok('POST', '/tasks', { body, as })
const list = async (query: Record<string, string> = {}, as: Caller = app.administrator): Promise<Task[]> =>
  (await ok('GET', '/tasks', { query, as })).items
const filtered = (filter: object, as?: Caller) => list({ filter: JSON.stringify(filter) }, as)
const titles = (tasks: Task[]) => tasks.map(({ title }) => title)

let customer = ''
let colleague: Caller & { id: string }
beforeAll(async () => {
  const made = await app.request('POST', '/customers', {
    body: { first_name: 'Tara', last_name: 'Tasked', email: 'tara@tasked.example' },
  })
  customer = made.body.id
  colleague = await app.staff({ name: 'Carla Colleague', role: 'support' })
})

describe('a task', () => {
  test('is written for whoever writes it, or for whom it names, and found by its words', async () => {
    const own = await create({ title: 'Ring back about the Würzburg order' })
    expect(own).toMatchObject({
      performer_id: app.administrator.id,
      author_name: 'Ada Administrator',
      completed: false,
      overdue: false,
      comments: 0,
      version: 1,
    })
    const given = await create({ title: 'Send a voucher', performer_id: colleague.id, customer_id: customer })
    expect(given).toMatchObject({ performer_id: colleague.id, customer_id: customer })
    expect(titles(await list({ q: 'wurzburg' }))).toEqual(['Ring back about the Würzburg order'])
    expect(titles(await filtered({ field: 'performer_id', op: 'is_me' }, colleague))).toEqual(['Send a voucher'])
  })

  test('has a day or a moment; a moment brings its day along, another day takes it away', async () => {
    const one = await create({ title: 'Due', due_at: '2031-05-06T23:30:00.000Z' })
    expect([one.due_on, one.due_at]).toEqual(['2031-05-06', '2031-05-06T23:30:00.000Z'])
    const path = `/tasks/${one.id}`
    const local = await ok('PATCH', path, { body: { due_on: '2031-05-07', due_at: '2031-05-06T23:30:00.000Z' } })
    expect([local.due_on, local.due_at]).toEqual(['2031-05-07', '2031-05-06T23:30:00.000Z'])
    expect((await ok('PATCH', path, { body: { due_on: '2031-05-07' } })).due_at).toBe('2031-05-06T23:30:00.000Z')
    expect(await ok('PATCH', path, { body: { due_on: '2031-05-09' } })).toMatchObject({
      due_on: '2031-05-09',
      due_at: null,
    })
    expect(await ok('PATCH', path, { body: { due_on: null } })).toMatchObject({ due_on: null, due_at: null })
  })

  test('is overdue once its day or moment has passed, until it is done', async () => {
    const day = await create({ title: 'Old day', due_on: '2020-01-01' })
    const moment = await create({ title: 'Old moment', due_at: '2020-01-01T08:00:00Z' })
    await create({ title: 'To come', due_on: '2999-01-01' })
    const overdue = async () => titles(await filtered({ field: 'overdue', op: 'eq', value: true })).toSorted()
    expect(await overdue()).toEqual(['Old day', 'Old moment'])
    const done = await ok('PATCH', `/tasks/${day.id}`, { body: { completed: true } })
    expect(done).toMatchObject({ completed: true, overdue: false })
    expect(Date.parse(done.completed_at)).toBeLessThanOrEqual(Date.now())
    expect(await overdue()).toEqual(['Old moment'])
    expect(await ok('PATCH', `/tasks/${day.id}`, { body: { completed: false } })).toMatchObject({
      completed: false,
      completed_at: null,
    })
    await ok('DELETE', `/tasks/${moment.id}`)
    expect(await overdue()).toEqual(['Old day'])
  })

  test('needs a title, a member of staff who is active, and a customer whom one may see', async () => {
    const refused = async (body: object, as: Caller = app.administrator) =>
      (await app.request('POST', '/tasks', { body, as })).body.error
    expect((await refused({ title: ' ' })).fields).toMatchObject({ title: { code: 'type' } })
    expect((await refused({})).fields).toHaveProperty('title')
    const gone = await app.staff({ name: 'Gone Gustav' })
    await ok('PATCH', `/staff/${gone.id}`, { body: { active: false } })
    expect(await refused({ title: 'x', performer_id: gone.id })).toMatchObject({ code: 'not_active' })
    const site = await ok('POST', '/sites', { body: { code: 'faraway', name: 'Faraway' } })
    const away = await app.staff({ role: 'support', site_ids: [site.id] })
    const unseen = await refused({ title: 'x', customer_id: customer }, away)
    expect(unseen.fields).toMatchObject({ customer_id: { code: 'record_unknown' } })
    const nobody = await refused({ title: 'x', customer_id: '00000000-0000-7000-8000-000000000000' }, away)
    expect(nobody).toEqual(unseen)
  })

  test('that somebody has saved meanwhile is not overwritten', async () => {
    const one = await create({ title: 'Twice' })
    await ok('PATCH', `/tasks/${one.id}`, { body: { details: 'First' } })
    const stale = await app.request('PATCH', `/tasks/${one.id}`, {
      body: { details: 'Second' },
      headers: { 'if-match': '"1"' },
    })
    expect([stale.status, stale.body.error.data.current.details]).toEqual([412, 'First'])
  })

  test('has external ids that no other task has', async () => {
    const external_ids = [{ source: 'desk', external_id: '77' }]
    const one = await create({ title: 'From the desk', external_ids })
    const again = await app.request('POST', '/tasks', { body: { title: 'Again', external_ids } })
    expect([again.status, again.body.error.code]).toEqual([409, 'external_id_taken'])
    expect(titles(await filtered({ field: 'external_ids', op: 'eq', value: 'desk:77' }))).toEqual(['From the desk'])
    await ok('PATCH', `/tasks/${one.id}`, { body: { external_ids: [] } })
    await create({ title: 'Again', external_ids })
  })
})

describe('who sees which task', () => {
  test('one’s own, without the right to all; none of customers elsewhere; values masked without the right to them', async () => {
    const role = await ok('POST', '/roles', {
      body: {
        code: 'own-tasks',
        name: 'Own tasks',
        permissions: ['tasks.read', 'tasks.write', 'customers.read', 'customers.personal'],
      },
    })
    const own = await app.staff({ role: role.code, name: 'Only Own' })
    const theirs = await create({ title: 'Not for Own' })
    const mine = await create({ title: 'For Own', performer_id: own.id })
    const written = await create({ title: 'By Own', performer_id: app.administrator.id }, own)
    expect(titles(await list({}, own)).toSorted()).toEqual(['By Own', 'For Own'])
    expect((await app.request('GET', '/tasks', { query: { q: 'Own', limit: '1' }, as: own })).body.total).toEqual({
      value: 2,
      exact: true,
    })
    for (const [method, body] of [['GET'], ['PATCH', { title: 'Mine' }], ['DELETE']] as const)
      expect((await app.request(method, `/tasks/${theirs.id}`, { as: own, ...(body && { body }) })).status).toBe(404)
    const handed = await ok('PATCH', `/tasks/${mine.id}`, { as: own, body: { performer_id: app.administrator.id } })
    expect(handed.performer_id).toBe(app.administrator.id)
    expect((await app.request('GET', `/tasks/${mine.id}`, { as: own })).status).toBe(404)
    expect((await app.request('GET', `/tasks/${written.id}`, { as: own })).status).toBe(200)

    const site = await ok('POST', '/sites', { body: { code: 'elsewhere', name: 'Elsewhere' } })
    const away = await app.staff({ role: 'support', site_ids: [site.id] })
    const secret = await create({ title: 'Zqsecret', details: 'Zqdetails', customer_id: customer })
    expect(titles(await list({ q: 'Zqsecret' }, away))).toEqual([])
    expect((await app.request('GET', `/tasks/${secret.id}`, { as: away })).status).toBe(404)
    const viewer = await app.staff({ role: 'viewer' })
    const masked = await app.request('GET', `/tasks/${secret.id}`, { as: viewer })
    expect(masked.text).not.toMatch(/Zqsecret|Zqdetails/)
    expect(masked.body.masked).toEqual(['title', 'details'])
    expect(titles(await list({ q: 'Zqsecret' }, viewer))).toEqual([])
    const named = (as: Caller) =>
      app.request('GET', '/tasks/names', { as, query: { ids: `${secret.id},${written.id}` } })
    expect((await named(app.administrator)).body.items).toHaveLength(2)
    expect((await named(own)).body.items).toEqual([{ id: written.id, display_name: 'By Own' }])
    expect((await named(viewer)).text).not.toMatch(/Zqsecret|By Own/)
  })

  test('filters go both ways, and ask the right to the other record', async () => {
    await create({ title: 'Late for Tara', customer_id: customer, due_on: '2021-02-03' })
    const late = { some: 'tasks', where: { field: 'overdue', op: 'eq', value: true } }
    const found = await ok('GET', '/customers', { query: { filter: JSON.stringify(late) } })
    expect(found.items.map(({ id }: { id: string }) => id)).toEqual([customer])
    const ofTara = { some: 'customer', where: { field: 'last_name', op: 'eq', value: 'Tasked' } }
    expect(titles(await filtered(ofTara))).toContain('Late for Tara')
    const blind = await ok('POST', '/roles', {
      body: { code: 'no-tasks', name: 'No tasks', permissions: ['customers.read', 'customers.personal'] },
    })
    const as = await app.staff({ role: blind.code })
    const refused = await app.request('GET', '/customers', { as, query: { filter: JSON.stringify(late) } })
    expect(refused.body.error.code).toBe('bad_filter')
    const view = { resource: 'customers', name: 'Late', columns: [{ column: 'name' }], filter: late, scope: 'shared' }
    const { id } = await ok('POST', '/table-views', { body: view })
    const seen = await ok('GET', `/table-views/${id}`, { as })
    expect(seen).toMatchObject({
      filter: { none: ['tasks'] },
      problems: [{ part: 'filter', name: 'tasks', code: 'hidden' }],
    })
    const own = await ok('POST', '/roles', {
      body: { code: 'own-late', name: 'Own late', permissions: ['customers.read', 'tasks.read'] },
    })
    const few = await ok('GET', '/customers', {
      as: await app.staff({ role: own.code }),
      query: { filter: JSON.stringify(late) },
    })
    expect(few).toMatchObject({ items: [], total: { value: 0 } })
  })
})

describe('comments', () => {
  test('stand newest first with author and time; one’s own can be changed and deleted', async () => {
    const one = await create({ title: 'Talked about' })
    const path = `/tasks/${one.id}/comments`
    const first = await ok('POST', path, { body: { text: 'Called, nobody there.' } })
    await ok('POST', path, { body: { text: 'Reached her.' }, as: colleague })
    const { items } = await ok('GET', path)
    expect(items.map(({ text, author }: { text: string; author: { name: string } }) => [text, author.name])).toEqual([
      ['Reached her.', 'Carla Colleague'],
      ['Called, nobody there.', 'Ada Administrator'],
    ])
    expect((await ok('GET', `/tasks/${one.id}`)).comments).toBe(2)
    expect((await app.request('PATCH', `${path}/${first.id}`, { body: { text: 'x' }, as: colleague })).status).toBe(403)
    expect((await ok('PATCH', `${path}/${first.id}`, { body: { text: 'Called again.' } })).text).toBe('Called again.')
    await ok('DELETE', `${path}/${first.id}`)
    expect((await ok('GET', path)).items).toHaveLength(1)
    const page = await ok('GET', path, { query: { limit: 1 } })
    expect(page.next).toBeNull()
  })
})

test('an erase takes the tasks of the customer, and the journal keeps nothing of them', async () => {
  const { id } = await ok('POST', '/customers', {
    body: { first_name: 'Erasmus', last_name: 'Erased', email: 'e@erased.example' },
  })
  const one = await create({ title: 'Zqerase this', details: 'Zqmore', customer_id: id })
  await ok('POST', `/tasks/${one.id}/comments`, { body: { text: 'Zqcomment' } })
  await ok('PATCH', `/tasks/${one.id}`, { body: { title: 'Zqerase that' } })
  const stays = await create({ title: 'Of nobody' })
  expect((await ok('GET', `/customers/${id}/erase-preview`)).wiped).toContainEqual({ what: 'tasks', count: 1 })
  expect((await app.request('DELETE', `/customers/${id}`)).status).toBe(204)
  expect((await app.request('GET', `/tasks/${one.id}`)).status).toBe(404)
  expect((await app.request('GET', `/tasks/${stays.id}`)).status).toBe(200)
  const { rows } = await app.db.readPool.query(
    `select coalesce(string_agg(journal::text, ''), '') as text from journal`,
  )
  expect(rows[0].text).not.toMatch(/Zqerase|Zqmore|Zqcomment/)
})

describe('what happened to a task', () => {
  const history = async (id: string) => (await ok('GET', `/tasks/${id}/history`)).items
  const moment = async (): Promise<string> => {
    await new Promise((done) => setTimeout(done, 5))
    const at = new Date().toISOString()
    await new Promise((done) => setTimeout(done, 5))
    return at
  }

  for (const whose of ['nobody', 'a customer'])
    test(`of ${whose} stands in its history, goes back, and can be looked at as it was`, async () => {
      const of = whose === 'nobody' ? {} : { customer_id: customer }
      const one = await create({ title: 'As it was', due_on: '2031-01-02', ...of })
      const then = await moment()
      await ok('PATCH', `/tasks/${one.id}`, { body: { title: 'As it became', due_on: '2031-01-09', completed: true } })
      const [line] = await history(one.id)
      expect(line).toMatchObject({
        kind: 'task.changed',
        changes: {
          title: ['As it was', 'As it became'],
          due_on: ['2031-01-02', '2031-01-09'],
          completed: [false, true],
        },
      })
      const past = await ok('GET', `/tasks/${one.id}/as-of`, { query: { at: then } })
      expect(past.task).toMatchObject({
        title: 'As it was',
        due_on: '2031-01-02',
        completed: false,
        completed_at: null,
      })
      expect(past.changed.toSorted()).toEqual(['completed', 'completed_at', 'due_on', 'title'])
      const back = await ok('POST', `/tasks/${one.id}/history/put-back`, {
        body: { line_id: line.id, fields: ['title'] },
      })
      expect(back.put_back).toEqual(['title'])
      const rest = await ok('POST', `/tasks/${one.id}/history/put-back`, { body: { since: then } })
      expect(rest.put_back.toSorted()).toEqual(['completed', 'due_on'])
      expect(await ok('GET', `/tasks/${one.id}`)).toMatchObject({
        title: 'As it was',
        due_on: '2031-01-02',
        completed: false,
        completed_at: null,
      })
      expect(
        (await app.request('GET', `/tasks/${one.id}/as-of`, { query: { at: '2999-01-01T00:00:00Z' } })).status,
      ).toBe(422)
    })

  test('goes back from the history of its customer too, where it is told', async () => {
    const one = await create({ title: 'Told there', customer_id: customer })
    await ok('PATCH', `/tasks/${one.id}`, { body: { title: 'Told otherwise' } })
    const [line] = await history(one.id)
    const told = (await ok('GET', `/customers/${customer}/history`)).items
    expect(told.map(({ id }: { id: string }) => id)).toContain(line.id)
    await ok('POST', `/customers/${customer}/history/put-back`, { body: { line_id: line.id } })
    expect((await ok('GET', `/tasks/${one.id}`)).title).toBe('Told there')
  })

  test('gets a moment back and keeps the day that it had beside it', async () => {
    const due = { due_on: '2031-05-07', due_at: '2031-05-06T23:30:00.000Z' }
    const one = await create({ title: 'Late in the evening', ...due })
    const then = await moment()
    await ok('PATCH', `/tasks/${one.id}`, { body: { due_at: null } })
    await ok('POST', `/tasks/${one.id}/history/put-back`, { body: { since: then } })
    expect(await ok('GET', `/tasks/${one.id}`)).toMatchObject(due)
    await ok('PATCH', `/tasks/${one.id}`, { body: { due_at: due.due_at } })
    expect(await ok('GET', `/tasks/${one.id}`)).toMatchObject({ ...due, due_on: '2031-05-06' })
    await ok('POST', `/tasks/${one.id}/history/put-back`, { body: { since: then } })
    expect(await ok('GET', `/tasks/${one.id}`)).toMatchObject(due)
  })

  test('is taken back as one act: a deletion brings back the task with its comments and author', async () => {
    const one = await create(
      { title: 'Comes back', details: 'Whole', external_ids: [{ source: 'back', external_id: '1' }] },
      colleague,
    )
    await ok('POST', `/tasks/${one.id}/comments`, { body: { text: 'Stays with it' }, as: colleague })
    const before = await ok('GET', `/tasks/${one.id}`)
    await ok('DELETE', `/tasks/${one.id}`)
    const { items } = await ok('GET', '/journal', { query: { subject_type: 'task', subject_id: one.id } })
    expect(items[0].kind).toBe('task.deleted')
    const action = await ok('GET', `/journal/actions/${items[0].action_id}`)
    expect(action.cannot_undo).toBeNull()
    await undone(items[0].action_id)
    const after = await ok('GET', `/tasks/${one.id}`)
    expect({ ...after, version: 0, updated_at: '' }).toEqual({ ...before, version: 0, updated_at: '' })
    expect((await ok('GET', `/tasks/${one.id}/comments`)).items[0].text).toBe('Stays with it')
    expect(titles(await list({ q: 'comes back' }))).toEqual(['Comes back'])
  })

  test('is masked for those who may not see personal values, and unknown to those who may not see the task', async () => {
    const one = await create({ title: 'Zqmasked' })
    await ok('PATCH', `/tasks/${one.id}`, { body: { title: 'Zqother', due_on: '2031-02-03' } })
    const viewer = await app.staff({ role: 'viewer' })
    const seen = await app.request('GET', `/tasks/${one.id}/history`, { as: viewer })
    expect(seen.status, seen.text).toBe(200)
    expect(seen.text).not.toMatch(/Zqmasked|Zqother/)
    expect(seen.body.items[0].changes).toMatchObject({
      title: [{ masked: true }, { masked: true }],
      due_on: [null, '2031-02-03'],
    })
    const role = await ok('POST', '/roles', {
      body: {
        code: 'own-history',
        name: 'Own history',
        permissions: ['tasks.read', 'history.read', 'customers.personal'],
      },
    })
    const own = await app.staff({ role: role.code })
    expect((await app.request('GET', `/tasks/${one.id}/history`, { as: own })).status).toBe(404)
    const whole = await app.request('GET', '/journal', { as: own, query: { limit: 200 } })
    expect(whole.text).not.toContain(one.id)
  })
})

describe('tasks of another system', () => {
  const path = '/tasks/by/crm/T-7'

  test('are written by their id there, and cannot be taken from who may not see them', async () => {
    const lacking = await app.request('PUT', path, { body: { details: 'No title' } })
    expect([lacking.status, Object.keys(lacking.body.error.fields)]).toEqual([422, ['title']])
    const made = await app.request('PUT', path, { body: { title: 'From the CRM' } })
    expect([made.status, made.body.external_ids]).toEqual([201, [{ source: 'crm', external_id: 'T-7' }]])
    const done = await app.request('PUT', path, { body: { completed: true } })
    expect([done.status, done.body]).toMatchObject([200, { title: 'From the CRM', completed: true, id: made.body.id }])
    expect((await ok('GET', path)).id).toBe(made.body.id)
    const role = await ok('POST', '/roles', {
      body: { code: 'own', name: 'Own', permissions: ['tasks.read', 'tasks.write', 'customers.personal'] },
    })
    const { key } = await ok('POST', '/api-keys', { body: { name: 'Own', role_id: role.id } })
    const own = { id: '', headers: { authorization: `Bearer ${key}` } }
    expect((await app.request('GET', path, { as: own })).status).toBe(404)
    const taken = await app.request('PUT', path, { body: { title: 'Mine' }, as: own })
    expect([taken.status, taken.body.error.code]).toEqual([409, 'external_id_taken'])
    expect(taken.text).not.toMatch(new RegExp(`${made.body.id}|From the CRM`))
  })

  test('come in batches', async () => {
    const answer = await app.request('POST', '/tasks/batch', {
      body: {
        items: [
          { values: { title: 'Batched', customer_id: customer } },
          { by: { source: 'crm', external_id: 'T-8' }, values: {} },
          { by: { source: 'crm', external_id: 'T-9' }, values: { title: 'Put' } },
        ],
      },
    })
    expect([answer.status, answer.body.items.map((one: { status: number }) => one.status)]).toEqual([
      207,
      [201, 422, 201],
    ])
    expect(titles(await list({ q: 'batched' }))).toEqual(['Batched'])
  })
})
