import { uuidv7 } from 'uuidv7'
import type { ImportSettings } from '../../../contract/imports/settings.ts'
import type { KnownAccount } from '../../accounts/queries.ts'
import type { StoredAddress } from '../../addresses/queries.ts'
import type { CustomerWithSites, KeyHit } from '../../customers/queries/match.ts'
import { customerFieldList, customerFields } from '../../../contract/customers/record.ts'
import { foldEmail } from '../../../contract/platform/emails.ts'
import { emptyValues } from '../../../contract/platform/kinds/kinds.ts'
import { noteText } from '../../notes/rules.ts'
import type { ReadRow } from '../rules/read-row.ts'
import { hashOf } from '../run/duplicates.ts'
import { whoKey } from './already.ts'
import { keysOf } from './find.ts'
import { keysToWatch } from './keys-to-watch.ts'
import { emailsAfter, readEmails } from '../../customers/rules/emails.ts'
import { firstEmailOf } from './emails.ts'
import type { Known } from './known.ts'
import type { Plan } from './plan.ts'

/**
 * What a check would have written, for rows of the same file that meet it again. Only customers whose keys appear more
 * than once are kept, so that memory does not grow with the file.
 */
export interface Overlay {
  hits(rows: readonly ReadRow[]): KeyHit[]
  customer(id: string): Known | undefined
  accounts(emails: readonly string[]): KnownAccount[]
  /** Those whom rows without a key called so. */
  alike(who: string | null): Known[]
  keep(row: ReadRow, plan: Plan, known: Known | null): void
}

export function openOverlay(settings: ImportSettings, repeated: ReadonlySet<number>): Overlay {
  const customers = new Map<string, Known>()
  const byKey = new Map<string, Map<string, KeyHit>>()
  const accounts = new Map<string, KnownAccount>()
  const byName = new Map<string, Set<string>>()

  return {
    hits: (rows) =>
      rows.flatMap((row) => keysToWatch(settings, row).flatMap((key) => [...(byKey.get(key)?.values() ?? [])])),
    customer: (id) => customers.get(id),
    accounts: (emails) => emails.flatMap((email) => accounts.get(foldEmail(email)) ?? []),
    alike: (who) => [...((who && byName.get(who)) || [])].flatMap((id) => customers.get(id) ?? []),
    keep(row, plan, known) {
      const keys = keysToWatch(settings, row)
      if (!plan.customer_id || !keys.some((key) => repeated.has(hashOf(key)))) return
      const after = plan.create ? madeOf(plan, row) : plan.change && known ? changedBy(known, plan.change) : null
      if (!after) return
      customers.set(plan.customer_id, after)
      for (const hit of hitsOf(row, after))
        byKey.set(hit.text, (byKey.get(hit.text) ?? new Map<string, KeyHit>()).set(hit.id, hit))
      const who = whoKey(settings, row)
      if (who) byName.set(who, (byName.get(who) ?? new Set()).add(plan.customer_id))
      const realm = plan.create?.realm
      const { email } = row.values
      if (realm && email) accounts.set(foldEmail(email), { customer_id: after.row.id, email, realm, verified_at: null })
    },
  }
}

function hitsOf(row: ReadRow, { row: who }: Known): (KeyHit & { text: string })[] {
  const common = { id: who.id, number: who.number, visible: true, erased_at: null, who }
  return Object.entries(keysOf(row)).flatMap(([by, texts]) =>
    texts.map((text) => {
      const [, source = '', key = ''] = text.split('\0')
      return { ...common, text, by: by as KeyHit['by'], key, source: source || null }
    }),
  )
}

const empty = {
  ...Object.fromEntries(customerFieldList.map(({ name }) => [name, null])),
  ...emptyValues(customerFields),
  version: 1,
  active: true,
  account_status: 'none',
  default_billing_address_id: null,
  default_shipping_address_id: null,
}

function madeOf({ create }: Plan, row: ReadRow): Known {
  const { customer, addresses, notes } = create!
  const { site_ids: members, account, phones: _typed, emails, ...given } = customer.input
  const email = firstEmailOf(customer.input)
  const site_id = String(given.site_id)
  const made = {
    ...empty,
    ...given,
    id: customer.id,
    site_id,
    site_ids: [...new Set([site_id, ...(members ?? [])])],
    number: row.values.number ?? '',
    email,
    emails: readEmails(emails ?? (email ? [{ address: email }] : []), []),
    phones: (customer.phones ?? []).map((one) => one.phone),
  }
  return {
    row: { ...made, ...customer.columns } as CustomerWithSites,
    addresses: addresses?.list.map((one) => stored(customer.id, one.id, one)) ?? [],
    account_emails: account && email ? [foldEmail(email)] : [],
    notes: notes.map(noteText),
    passwords: account && email ? [{ customer_id: customer.id, email, own: false, legacy: create!.password }] : [],
  }
}

function changedBy(known: Known, { id, patch, addresses: work, notes, password }: NonNullable<Plan['change']>): Known {
  const { phones, email, emails, site_ids, ...given } = patch
  const mailed = emailsAfter({ email, emails }, known.row.emails)
  const joined = phones?.map(
    (one) =>
      known.row.phones.find((old) => old.id === one.id) ?? {
        id: '',
        e164: null,
        country: null,
        valid: false,
        extension: null,
        ...one,
        label: one.label ?? null,
      },
  )
  const addresses = [...known.addresses]
  const defaults: Partial<Pick<CustomerWithSites, 'default_billing_address_id' | 'default_shipping_address_id'>> = {}
  for (const one of work) {
    const key = 'add' in one ? uuidv7() : one.change
    const { default_billing, default_shipping, ...values } = 'add' in one ? one.add : one.values
    const at = addresses.findIndex((old) => old.id === key)
    const first = addresses.length === 0
    if (at < 0) addresses.push(stored(id, key, values))
    else addresses[at] = { ...addresses[at]!, ...(values as Partial<StoredAddress>) }
    if (default_billing || first) defaults.default_billing_address_id = key
    if (default_shipping || first) defaults.default_shipping_address_id = key
  }
  return {
    ...known,
    row: {
      ...known.row,
      ...given,
      ...defaults,
      ...(site_ids && { site_ids }),
      ...(joined && { phones: joined }),
      ...(mailed && { emails: readEmails(mailed, known.row.emails), email: mailed[0]?.address ?? null }),
    } as CustomerWithSites,
    addresses,
    notes: [...known.notes, ...notes.map(noteText)],
    passwords: known.passwords.map((one) =>
      password && foldEmail(one.email) === foldEmail(password.email) ? { ...one, legacy: password.legacy } : one,
    ),
  }
}

const stored = (customer_id: string, id: string, values: object): StoredAddress =>
  ({ parts: {}, ...values, customer_id, id }) as StoredAddress
