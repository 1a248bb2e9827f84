import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import {
  addressFieldList,
  addressFields,
  type Address,
  type AddressCreate,
  type AddressPatch,
} from '../../contract/addresses/record.ts'
import { emptyValues } from '../../contract/platform/kinds/kinds.ts'
import { lockCustomer } from '../customers/queries/visible.ts'
import { can } from '../platform/actor.ts'
import { changesOf, isEmpty } from '../platform/journal/changes.ts'
import { addLine } from '../platform/journal/journal.ts'
import { Refusal, refuseProblem } from '../platform/refusal.ts'
import type { Tx } from '../platform/database/tx.ts'
import { demandVersion } from '../platform/http/versions.ts'
import { moveDefaults, type Defaults } from './defaults.ts'
import { findAddress, readAddress } from './queries.ts'

/**
 * Adds an address. The first one becomes both defaults; later ones where they ask for it. `createdAt` is when one that
 * comes back was made first: it returns to its place in the list.
 */
export async function createAddress(
  tx: Tx,
  customerId: string,
  input: AddressCreate,
  createdAt: string | null = null,
): Promise<Address> {
  demandPersonal(tx)
  const customer = await lockCustomer(tx, customerId)
  const { id = uuidv7(), default_billing, default_shipping, parts = {}, ...given } = input
  demandContent(given)
  const values = Object.entries(given).filter(([, value]) => value !== null && value !== undefined)
  const names = ['customer_id', 'id', 'parts', 'created_at', ...values.map(([name]) => name)]
  const cells = [customerId, id, JSON.stringify(parts), createdAt ?? tx.at, ...values.map(([, value]) => value)]
  await sql`
    insert into addresses (${sql.join(names.map((name) => sql.ref(name)))}) values (${sql.join(cells)})`.execute(tx.db)
  const first =
    customer.default_billing_address_id === null &&
    customer.default_shipping_address_id === null &&
    (await isOnly(tx, customerId))
  const changes = await moveDefaults(tx, customer, {
    ...(first || default_billing ? { billing: id } : {}),
    ...(first || default_shipping ? { shipping: id } : {}),
  })
  addLine(tx, { kind: 'address.added', subject_type: 'address', subject_id: id, customer_id: customerId, changes })
  return readAddress(tx, customerId, id)
}

/** Changes an address, and moves defaults to it or away from it. */
export async function patchAddress(
  tx: Tx,
  customerId: string,
  id: string,
  patch: AddressPatch,
  version: number | null,
): Promise<Address> {
  demandPersonal(tx)
  const customer = await lockCustomer(tx, customerId)
  const before = await findAddress(tx, customerId, id)
  demandVersion(version, before)
  const { default_billing, default_shipping, ...given } = patch
  demandContent({ ...before, ...given })
  const changes = changesOf(before, given)
  if (!isEmpty(changes)) await write(tx, customerId, id, given)
  const moves: Defaults = {
    ...choice('billing', default_billing, customer.default_billing_address_id, id),
    ...choice('shipping', default_shipping, customer.default_shipping_address_id, id),
  }
  const moved = await moveDefaults(tx, customer, moves, !isEmpty(changes))
  const all = { ...changes, ...moved }
  if (!isEmpty(all))
    addLine(tx, {
      kind: 'address.changed',
      subject_type: 'address',
      subject_id: id,
      customer_id: customerId,
      changes: all,
    })
  return readAddress(tx, customerId, id)
}

/** Deletes an address. A default that it was goes to the successor named, or becomes empty. */
export async function deleteAddress(
  tx: Tx,
  customerId: string,
  id: string,
  successors: { billing_successor?: string | undefined; shipping_successor?: string | undefined },
  version: number | null,
): Promise<void> {
  demandPersonal(tx)
  const customer = await lockCustomer(tx, customerId)
  const before = await findAddress(tx, customerId, id)
  demandVersion(version, before)
  for (const [field, successor] of Object.entries(successors)) {
    if (successor === id) throw refuseProblem('invalid', field, 'address_own_successor')
    if (successor) await findAddress(tx, customerId, successor)
  }
  const moved = await moveDefaults(tx, customer, {
    ...(before.default_billing ? { billing: successors.billing_successor ?? null } : {}),
    ...(before.default_shipping ? { shipping: successors.shipping_successor ?? null } : {}),
  })
  await sql`delete from addresses where customer_id = ${customerId} and id = ${id}`.execute(tx.db)
  const gone = Object.fromEntries(
    addressFieldList.flatMap((field) => {
      const value = before[field.name as keyof Address]
      return value === null ? [] : [[field.name, [value, null] as const]]
    }),
  )
  addLine(tx, {
    kind: 'address.deleted',
    subject_type: 'address',
    subject_id: id,
    customer_id: customerId,
    changes: { ...gone, ...(isEmpty(before.parts) ? {} : { parts: [before.parts, null] as const }), ...moved },
    data: { created_at: before.created_at },
  })
}

type NewAddress = { id: string } & Omit<AddressCreate, 'id' | 'default_billing' | 'default_shipping'>

/** The addresses of a customer that is created in the same act: the defaults and figures are in the customer's row already. */
export interface FirstAddresses {
  customer_id: string
  list: readonly NewAddress[]
  billing: string
  shipping: string
}

/** What the row of a new customer holds of its addresses. */
export function columnsOfFirst({ list, billing, shipping }: FirstAddresses): Record<string, unknown> {
  const shown = list.find((one) => one.id === billing)
  return {
    default_billing_address_id: billing,
    default_shipping_address_id: shipping,
    billing_postal_code: shown?.postal_code ?? null,
    billing_city: shown?.city ?? null,
    billing_country: shown?.country ?? null,
  }
}

/** Adds the addresses of customers that this act creates, with one statement for all of them. */
export async function addFirstAddresses(tx: Tx, customers: readonly FirstAddresses[]): Promise<void> {
  if (customers.length === 0) return
  demandPersonal(tx)
  const rows = customers.flatMap(({ customer_id, list }) =>
    list.map(({ parts = {}, ...given }) => ({ ...emptyValues(addressFields), ...given, parts, customer_id })),
  )
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const columns = sql.join(names.map((name) => sql.ref(name)))
  await sql`
    insert into addresses (${columns})
    select ${columns} from json_populate_recordset(null::addresses, ${JSON.stringify(rows)}::json)`.execute(tx.db)
  for (const { customer_id, list, billing, shipping } of customers)
    for (const { id } of list) {
      const changes = {
        ...(id === billing && { default_billing_address_id: [null, id] as const }),
        ...(id === shipping && { default_shipping_address_id: [null, id] as const }),
      }
      addLine(tx, { kind: 'address.added', subject_type: 'address', subject_id: id, customer_id, changes })
    }
}

function demandPersonal(tx: Tx): void {
  if (can(tx.actor, 'customers.personal')) return
  throw new Refusal('forbidden', 'Your role does not show personal values, so it cannot change addresses.')
}

function demandContent(given: Record<string, unknown>): void {
  const telling = addressFieldList.filter((field) => field.name !== 'code' && field.name !== 'salutation')
  if (telling.some((field) => given[field.name])) return
  throw refuseProblem('invalid', 'line1', 'address_empty')
}

async function isOnly(tx: Tx, customerId: string): Promise<boolean> {
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from (select 1 from addresses where customer_id = ${customerId} limit 2) x`.execute(tx.db)
  return rows[0]?.n === 1
}

function choice(slot: 'billing' | 'shipping', wanted: boolean | undefined, now: string | null, id: string): Defaults {
  if (wanted === true && now !== id) return { [slot]: id }
  if (wanted === false && now === id) return { [slot]: null }
  return {}
}

async function write(
  tx: Tx,
  customerId: string,
  id: string,
  given: Omit<AddressPatch, 'default_billing' | 'default_shipping'>,
): Promise<void> {
  const cells = Object.entries(given).filter(([, value]) => value !== undefined)
  const set = cells.map(([name, value]) => sql`${sql.ref(name)} = ${name === 'parts' ? JSON.stringify(value) : value}`)
  await sql`
    update addresses set version = version + 1, updated_at = ${tx.at}, ${sql.join(set)}
    where customer_id = ${customerId} and id = ${id}`.execute(tx.db)
}
