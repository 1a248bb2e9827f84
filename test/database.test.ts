import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from './database.ts'

const one = await testDatabase()
const other = await testDatabase()
afterAll(async () => {
  await one.drop()
  await other.drop()
})

test('a test database is migrated, and nobody else sees what is written into it', async () => {
  const client = new pg.Client(one.connection)
  await client.connect()
  const { rows } = await client.query('select count(*)::int as applied from schema_migrations')
  expect(rows[0].applied).toBeGreaterThan(0)
  await client.query('create table mine ()')
  await client.end()
  const second = new pg.Client({ connectionString: other.connectionString })
  await second.connect()
  expect((await second.query(`select to_regclass('mine') as found`)).rows[0].found).toBeNull()
  await second.end()
})
