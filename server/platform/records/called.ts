import { sql } from 'kysely'
import type { Reading } from '../database/tx.ts'
import { and } from '../lists/source.ts'
import { nameOf } from './answer.ts'
import { matching } from './list.ts'
import type { AnyRecord } from './record.ts'
import { columnOf, fromOf } from './visible.ts'

const mostLookedAt = 500
const longestName = 200

/** The rows that this reader may see and that are called exactly so before them, letter case aside. */
export async function idsCalled(record: AnyRecord, reading: Reading, name: string): Promise<string[]> {
  if (!record.list || name.length > longestName) return []
  const where = await matching(record, reading, { q: name })
  const columns = ['id', ...record.calledBy].map((column) => columnOf(record, column))
  const { rows } = await sql<{ id: string }>`
    select ${sql.join(columns)} from ${fromOf(record)} where ${and(where)} limit ${mostLookedAt}`.execute(reading.db)
  const wanted = name.toLowerCase()
  return rows.flatMap((row) => (nameOf(record, row, reading.actor).toLowerCase() === wanted ? [row.id] : []))
}
