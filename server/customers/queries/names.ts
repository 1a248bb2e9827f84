import { sql } from 'kysely'
import type { ResponseOf } from '../../../contract/endpoint.ts'
import type { nameCustomers as contract } from '../../../contract/customer-names.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { shownName, type Called } from '../rules/answer.ts'
import { visibleCustomers } from './visible.ts'

export type CustomerName = ResponseOf<typeof contract>['items'][number]

/** What customers are called before this reader, who is told only of those that they may see. */
export async function nameCustomers({ db, actor }: Reading, ids: readonly string[]): Promise<CustomerName[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string } & Called>`
    select c.id, c.number, c.first_name, c.middle_name, c.last_name, c.company_name, c.email, c.phones from customers c
    where c.id = any(${ids}::uuid[]) and ${sql.join(visibleCustomers(actor), sql` and `)}`.execute(db)
  return rows.map(({ id, ...called }) => ({ id, number: called.number, display_name: shownName(actor, called) }))
}
