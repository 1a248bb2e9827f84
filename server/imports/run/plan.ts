import { uuidv7 } from 'uuidv7'
import type { CustomerPatch } from '../../../contract/customers.ts'
import type { Phone } from '../../../contract/kinds/values.ts'
import type { ImportOutcome } from '../../../contract/imports.ts'
import { targetOfMatch, type ImportSettings } from '../../../contract/import-settings.ts'
import { columnsOfFirst, type FirstAddress } from '../../addresses/actions.ts'
import type { NewCustomer } from '../../customers/actions/create-many.ts'
import { phoneRegions, readPhones } from '../../customers/rules/phones.ts'
import { noteText } from '../../notes/rules.ts'
import type { ReadRow, Remark } from '../rules/read-row.ts'
import { addressWork, isAddress, type AddressWork } from './address.ts'
import type { Found } from './find.ts'
import type { Homes } from './homes.ts'
import { notesOf, type Known } from './known.ts'
import { patchOf } from './patch.ts'
import { eachOnce, joinPhones } from './phones.ts'

export interface Creation {
  customer: NewCustomer
  address: FirstAddress | null
  notes: string[]
  /** Where an account is opened; null: nowhere. */
  realm: string | null
  verified_at: string | null
}

export interface Changes {
  id: string
  patch: CustomerPatch
  address: AddressWork | null
  notes: string[]
}

/** What is to be done with a row, and what there is to say about it. */
export interface Plan {
  row: number
  outcome: ImportOutcome
  customer_id: string | null
  remarks: Remark[]
  create?: Creation
  change?: Changes
}

export interface PlanContext {
  settings: ImportSettings
  homes: Homes
}

/** Decides about a row: the rules of an import, without a look at the database. */
export async function planRow({ settings, homes }: PlanContext, row: ReadRow, found: Found): Promise<Plan> {
  const { known, ended } = found
  const end = (outcome: ImportOutcome, remark: Remark): Plan => ({
    row: row.row,
    outcome,
    customer_id: known?.row.id ?? null,
    remarks: [remark],
  })
  if (row.refused) return end('refused', row.refused)
  if (ended) return end(ended.outcome, ended.remark)
  if (known && settings.mode === 'create')
    return end('skipped', {
      ...plain('exists', `There is this customer already: number ${known.row.number}.`),
      value: known.row.number,
    })
  if (!known && settings.mode === 'update')
    return end('skipped', plain('no_match', 'There is no such customer to update.'))
  const home = await homes.of(row, known?.row ?? null)
  if ('refused' in home) return end('refused', home.refused)
  const country = row.address.country ?? known?.row.billing_country ?? null
  const phones = eachOnce(readPhones(row.phones, phoneRegions(home.settings, home.site.countries, country), []))
  const unclear = phones.filter((one) => one.phone.e164 === null).map((one) => phoneRemark(one.phone))
  const remarks = [...row.remarks, ...home.remarks, ...unclear]
  if (known) {
    const joined = joinPhones(known.row.phones, phones, settings.phones === 'replace')
    const { patch, remarks: more } = patchOf(row, known, home.moves ? home.site.id : null, joined)
    const change: Changes = {
      id: known.row.id,
      patch,
      address: addressWork(known.addresses, row.address),
      notes: newNotes(row, known),
    }
    const changes = Object.keys(patch).length > 0 || change.address !== null || change.notes.length > 0
    const plan = { row: row.row, customer_id: known.row.id, remarks: [...remarks, ...more] }
    return changes ? { ...plan, outcome: 'updated', change } : { ...plan, outcome: 'unchanged' }
  }
  if (!isSomeone(row))
    return end('refused', plain('nobody', 'This row names nobody: no name, company, e-mail, phone or external id.'))
  if (settings.match.length > 0 && !settings.match.some((by) => row.values[targetOfMatch(by)])) remarks.push(noKey)
  const id = uuidv7()
  const realm = home.settings.account_realm === 'site' ? home.site.id : 'all'
  const wants = settings.accounts && row.values.email !== undefined && !row.email_unread
  const taken = wants && found.accounts.has(realm)
  if (taken) remarks.push(emailTaken(row.values.email))
  const opens = wants && !taken
  const address: FirstAddress | null = isAddress(row.address)
    ? { customer_id: id, id: uuidv7(), input: row.address }
    : null
  const input = { ...row.values, phones: phones.map((one) => one.phone), site_id: home.site.id, account: opens }
  const create: Creation = {
    customer: { id, input, country, phones, ...(address && { columns: columnsOfFirst(address) }) },
    address,
    notes: notesOf(row),
    realm: opens ? realm : null,
    verified_at: opens ? row.verified_at : null,
  }
  return { row: row.row, outcome: 'created', customer_id: id, remarks, create }
}

const plain = (code: string, message: string): Remark => ({ column: null, value: null, code, message })

const noKey = plain(
  'no_key',
  'This row has nothing to be matched by: importing it again would create the customer again.',
)

const phoneRemark = ({ number, label }: Phone): Remark => ({
  column: null,
  target: 'phones',
  label,
  value: number,
  code: 'phone',
  message: 'This phone is not understood: it is kept as typed and marked.',
})

const emailTaken = (value: string | null = null): Remark => ({
  column: null,
  target: 'email',
  value,
  code: 'email_taken',
  message: 'Another account has this e-mail: it is kept as the contact e-mail, and no account is opened.',
})

const isSomeone = ({ values, phones }: ReadRow): boolean =>
  Boolean(
    values.first_name ||
    values.middle_name ||
    values.last_name ||
    values.company_name ||
    values.email ||
    phones.length > 0 ||
    values.external_ids?.length,
  )

const newNotes = (row: ReadRow, known: Known): string[] =>
  notesOf(row, known.row).filter((text) => !known.notes.includes(noteText(text)))
