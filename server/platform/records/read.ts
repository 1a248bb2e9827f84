import { sql } from 'kysely'
import type { Reading } from '../database/tx.ts'
import type { Fragment } from '../lists/filter-sql-scope.ts'
import { and } from '../lists/source.ts'
import { itemsOf, listColumns, type Answer } from './answer.ts'
import type { AnyRecord } from './record.ts'
import { missing } from './rows.ts'
import { columnOf, fromOf } from './visible.ts'

/**
 * One row as its page and the API show it. Refuses with `not_found` what the reader may not see; `conditions` are others
 * for a caller who knows that they may see this one, such as who has just given it away.
 */
export async function readRecord<A extends Answer>(
  record: AnyRecord,
  reading: Reading,
  id: string,
  conditions: readonly Fragment[] = record.visible(reading.actor),
): Promise<A> {
  const { rows } = await sql<{ id: string }>`
    select ${listColumns(record, reading.actor)} from ${fromOf(record)}
    where ${columnOf(record, 'id')} = ${id}::uuid and ${and(conditions)}`.execute(reading.db)
  const [item] = itemsOf<A>(record, reading.actor, rows)
  if (!item) throw missing(record)
  return item
}
