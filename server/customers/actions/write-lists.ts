import { sql, type RawBuilder } from 'kysely'
import type { Email } from '../../../contract/platform/kinds/values.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { ParsedPhone } from '../rules/phones.ts'
import type { SettledPatch } from './settle-patch.ts'

const phoneColumns = ['place', 'number', 'label', 'extension', 'e164', 'digits', 'country', 'valid', 'guessed']
const emailColumns = ['place', 'address', 'label', 'state']

/** Phones of a customer as records of their table, in their order. */
export const phoneRecords = (customer_id: string, phones: readonly ParsedPhone[]): Record<string, unknown>[] =>
  phones.map(({ phone, digits }, place) => ({ ...phone, guessed: phone.guessed ?? false, customer_id, digits, place }))

/** E-mails of a customer as records of their table, in their order. */
export const emailRecords = (customer_id: string, emails: readonly Email[]): Record<string, unknown>[] =>
  emails.map(({ valid, ...email }, place) => ({ ...email, customer_id, place, state: valid ? 'valid' : 'invalid' }))

/**
 * Statements that bring phones, e-mails and external ids to what was settled, what goes before what comes. For one customer they
 * may run in any order: what stays is kept.
 */
export function listStatements(settled: readonly SettledPatch[]): RawBuilder<unknown>[] {
  const phones = settled.flatMap(({ before, phones }) =>
    phones ? [[before.id, phoneRecords(before.id, phones)] as const] : [],
  )
  const emails = settled.flatMap(({ before, emails }) =>
    emails ? [[before.id, emailRecords(before.id, emails)] as const] : [],
  )
  return [
    ...ofEntries('customer_phones', phoneColumns, phones),
    ...ofEntries('customer_emails', emailColumns, emails),
    ...ofExternalIds(settled),
  ]
}

/** The rows of a table of entries by the customer whose they are from now on. */
type RowsByOwner = readonly (readonly [owner: string, rows: Record<string, unknown>[]])[]

function ofEntries(name: string, columns: readonly string[], list: RowsByOwner): RawBuilder<unknown>[] {
  const ids = list.map(([owner]) => owner)
  if (ids.length === 0) return []
  const table = sql.table(name)
  const records = list.flatMap(([, rows]) => rows)
  const [owners, kept] = [records.map((one) => one['customer_id']), records.map((one) => one['id'])]
  const gone = sql`
    delete from ${table} where customer_id = any(${ids}::uuid[])
      and (customer_id, id) not in (select * from unnest(${owners}::uuid[], ${kept}::uuid[]))`
  if (records.length === 0) return [gone]
  const names = sql.join(columns.map((name) => sql.ref(name)))
  const put = sql`
    insert into ${table} (customer_id, id, ${names})
    select customer_id, id, ${names} from json_populate_recordset(null::${table}, ${JSON.stringify(records)}::json)
    on conflict (customer_id, id) do update
      set ${sql.join(columns.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))}`
  return [gone, put]
}

function ofExternalIds(settled: readonly SettledPatch[]): RawBuilder<unknown>[] {
  const changed = settled.flatMap(({ before, external_ids }) => (external_ids ? [{ id: before.id, external_ids }] : []))
  if (changed.length === 0) return []
  const records = changed.flatMap(({ id, external_ids }) => external_ids.map((one) => ({ customer_id: id, ...one })))
  const kept = sql`unnest(${records.map((one) => one.customer_id)}::uuid[], ${records.map((one) => one.source)}::text[],
    ${records.map((one) => one.external_id)}::text[])`
  const gone = sql`
    delete from customer_external_ids where customer_id = any(${changed.map(({ id }) => id)}::uuid[])
      and (customer_id, source, external_id) not in (select * from ${kept})`
  if (records.length === 0) return [gone]
  const put = sql`
    insert into customer_external_ids (customer_id, source, external_id)
    select customer_id, source, external_id
    from json_populate_recordset(null::customer_external_ids, ${JSON.stringify(records)}::json)
    on conflict (customer_id, source, external_id) do nothing`
  return [gone, put]
}

/** Makes customers that move members of what was settled. */
export async function replaceMembers({ db }: Tx, settled: readonly SettledPatch[]): Promise<void> {
  const moved = settled.filter(({ site_ids }) => site_ids !== null)
  if (moved.length === 0) return
  const wanted = moved.flatMap(({ before, site_ids }) => site_ids!.map((id) => [before.id, id] as const))
  const pairs = sql`unnest(${wanted.map(([id]) => id)}::uuid[], ${wanted.map(([, id]) => id)}::uuid[])`
  await sql`
    delete from customer_sites where customer_id = any(${moved.map(({ before }) => before.id)}::uuid[])
      and (customer_id, site_id) not in (select * from ${pairs})`.execute(db)
  await sql`
    insert into customer_sites (customer_id, site_id) select * from ${pairs} on conflict do nothing`.execute(db)
}
