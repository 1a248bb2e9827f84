import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fill } from '../../bench/data.ts'
import { managers } from '../../bench/rows.ts'
import type { TaskListItem } from '../../contract/tasks/endpoints.ts'
import { taskFieldList } from '../../contract/tasks/record.ts'
import { testApp, type Caller } from '../../test/app.ts'
import { plansOf, type Query } from '../../test/plans.ts'

// What lists of tasks ask of a database with 100,000 of them must be answered by indexes.
const app = await testApp()
const { expectIndexes, faultsOf } = plansOf(app, 'tasks')
let own: Caller
let limited: Caller
let customer = ''
const deep: Record<string, string> = {}

const listed = (query: Query, as?: Caller) => expectIndexes('/tasks', { total: 'false', ...query }, as)
const sorts = taskFieldList.filter(({ sortable }) => sortable).flatMap(({ name }) => [name, `-${name}`])

beforeAll(async () => {
  await fill(app.db.connection, 30_000, 100_000)
  await app.request('POST', '/roles', {
    body: { code: 'own', name: 'Own', permissions: ['customers.read', 'customers.personal', 'tasks.read'] },
  })
  const few = await app.staff({ role: 'own' })
  await app.db.pool.query(`update tasks set performer_id = $1 where performer_id = $2`, [few.id, managers.at(-1)])
  own = few
  const { rows } = await app.db.pool.query<{ id: string }>(`select id from sites where code = 'showroom'`)
  limited = await app.apiKey({ site_ids: rows.map(({ id }) => id) })
  for (const sort of sorts) {
    const { body } = await app.request('GET', '/tasks', { query: { sort, limit: 200 } })
    deep[sort] = body.next
    customer ||= (body.items as TaskListItem[]).find(({ customer_id }) => customer_id)?.customer_id ?? ''
  }
}, 240_000)
afterAll(() => app.close())

test('the check finds what it looks for', async () => {
  const faults = await faultsOf({ text: 'select * from tasks order by details, created_at limit 50', values: [] })
  expect(faults).toEqual(expect.arrayContaining(['reads all tasks', 'sorts 100000 rows']))
})

describe('sorts', () => {
  test.each(sorts)('first page by %s', (sort) => listed({ sort }))
  test.each(sorts)('next page by %s', (sort) => listed({ sort, after: deep[sort]! }))
  test.each(sorts)('last page by %s', (sort) => listed({ sort, before: 'end' }))
  test.each(sorts)('first page of a colleague who sees a few tasks of their own, by %s', (sort) =>
    listed({ sort }, own),
  )
})

const open = { field: 'completed', op: 'eq', value: false }
const filters: Record<string, () => object> = {
  'those of a colleague': () => ({ field: 'performer_id', op: 'eq', value: managers[0] }),
  'what a colleague has to do': () => ({ all: [{ field: 'performer_id', op: 'eq', value: managers[0] }, open] }),
  'what a colleague with few has to do': () => ({
    all: [{ field: 'performer_id', op: 'eq', value: managers.at(-1) }, open],
  }),
  'my own': () => ({ all: [{ field: 'performer_id', op: 'is_me' }, open] }),
  'of a customer': () => ({ field: 'customer_id', op: 'eq', value: customer }),
  'open ones': () => open,
  overdue: () => ({ field: 'overdue', op: 'eq', value: true }),
  'for a day': () => ({ field: 'due_on', op: 'eq', value: '2026-05-05' }),
  'done lately': () => ({ field: 'completed_at', op: 'gte', value: '2026-06-28T00:00:00Z' }),
}

describe('filters', () => {
  test.each(Object.keys(filters).flatMap((name) => ['-created_at', 'due_on'].map((sort) => [name, sort] as const)))(
    '%s, by %s',
    (name, sort) => listed({ filter: JSON.stringify(filters[name]!()), sort }),
  )
  test.each(Object.keys(filters).filter((name) => name !== 'open ones' && name !== 'overdue'))('%s, counted', (name) =>
    listed({ filter: JSON.stringify(filters[name]!()), limit: 0, total: 'true' }),
  )
})

describe('searches', () => {
  test.each(['ring back', 'refund', '104711', 'qqxqq'])('%s', (q) => listed({ q }))
})

describe('somebody limited to a small site', () => {
  test.each(['-created_at', 'due_on', 'title'])('by %s', (sort) => listed({ sort }, limited))
})

test('customers with an overdue task', () =>
  expectIndexes('/customers', {
    total: 'false',
    filter: JSON.stringify({ some: 'tasks', where: { field: 'overdue', op: 'eq', value: true } }),
  }))
