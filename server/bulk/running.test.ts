import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { testApp } from '../../test/app.ts'
import { bulking } from '../../test/bulking.ts'
import { startProgram } from '../../test/program.ts'

const app = await testApp()
const folder = mkdtempSync(join(tmpdir(), 'clientele-bulk-'))
const { sites, opened, start, finished, rowsOf } = bulking(app)
const { host, port, user, password, database } = app.db.connection
const env = {
  DATABASE_URL: `postgres://${user}:${encodeURIComponent(String(password))}@/${database}?host=${host}&port=${port}`,
  DATA_DIR: join(folder, 'data'),
}
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

async function people(last_name: string, count: number): Promise<void> {
  await opened
  await sql`
    with made as (
      insert into customers (id, number, number_sort, site_id, last_name, search, search_public)
      select gen_random_uuid(), ${last_name} || n, ${last_name} || lpad(n::text, 6, '0'), ${sites.main}, ${last_name}, lower(${` ${last_name}`}), ''
      from generate_series(1, ${count}::int) n returning id
    ) insert into customer_sites select id, ${sites.main} from made`.execute(app.db.write)
}

interface Found {
  /** Changed exactly once. */
  once: number
  untouched: number
  lines: number
  customers: number
}

/** What is written of a job: in the customers and in the journal. */
async function written(last_name: string, action: string): Promise<Found> {
  const { rows } = await sql<Found>`
    select count(*) filter (where vip and version = 2) as once, count(*) filter (where not vip and version = 1) as untouched,
      (select count(*) from journal where action_id = ${action}::uuid) as lines,
      (select count(distinct customer_id) from journal where action_id = ${action}::uuid) as customers
    from customers where last_name = ${last_name}`.execute(app.db.write)
  return rows[0]!
}

const named = (last_name: string) => ({ filter: { field: 'last_name', op: 'eq', value: last_name }, sort: 'number' })
const vip = { kind: 'change', set: { vip: true } }
const far = (id: string) =>
  vi.waitFor(async () => expect((await rowsOf(id)).items.length).toBeGreaterThan(0), { timeout: 40_000, interval: 5 })

describe('a change of many that is cut short', () => {
  test('by the end of its process goes on: nobody is changed twice, nobody is left out', async () => {
    await people('Killed', 6_000)
    const id = await start(named('Killed'), 6_000, vip)
    const killed = await startProgram(env)
    await far(id)
    await killed.stop('SIGKILL')
    const middle = await written('Killed', id)
    expect(middle.once + middle.untouched).toBe(6_000)
    expect(middle).toMatchObject({ lines: middle.once, customers: middle.once })
    expect((await rowsOf(id)).counts).toEqual({ done: middle.once, unchanged: 0, refused: 0 })
    const program = await startProgram(env)
    const job = await finished(id)
    await program.stop()
    expect(job).toMatchObject({ state: 'done', result: { done: 6_000, unchanged: 0, refused: 0 } })
    expect(middle.once).toBeLessThan(6_000)
    expect(await written('Killed', id)).toEqual({ once: 6_000, untouched: 0, lines: 6_000, customers: 6_000 })
  }, 180_000)

  test('by a cancel stops between two batches, and goes on from there when it is run again', async () => {
    await people('Cancelled', 8_000)
    const id = await start(named('Cancelled'), 8_000, vip)
    const program = await startProgram(env)
    await far(id)
    expect((await app.request('POST', `/jobs/${id}/cancel`)).status).toBe(200)
    expect((await finished(id)).state).toBe('cancelled')
    const { once } = await written('Cancelled', id)
    expect(once % 500).toBe(0)
    expect(once).toBeLessThan(8_000)
    expect((await app.request('POST', `/jobs/${id}/retry`)).status).toBe(200)
    expect((await finished(id)).result).toEqual({ done: 8_000, unchanged: 0, refused: 0 })
    expect(await written('Cancelled', id)).toEqual({ once: 8_000, untouched: 0, lines: 8_000, customers: 8_000 })
    await program.stop()
  }, 120_000)
})
