import { sql } from 'kysely'
import type { Filter } from '../../contract/platform/filter/filter.ts'
import { withoutConditions } from '../../contract/platform/filter/usable.ts'
import type { Tx } from '../platform/database/tx.ts'
import { isTraced } from '../platform/records/traces.ts'

/** Before people are erased: views that look for one of them, by what tells who they are, forget that condition. */
export async function forgetInViews(tx: Tx, traces: readonly string[]): Promise<void> {
  if (traces.length === 0) return
  const { rows } = await sql<{ id: string; filter: Filter | null; q: string | null }>`
    select id, filter, q from table_views where exists (
      select from unnest(${traces}::text[]) as t(trace)
      where position(t.trace in lower(coalesce(filter::text, '') || ' ' || coalesce(q, ''))) > 0)
    for update`.execute(tx.db)
  const asked = (text: string): boolean => traces.includes(text.trim().toLowerCase())
  for (const { id, filter, q } of rows) {
    const rest = filter && withoutConditions(filter, (value) => textsIn(value).some(asked))
    await sql`
      update table_views set filter = ${rest && JSON.stringify(rest)}::jsonb, q = ${q !== null && isTraced(q, traces) ? null : q},
        version = version + 1 where id = ${id}`.execute(tx.db)
  }
}

/** Texts of an operand. One of several parts, such as source and id, is written as people type it. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return typeof value === 'object' && value !== null ? [Object.values(value).join(':')] : []
}
