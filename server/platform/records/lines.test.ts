import '../../../test/things-contract.ts'
import { sql, type RawBuilder } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp } from '../../../test/app.ts'
import { knowThings, things } from '../../../test/things.ts'
import { aboutNobody, linesAbout } from './lines.ts'

knowThings()
const app = await testApp()
afterAll(() => app.close())

const one = '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7f01'

// Lines of four months, of customers and of things with and without one, so that no partition is cheaper read whole.
beforeAll(async () => {
  await sql`select ensure_journal_partitions(now() - interval '3 months', now())`.execute(app.db.write)
  await sql`
    insert into journal (id, action_id, at, actor_kind, actor_name, source, kind, customer_id, subject_type, subject_id)
    select gen_random_uuid(), gen_random_uuid(), now() - random() * interval '85 days', 'system', '', 'system', type || '.changed',
      case when n % 3 > 0 then gen_random_uuid() end, type, case when n % 5000 = 0 then ${one} else gen_random_uuid()::text end
    from generate_series(1, 40000) n, lateral (select case when n % 2 = 0 then 'thing' else 'customer' end as type) t`.execute(
    app.db.write,
  )
  await sql`analyze journal`.execute(app.db.write)
}, 60_000)

interface Node {
  'Node Type': string
  'Index Name'?: string
  'Total Cost': number
  Plans?: Node[]
}

async function planOf(query: RawBuilder<unknown>): Promise<Node[]> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: Node }] }>`explain (format json) ${query}`.execute(app.db.read)
  const all = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(all)]
  return all(rows[0]!['QUERY PLAN'][0].Plan)
}

test('lines of a record with a page of its own are found by it, in every month', async () => {
  const nodes = await planOf(
    sql`select * from journal where ${linesAbout(things, one)} order by at desc, id desc limit 50`,
  )
  // The months to come are empty: reading nothing costs nothing.
  const scans = nodes.filter((node) => /Scan/.test(node['Node Type']) && node['Total Cost'] > 0)
  expect(scans.length).toBeGreaterThanOrEqual(3)
  expect(scans.filter((node) => !/subject_type_subject_id/.test(node['Index Name'] ?? ''))).toEqual([])
})

test('lines of an act about such records are found by them', async () => {
  const act = sql`action_id = ${one} and ${aboutNobody} and subject_type = ${'thing'}`
  const nodes = await planOf(
    sql`select distinct subject_id from journal where ${act} and subject_id > ${one} order by subject_id limit 200`,
  )
  const scans = nodes.filter((node) => /Scan/.test(node['Node Type']) && node['Total Cost'] > 0)
  expect(scans.length).toBeGreaterThanOrEqual(3)
  expect(scans.filter((node) => !/action_id_subject_type_subject_id/.test(node['Index Name'] ?? ''))).toEqual([])
})
