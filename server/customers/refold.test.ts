import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { testApp } from '../../test/app.ts'
import { enqueue } from '../platform/jobs/jobs.ts'
import { revise } from '../platform/records/revise.ts'
import { refold, refolded } from './refold.ts'
import { system } from '../platform/actor.ts'
import { transact } from '../platform/database/tx.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())

const many = 1_200
const batchOf = (names: readonly string[]) =>
  app.request('POST', '/customers/batch', {
    body: { items: names.map((last_name) => ({ values: { first_name: 'Ольга', last_name } })) },
  })

beforeAll(async () => {
  await app.request('PATCH', '/settings', { body: { require_email: false } })
  for (let at = 0; at < many; at += 200) {
    const answer = await batchOf(Array.from({ length: 200 }, (_, nth) => `Щербаков${at + nth}`))
    expect(answer.status, answer.text).toBe(200)
  }
}, 60_000)

/** As a version wrote them that knew less. */
const forget = () => sql`update customers set search = ' щербаков', search_public = ' 0'`.execute(app.db.write)
const found = async (q: string): Promise<number> =>
  (await app.request('GET', '/customers', { query: { q, limit: 1 } })).body.total.value
const stands = async () =>
  (
    await sql<{ versions: string; lines: string; changed: string }>`
      select sum(version)::text as versions, max(updated_at)::text as changed,
        (select count(*) from journal)::text as lines from customers`.execute(app.db.read)
  ).rows[0]

test('writes the texts of rows anew and goes on where it was interrupted, without versions or lines', async () => {
  await forget()
  expect(await found('Shcherbakov1199')).toBe(0)
  const before = await stands()
  let kept: Parameters<typeof revise>[3]
  const interrupted = revise(
    refolded,
    app.db,
    () => {
      throw new Error('The power is off.')
    },
    undefined,
    async (_, at) => void (kept = at),
  )
  await expect(interrupted).rejects.toThrow('The power is off.')
  expect(kept).toMatchObject({ seen: 1_000, changed: 1_000 })
  const { seen, changed } = await revise(refolded, app.db, () => {}, kept)
  expect({ seen, changed }).toEqual({ seen: many, changed: many })
  expect(await stands()).toEqual(before)
  expect(await found('Shcherbakov1199')).toBe(1)
  expect((await revise(refolded, app.db, () => {})).changed).toBe(0)
})

test('is a job of the program, which everybody who sees jobs can follow', async () => {
  await forget()
  await transact(app.db, system([]), 'system', (tx) => enqueue(tx, refold, {}))
  await vi.waitFor(async () => expect(await found('Shcherbakov1199')).toBe(1), 20_000)
  await vi.waitFor(async () => {
    const { body } = await app.request('GET', '/jobs', { query: { kind: 'customers.refold' } })
    expect(body.items).toMatchObject([{ state: 'done', result: { seen: many, changed: many } }])
  }, 20_000)
})
