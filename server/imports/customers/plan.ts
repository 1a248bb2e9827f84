import type { CustomerPatch } from '../../../contract/customers/record.ts'
import type { ImportOutcome } from '../../../contract/imports/imports.ts'
import type { Phone, PhoneInput } from '../../../contract/platform/kinds/values.ts'
import type { ImportSettings } from '../../../contract/imports/settings.ts'
import type { LegacyPassword } from '../../accounts/rules/recognise.ts'
import { phoneRegions, readPhones } from '../../customers/rules/phones.ts'
import { noteText } from '../../notes/rules.ts'
import type { ReadRow } from '../rules/read-row.ts'
import type { Remark } from '../rules/rows.ts'
import { addressWork, type AddressWork } from './address.ts'
import { creationOf, type Creation, type Settled } from './creation.ts'
import type { PlannedRow } from '../run/importer.ts'
import type { Found } from './find.ts'
import type { HomeOfRow, Homes } from './homes.ts'
import { notesOf, type Known } from './known.ts'
import { passwordOf } from './password.ts'
import { patchOf } from './patch.ts'
import { eachOnce, joinPhones, partedPhones } from './phones.ts'
import { withLastWords, type Overruled } from './overruled.ts'
import { exists, noMatch, phoneRemark } from './remarks.ts'

export interface Changes {
  id: string
  patch: CustomerPatch
  addresses: AddressWork[]
  notes: string[]
  password: { email: string; legacy: LegacyPassword } | null
}

/** What is to be done with a row. */
export interface Plan extends PlannedRow {
  create?: Creation
  change?: Changes
}

export interface PlanContext {
  settings: ImportSettings
  homes: Homes
  /** Nothing is written: what could be looked at before is said as well. */
  checks: boolean
}

/** Decides about a row: the rules of an import, without a look at the database. */
export async function planRow({ settings, homes, checks }: PlanContext, row: ReadRow, found: Found): Promise<Plan> {
  const { known } = found
  const end = (outcome: ImportOutcome, remark: Remark): Plan => ({
    row: row.row,
    outcome,
    customer_id: known?.row.id ?? null,
    remarks: [remark],
  })
  if (row.refused) return end('refused', row.refused)
  if (row.skipped) return end('skipped', row.skipped)
  if (found.ended) return end(found.ended.outcome, found.ended.remark)
  if (known && settings.mode === 'create' && settings.kind === 'customers')
    return end('skipped', exists(known.row.number))
  if (!known && (settings.mode === 'update' || settings.kind === 'addresses')) return end('skipped', noMatch)
  const home = await homes.of(row, known?.row ?? null)
  if ('refused' in home) return end('refused', home.refused)
  const country = countryOf(row) ?? known?.row.billing_country ?? null
  const regions = phoneRegions(home.settings, home.site.countries, country)
  const typed = row.phones.flatMap((one) => partedPhones(one, regions, known?.row.phones ?? []))
  const phones = eachOnce(readPhones(typed, regions, []))
  const unclear = phones.flatMap((one) => phoneRemark(one.phone, checks) ?? [])
  const settled: Settled = { home, country, phones, remarks: [...row.remarks, ...home.remarks, ...unclear] }
  if (known) return changeOf(settings, row, known, settled)
  const creation = creationOf(settings, row, found, settled)
  return 'refused' in creation ? end('refused', creation.refused) : creation
}

const countryOf = ({ addresses }: ReadRow): string | null =>
  addresses.find((one) => one.values.country)?.values.country ?? null

function changeOf(settings: ImportSettings, row: ReadRow, known: Known, { home, phones, remarks }: Settled): Plan {
  const kept = keptPhones(settings, row, known.row.phones)
  const joined = joinPhones(kept, phones, settings.phones === 'replace')
  const left = kept.length < known.row.phones.length ? kept : null
  const only = settings.kind === 'addresses'
  const patched = only ? { patch: {}, remarks: [] } : patchOf(row, known, homeChange(known, home), joined ?? left)
  const { default_billing_address_id: billing, default_shipping_address_id: shipping } = known.row
  const readPassword = passwordOf(row, known)
  const overruled: Overruled = (field, value, place) => row.last?.(known.row.id, field, value, place) ?? null
  const settled = withLastWords(row, overruled, patched.patch, readPassword.password)
  const change: Changes = {
    id: known.row.id,
    patch: settled.patch,
    addresses: addressWork(settings, { addresses: known.addresses, billing, shipping }, row.addresses, overruled),
    notes: only ? [] : notesOf(row, known.row).filter((text) => !known.notes.includes(noteText(text))),
    password: settled.password,
  }
  const { patch, addresses, notes, password } = change
  const changes = Object.keys(patch).length > 0 || addresses.length > 0 || notes.length > 0 || password !== null
  const plan = {
    row: row.row,
    customer_id: known.row.id,
    remarks: [...remarks, ...patched.remarks, ...readPassword.remarks, ...settled.remarks],
  }
  return changes ? { ...plan, outcome: 'updated', change } : { ...plan, outcome: 'unchanged' }
}

function homeChange(known: Known, { moves, site, members }: HomeOfRow): Pick<CustomerPatch, 'site_id' | 'site_ids'> {
  return {
    ...(moves && { site_id: site.id }),
    ...(members.length > 0 && { site_ids: [...new Set([...known.row.site_ids, site.id, ...members])] }),
  }
}

/** Phones that are left where a row empties them: all, or those with the label of the column that is empty. */
function keptPhones({ mapping }: ImportSettings, { clears }: ReadRow, known: readonly Phone[]): PhoneInput[] & Phone[] {
  const labels = mapping.flatMap((one) => (one.target === 'phones' && one.label ? [one.label] : []))
  return known.filter(
    ({ label }) =>
      !(label && clears.has(`phones:${label}`)) && !(clears.has('phones') && !(label && labels.includes(label))),
  )
}
