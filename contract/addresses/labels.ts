import { salutationLabels } from '../customers/labels.ts'
import type { FieldLabels } from '../platform/record.ts'
import type { addressFields } from './record.ts'

const en = {
  fields: {
    code: 'Own id of the address',
    salutation: 'Salutation',
    first_name: 'First name',
    last_name: 'Last name',
    company_name: 'Company',
    line1: 'Address line 1',
    line2: 'Address line 2',
    line3: 'Address line 3',
    dependent_locality: 'Part of the city',
    postal_code: 'Postal code',
    city: 'City',
    region: 'Region',
    country: 'Country',
    phone: 'Phone',
    comment: 'Comment',
    as_typed: 'As it came',
    default_billing: 'Default billing address',
    default_shipping: 'Default shipping address',
  },
  choices: { salutation: salutationLabels.en },
} satisfies FieldLabels<typeof addressFields>

const de: typeof en = {
  fields: {
    code: 'Eigene Kennung der Adresse',
    salutation: 'Anrede',
    first_name: 'Vorname',
    last_name: 'Nachname',
    company_name: 'Firma',
    line1: 'Adresszeile 1',
    line2: 'Adresszeile 2',
    line3: 'Adresszeile 3',
    dependent_locality: 'Ortsteil',
    postal_code: 'Postleitzahl',
    city: 'Ort',
    region: 'Region',
    country: 'Land',
    phone: 'Telefon',
    comment: 'Bemerkung',
    as_typed: 'Wie eingegangen',
    default_billing: 'Standard-Rechnungsadresse',
    default_shipping: 'Standard-Lieferadresse',
  },
  choices: { salutation: salutationLabels.de },
}

/** What the fields of addresses and their choices are called: on pages and in files. */
export const addressLabels = { en, de }
