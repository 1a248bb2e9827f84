import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { testApp } from '../../test/app.ts'
import { bulking } from '../../test/bulking.ts'

const app = await testApp({ background: true })
const { sites, opened, start, finished, rowsOf } = bulking(app)
afterAll(() => app.close())

const many = 2_000

async function people(): Promise<void> {
  await opened
  await sql`
    with made as (
      insert into customers (id, number, number_sort, site_id, last_name, search, search_public)
      select gen_random_uuid(), 'U' || n, 'U' || lpad(n::text, 6, '0'), ${sites.main}, 'Undone', ' undone', ''
      from generate_series(1, ${many}::int) n returning id
    ) insert into customer_sites select id, ${sites.main} from made`.execute(app.db.write)
}

/** How customers stand, and how many lines the undo has written for as many of them. */
async function standing(undoAction: string): Promise<{ as_left: number; back: number; lines: number; told: number }> {
  const { rows } = await sql<{ as_left: number; back: number; lines: number; told: number }>`
    select count(*) filter (where vip and version = 2) as as_left, count(*) filter (where not vip and version = 3) as back,
      (select count(*) from journal where action_id = ${undoAction}::uuid) as lines,
      (select count(distinct customer_id) from journal where action_id = ${undoAction}::uuid) as told
    from customers where last_name = 'Undone'`.execute(app.db.write)
  return rows[0]!
}

test('an undo that is cancelled in the middle leaves nobody half done, and goes on from there when it is run again', async () => {
  await people()
  const selection = { filter: { field: 'last_name', op: 'eq', value: 'Undone' } }
  const act = await start(selection, many, { kind: 'change', set: { vip: true } })
  expect((await finished(act)).result).toEqual({ done: many, unchanged: 0, refused: 0 })

  const begun = await app.request('POST', `/journal/actions/${act}/undo`)
  expect(begun.status, begun.text).toBe(200)
  const { id } = begun.body
  await vi.waitFor(async () => expect((await rowsOf(id)).items.length).toBeGreaterThan(0), {
    timeout: 30_000,
    interval: 5,
  })
  expect((await app.request('POST', `/jobs/${id}/cancel`)).status).toBe(200)
  const cancelled = await finished(id)
  expect(cancelled).toMatchObject({ state: 'cancelled', total: many, can_retry: true, can_cancel: false })

  const { undo, cannot_undo } = (await app.request('GET', `/journal/actions/${act}`)).body
  expect([undo.job_id, cannot_undo]).toEqual([id, 'already_undone'])
  const middle = await standing(undo.action_id)
  expect(middle.back).toBeGreaterThan(0)
  expect(middle.back).toBeLessThan(many)
  expect(middle).toEqual({ as_left: many - middle.back, back: middle.back, lines: middle.back, told: middle.back })
  expect((await rowsOf(id)).counts).toEqual({ done: middle.back, unchanged: 0, refused: 0 })
  expect((await app.request('POST', `/journal/actions/${act}/undo`)).body.error.code).toBe('already_undone')

  expect((await app.request('POST', `/jobs/${id}/retry`)).status).toBe(200)
  const done = await finished(id)
  expect(done).toMatchObject({ state: 'done', result: { done: many, unchanged: 0, refused: 0 } })
  expect(await standing(undo.action_id)).toEqual({ as_left: 0, back: many, lines: many, told: many })
  const places = await sql<{ places: number }>`
    select count(distinct place) as places from job_rows where run_id = ${id}::uuid`.execute(app.db.write)
  expect(places.rows).toEqual([{ places: many }])
}, 120_000)
