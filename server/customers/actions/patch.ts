import { sql, type RawBuilder } from 'kysely'
import type { CustomerPatch } from '../../../contract/customers.ts'
import type { Change } from '../../../contract/journal-kinds.ts'
import type { ExternalId } from '../../../contract/kinds/values.ts'
import { guard } from '../../platform/composition.ts'
import { addLine } from '../../platform/journal/journal.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { phoneRecords } from './create.ts'
import { demandActiveSite, homeOf, type Home } from '../queries/home.ts'
import { managerOf } from '../queries/manager.ts'
import { demandPersonal } from '../rules/personal.ts'
import { phoneChanges } from '../rules/phone-changes.ts'
import { firstPhone, phoneRegions, readPhones, type ParsedPhone } from '../rules/phones.ts'
import { lockCustomer } from '../queries/visible.ts'
import { presumedAfter } from '../queries/presumed-gender.ts'
import { readCustomer } from '../queries/read.ts'
import { searchTexts } from '../rules/search-text.ts'
import type { CustomerRow } from '../tables.ts'

/**
 * Changes a customer: only what is given, only where it differs. With `version` a row that somebody changed since is
 * refused with `stale` and the record as it stands now. Nothing to change: nothing written, the version stays.
 * `formerPhones` are ids that numbers of this customer had once and may have again.
 */
export async function patchCustomer(
  tx: Tx,
  id: string,
  patch: CustomerPatch,
  version: number | null = null,
  formerPhones: readonly string[] = [],
): Promise<CustomerRow> {
  const before = await lockCustomer(tx, id)
  if (version !== null && version !== before.version) throw await stale(tx, before)
  const { site_ids, phones: typed, manager_email, ...given } = patch
  demandPersonal(tx.actor, { ...given, phones: typed })
  const manager_id = await managerOf(tx, { manager_id: given.manager_id, manager_email }, before.manager_id)
  if (manager_id !== undefined) given.manager_id = manager_id
  const moves = given.site_id !== undefined || site_ids !== undefined
  const members = moves ? await membersOf(tx, id) : [before.site_id]
  const home = moves || typed ? await homeOf(tx, given.site_id ?? before.site_id, site_ids, members) : null
  if (moves) given.site_id = home!.site.id
  if (home && home.site.id !== before.site_id) demandActiveSite(home.site, 'site_id')
  const phones =
    typed && home
      ? readPhones(typed, phoneRegions(home.settings, home.site.countries, before.billing_country), [
          ...before.phones,
          ...formerPhones.map((id) => ({ id })),
        ])
      : null
  const changes = changesOf(before, given, phones, moves ? [members, home!.site_ids] : null)
  if (Object.keys(changes).length === 0) return before
  const added = await guard(tx, 'customers.change', id, { before, ...given })
  const presumed = await presumedAfter(tx, before, {
    ...given,
    ...(phones && { phones: phones.map((one) => one.phone) }),
  })
  const after = await update(tx, before, { ...given, ...added, ...presumed }, phones)
  if (moves) await replaceMembers(tx, id, home!)
  addLine(tx, { kind: 'customer.changed', subject_type: 'customer', subject_id: id, customer_id: id, changes })
  return after
}

async function stale(tx: Tx, row: CustomerRow): Promise<Refusal> {
  return new Refusal(
    'stale',
    'Somebody saved this customer in between. Compare their values with yours, then save again.',
    {
      data: { current: await readCustomer(tx, row.id) },
    },
  )
}

async function membersOf(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{
    site_id: string
  }>`select site_id from customer_sites where customer_id = ${id} order by site_id`.execute(tx.db)
  return rows.map((one) => one.site_id)
}

export type Given = Omit<CustomerPatch, 'site_ids' | 'phones' | 'manager_email'>

/** What differs, by field. A list has one change per phone ("phones.ID") and per external id ("external_ids.SOURCE"). */
export function changesOf(
  before: CustomerRow,
  given: Given,
  phones: ParsedPhone[] | null,
  members: [string[], string[]] | null,
): Record<string, Change> {
  const changes: Record<string, Change> = {}
  const differs = (name: string, from: unknown, to: unknown): void => {
    if (JSON.stringify(from ?? null) !== JSON.stringify(to ?? null)) changes[name] = [from ?? null, to ?? null]
  }
  const { external_ids, ...plain } = given
  for (const [name, to] of Object.entries(plain)) {
    if (to !== undefined) differs(name, before[name as keyof CustomerRow], to)
  }
  if (external_ids) {
    const ids = (list: readonly ExternalId[]): Map<string, string> =>
      new Map(list.map((one) => [one.source, one.external_id]))
    eachKey('external_ids', ids(before.external_ids), ids(external_ids), differs)
  }
  if (phones)
    Object.assign(
      changes,
      phoneChanges(
        before.phones,
        phones.map((one) => one.phone),
      ),
    )
  if (members) differs('site_ids', members[0].toSorted(), members[1].toSorted())
  return changes
}

function eachKey(
  field: string,
  from: Map<string, string>,
  to: Map<string, string>,
  differs: (name: string, from: unknown, to: unknown) => void,
): void {
  for (const key of new Set([...from.keys(), ...to.keys()])) differs(`${field}.${key}`, from.get(key), to.get(key))
}

async function update(tx: Tx, before: CustomerRow, given: Given, phones: ParsedPhone[] | null): Promise<CustomerRow> {
  const columns: Record<string, unknown> = { ...given, updated_at: tx.at }
  if (given.external_ids) columns.external_ids = JSON.stringify(given.external_ids)
  if (phones)
    Object.assign(columns, { phones: JSON.stringify(phones.map((one) => one.phone)), phone: firstPhone(phones) })
  Object.assign(columns, searchColumns(before, given, phones))
  const set = Object.entries(columns).filter(([, value]) => value !== undefined)
  const { rows } = await sql<CustomerRow>`
    ${sql.join([sql`with ids as (select ${before.id}::uuid as id)`, ...(phones ? replacePhones(phones) : []), ...(given.external_ids ? replaceExternalIds(given.external_ids) : [])])}
    update customers set version = version + 1, ${sql.join(set.map(([name, value]) => sql`${sql.ref(name)} = ${value}`))}
    where id = ${before.id} returning *`.execute(tx.db)
  return rows[0]!
}

const searchable = ['email', 'first_name', 'middle_name', 'last_name', 'company_name', 'external_ids'] as const

/** The folded texts are written only where they change: they cost the most expensive index. */
export function searchColumns(before: CustomerRow, given: Given, phones: ParsedPhone[] | null): Record<string, string> {
  if (!phones && !searchable.some((name) => given[name] !== undefined)) return {}
  const after = {
    ...before,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  } as CustomerRow
  const texts = searchTexts(
    after,
    phones ??
      readPhones(
        before.phones,
        before.phones.flatMap((one) => one.country ?? []),
        before.phones,
      ),
  )
  return Object.fromEntries(Object.entries(texts).filter(([name, text]) => text !== before[name as 'search']))
}

/** Parts of the statement that updates the row. Those that stay are kept, as the parts of a statement run in no order. */
function replacePhones(phones: ParsedPhone[]): RawBuilder<unknown>[] {
  const kept = phones.map((one) => one.phone.id)
  const columns = ['place', 'number', 'label', 'extension', 'e164', 'digits', 'country', 'valid']
  const gone = sql`gone_phones as (delete from customer_phones p using ids where p.customer_id = ids.id and p.id <> all(${kept}::uuid[]))`
  if (phones.length === 0) return [gone]
  const names = sql.join(columns.map((name) => sql.ref(name)))
  return [
    gone,
    sql`put_phones as (
      insert into customer_phones (customer_id, id, ${names}) select ids.id, p.id, ${sql.join(columns.map((name) => sql.ref(`p.${name}`)))} from ids, ${phoneRecords(phones)}
      on conflict (customer_id, id) do update set ${sql.join(columns.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))})`,
  ]
}

function replaceExternalIds(list: readonly ExternalId[]): RawBuilder<unknown>[] {
  const sources = list.map((one) => one.source)
  const gone = sql`gone_ids as (delete from customer_external_ids e using ids where e.customer_id = ids.id and e.source <> all(${sources}::text[]))`
  if (list.length === 0) return [gone]
  return [
    gone,
    sql`put_ids as (
      insert into customer_external_ids (customer_id, source, external_id)
      select ids.id, e.source, e.external_id from ids, jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as e(source text, external_id text)
      on conflict (customer_id, source) do update set external_id = excluded.external_id)`,
  ]
}

async function replaceMembers(tx: Tx, id: string, home: Home): Promise<void> {
  await sql`delete from customer_sites where customer_id = ${id} and site_id <> all(${home.site_ids}::uuid[])`.execute(
    tx.db,
  )
  await sql`
    insert into customer_sites (customer_id, site_id) select ${id}, s from unnest(${home.site_ids}::uuid[]) s
    on conflict do nothing`.execute(tx.db)
}
