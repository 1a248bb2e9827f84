import { uuidv7 } from 'uuidv7'
import type { ImportSettings } from '../../../contract/imports/settings.ts'
import { columnsOfFirst, type FirstAddresses } from '../../addresses/actions.ts'
import type { LegacyPassword } from '../../accounts/rules/recognise.ts'
import type { NewCustomer } from '../../customers/actions/settle-creation.ts'
import type { ParsedPhone } from '../../customers/rules/phones.ts'
import type { ReadRow } from '../rules/read-row.ts'
import type { Remark } from '../rules/rows.ts'
import { emailsOfRow } from './emails.ts'
import { addressWork } from './address.ts'
import { keysOf, type Found } from './find.ts'
import type { HomeOfRow } from './homes.ts'
import { notesOf } from './known.ts'
import type { Plan } from './plan.ts'
import { emailTaken, noKey, nobody } from './remarks.ts'

/** A customer that a row makes. */
export interface Creation {
  customer: NewCustomer
  addresses: FirstAddresses | null
  notes: string[]
  /** Where an account is opened; null: nowhere. */
  realm: string | null
  password: LegacyPassword | null
}

/** What is known of a row before it is decided whether it creates or changes. */
export interface Settled {
  home: HomeOfRow
  country: string | null
  phones: ParsedPhone[]
  remarks: Remark[]
}

/** A new customer, with what there is to say about it; refused where the row names nobody. */
export function creationOf(
  settings: ImportSettings,
  row: ReadRow,
  found: Found,
  settled: Settled,
): Plan | { refused: Remark } {
  const { home, country, phones } = settled
  if (!isSomeone(row)) return { refused: nobody }
  const remarks = [...settled.remarks]
  const keys = keysOf(row)
  if (settings.match.length > 0 && settings.match.every((by) => keys[by].length === 0)) remarks.push(noKey)
  const realm = home.settings.account_realm === 'site' ? home.site.id : 'all'
  const wants = settings.accounts && row.values.email !== undefined && !row.email_unread
  const opens = wants && !found.accounts.has(realm)
  if (wants && !opens) remarks.push(emailTaken(row))
  const id = uuidv7()
  const addresses = addressesOf(settings, row, id)
  const { email: _email, ...values } = row.values
  const input = {
    ...values,
    ...emailsOfRow(row),
    ...(row.active_unread && { active: false }),
    phones: phones.map((one) => one.phone),
    site_id: home.site.id,
    ...(home.members.length > 0 && { site_ids: home.members }),
    account: opens,
  }
  const create: Creation = {
    customer: {
      id,
      input,
      country,
      phones,
      verified_at: opens ? row.verified_at : null,
      ...(addresses && { columns: columnsOfFirst(addresses) }),
    },
    addresses,
    notes: notesOf(row),
    realm: opens ? realm : null,
    password: opens ? row.password : null,
  }
  return { row: row.row, outcome: 'created', customer_id: id, remarks, create }
}

/** The addresses of a new customer: the first one is a default where no other says that it is. */
function addressesOf(settings: ImportSettings, row: ReadRow, customer_id: string): FirstAddresses | null {
  const added = addressWork(settings, { addresses: [], billing: null, shipping: null }, row.addresses).flatMap((one) =>
    'add' in one ? [one.add] : [],
  )
  const list = added.map(({ default_billing: _billing, default_shipping: _shipping, ...input }) => ({
    ...input,
    id: uuidv7(),
  }))
  const [first] = list
  if (!first) return null
  const last = (mark: 'default_billing' | 'default_shipping'): string =>
    list[added.findLastIndex((one) => one[mark])]?.id ?? first.id
  return { customer_id, list, billing: last('default_billing'), shipping: last('default_shipping') }
}

function isSomeone({ values, phones }: ReadRow): boolean {
  const name = values.first_name || values.middle_name || values.last_name || values.company_name
  return Boolean(name || values.email || phones.length > 0 || values.external_ids?.length)
}
