import { checkAddress } from '../../contract/addresses/check.ts'
import { addressForm, type AddressLabel } from '../../contract/addresses/form.ts'
import { addressTextFields, type AddressText } from '../../contract/addresses/format.ts'
import { addressFieldList, type Address } from '../../contract/addresses/record.ts'
import type { Customer } from '../../contract/customers/record.ts'
import type { Field } from '../../contract/platform/record.ts'
import type { Session } from '../../contract/session/session.ts'
import { sameValue, type Values } from '../records/form/values.ts'
import type { Words } from '../records/words.ts'

/** What the form edits: the fields of an address that people write, and the two defaults. */
export const formFields: Field[] = [
  ...addressFieldList.filter((field) => field.name !== 'as_typed'),
  { name: 'default_billing', kind: 'flag' },
  { name: 'default_shipping', kind: 'flag' },
]

const printed: ReadonlySet<string> = new Set(addressTextFields)

/** Fields of an address that neither a country's layout nor the parts of form and card name: they find their place by themselves. */
export const fieldsBeside = addressFieldList.filter((field) => !printed.has(field.name) && field.name !== 'as_typed')

/** The country that a new address most likely has: where the customer's others are, else where the site sells. */
export function likelyCountry(customer: Customer, session: Session): string {
  const site = session.sites.find((one) => one.id === customer.site_id)
  return customer.billing_country ?? site?.countries[0] ?? session.settings.base_country
}

/** A new address begins with the names of the customer. */
export function newAddress(customer: Customer, session: Session, first: boolean): Partial<Address> {
  const { salutation, first_name, last_name, company_name } = customer
  return {
    salutation,
    first_name,
    last_name,
    company_name,
    country: likelyCountry(customer, session),
    default_billing: first,
    default_shipping: first,
  }
}

export const asText = (values: Values): AddressText => values as AddressText

/** The word that this country has for a part of an address. */
export const partLabel = (words: Words, label: AddressLabel): string =>
  words.t(`addresses.labels.${label}` as 'addresses.labels.line1')

/** Rows of the form in the order of the country, as far as an address of ours has these parts. */
export function formRows(values: Values) {
  const { fields } = addressForm(values['country'] as string | null, { filled: asText(values) })
  return fields
    .map((row) => row.filter((one) => formFields.some((field) => field.name === one.field)))
    .filter((row) => row.length > 0)
}

/** Parts that the country misses, as sentences. What an import brought and nobody touched is left alone. */
export function countryErrors(words: Words, base: Values, values: Values, isNew: boolean): Record<string, string> {
  const moved = !sameValue(base['country'], values['country'])
  const problems = checkAddress(asText(values)).filter(
    ({ field, code }) => code === 'required' && (isNew || moved || !sameValue(base[field], values[field])),
  )
  return Object.fromEntries(
    problems.map(({ field, params }) => [
      field,
      words.t('addresses.problems.required', { field: partLabel(words, params.label) }),
    ]),
  )
}
