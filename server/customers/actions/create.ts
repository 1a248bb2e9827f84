import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { numberSort } from '../../../contract/customer-number.ts'
import type { CustomerCreate } from '../../../contract/customers.ts'
import { problem, type KnownProblem } from '../../../contract/problems.ts'
import type { Settings } from '../../../contract/settings.ts'
import { guard } from '../../platform/composition.ts'
import { addLine } from '../../platform/journal/journal.ts'
import { Refusal, refuseField, refuseProblem } from '../../platform/refusal.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { homeOf } from '../queries/home.ts'
import { managerOf } from '../queries/manager.ts'
import { nextNumber, raiseCounter } from './number.ts'
import { demandPersonal } from '../rules/personal.ts'
import { firstPhone, phoneRegions, readPhones, type ParsedPhone } from '../rules/phones.ts'
import { presumedColumn } from '../rules/presumed-gender.ts'
import { searchTexts } from '../rules/search-text.ts'
import type { CustomerRow } from '../tables.ts'

/**
 * Creates a customer. An e-mail makes an unverified account unless `account` is false. The staff form asks for what
 * the settings require; API and import for one of name, company name, e-mail, phone, external id.
 * `country` helps to read national phone numbers, where the caller knows an address.
 */
export async function createCustomer(tx: Tx, input: CustomerCreate, country?: string | null): Promise<CustomerRow> {
  const { site_ids, account, manager_email, ...given } = input
  demandPersonal(tx.actor, given)
  const manager_id = await managerOf(tx, { manager_id: given.manager_id, manager_email })
  if (manager_id !== undefined) given.manager_id = manager_id
  const home = await homeOf(tx, given.site_id, site_ids, [])
  if (tx.source === 'web') demandRequired(given, home.settings)
  demandSomeone(given)
  const phones = readPhones(given.phones ?? [], phoneRegions(home.settings, home.site.countries, country), [])
  const id = uuidv7()
  addLine(tx, { kind: 'customer.created', subject_type: 'customer', subject_id: id, customer_id: id })
  const added = await guard(tx, 'customers.create', id, {
    ...given,
    account,
    site_id: home.site.id,
    settings: home.settings,
  })
  const presumed = presumedColumn(given, home.settings, home.site.countries, phones, country)
  const row = await insert(tx, id, { ...given, ...added, ...presumed }, home.site_ids, home.settings, phones)
  return row
}

export type Given = Omit<CustomerCreate, 'site_ids' | 'account' | 'manager_email'>

async function insert(
  tx: Tx,
  id: string,
  given: Given,
  siteIds: string[],
  settings: Settings,
  phones: ParsedPhone[],
): Promise<CustomerRow> {
  for (;;) {
    const number = given.number ?? (await nextNumber(tx, settings.number_prefix))
    const row = await write(tx, columnsOf(id, given, number, siteIds[0]!, settings, phones), siteIds, phones)
    if (row && given.number) await raiseCounter(tx, number, settings.number_prefix)
    if (row) return row
    if (given.number)
      throw refuseField('number_taken', 'number', `The number ${number} is taken, or was once. Choose another one.`)
  }
}

/** The columns of a new customer; lists as JSON. What has a default in the database and is not given is left out. */
export function columnsOf(
  id: string,
  given: Given,
  number: string,
  siteId: string,
  settings: Settings,
  phones: ParsedPhone[],
): Record<string, unknown> {
  const externalIds = given.external_ids ?? []
  const names = { email: null, first_name: null, middle_name: null, last_name: null, company_name: null, ...given }
  const { phones: _typed, ...plain } = given
  return {
    active: settings.active_on_creation,
    on_hold: settings.on_hold_on_creation,
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== null && value !== undefined)),
    id,
    number,
    number_sort: numberSort(number),
    site_id: siteId,
    phone: firstPhone(phones),
    phones: JSON.stringify(phones.map((one) => one.phone)),
    external_ids: JSON.stringify(externalIds),
    ...searchTexts({ ...names, number, external_ids: externalIds }, phones),
  }
}

/** Customer, memberships, phones and external ids in one statement; nothing where the number is taken. */
async function write(
  tx: Tx,
  columns: Record<string, unknown>,
  siteIds: string[],
  phones: ParsedPhone[],
): Promise<CustomerRow | undefined> {
  const names = Object.keys(columns)
  const { rows } = await sql<CustomerRow>`
    with made as (
      insert into customers (${sql.join(names.map((name) => sql.ref(name)))}) values (${sql.join(names.map((name) => columns[name]))})
      on conflict on constraint customers_number_key do nothing returning *
    ), members as (
      insert into customer_sites (customer_id, site_id) select made.id, s from made, unnest(${siteIds}::uuid[]) s
    ), phones as (
      insert into customer_phones (customer_id, id, place, number, label, extension, e164, digits, country, valid)
      select made.id, p.id, p.place, p.number, p.label, p.extension, p.e164, p.digits, p.country, p.valid from made, ${phoneRecords(phones)}
    ), ids as (
      insert into customer_external_ids (customer_id, source, external_id)
      select made.id, e.source, e.external_id from made, jsonb_to_recordset(made.external_ids) as e(source text, external_id text)
    )
    select * from made`.execute(tx.db)
  return rows[0]
}

/** Phones as rows of SQL, in their order. */
export function phoneRecords(phones: readonly ParsedPhone[]): ReturnType<typeof sql> {
  const records = phones.map((one, place) => ({ ...one.phone, digits: one.digits, place }))
  return sql`jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
    as p(id uuid, place int, number text, label text, extension text, e164 text, digits text, country text, valid boolean)`
}

const mayBeRequired = ['email', 'first_name', 'last_name'] as const

function demandRequired(given: Given, settings: Settings): void {
  const missing = mayBeRequired.filter((name) => settings[`require_${name}`] && !given[name])
  if (missing.length === 0) return
  const fields: Record<string, KnownProblem> = Object.fromEntries(missing.map((name) => [name, problem('required')]))
  throw new Refusal('invalid', `Fill in: ${missing.join(', ')}.`, { fields })
}

export function demandSomeone(given: Given): void {
  const someone = given.first_name || given.middle_name || given.last_name || given.company_name || given.email
  if (someone || given.phones?.length || given.external_ids?.length) return
  throw refuseProblem('invalid', '', 'someone')
}
