import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../../test/app.ts'

const token = 'sixteen letters or more'
const app = await testApp({ background: true, config: { metricsToken: token } })
afterAll(() => app.close())

/** The page as its reader sees it: values by name and labels. */
async function scrape(): Promise<Map<string, number>> {
  const origin = await app.listen()
  const answer = await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${token}` } })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('version=0.0.4')])
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]))
}

test('tells of requests, memory, connections, jobs and the journal, and of nobody', async () => {
  const made = await app.request('POST', '/customers', {
    body: { first_name: 'Zqmetric', last_name: 'Zq', email: 'zq@metric.example' },
  })
  expect(made.status, made.text).toBe(201)
  await app.request('GET', '/customers/00000000-0000-7000-8000-000000000000')
  const found = await scrape()
  const of = (route: string, method: string, status: string): number | undefined =>
    found.get(`http_request_duration_seconds_count{method="${method}",route="/api/v1${route}",status="${status}"}`)
  expect([of('/customers', 'POST', '2xx'), of('/customers/:id', 'GET', '4xx')]).toEqual([1, 1])
  expect(found.get('clientele_up')).toBe(1)
  await expect.poll(async () => (await scrape()).get('clientele_numberer_lag')).toBe(0)
  expect(found.get('clientele_jobs{state="queued"}')).toBeGreaterThanOrEqual(0)
  expect(found.get('clientele_database_connections{pool="read",state="waiting"}')).toBe(0)
  expect(found.get('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0)
  const { rows } = await app.db.readPool.query<{ name: string }>('select name from journal_followers')
  for (const { name } of rows) expect(found.get(`clientele_follower_lag{follower="${name}"}`)).toBeGreaterThanOrEqual(0)
  expect([...found.keys()].join()).not.toMatch(/zqmetric|00000000-0000/i)
})

test('is closed to who has not the token, be they an administrator, and is not there without one', async () => {
  for (const authorization of ['', 'Bearer sixteen letters or less', `Basic ${token}`]) {
    const answer = await app.request('GET', '/healthz/../metrics', { headers: { authorization } })
    expect(answer.status).not.toBe(200)
  }
  const origin = await app.listen()
  expect((await fetch(`${origin}/metrics`, { headers: app.administrator.headers })).status).toBe(401)
  const without = await testApp()
  const closed = await fetch(`${await without.listen()}/metrics`, { headers: { authorization: `Bearer ${token}` } })
  expect(await closed.text()).not.toContain('nodejs_')
  await without.close()
})
