import { request as open } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../../test/app.ts'

// As it runs for people: a log of every request would look at its address while that is still known.
let logged: { level: string; msg?: string }[] = []
const app = await testApp({
  log: { write: (line) => void logged.push(JSON.parse(line)) },
  config: { logLevel: 'warn' },
})
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
  await client.query('begin; lock table customers, staff_sessions in access exclusive mode')
  logged = []
  const gone = Promise.all([
    leave('POST', '/customers/query', JSON.stringify({ limit: 200 })),
    leave('GET', '/customers?limit=200'),
    leave('POST', '/customers', JSON.stringify({ first_name: 'Left', last_name: 'Early', email: 'left@example.com' })),
    leave('POST', '/session', JSON.stringify({ email: app.administrator.email, password: app.administrator.password })),
  ])
  await gone
  await client.query('rollback')
  client.release()
  // Nothing tells when the last of them has been given up.
  await pause(700)
  expect(logged.filter(({ level }) => ['warn', 'error', 'fatal'].includes(level))).toEqual([])
})
