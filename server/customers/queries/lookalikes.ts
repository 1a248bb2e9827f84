import { sql } from 'kysely'
import { displayName } from '../../../contract/names.ts'
import type { Reading } from '../../platform/tx.ts'
import { answerOf } from '../rules/answer.ts'
import { idsByEmail, idsByPhone } from './find.ts'
import { visibleCustomers } from './visible.ts'
import type { CustomerRow } from '../tables.ts'

export interface Lookalike {
  id: string
  number: string
  display_name: string
  by: 'account' | 'email' | 'phone'
}

/** Other customers with this e-mail or phone, as far as this person may see them: hints for the form and the page. */
export async function lookalikes(
  reading: Reading,
  asked: { email?: string | undefined; phone?: string | undefined; except?: string | undefined },
): Promise<Lookalike[]> {
  const byEmail = asked.email?.trim() ? await idsByEmail(reading, asked.email.trim()) : []
  const byPhone = asked.phone?.trim() ? await idsByPhone(reading, asked.phone.trim()) : []
  const ids = [...new Set([...byEmail, ...byPhone])].filter((id) => id !== asked.except)
  if (ids.length === 0) return []
  const { rows } = await sql<CustomerRow & { account: boolean }>`
    select c.*, exists (select 1 from accounts a where a.customer_id = c.id and lower(a.email) = lower(${asked.email ?? ''} collate "und-x-icu")) as account
    from customers c where c.id = any(${ids}::uuid[]) and ${sql.join(visibleCustomers(reading.actor), sql` and `)}
    order by c.created_at limit 20`.execute(reading.db)
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    display_name: displayName(answerOf(row, reading.actor)),
    by: row.account ? 'account' : byEmail.includes(row.id) ? 'email' : 'phone',
  }))
}
