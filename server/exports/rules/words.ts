import { addressLabels } from '../../../contract/addresses/labels.ts'
import { recordLabels } from '../../../contract/record-labels.ts'
import type { ExportPart } from '../../../contract/exports/exports.ts'
import type { StaffLanguage } from '../../../contract/settings/settings.ts'

/** Words of files for people, in one language, beside those of the record. */
export interface FileWords {
  addresses: typeof addressLabels.en
  yes: string
  no: string
  /** Before the name of a field: `Billing address: City`. */
  billing: string
  shipping: string
  further: string
  /** Name of the file or sheet of addresses. */
  addresses_sheet: string
  /** Column of a file of addresses that says whose they are. */
  customer_number: string
  default_billing: string
  default_shipping: string
}

export const fileWords: Record<StaffLanguage, FileWords> = {
  en: {
    addresses: addressLabels.en,
    yes: 'Yes',
    no: 'No',
    billing: 'Billing address',
    shipping: 'Shipping address',
    further: 'Further address',
    addresses_sheet: 'Addresses',
    customer_number: 'Customer number',
    default_billing: 'Default billing address',
    default_shipping: 'Default shipping address',
  },
  de: {
    addresses: addressLabels.de,
    yes: 'Ja',
    no: 'Nein',
    billing: 'Rechnungsadresse',
    shipping: 'Lieferadresse',
    further: 'Weitere Adresse',
    addresses_sheet: 'Adressen',
    customer_number: 'Kundennummer',
    default_billing: 'Standard-Rechnungsadresse',
    default_shipping: 'Standard-Lieferadresse',
  },
}

/** What a part of an export is called, as a sheet and in the name of a file. */
export const partTitle = (part: ExportPart, language: StaffLanguage): string =>
  part === 'addresses' ? fileWords[language].addresses_sheet : recordLabels[language][part].title
