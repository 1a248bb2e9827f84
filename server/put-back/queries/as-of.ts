import { sql } from 'kysely'
import type { Address } from '../../../contract/addresses.ts'
import type { CustomerAsOf } from '../../../contract/as-of.ts'
import { customerFieldList, type Customer } from '../../../contract/customers.ts'
import type { JournalLine } from '../../../contract/journal.ts'
import { findAddresses, shownAddress } from '../../addresses/queries.ts'
import { presumption } from '../../customers/queries/presumed-gender.ts'
import { readCustomer } from '../../customers/queries/read.ts'
import { findCustomer, type CustomerRow } from '../../customers/queries/visible.ts'
import { answerOf } from '../../platform/records/answer.ts'
import { customers } from '../../customers/record.ts'
import { findNotes, shown as shownNote } from '../../notes/queries.ts'
import { can } from '../../platform/actor.ts'
import { lineColumns } from '../../platform/journal/lines.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { rewind, type Whole } from '../rules/rewind.ts'
import { differences } from '../rules/differences.ts'

const mostLines = 20_000
const mostNotes = 200

/** A customer as it was at a moment, worked out backwards from now, for the eyes of its reader. */
export async function readAsOf(reading: Reading, id: string, at: string): Promise<CustomerAsOf> {
  const now = await readCustomer(reading, id)
  const row = await findCustomer(reading, id)
  const start = await wholeOf(reading, row, now)
  const then: Whole = {
    ...start,
    values: { ...start.values },
    addresses: new Map(start.addresses),
    notes: new Map(start.notes),
    erased: new Set(),
  }
  const lines = await linesAfter(reading, id, at)
  rewind(then, lines)
  const since = then.created ?? (await createdAt(reading, row))
  const none = { at, since, addresses: [], notes: [], changed: [], erased: [], not_kept: [] }
  if (then.created !== null || since > at) return { ...none, customer: null }
  derive(then, at)
  const guess = await presumption(reading, { ...row, ...(then.values as unknown as CustomerRow) })
  then.values['presumed_gender'] = guess?.gender ?? null
  const addresses = [...then.addresses.values()].toSorted(byCreation)
  const notes = [...then.notes.values()].toSorted((a, b) =>
    a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1,
  )
  return {
    at,
    since,
    customer: shownCustomer(reading, now, then, row, guess?.from ?? null),
    addresses: addresses.map((one) => shownAddress(reading, one)),
    notes: notes.slice(0, mostNotes).map((one) => shownNote(reading, one)),
    changed: differences(start, then),
    erased: [...then.erased],
    not_kept: customerFieldList
      .filter(({ name, access }) => access === 'system' && !known.has(name))
      .map(({ name }) => name),
  }
}

const known = new Set(['billing_postal_code', 'billing_city', 'billing_country', 'account_status', 'presumed_gender'])

async function wholeOf(reading: Reading, row: CustomerRow, now: Customer): Promise<Whole> {
  const addresses = await findAddresses(reading, row.id)
  const notes = await findNotes(reading, row.id)
  return {
    values: { ...row },
    site_ids: now.site_ids,
    addresses: new Map(addresses.map((one) => [one.id, one])),
    notes: new Map(notes.map((one) => [one.id, one])),
    accounts: now.accounts,
    created: null,
    erased: new Set(),
  }
}

/** What the row says of other records follows from what they were. */
function derive(then: Whole, at: string): void {
  const { values } = then
  const billing = then.addresses.get(String(values['default_billing_address_id']))
  values['billing_postal_code'] = billing?.postal_code ?? null
  values['billing_city'] = billing?.city ?? null
  values['billing_country'] = billing?.country ?? null
  const shipping = values['default_shipping_address_id']
  for (const [id, one] of then.addresses)
    then.addresses.set(id, { ...one, default_billing: id === billing?.id, default_shipping: id === shipping })
  const later = (moment: string | null): boolean => moment !== null && moment > at
  then.accounts = then.accounts.map((one) => ({
    ...one,
    verified_at: later(one.verified_at) ? null : one.verified_at,
    last_login_at: later(one.last_login_at) ? null : one.last_login_at,
  }))
  const verified = then.accounts.some((one) => one.verified_at !== null)
  values['account_status'] = then.accounts.length === 0 ? 'none' : verified ? 'verified' : 'unverified'
  if (later(values['last_login_at'] as string | null)) values['last_login_at'] = null
}

function shownCustomer(
  reading: Reading,
  now: Customer,
  then: Whole,
  row: CustomerRow,
  guessedFrom: Customer['presumed_gender_from'],
): Customer {
  const values = then.values as unknown as CustomerRow
  return {
    ...now,
    ...answerOf<Customer>(customers, { ...row, ...values }, reading.actor),
    default_billing_address_id: values.default_billing_address_id,
    default_shipping_address_id: values.default_shipping_address_id,
    site_ids: then.site_ids.toSorted(),
    accounts: then.accounts,
    presumed_gender_from: can(reading.actor, 'customers.personal') ? guessedFrom : null,
  }
}

async function linesAfter(reading: Reading, id: string, at: string): Promise<JournalLine[]> {
  const { rows } = await sql<JournalLine>`
    select ${lineColumns} from journal where customer_id = ${id} and at > ${at}::timestamptz
    order by serial desc limit ${mostLines + 1}`.execute(reading.db)
  if (rows.length <= mostLines) return rows
  throw new Refusal('narrow_this', 'Too much has happened since. Choose a later moment.')
}

async function createdAt(reading: Reading, row: CustomerRow): Promise<string> {
  const { rows } = await sql<{ at: string }>`
    select at from journal where customer_id = ${row.id} and kind = 'customer.created' order by at, id limit 1`.execute(
    reading.db,
  )
  return rows[0]?.at ?? row.created_at
}

const byCreation = (a: Address, b: Address): number =>
  a.created_at === b.created_at ? (a.id < b.id ? -1 : 1) : a.created_at < b.created_at ? -1 : 1
