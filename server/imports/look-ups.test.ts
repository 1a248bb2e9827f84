import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { customersByKeys } from '../customers/queries/match.ts'
import type { Handle } from '../platform/database/db.ts'
import { system } from '../platform/actor.ts'
import { useIndexes } from './run/batch.ts'

const app = await testApp()
afterAll(() => app.close())

/** Rows that this connection has read of the two tables, also those that an earlier transaction has not told yet. */
async function readOf(tx: Handle): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    select sum(coalesce(idx_tup_fetch, 0) + coalesce(seq_tup_read, 0))::int as read
    from pg_stat_xact_user_tables where relname in ('customers', 'customer_emails')`.execute(tx)
  return rows[0]!.read
}

test('rows of an import look up their customers in a table that nobody has analyzed, and never read all of it for each', async () => {
  const [all, asked] = [4_000, 200]
  const db = app.db.write
  await sql`alter table customers set (autovacuum_enabled = false)`.execute(db)
  await sql`
    insert into customers (id, site_id, number, number_sort, email, last_name)
    select uuidv7(), (select id from sites limit 1), 'C' || n, 'C' || n, 'p' || n || '@example.com', 'Last' || n from generate_series(1, ${all}::int) n`.execute(
    db,
  )
  await sql`alter table customer_emails set (autovacuum_enabled = false)`.execute(db)
  await sql`
    insert into customer_emails (customer_id, id, place, address, state)
    select id, id, 0, email, 'valid' from customers where email is not null`.execute(db)
  const { hits, read } = await db.transaction().execute(async (tx) => {
    const reading = { db: tx, actor: system(['customers.read']) }
    await useIndexes(reading)
    const before = await readOf(tx)
    const places = Array.from({ length: asked }, (_, at) => at * 7 + 1)
    const hits = await customersByKeys(reading, {
      numbers: places.map((at) => `C${at}`),
      external_ids: places.map((at) => ({ source: 'shop', external_id: String(at) })),
      emails: places.map((at) => `P${at}@example.com`),
    })
    return { hits, read: (await readOf(tx)) - before }
  })
  expect(hits.length).toBe(2 * asked)
  expect(read).toBeLessThan(10 * asked)
})
