import { request as open } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { testApp } from '../../../test/app.ts'

let logged: { level: string; msg?: string }[] = []
const app = await testApp({ log: { write: (line) => void logged.push(JSON.parse(line)) } })
afterAll(() => app.close())
const origin = await app.listen()

/** Asks, and leaves when the answer is about to come. */
const leave = (method: string, path: string, body?: string): Promise<void> =>
  new Promise((done) => {
    const asked = open(`${origin}/api/v1${path}`, {
      method,
      headers: { ...app.administrator.headers, 'accept-encoding': 'gzip', 'content-type': 'application/json', origin },
    })
    asked.on('error', () => done())
    asked.end(body)
    setTimeout(() => (asked.destroy(), done()), 150)
  })

test('who leaves before the answer is no fault of the program: nothing of it is an error in the log', async () => {
  await sql`
    insert into customers (id, number, number_sort, last_name, site_id, account_status, search, search_public)
    select gen_random_uuid(), n::text, lpad(n::text, 20, '0'), 'Row' || n, (select id from sites limit 1), 'none', ' row' || n, ' ' || n
    from generate_series(1, 300) as n`.execute(app.db.write)
  const client = await app.db.readPool.connect()
  await client.query('begin; lock table customers in access exclusive mode')
  logged = []
  const gone = Promise.all([
    leave('POST', '/customers/query', JSON.stringify({ limit: 200 })),
    leave('GET', '/customers?limit=200'),
  ])
  await gone
  await client.query('rollback')
  client.release()
  await vi.waitFor(() =>
    expect(logged.filter(({ msg }) => /request (completed|aborted)|premature/i.test(msg ?? '')).length).toBeGreaterThan(
      0,
    ),
  )
  await pause(200)
  expect(logged.filter(({ level }) => ['warn', 'error', 'fatal'].includes(level))).toEqual([])
})
