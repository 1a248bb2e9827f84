import { sql } from 'kysely'
import type { namesEndpoint } from '../../../contract/platform/names-endpoint.ts'
import type { Reading } from '../database/tx.ts'
import { and } from '../lists/source.ts'
import { nameOf } from './answer.ts'
import type { AnyRecord } from './record.ts'
import { route, type Route } from '../slice.ts'
import { columnOf, fromOf } from './visible.ts'

/** The route that says what rows are called. */
export const namesRoute = (record: AnyRecord, endpoint: ReturnType<typeof namesEndpoint>): Route =>
  route(endpoint, async ({ tx, query }) => {
    const named = await namesOf(record, tx, query.ids.split(','))
    return { items: named.map(({ id, display_name }) => ({ id, display_name })) }
  })

/** What rows are called before this reader, who is told only of those that they may see; with the columns of `calledBy`. */
export async function namesOf(
  record: AnyRecord,
  { db, actor }: Reading,
  ids: readonly string[],
): Promise<{ id: string; display_name: string; row: Record<string, unknown> }[]> {
  if (ids.length === 0) return []
  const columns = sql.join(['id', ...record.calledBy].map((name) => columnOf(record, name)))
  const { rows } = await sql<{ id: string } & Record<string, unknown>>`
    select ${columns} from ${fromOf(record)}
    where ${columnOf(record, 'id')} = any(${ids}::uuid[]) and ${and(record.visible(actor))}`.execute(db)
  return rows.map((row) => ({ id: row.id, display_name: nameOf(record, row, actor), row }))
}
