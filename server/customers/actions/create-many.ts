import { sql } from 'kysely'
import { trailingCounter } from '../../../contract/platform/record-number.ts'
import { customerFields } from '../../../contract/customers/record.ts'
import { emptyValues } from '../../../contract/platform/kinds/kinds.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { managersAskedOnce } from '../queries/manager.ts'
import { numberTaken } from './create.ts'
import { nextNumbers, raiseCounter } from './number.ts'
import { columnsOf, settleCreations, type NewCustomer, type SettledCreation } from './settle-creation.ts'
import { emailRecords, phoneRecords } from './write-lists.ts'

/** Columns that `columnsOf` leaves to the database's defaults, in a statement where other rows give them. */
const standard = { ...emptyValues(customerFields), account_status: 'none' }

/**
 * Creates customers as `createCustomer` does for the API, with the same rules, guards and lines, but with one statement
 * for all of them. Where one of them is refused, all of the act is: the caller undoes it.
 */
export async function createCustomers(tx: Tx, list: readonly NewCustomer[]): Promise<void> {
  const settled = await settleCreations(tx, list, managersAskedOnce())
  let left = settled
  while (left.length > 0) left = await insert(tx, left)
  await writeChildren(tx, settled)
  await raiseCounters(tx, settled)
}

/** One statement for all. Answers those whose generated number somebody else had given meanwhile. */
async function insert(tx: Tx, list: readonly SettledCreation[]): Promise<SettledCreation[]> {
  const prefix = list[0]!.home.settings.number_prefix
  const numbers = await nextNumbers(tx, prefix, list.filter(({ number }) => !number).length)
  const created_at = new Date()
  const rows = list.map((one) => ({ ...standard, created_at, ...columnsOf(one, one.number ?? numbers.shift()!) }))
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const columns = sql.join(names.map((name) => sql.ref(name)))
  const result = await sql<{ id: string }>`
    insert into customers (${columns})
    select ${columns} from json_populate_recordset(null::customers, ${JSON.stringify(rows)}::json)
    on conflict on constraint customers_number_key do nothing returning id`.execute(tx.db)
  if (result.rows.length === list.length) return []
  const made = new Set(result.rows.map((row) => row.id))
  const failed = list.filter(({ id }) => !made.has(id))
  const taken = failed.find(({ number }) => number)?.number
  if (taken) throw numberTaken(taken)
  return failed
}

async function writeChildren(tx: Tx, list: readonly SettledCreation[]): Promise<void> {
  const sites = list.flatMap(({ id, home }) => home.site_ids.map((site_id) => ({ customer_id: id, site_id })))
  const phones = list.flatMap((one) => phoneRecords(one.id, one.phones))
  const emails = list.flatMap((one) => emailRecords(one.id, one.emails))
  const ids = list.flatMap(({ id, given }) => (given.external_ids ?? []).map((one) => ({ ...one, customer_id: id })))
  await sql`
    insert into customer_sites (customer_id, site_id)
    select customer_id, site_id from json_populate_recordset(null::customer_sites, ${JSON.stringify(sites)}::json)`.execute(
    tx.db,
  )
  if (phones.length > 0)
    await sql`
      insert into customer_phones (customer_id, id, place, number, label, extension, e164, digits, country, valid, guessed)
      select customer_id, id, place, number, label, extension, e164, digits, country, valid, guessed
      from json_populate_recordset(null::customer_phones, ${JSON.stringify(phones)}::json)`.execute(tx.db)
  if (emails.length > 0)
    await sql`
      insert into customer_emails (customer_id, id, place, address, label, state)
      select customer_id, id, place, address, label, state
      from json_populate_recordset(null::customer_emails, ${JSON.stringify(emails)}::json)`.execute(tx.db)
  if (ids.length > 0)
    await sql`
      insert into customer_external_ids (customer_id, source, external_id)
      select customer_id, source, external_id
      from json_populate_recordset(null::customer_external_ids, ${JSON.stringify(ids)}::json)`.execute(tx.db)
}

async function raiseCounters(tx: Tx, list: readonly SettledCreation[]): Promise<void> {
  const prefix = list[0]?.home.settings.number_prefix ?? ''
  const counted = list.flatMap(({ number }) => (number ? [{ number, at: trailingCounter(number, prefix) ?? -1 }] : []))
  const highest = counted.reduce<(typeof counted)[number] | null>(
    (best, one) => (one.at > (best?.at ?? -1) ? one : best),
    null,
  )
  if (highest) await raiseCounter(tx, highest.number, prefix)
}
