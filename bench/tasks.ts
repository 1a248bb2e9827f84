import type pg from 'pg'
import { barePath, cursorAt, get, listPath, type Case } from './cases.ts'
import type { Line } from './named-list.ts'
import { managers } from './rows.ts'
import { wordsOfTasks } from './tasks-data.ts'
import { withClient } from './with-client.ts'

/** A task as the cases need it. */
interface KnownTask {
  id: string
  created_at: string
  due_on: string
  title: string
  customer_id: string
}

/** Some tasks of customers by chance, in no order. */
export async function someTasks(connection: pg.ClientConfig, total: number): Promise<KnownTask[]> {
  const { rows } = await withClient(connection, (client) =>
    client.query<KnownTask>(
      `select id, created_at::text, due_on::text, title, customer_id from tasks tablesample bernoulli (${Math.min(100, 2_000_000 / total)}) repeatable (1)
       where customer_id is not null and due_on is not null order by md5(id::text) limit 5000`,
    ),
  )
  return rows
}

type Query = Record<string, string | number | object | undefined>
const path = (query: Query): string => listPath(query, 'tasks')
const is = (field: string, value: unknown, op = 'eq'): object => ({ field, op, value })
const open = is('completed', false)
const toDo = (manager: string | undefined): object => ({ all: [is('performer_id', manager), open] })

/** What product and bare limit are both asked about tasks. */
export function taskCases(known: readonly KnownTask[]): Case[] {
  if (known.length === 0) return []
  const any = (index: number): KnownTask => known[index % known.length]!
  const manager = (index: number): string => managers[index % (managers.length - 1)]!
  const number = (index: number): string => any(index).title.split(' ').at(-1)!
  const title = (index: number): string => `${wordsOfTasks[index % wordsOfTasks.length]} ${700_000 + index}`
  return [
    {
      name: 'tasks: first page of 50, newest',
      group: 'read',
      product: () => get(path({})),
      bare: () => get('/tasks_newest'),
    },
    {
      name: 'tasks: deep page, newest',
      group: 'read',
      product: (i) => get(path({ after: cursorAt('-created_at', any(i).created_at, any(i).id) })),
      bare: (i) => get(barePath('tasks_deep', any(i).created_at, any(i).id)),
    },
    {
      name: 'tasks: deep page by day',
      group: 'read',
      product: (i) => get(path({ sort: 'due_on', after: cursorAt('due_on', any(i).due_on, any(i).id) })),
      bare: (i) => get(barePath('tasks_by_day', any(i).due_on, any(i).id)),
    },
    {
      name: 'tasks: what a colleague has to do, by day',
      group: 'read',
      product: (i) => get(path({ sort: 'due_on', filter: toDo(manager(i)) })),
      bare: (i) => get(barePath('tasks_to_do', manager(i))),
    },
    {
      name: 'tasks: overdue, by day',
      group: 'read',
      product: () => get(path({ sort: 'due_on', filter: is('overdue', true) })),
      bare: () => get('/tasks_overdue'),
    },
    {
      name: 'tasks: of a customer',
      group: 'read',
      product: (i) => get(path({ filter: is('customer_id', any(i).customer_id) })),
      bare: (i) => get(barePath('tasks_of', any(i).customer_id)),
    },
    {
      name: 'tasks: search, a number',
      group: 'read',
      product: (i) => get(path({ q: number(i) })),
      bare: (i) => get(barePath('tasks_sought', `%${number(i)}%`)),
    },
    {
      name: 'one task',
      group: 'read',
      product: (i) => get(`/api/v1/tasks/${any(i).id}`),
      bare: (i) => get(barePath('task', any(i).id)),
    },
    {
      name: 'create a task',
      group: 'write',
      product: (i) => ({
        method: 'POST',
        path: '/api/v1/tasks',
        body: { title: title(i), customer_id: any(i).customer_id, performer_id: manager(i), due_on: '2026-07-01' },
      }),
      bare: (i) => ({
        method: 'POST',
        path: barePath('task_create'),
        body: { values: [any(i).customer_id, title(i), '2026-07-01', manager(i)], id: true },
      }),
    },
    {
      name: 'patch a task: another day',
      group: 'write',
      product: (i) => ({
        method: 'PATCH',
        path: `/api/v1/tasks/${any(2 * i).id}`,
        body: { due_on: i % 2 ? '2026-07-02' : '2026-07-03' },
      }),
      bare: (i) => ({
        method: 'PATCH',
        path: barePath('task_patch'),
        body: { values: [any(2 * i + 1).id, i % 2 ? '2026-07-02' : '2026-07-03'] },
      }),
    },
  ]
}

const asks = (queries: readonly Query[]): Line['asks'] => queries.map((query) => get(path(query)))

/** Lists of tasks that must stay below 100 ms at one connection. */
export function taskLines(known: readonly KnownTask[]): Line[] {
  if (known.length === 0) return []
  const some = known.slice(0, 40)
  const sorts = ['created_at', 'title', 'due_on', 'performer_id', 'completed_at'].flatMap((sort) => [sort, `-${sort}`])
  const overdue = { sort: 'due_on', filter: is('overdue', true) }
  const customers = (where: object): Line['asks'] => [get(listPath({ filter: { some: 'tasks', where } }))]
  const small = { as: 'limited' } as const
  const own = ['own', 'own_few'] as const
  return [
    { name: 'tasks: sort by each column, first page', asks: asks(sorts.map((sort) => ({ sort }))) },
    { name: 'tasks: sort by each column, last page', asks: asks(sorts.map((sort) => ({ sort, before: 'end' }))) },
    { name: 'tasks: newest with their count', asks: asks([{ total: 'true' }]) },
    { name: 'tasks: overdue with their count', asks: asks([{ ...overdue, total: 'true' }]) },
    { name: 'tasks: overdue, newest', asks: asks([{ filter: is('overdue', true) }]) },
    { name: 'tasks: to do, of one with few, newest', asks: asks([{ filter: toDo(managers.at(-1)) }]) },
    { name: 'tasks: to do, of one with few, counted', asks: asks([{ filter: toDo(managers.at(-1)), total: 'true' }]) },
    {
      name: 'tasks: of a customer, with their count',
      asks: asks(some.map((one) => ({ filter: is('customer_id', one.customer_id), total: 'true' }))),
    },
    { name: 'tasks: for a day, newest', asks: asks(some.map((one) => ({ filter: is('due_on', one.due_on) }))) },
    {
      name: 'tasks: search, common words',
      asks: asks(['ring back', 'invoice', 'refund of', 'parcel 4'].map((q) => ({ q }))),
    },
    { name: 'tasks: search, no match', asks: asks([{ q: 'qqxqq' }]) },
    ...own.flatMap((as): Line[] => [
      { name: `tasks: ${as}, newest`, asks: asks([{}]), as },
      { name: `tasks: ${as}, by day`, asks: asks([{ sort: 'due_on' }]), as },
      { name: `tasks: ${as}, overdue`, asks: asks([overdue]), as },
      { name: `tasks: ${as}, counted`, asks: asks([{ limit: 0, total: 'true' }]), as },
    ]),
    { name: 'tasks: colleague of the small site, newest', asks: asks([{}]), ...small },
    { name: 'tasks: colleague of the small site, by day', asks: asks([{ sort: 'due_on' }]), ...small },
    { name: 'tasks: colleague of the small site, overdue', asks: asks([overdue]), ...small },
    { name: 'customers with an overdue task, newest', asks: customers(is('overdue', true)) },
    { name: 'customers with a task for one with few', asks: customers(toDo(managers.at(-1))) },
  ]
}
