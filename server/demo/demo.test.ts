import { afterAll, expect, test, vi } from 'vitest'
import type { CustomerListItem } from '../../contract/customers/record.ts'
import type { Task } from '../../contract/tasks/endpoints.ts'
import { testApp } from '../../test/app.ts'
import { demo } from './slice.ts'

const app = await testApp()
afterAll(() => app.close())

const run = () => demo.commands![0]!.run(app, { values: {}, positionals: [] })

test('an empty database is filled once, with people who have managers, one of whom has left, tasks and shared views', async () => {
  const told: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void told.push(line))
  await run()
  await expect(run()).rejects.toThrow('demo data is only for an empty database')
  log.mockRestore()
  const password = /demo@clientele\.example with the password (\S+)/.exec(told.join('\n'))?.[1]
  const session = await app.request('POST', '/session', {
    as: null,
    body: { email: 'demo@clientele.example', password },
  })
  expect(session.status, session.text).toBe(200)

  const { items: staff } = (await app.request('GET', '/staff')).body
  const team = staff.filter((one: { email: string }) => one.email.endsWith('@clientele.example'))
  expect(team.map((one: { name: string; active: boolean }) => [one.name, one.active]).toSorted()).toEqual([
    ['Dana Demo', true],
    ['Greta Novak', false],
    ['Mara Lindqvist', true],
    ['Tomas Rivera', true],
    ['Yuki Sato', true],
  ])
  const roles = new Set(team.flatMap((one: { roles: { code: string }[] }) => one.roles.map(({ code }) => code)))
  expect([...roles].toSorted()).toEqual(['administrator', 'manager', 'support'])

  const customers: CustomerListItem[] = []
  for (let after: string | undefined; ;) {
    const { body } = await app.request('GET', '/customers', { query: { limit: 200, after } })
    customers.push(...body.items)
    if (!body.next) break
    after = body.next
  }
  expect(customers).toHaveLength(320)
  const managed = Map.groupBy(customers, (one) => one.manager_id)
  expect(managed.get(null)!.length).toBeGreaterThan(200)
  for (const one of team) expect(managed.get(one.id)?.length, one.name).toBeGreaterThan(5)

  const { items: views } = (await app.request('GET', '/table-views', { query: { resource: 'customers' } })).body
  const own = { cookie: String(session.headers['set-cookie']).split(';')[0]!, origin: 'http://localhost' }
  const counts: Record<string, number> = {}
  for (const view of views) {
    expect(view).toMatchObject({ scope: 'shared', problems: [] })
    const query = { filter: JSON.stringify(view.filter), sort: view.sort, limit: 1 }
    const answer = await app.request('GET', '/customers', { as: { id: '', headers: own }, query })
    expect(answer.status, answer.text).toBe(200)
    counts[view.name] = answer.body.total.value
  }
  const dana = team.find((one: { name: string }) => one.name === 'Dana Demo').id
  expect(counts['Mine, never signed in']).toBeGreaterThan(5)
  expect(counts).toEqual({
    'Mine, never signed in': managed.get(dana)!.filter((one) => one.last_login_at === null).length,
    VIP: customers.filter((one) => one.vip).length,
    'Nobody’s customers': managed.get(null)!.length,
  })

  const { items: tasks } = (await app.request('GET', '/tasks', { query: { limit: 200 } })).body
  const greta = team.find((one: { name: string }) => one.name === 'Greta Novak').id
  for (const id of [dana, greta])
    expect(tasks.filter((one: Task) => one.performer_id === id && !one.completed).length).toBeGreaterThan(2)
  expect(tasks.filter((one: Task) => one.overdue).length).toBeGreaterThan(2)
  expect(tasks.filter((one: Task) => one.completed && one.customer_id).length).toBeGreaterThan(2)
  expect(tasks.filter((one: Task) => one.comments > 0).length).toBeGreaterThan(2)
}, 120_000)

test('nobody signs in as a colleague of the demo without a link', async () => {
  const body = { email: 'mara.lindqvist@clientele.example', password: 'demo' }
  expect((await app.request('POST', '/session', { as: null, body })).body.error.code).toBe('wrong_credentials')
})
