import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { CustomerCreate } from '../../../contract/customers/record.ts'
import { problem, type KnownProblem } from '../../../contract/platform/problems.ts'
import type { Settings } from '../../../contract/settings/settings.ts'
import { Refusal, refuseField } from '../../platform/refusal.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { managerOf } from '../queries/manager.ts'
import { nextNumber, raiseCounter } from './number.ts'
import type { CustomerRow } from '../tables.ts'
import { columnsOf, settleCreations, type SettledCreation } from './settle-creation.ts'
import { emailRecords, phoneRecords } from './write-lists.ts'

/**
 * Creates a customer. An e-mail makes an unverified account unless `account` is false. The staff form asks for what
 * the settings require; API and import for one of name, company name, e-mail, phone, external id.
 * `country` helps to read national phone numbers, where the caller knows an address.
 */
export async function createCustomer(tx: Tx, input: CustomerCreate, country?: string | null): Promise<CustomerRow> {
  const created = [{ id: uuidv7(), input, country }]
  const [one] = await settleCreations(tx, created, managerOf, (given, { settings }) => {
    if (tx.source === 'web') demandRequired(given, settings)
  })
  const settled = one!
  const prefix = settled.home.settings.number_prefix
  for (;;) {
    const number = settled.number ?? (await nextNumber(tx, prefix))
    const row = await write(tx, settled, number)
    if (row && settled.number) await raiseCounter(tx, number, prefix)
    if (row) return row
    if (settled.number) throw numberTaken(number)
  }
}

export const numberTaken = (number: string): Refusal =>
  refuseField('number_taken', 'number', `The number ${number} is taken, or was once. Choose another one.`)

/** Customer, memberships, phones, e-mails and external ids in one statement; nothing where the number is taken. */
async function write(tx: Tx, settled: SettledCreation, number: string): Promise<CustomerRow | undefined> {
  const { phones, emails, external_ids, ...columns } = columnsOf(settled, number)
  const cells = {
    ...columns,
    phones: JSON.stringify(phones),
    emails: JSON.stringify(emails),
    external_ids: JSON.stringify(external_ids),
  }
  const { rows } = await sql<CustomerRow>`
    with made as (
      insert into customers (${sql.join(Object.keys(cells).map((name) => sql.ref(name)))}) values (${sql.join(Object.values(cells))})
      on conflict on constraint customers_number_key do nothing returning *
    ), members as (
      insert into customer_sites (customer_id, site_id) select made.id, s from made, unnest(${settled.home.site_ids}::uuid[]) s
    ), phones as (
      insert into customer_phones (customer_id, id, place, number, label, extension, e164, digits, country, valid, guessed)
      select made.id, p.id, p.place, p.number, p.label, p.extension, p.e164, p.digits, p.country, p.valid, p.guessed
      from made, json_populate_recordset(null::customer_phones, ${JSON.stringify(phoneRecords(settled.id, settled.phones))}::json) p
    ), emails as (
      insert into customer_emails (customer_id, id, place, address, label, state)
      select made.id, e.id, e.place, e.address, e.label, e.state
      from made, json_populate_recordset(null::customer_emails, ${JSON.stringify(emailRecords(settled.id, settled.emails))}::json) e
    ), ids as (
      insert into customer_external_ids (customer_id, source, external_id)
      select made.id, e.source, e.external_id from made, jsonb_to_recordset(made.external_ids) as e(source text, external_id text)
    )
    select * from made`.execute(tx.db)
  return rows[0]
}

const mayBeRequired = ['email', 'first_name', 'last_name'] as const

function demandRequired(given: Pick<CustomerCreate, (typeof mayBeRequired)[number]>, settings: Settings): void {
  const missing = mayBeRequired.filter((name) => settings[`require_${name}`] && !given[name])
  if (missing.length === 0) return
  const fields: Record<string, KnownProblem> = Object.fromEntries(missing.map((name) => [name, problem('required')]))
  throw new Refusal('invalid', `Fill in: ${missing.join(', ')}.`, { fields })
}
