import { sql } from 'kysely'
import { displayName } from '../../../contract/names.ts'
import { answerOf } from '../../customers/rules/answer.ts'
import { visibleCustomers, type CustomerRow } from '../../customers/queries/visible.ts'
import type { Reading } from '../../platform/tx.ts'
import type { Plan } from './plan.ts'

/** Somebody who is there already and may be the person that a row would create. */
export interface LikelyDouble {
  customer_id: string
  number: string
  display_name: string
  by: string
}

const mostOfRow = 5

/** Finds likely doubles of the customers that rows would create, with one query for all of them. */
export async function likelyDoubles(reading: Reading, plans: readonly Plan[]): Promise<Map<Plan, LikelyDouble[]>> {
  const found = new Map<Plan, LikelyDouble[]>()
  const asked = plans.flatMap((plan, at) => {
    const { input, phones = [] } = plan.create?.customer ?? {}
    const keys = [...(input?.email ? [{ at, by: 'email', key: input.email }] : [])]
    return [...keys, ...phones.flatMap(({ phone }) => (phone.e164 ? [{ at, by: 'phone', key: phone.e164 }] : []))]
  })
  if (asked.length === 0) return found
  const { rows } = await sql<CustomerRow & { at: number; by: string }>`
    with asked as materialized (select * from json_to_recordset(${JSON.stringify(asked)}::json) as a(at int, by text, key text)),
    hits as materialized (
      select a.at, a.by, m.id from asked a join customers m on lower(m.email) = lower(a.key collate "und-x-icu") where a.by = 'email'
      union select a.at, a.by, p.customer_id from asked a join customer_phones p on p.e164 = a.key where a.by = 'phone')
    select distinct on (h.at, c.id) h.at, h.by, c.* from hits h join customers c on c.id = h.id
    where ${sql.join(visibleCustomers(reading.actor), sql` and `)} order by h.at, c.id, h.by`.execute(reading.db)
  for (const row of rows) {
    const list = found.get(plans[row.at]!) ?? []
    if (list.length < mostOfRow)
      list.push({
        customer_id: row.id,
        number: row.number,
        display_name: displayName(answerOf(row, reading.actor)),
        by: row.by,
      })
    found.set(plans[row.at]!, list)
  }
  return found
}
