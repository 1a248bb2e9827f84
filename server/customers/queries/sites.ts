import { sql } from 'kysely'
import type { Reading } from '../../platform/database/tx.ts'

/** The sites that these customers are members of, by customer. */
export async function siteIdsOf({ db }: Pick<Reading, 'db'>, ids: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; site_ids: string[] }>`
    select customer_id as id, array_agg(site_id order by site_id) as site_ids from customer_sites
    where customer_id = any(${ids}::uuid[]) group by customer_id`.execute(db)
  return new Map(rows.map((row) => [row.id, row.site_ids]))
}
