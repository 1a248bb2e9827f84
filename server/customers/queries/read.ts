import { sql, type RawBuilder } from 'kysely'
import type { Customer, CustomerListItem } from '../../../contract/customers/record.ts'
import { valuesOf } from '../../../contract/platform/record.ts'
import type { Actor } from '../../platform/actor.ts'
import { and } from '../../platform/lists/source.ts'
import { lentTo } from '../../platform/composition.ts'
import { missing } from '../../platform/records/rows.ts'
import type { LentPart } from '../../platform/slice.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { answerOf } from '../../platform/records/answer.ts'
import { customers } from '../record.ts'
import type { CustomerRow } from '../tables.ts'
import { presumedFromOf } from '../presumed-gender/queries/presumed-gender.ts'

const parts = (): [string, LentPart][] => lentTo('customers').flatMap((lent) => Object.entries(lent.parts ?? {}))

/** One customer as its page and the API show it, in one query. Refuses with `not_found` what this person may not see. */
export async function readCustomer(reading: Reading, id: string): Promise<Customer> {
  const lent = parts()
  const more: RawBuilder<unknown>[] = lent.map(([name, part]) => sql`${part.expr} as ${sql.ref(`part:${name}`)}`)
  const { rows } = await sql<CustomerRow & { site_ids: string[] }>`
    select c.*, array(select s.site_id from customer_sites s where s.customer_id = c.id order by s.site_id) as site_ids
      ${more.length > 0 ? sql`, ${sql.join(more)}` : sql``}
    from customers c where c.id = ${id}::uuid and ${and(customers.visible(reading.actor))}`.execute(reading.db)
  const row = rows[0]
  if (!row) throw missing(customers)
  const values = valuesOf(row)
  const shown = lent.map(([name, part]) => {
    const value = values[`part:${name}`]
    // The expression of the part decides what its value is.
    const show = part.shown as ((value: unknown, actor: Actor) => unknown) | undefined
    return [name, show ? show(value, reading.actor) : value]
  })
  return {
    ...answerOf<CustomerListItem>(customers, row, reading.actor),
    presumed_gender_from: await presumedFromOf(reading, row),
    default_billing_address_id: row.default_billing_address_id,
    default_shipping_address_id: row.default_shipping_address_id,
    site_ids: row.site_ids,
    ...(Object.fromEntries(shown) as Pick<Customer, 'accounts'>),
  }
}
