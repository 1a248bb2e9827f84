import type { CustomerPatch } from '../../../contract/customers.ts'
import type { ImportOutcome } from '../../../contract/imports.ts'
import type { ImportSettings } from '../../../contract/import-settings.ts'
import type { LegacyPassword } from '../../accounts/rules/recognise.ts'
import { phoneRegions, readPhones } from '../../customers/rules/phones.ts'
import { noteText } from '../../notes/rules.ts'
import type { ReadRow, Remark } from '../rules/read-row.ts'
import { addressWork, type AddressWork } from './address.ts'
import { creationOf, type Creation, type Settled } from './creation.ts'
import type { Found } from './find.ts'
import type { Homes } from './homes.ts'
import { notesOf, type Known } from './known.ts'
import { passwordOf } from './password.ts'
import { patchOf } from './patch.ts'
import { eachOnce, joinPhones } from './phones.ts'
import { exists, noMatch, unclearPhone } from './remarks.ts'

export interface Changes {
  id: string
  patch: CustomerPatch
  address: AddressWork | null
  notes: string[]
  password: { email: string; legacy: LegacyPassword } | null
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
  const { known } = found
  const end = (outcome: ImportOutcome, remark: Remark): Plan => ({
    row: row.row,
    outcome,
    customer_id: known?.row.id ?? null,
    remarks: [remark],
  })
  if (row.refused) return end('refused', row.refused)
  if (found.ended) return end(found.ended.outcome, found.ended.remark)
  if (known && settings.mode === 'create') return end('skipped', exists(known.row.number))
  if (!known && settings.mode === 'update') return end('skipped', noMatch)
  const home = await homes.of(row, known?.row ?? null)
  if ('refused' in home) return end('refused', home.refused)
  const country = row.address.country ?? known?.row.billing_country ?? null
  const phones = eachOnce(readPhones(row.phones, phoneRegions(home.settings, home.site.countries, country), []))
  const unclear = phones.filter((one) => one.phone.e164 === null).map((one) => unclearPhone(one.phone))
  const settled: Settled = { home, country, phones, remarks: [...row.remarks, ...home.remarks, ...unclear] }
  if (known) return changeOf(settings, row, known, settled)
  const creation = creationOf(settings, row, found, settled)
  return 'refused' in creation ? end('refused', creation.refused) : creation
}

function changeOf(settings: ImportSettings, row: ReadRow, known: Known, { home, phones, remarks }: Settled): Plan {
  const joined = joinPhones(known.row.phones, phones, settings.phones === 'replace')
  const patched = patchOf(row, known, home.moves ? home.site.id : null, joined)
  const given = passwordOf(row, known)
  const change: Changes = {
    id: known.row.id,
    patch: patched.patch,
    address: addressWork(known.addresses, row.address),
    notes: notesOf(row, known.row).filter((text) => !known.notes.includes(noteText(text))),
    password: given.password,
  }
  const changes =
    Object.keys(change.patch).length > 0 ||
    change.address !== null ||
    change.notes.length > 0 ||
    change.password !== null
  const plan = { row: row.row, customer_id: known.row.id, remarks: [...remarks, ...patched.remarks, ...given.remarks] }
  return changes ? { ...plan, outcome: 'updated', change } : { ...plan, outcome: 'unchanged' }
}
