import {
  addressFormat,
  partFields,
  type AddressFormat,
  type AddressText,
  type AddressTextField,
  type Part,
} from './format.ts'
import { labelOfPart, requiredField, type AddressLabel } from './form.ts'
import { likelyPostalCode, postalCodeFits } from './postal-code.ts'

export interface AddressProblem {
  field: AddressTextField
  code: 'required' | 'postal_code_format'
  /** For the message: label of the field in this country, a postal code as it looks there, and what was probably meant. */
  params: { label: AddressLabel; example?: string; offered?: string }
}

/**
 * What the country would miss in an address, in the order of its layout: missing parts, and a postal code that does not look like
 * one. Hints; a form may insist on the parts. Without a country nothing else can be checked.
 */
export function checkAddress(address: AddressText): AddressProblem[] {
  if (!address.country?.trim()) return [{ field: 'country', code: 'required', params: { label: 'country' } }]
  const format = addressFormat(address.country)
  const parts = format.lines.flat().flatMap((token) => ('part' in token ? [token.part] : []))
  return parts.flatMap((part) => problemOf(part, address, format))
}

function problemOf(part: Part, address: AddressText, format: AddressFormat): AddressProblem[] {
  const label = labelOfPart(part, format)
  const text = partFields[part].map((field) => address[field]?.trim()).find(Boolean)
  if (!text)
    return format.required.has(part) ? [{ field: requiredField(part), code: 'required', params: { label } }] : []
  if (part !== 'Z' || postalCodeFits(text, format)) return []
  const example = format.postal_code_example
  const offered = likelyPostalCode(text, format)
  const params = { label, ...(example && { example }), ...(offered && { offered }) }
  return [{ field: 'postal_code', code: 'postal_code_format', params }]
}
