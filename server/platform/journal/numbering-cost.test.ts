import { expect, test } from 'vitest'
import { numbering } from '../../../test/numbering.ts'

const { db, write } = await numbering()

test('a month that nobody has analyzed yet is numbered line by line, not all lines for each of them', async () => {
  const client = await db.pool.connect()
  const read = async (): Promise<number> => {
    await client.query('select pg_stat_force_next_flush()')
    const { rows } = await client.query<{ read: number }>(
      `select sum(idx_tup_read) as read from pg_stat_user_indexes where relname like 'journal%'`,
    )
    return Number(rows[0]!.read)
  }
  await write(1)
  await client.query(`select number_journal_lines('1:1:', 2000)`)
  await write(1_500)
  const before = await read()
  const { rows } = await client.query(`select numbered from number_journal_lines('1:1:', 2000)`)
  expect(rows).toEqual([{ numbered: 1_500 }])
  expect(await read()).toBeGreaterThan(before)
  expect((await read()) - before).toBeLessThan(10 * 1_500)
  client.release()
})
