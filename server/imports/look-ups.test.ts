import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { customersByKeys } from '../customers/queries/match.ts'
import { system } from '../platform/actor.ts'
import { useIndexes } from './run/batch.ts'

const app = await testApp()
afterAll(() => app.close())

test('rows of an import look up their customers in a table that nobody has analyzed, and never read all of it for each', async () => {
  const [all, asked] = [4_000, 200]
  const db = app.db.write
  await sql`alter table customers set (autovacuum_enabled = false)`.execute(db)
  await sql`
    insert into customers (id, site_id, number, number_sort, email, last_name)
    select uuidv7(), (select id from sites limit 1), 'C' || n, 'C' || n, 'p' || n || '@example.com', 'Last' || n from generate_series(1, ${all}::int) n`.execute(
    db,
  )
  const { hits, read } = await db.transaction().execute(async (tx) => {
    const reading = { db: tx, actor: system(['customers.read']) }
    await useIndexes(reading)
    const places = Array.from({ length: asked }, (_, at) => at * 7 + 1)
    const hits = await customersByKeys(reading, {
      numbers: places.map((at) => `C${at}`),
      external_ids: places.map((at) => ({ source: 'shop', external_id: String(at) })),
      emails: places.map((at) => `P${at}@example.com`),
    })
    const { rows } = await sql<{ read: number }>`
      select idx_tup_fetch::int as read from pg_stat_xact_user_tables where relname = 'customers'`.execute(tx)
    return { hits, read: rows[0]!.read }
  })
  expect(hits.length).toBe(2 * asked)
  expect(read).toBeLessThan(10 * asked)
})
