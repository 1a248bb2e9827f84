import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database/tx.ts'
import type { ParsedPhone } from '../rules/phones.ts'
import type { SettledPatch } from './settle-patch.ts'

const phoneColumns = ['place', 'number', 'label', 'extension', 'e164', 'digits', 'country', 'valid', 'guessed']

/** Phones of a customer as records of their table, in their order. */
export const phoneRecords = (customer_id: string, phones: readonly ParsedPhone[]): Record<string, unknown>[] =>
  phones.map(({ phone, digits }, place) => ({ ...phone, guessed: phone.guessed ?? false, customer_id, digits, place }))

/**
 * Statements that bring phones and external ids to what was settled, what goes before what comes. For one customer they
 * may run in any order: what stays is kept.
 */
export function listStatements(settled: readonly SettledPatch[]): RawBuilder<unknown>[] {
  return [...ofPhones(settled), ...ofExternalIds(settled)]
}

function ofPhones(settled: readonly SettledPatch[]): RawBuilder<unknown>[] {
  const ids = settled.flatMap(({ before, phones }) => (phones ? before.id : []))
  if (ids.length === 0) return []
  const records = settled.flatMap(({ before, phones }) => phoneRecords(before.id, phones ?? []))
  const [owners, kept] = [records.map((one) => one['customer_id']), records.map((one) => one['id'])]
  const gone = sql`
    delete from customer_phones where customer_id = any(${ids}::uuid[])
      and (customer_id, id) not in (select * from unnest(${owners}::uuid[], ${kept}::uuid[]))`
  if (records.length === 0) return [gone]
  const names = sql.join(phoneColumns.map((name) => sql.ref(name)))
  const put = sql`
    insert into customer_phones (customer_id, id, ${names})
    select customer_id, id, ${names} from json_populate_recordset(null::customer_phones, ${JSON.stringify(records)}::json)
    on conflict (customer_id, id) do update
      set ${sql.join(phoneColumns.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))}`
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
