import { sql } from 'kysely'
import type { Filter } from '../../contract/filter.ts'
import { withoutConditions } from '../../contract/filter-usable.ts'
import type { Tx } from '../platform/database/tx.ts'

interface Person {
  email?: string | null
  discount_card?: string | null
  phones?: readonly { number?: string; e164?: string | null }[] | null
}

/** What tells who somebody is, and may stand in a view that looks for them. Names are those of many. */
function traces({ email, discount_card, phones }: Person): string[] {
  const numbers = (phones ?? []).flatMap(({ number, e164 }) => [number, e164])
  return [email, discount_card, ...numbers].flatMap((one) => (one ? [one.toLowerCase()] : []))
}

/** Before people are erased: views that look for one of them by e-mail, phone or card forget that condition. */
export async function forgetInViews(tx: Tx, people: readonly Person[]): Promise<void> {
  const wanted = people.flatMap(traces)
  if (wanted.length === 0) return
  const { rows } = await sql<{ id: string; filter: Filter | null; q: string | null }>`
    select id, filter, q from table_views where exists (
      select from unnest(${wanted}::text[]) as t(trace)
      where position(t.trace in lower(coalesce(filter::text, '') || ' ' || coalesce(q, ''))) > 0)
    for update`.execute(tx.db)
  const tells = (text: string): boolean => wanted.some((trace) => text.toLowerCase().includes(trace))
  for (const { id, filter, q } of rows) {
    const rest = filter && withoutConditions(filter, (value) => tells(JSON.stringify(value ?? null)))
    await sql`
      update table_views set filter = ${rest && JSON.stringify(rest)}::jsonb, q = ${q !== null && tells(q) ? null : q},
        version = version + 1 where id = ${id}`.execute(tx.db)
  }
}
