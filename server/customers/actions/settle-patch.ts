import type { CustomerPatch } from '../../../contract/customers/record.ts'
import { externalIdChanges } from '../../../contract/platform/external-ids.ts'
import type { Change } from '../../../contract/platform/journal/kinds.ts'
import type { Email, ExternalId } from '../../../contract/platform/kinds/values.ts'
import { guard } from '../../platform/composition.ts'
import { addLine } from '../../platform/journal/journal.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { demandActiveSite, homeOf, type Home } from '../queries/home.ts'
import type { managerOf } from '../queries/manager.ts'
import { presumedAfter } from '../presumed-gender/queries/presumed-gender.ts'
import { demandPersonal } from '../rules/personal.ts'
import { demandAddresses, emailsAfter, readEmails } from '../rules/emails.ts'
import { entryChanges } from '../rules/entry-changes.ts'
import { firstPhone, phoneRegions, readPhones, type ParsedPhone } from '../rules/phones.ts'
import { searchedFields, searchTexts } from '../rules/search-text.ts'
import type { CustomerRow } from '../tables.ts'

/** What is to be written of a customer that changes. Lists are null where they stay. */
export interface SettledPatch {
  before: CustomerRow
  /** By name, with values as JSON has them. */
  columns: Record<string, unknown>
  phones: ParsedPhone[] | null
  emails: Email[] | null
  external_ids: readonly ExternalId[] | null
  /** Sites that the customer is a member of from now on. */
  site_ids: readonly string[] | null
}

/** How rules learn what does not stand in the row. */
export interface Lookups {
  /** The sites that the customer is a member of. */
  members(id: string): Promise<readonly string[]>
  managers: typeof managerOf
  /** Phones and e-mails that the customer had once and may have again. */
  former?: (id: string) => readonly string[]
}

/**
 * Settles what a patch means for a customer as it stands: the rules and permissions, the parts of other slices, the
 * columns that follow, and the line of the journal. Nothing is written yet; null where nothing differs.
 */
export async function settlePatch(
  tx: Tx,
  before: CustomerRow,
  patch: CustomerPatch,
  lookups: Lookups,
): Promise<SettledPatch | null> {
  const { id } = before
  const { site_ids, phones: typed, emails: listed, manager_email, ...rest } = patch
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as typeof rest
  demandPersonal(tx.actor, { ...given, phones: typed, emails: listed })
  const manager_id = await lookups.managers(tx, { manager_id: given.manager_id, manager_email }, before.manager_id)
  if (manager_id !== undefined) given.manager_id = manager_id
  const moves = given.site_id !== undefined || site_ids !== undefined
  const members = moves ? await lookups.members(id) : [before.site_id]
  const home = moves || typed ? await homeOf(tx, given.site_id ?? before.site_id, site_ids, members) : null
  if (moves) given.site_id = home!.site.id
  if (home && home.site.id !== before.site_id) demandActiveSite(home.site, 'site_id')
  const former = lookups.former?.(id) ?? []
  const phones = typed && home ? readAgain(typed, home, before, former) : null
  const emails = emailsSettled(before, { email: given.email, emails: listed }, former)
  if (emails) given.email = emails[0]?.address ?? null
  const changes = changesOf(before, given, { phones, emails }, moves ? [members, home!.site_ids] : null)
  if (Object.keys(changes).length === 0) return null
  const added = await guard(tx, 'customers.change', id, {
    before,
    ...given,
    ...(emails && { emails, by: listed ? 'emails' : 'email' }),
  })
  const list = phones?.map((one) => one.phone)
  const presumed = await presumedAfter(tx, before, { ...given, ...(list && { phones: list }) })
  addLine(tx, { kind: 'customer.changed', subject_type: 'customer', subject_id: id, customer_id: id, changes })
  return {
    before,
    columns: {
      ...given,
      ...added,
      ...presumed,
      ...(phones && { phones: list, phone: firstPhone(phones) }),
      ...(emails && { emails }),
      ...searchColumns(before, { ...given, ...(emails && { emails }) }, phones),
    },
    phones,
    emails,
    external_ids: given.external_ids ?? null,
    site_ids: moves ? home!.site_ids : null,
  }
}

/** The e-mails as they are from now on; null where they stay. */
function emailsSettled(
  before: CustomerRow,
  given: Pick<CustomerPatch, 'email' | 'emails'>,
  former: readonly string[],
): Email[] | null {
  const inputs = emailsAfter(given, before.emails)
  if (!inputs) return null
  const after = readEmails(inputs, [...before.emails, ...former.map((id) => ({ id }))])
  demandAddresses(after, before.emails, former)
  return after
}

function readAgain(
  typed: NonNullable<CustomerPatch['phones']>,
  home: Home,
  before: CustomerRow,
  former: readonly string[],
): ParsedPhone[] {
  const regions = phoneRegions(home.settings, home.site.countries, before.billing_country)
  return readPhones(typed, regions, [...before.phones, ...former.map((id) => ({ id }))])
}

type Given = Omit<CustomerPatch, 'site_ids' | 'phones' | 'emails' | 'manager_email'>

/** What differs, by field. A list has one change per phone ("phones.ID") and e-mail, of which `email` is the first, and per system with ids ("external_ids.SOURCE"). */
function changesOf(
  before: CustomerRow,
  given: Given,
  { phones, emails }: Pick<SettledPatch, 'phones' | 'emails'>,
  members: [readonly string[], readonly string[]] | null,
): Record<string, Change> {
  const changes: Record<string, Change> = {}
  const differs = (name: string, from: unknown, to: unknown): void => {
    if (JSON.stringify(from ?? null) !== JSON.stringify(to ?? null)) changes[name] = [from ?? null, to ?? null]
  }
  const { external_ids, email: _first, ...plain } = given
  for (const [name, to] of Object.entries(plain)) differs(name, before[name as keyof CustomerRow], to)
  if (external_ids) Object.assign(changes, externalIdChanges(before.external_ids, external_ids))
  if (phones) {
    const after = phones.map((one) => one.phone)
    Object.assign(
      changes,
      entryChanges('phones', before.phones, after, ({ id, number }) => ({ id, number })),
    )
  }
  if (emails)
    Object.assign(
      changes,
      entryChanges('emails', before.emails, emails, ({ id, address }) => ({ id, address })),
    )
  if (members) differs('site_ids', members[0].toSorted(), members[1].toSorted())
  return changes
}

/** The folded texts are written only where they change: they cost the most expensive index. */
function searchColumns(
  before: CustomerRow,
  given: Given & { emails?: Email[] },
  phones: ParsedPhone[] | null,
): Record<string, string> {
  if (!phones && !searchedFields.some((name) => name in given)) return {}
  const after = { ...before, ...given } as CustomerRow
  const regions = { here: before.phones.flatMap((one) => one.country ?? []), elsewhere: [] }
  const texts = searchTexts(after, phones ?? readPhones(before.phones, regions, before.phones))
  return Object.fromEntries(Object.entries(texts).filter(([name, text]) => text !== before[name as 'search']))
}
