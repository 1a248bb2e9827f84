import { sql, type RawBuilder } from 'kysely'
import { hasWords } from '../../platform/lists/search.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { filterCondition } from './filter.ts'
import { exactMatches, searchOf, withInternational } from './find.ts'
import { visibleCustomers } from './visible.ts'

/** Conditions on `customers c` of everyone whom the list shows to this person for a search and a filter (JSON text). */
export async function matchingCustomers(
  reading: Reading,
  { q, filter }: { q?: string | undefined; filter?: string | undefined },
): Promise<RawBuilder<unknown>[]> {
  const where = [...visibleCustomers(reading.actor), ...(await filterCondition(reading, filter))]
  if (!q) return where
  const dialled = withInternational(reading, q)
  if (dialled && (await isAnybody(reading, [...where, dialled]))) return [...where, dialled]
  const named = await exactMatches(reading, q)
  if ('only' in named) return [...where, named.only]
  const search = searchOf(reading, q)
  if (!search) return where
  const words = hasWords(search)
  return [...where, named.ids.length > 0 ? sql`(${words} or c.id = any(${named.ids}::uuid[]))` : words]
}

async function isAnybody(reading: Reading, where: RawBuilder<unknown>[]): Promise<boolean> {
  const { rows } = await sql`select 1 from customers c where ${sql.join(where, sql` and `)} limit 1`.execute(reading.db)
  return rows.length > 0
}
