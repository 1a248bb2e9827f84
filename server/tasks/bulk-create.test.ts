import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TaskListItem } from '../../contract/tasks/endpoints.ts'
import { testApp, type Caller } from '../../test/app.ts'
import { bulking } from '../../test/bulking.ts'
import { undoing } from '../../test/undoing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { create, finished, rowsOf, opened, sites } = bulking(app)
const { undone } = undoing(app)

const ask = (body: object, as: Caller = app.administrator) => app.request('POST', '/customers/bulk/tasks', { body, as })
const titled = async (title: string, as: Caller = app.administrator): Promise<TaskListItem[]> =>
  (await app.request('GET', '/tasks', { query: { q: title }, as })).body.items

const customers: string[] = []
beforeAll(async () => {
  await opened
  for (const name of ['Anna', 'Bert', 'Cora'])
    customers.push((await create({ first_name: name, last_name: 'Eachone', site_id: sites.main })).id)
})

test('each customer that matches gets a task of its own, in one act that is undone as one', async () => {
  const selection = { q: 'eachone', except: [customers[2]] }
  const answer = await ask({
    selection,
    expected: 2,
    values: { title: 'Tell of the fair', due_at: '2031-03-04T10:00:00Z' },
  })
  expect(answer.status, answer.text).toBe(201)
  const job = await finished(answer.body.id)
  expect(job).toMatchObject({ kind: 'tasks.bulk_create', state: 'done', total: 2, result: { done: 2, refused: 0 } })
  const made = await titled('Tell of the fair')
  expect(made.map(({ customer_id }) => customer_id).toSorted()).toEqual(customers.slice(0, 2).toSorted())
  for (const one of made)
    expect(one).toMatchObject({
      performer_id: app.administrator.id,
      author_name: 'Ada Administrator',
      due_on: '2031-03-04',
    })
  const { items: rows } = await rowsOf(answer.body.id)
  expect(rows.map(({ subject_type, state }) => [subject_type, state])).toEqual([
    ['customer', 'done'],
    ['customer', 'done'],
  ])
  expect(JSON.stringify(rows)).not.toMatch(/Tell of the fair|Eachone/)
  await undone(answer.body.id)
  expect(await titled('Tell of the fair')).toEqual([])
})

test('nobody gets one whom the asker may not see, and a number that nobody confirmed is asked about', async () => {
  const away = await app.staff({ role: 'support', site_ids: [sites.shop] })
  const values = { title: 'Not for these' }
  expect((await ask({ selection: { q: 'eachone' }, expected: 3, values }, away)).body.error.code).toBe('count_changed')
  const started = await ask({ selection: { ids: customers }, expected: 3, values }, away)
  expect(started.status, started.text).toBe(201)
  expect(await finished(started.body.id)).toMatchObject({ result: { done: 0, refused: 3 } })
  expect((await rowsOf(started.body.id)).items.map(({ code, title }) => [code, title])).toEqual(
    customers.map(() => ['not_found', '?']),
  )
  expect(await titled('Not for these')).toEqual([])
})

test('what no task may be given is refused at once, beside its field', async () => {
  const selection = { ids: customers }
  const problems = async (values: object, as?: Caller) => {
    const { status, body } = await ask({ selection, expected: 3, values }, as)
    return [status, Object.keys(body.error.fields ?? {})]
  }
  expect(await problems({ due_on: '2031-01-01' })).toEqual([422, ['values.title']])
  expect(await problems({ title: 'A', customer_id: customers[0] })).toEqual([422, ['values.customer_id']])
  const gone = await app.staff({ role: 'support', name: 'Gone Away' })
  await app.request('PATCH', `/staff/${gone.id}`, { body: { active: false } })
  expect((await problems({ title: 'A', performer_id: gone.id }))[1]).toEqual(['values.performer_id'])
  expect((await problems({ title: 'A' }, await app.staff({ role: 'viewer' })))[0]).toBe(403)
})
