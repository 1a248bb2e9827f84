import { expect, test, vi } from 'vitest'
import { numbering, patience } from '../../../test/numbering.ts'

const { db, start, insert } = await numbering()

test('a line of any time is taken, and moves to its month when that gets a partition', async () => {
  const id = await insert(db.pool, { at: '1999-12-31 23:59:59.5+00' })
  const partitionOf = async () =>
    (await db.readPool.query('select tableoid::regclass::text as part, serial, xid from journal where id = $1', [id]))
      .rows[0]
  const stray = await partitionOf()
  expect(stray.part).toBe('journal_default')
  const ensure = () =>
    db.pool.query(`select ensure_journal_partitions('1999-11-30 23:00+00', '1999-12-31 12:00+00') as made`)
  const made = await Promise.all([ensure(), ensure()])
  expect(made.map(({ rows }) => rows[0].made).sort()).toEqual([0, 2])
  expect(await partitionOf()).toEqual({ ...stray, part: 'journal_1999_12' })
  await insert(db.pool, { at: '1999-12-05' })
  const { rows } = await db.readPool.query('select count(*) as count from journal_1999_12')
  expect(rows[0].count).toBe(2)
})

test('numbering gives strays the partition of their month', async () => {
  await insert(db.pool, { at: '2031-02-03' })
  start()
  await vi.waitFor(async () => {
    const { rows } = await db.readPool.query(
      `select tableoid::regclass::text as part from journal where at > '2031-01-01'`,
    )
    expect(rows).toEqual([{ part: 'journal_2031_02' }])
  }, patience)
  const { rows } = await db.readPool.query('select count(*) as count from journal_default')
  expect(rows[0].count).toBe(0)
})
