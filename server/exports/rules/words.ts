import * as de from '../../../contract/labels/de.ts'
import * as en from '../../../contract/labels/en.ts'
import type { ExportExtra } from '../../../contract/export-columns.ts'
import type { StaffLanguage } from '../../../contract/settings.ts'

/** Words of files for people, in one language. */
export interface FileWords {
  customers: typeof en.customerLabels
  addresses: typeof en.addressLabels
  extras: Record<ExportExtra, string>
  yes: string
  no: string
  /** Before the name of a field: `Billing address: City`. */
  billing: string
  shipping: string
  further: string
  /** Names of sheets. */
  sheets: { customers: string; addresses: string }
  /** Column of a file of addresses that says whose they are. */
  customer_number: string
  default_billing: string
  default_shipping: string
}

export const fileWords: Record<StaffLanguage, FileWords> = {
  en: {
    customers: en.customerLabels,
    addresses: en.addressLabels,
    extras: { name: 'Name', site_ids: 'Sites', account_verified_at: 'Account verified on' },
    yes: 'Yes',
    no: 'No',
    billing: 'Billing address',
    shipping: 'Shipping address',
    further: 'Further address',
    sheets: { customers: 'Customers', addresses: 'Addresses' },
    customer_number: 'Customer number',
    default_billing: 'Default billing address',
    default_shipping: 'Default shipping address',
  },
  de: {
    customers: de.customerLabels,
    addresses: de.addressLabels,
    extras: { name: 'Name', site_ids: 'Sites', account_verified_at: 'Konto bestätigt am' },
    yes: 'Ja',
    no: 'Nein',
    billing: 'Rechnungsadresse',
    shipping: 'Lieferadresse',
    further: 'Weitere Adresse',
    sheets: { customers: 'Kunden', addresses: 'Adressen' },
    customer_number: 'Kundennummer',
    default_billing: 'Standard-Rechnungsadresse',
    default_shipping: 'Standard-Lieferadresse',
  },
}
