import { sql } from 'kysely'
import type { CustomerCreate } from '../../../contract/customers.ts'
import { trailingCounter } from '../../../contract/customer-number.ts'
import { guard } from '../../platform/composition.ts'
import { addLine } from '../../platform/journal/journal.ts'
import { refuseField } from '../../platform/refusal.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { homeOf, type Home } from '../queries/home.ts'
import { demandManagers } from '../queries/manager.ts'
import { demandPersonal } from '../rules/personal.ts'
import { presumedColumn } from '../rules/presumed-gender.ts'
import { phoneRegions, readPhones, type ParsedPhone } from '../rules/phones.ts'
import { columnsOf, demandSomeone } from './create.ts'
import { nextNumbers, raiseCounter } from './number.ts'

/** A customer to create together with others. */
export interface NewCustomer {
  /** Made by the caller, who may know rows of other tables that will point here. */
  id: string
  input: CustomerCreate
  /** Helps to read national phone numbers, where the caller knows an address. */
  country?: string | null
  /** The phones of the input, where the caller has read them already. */
  phones?: ParsedPhone[]
  /** Columns that slices below write, such as the default addresses. */
  columns?: Record<string, unknown>
}

/** Columns that `columnsOf` leaves to the database's defaults, in a statement where other rows give them. */
const standard = { vip: false, bad: false, tags: [] as string[], account_status: 'none' }

interface Prepared {
  customer: NewCustomer
  home: Home
  phones: ParsedPhone[]
  columns: Record<string, unknown>
}

/**
 * Creates customers as `createCustomer` does for the API, with the same rules, guards and lines, but with one statement
 * for all of them. Where one of them is refused, all of the act is: the caller undoes it.
 */
export async function createCustomers(tx: Tx, list: readonly NewCustomer[]): Promise<void> {
  await demandManagers(
    tx,
    list.flatMap(({ input }) => input.manager_id ?? []),
  )
  const prepared: Prepared[] = []
  for (const customer of list) prepared.push(await prepare(tx, customer))
  let left = prepared
  while (left.length > 0) left = await insert(tx, left)
  await writeChildren(tx, prepared)
  await raiseCounters(tx, prepared)
}

async function prepare(tx: Tx, customer: NewCustomer): Promise<Prepared> {
  const { id, country, columns = {} } = customer
  const { site_ids, account, manager_email: _, ...given } = customer.input
  demandPersonal(tx.actor, given)
  const home = await homeOf(tx, given.site_id, site_ids, [])
  demandSomeone(given)
  const phones =
    customer.phones ?? readPhones(given.phones ?? [], phoneRegions(home.settings, home.site.countries, country), [])
  addLine(tx, { kind: 'customer.created', subject_type: 'customer', subject_id: id, customer_id: id })
  const added = await guard(tx, 'customers.create', id, {
    ...given,
    account,
    site_id: home.site.id,
    settings: home.settings,
  })
  return { customer, home, phones, columns: { ...columns, ...added } }
}

/** One statement for all. Answers those whose generated number somebody else had given meanwhile. */
async function insert(tx: Tx, list: readonly Prepared[]): Promise<Prepared[]> {
  const prefix = list[0]!.home.settings.number_prefix
  const numbers = await nextNumbers(tx, prefix, list.filter(({ customer }) => !customer.input.number).length)
  const rows = list.map((one) => rowOf(one, one.customer.input.number ?? numbers.shift()!))
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const columns = sql.join(names.map((name) => sql.ref(name)))
  const result = await sql<{ id: string }>`
    insert into customers (${columns})
    select ${columns} from json_populate_recordset(null::customers, ${JSON.stringify(rows)}::json)
    on conflict on constraint customers_number_key do nothing returning id`.execute(tx.db)
  if (result.rows.length === list.length) return []
  const made = new Set(result.rows.map((row) => row.id))
  const failed = list.filter(({ customer }) => !made.has(customer.id))
  const taken = failed.find(({ customer }) => customer.input.number)?.customer.input.number
  if (taken)
    throw refuseField('number_taken', 'number', `The number ${taken} is taken, or was once. Choose another one.`)
  return failed
}

function rowOf({ customer, home, phones, columns }: Prepared, number: string): Record<string, unknown> {
  const { site_ids: _sites, account: _account, manager_email: _email, ...given } = customer.input
  const presumed = presumedColumn(given, home.settings, home.site.countries, phones, customer.country)
  const row = columnsOf(customer.id, { ...given, ...columns, ...presumed }, number, home.site.id, home.settings, phones)
  const lists = { phones: phones.map((one) => one.phone), external_ids: given.external_ids ?? [] }
  return { ...standard, created_at: new Date(), ...row, ...lists }
}

async function writeChildren(tx: Tx, list: readonly Prepared[]): Promise<void> {
  const sites = list.flatMap(({ customer, home }) =>
    home.site_ids.map((site_id) => ({ customer_id: customer.id, site_id })),
  )
  const phones = list.flatMap((one) =>
    one.phones.map(({ phone, digits }, place) => ({ ...phone, customer_id: one.customer.id, digits, place })),
  )
  const ids = list.flatMap(({ customer }) =>
    (customer.input.external_ids ?? []).map((one) => ({ ...one, customer_id: customer.id })),
  )
  await sql`
    insert into customer_sites (customer_id, site_id)
    select customer_id, site_id from json_populate_recordset(null::customer_sites, ${JSON.stringify(sites)}::json)`.execute(
    tx.db,
  )
  if (phones.length > 0)
    await sql`
      insert into customer_phones (customer_id, id, place, number, label, extension, e164, digits, country, valid)
      select customer_id, id, place, number, label, extension, e164, digits, country, valid
      from json_populate_recordset(null::customer_phones, ${JSON.stringify(phones)}::json)`.execute(tx.db)
  if (ids.length > 0)
    await sql`
      insert into customer_external_ids (customer_id, source, external_id)
      select customer_id, source, external_id
      from json_populate_recordset(null::customer_external_ids, ${JSON.stringify(ids)}::json)`.execute(tx.db)
}

async function raiseCounters(tx: Tx, list: readonly Prepared[]): Promise<void> {
  const prefix = list[0]?.home.settings.number_prefix ?? ''
  const counted = list.flatMap(({ customer }) =>
    customer.input.number
      ? [{ number: customer.input.number, at: trailingCounter(customer.input.number, prefix) ?? -1 }]
      : [],
  )
  const highest = counted.reduce<(typeof counted)[number] | null>(
    (best, one) => (one.at > (best?.at ?? -1) ? one : best),
    null,
  )
  if (highest) await raiseCounter(tx, highest.number, prefix)
}
