import { sql } from 'kysely'
import { addressLabel } from '../../contract/addresses/label.ts'
import type { AddressValues } from '../../contract/addresses/record.ts'
import type { Change } from '../../contract/platform/journal/kinds.ts'
import { whichVisible } from '../customers/queries/visible.ts'
import { demand } from '../platform/actor.ts'
import type { Reading } from '../platform/database/tx.ts'
import { addressesByCustomer } from './queries.ts'

export interface AddressName {
  id: string
  customer_id: string
  label: string
  deleted: boolean
}

/** The addresses that customers have or had, each in one line: as it is, or as it was when it was deleted. */
export async function nameAddresses(reading: Reading, customerIds: readonly string[]): Promise<AddressName[]> {
  demand(reading.actor, 'customers.personal')
  const ids = [...(await whichVisible(reading, customerIds))]
  const there = [...(await addressesByCustomer(reading, ids)).values()].flat()
  const named = there.map((one) => nameOf(one.id, one.customer_id, one, false))
  const known = new Set(there.map((one) => one.id))
  const gone = (await deletedOf(reading, ids)).filter((one) => !known.has(one.id))
  return [...named, ...gone].filter((one) => one.label !== '')
}

const nameOf = (id: string, customer_id: string, values: Partial<AddressValues>, deleted: boolean): AddressName => ({
  id,
  customer_id,
  label: addressLabel(values),
  deleted,
})

/** A deletion keeps what it deleted, unless the customer was erased. */
async function deletedOf(reading: Reading, ids: readonly string[]): Promise<AddressName[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; customer_id: string; changes: Record<string, Change> }>`
    select distinct on (customer_id, subject_id) subject_id as id, customer_id, changes from journal
    where customer_id = any(${ids}::uuid[]) and kind = 'address.deleted'
    order by customer_id, subject_id, serial desc`.execute(reading.db)
  return rows.map(({ id, customer_id, changes }) => nameOf(id, customer_id, before(changes), true))
}

const before = (changes: Record<string, Change>): Partial<AddressValues> =>
  Object.fromEntries(
    Object.entries(changes).flatMap(([name, [from]]) => (typeof from === 'string' ? [[name, from]] : [])),
  )
