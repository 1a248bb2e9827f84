import {
  addressFormat,
  partFields,
  type AddressFormat,
  type AddressText,
  type AddressTextField,
  type Part,
} from './format.ts'

/** Keys of the labels that an address form needs: each country has its own word for region, city and postal code. */
export const addressLabels = [
  'salutation',
  'first_name',
  'last_name',
  'company_name',
  'line1',
  'line2',
  'line3',
  'country',
  'sublocality.suburb',
  'sublocality.district',
  'sublocality.neighborhood',
  'sublocality.townland',
  'sublocality.village_township',
  'locality.city',
  'locality.district',
  'locality.post_town',
  'locality.suburb',
  'state.province',
  'state.area',
  'state.county',
  'state.department',
  'state.district',
  'state.do_si',
  'state.emirate',
  'state.island',
  'state.oblast',
  'state.parish',
  'state.prefecture',
  'state.region',
  'state.state',
  'zip.postal',
  'zip.eircode',
  'zip.pin',
  'zip.zip',
] as const
export type AddressLabel = (typeof addressLabels)[number]

export interface AddressFormField {
  field: AddressTextField
  label: AddressLabel
  required: boolean
  /** Share of a row: `short` for codes, `long` for text. */
  size: 'short' | 'long'
  /** The server has a list of regions for this country. */
  has_choices: boolean
}

export interface AddressForm {
  /** Rows of fields, in the order in which the country writes them. The form adds country, phone, comment and code itself. */
  fields: AddressFormField[][]
}

/**
 * The address form of a country. `latin`: the order for Latin letters, where that differs (East Asia begins with the postal code).
 * `filled`: fields of this address that the country does not use, yet hold text, follow in a last row, so that nothing is hidden.
 */
export function addressForm(
  country: string | null | undefined,
  options: { latin?: boolean; filled?: AddressText } = {},
): AddressForm {
  const format = addressFormat(country)
  const lines = options.latin ? format.latin_lines : format.lines
  const parts = lines.map((line) => line.flatMap((token) => ('part' in token ? [token.part] : [])))
  const missing = UNUSED.filter((part) => !parts.flat().includes(part) && options.filled?.[requiredField(part)]?.trim())
  const rows = [...parts, missing].flatMap((row) => rowsOf(row, format))
  return { fields: rows.filter((row) => row.length > 0) }
}

const UNUSED: readonly Part[] = ['D', 'Z', 'C', 'S']

/** A line of the layout is a row of the form; street lines have a row each. */
function rowsOf(parts: readonly Part[], format: AddressFormat): AddressFormField[][] {
  const street = partFields.A.map((field) => [formField(field, 'A', format)])
  const others = (row: readonly Part[]) =>
    row.flatMap((part) => partFields[part].map((field) => formField(field, part, format)))
  const at = parts.indexOf('A')
  return at < 0 ? [others(parts)] : [others(parts.slice(0, at)), ...street, others(parts.slice(at + 1))]
}

function formField(field: AddressTextField, part: Part, format: AddressFormat): AddressFormField {
  return {
    field,
    label: part === 'N' || part === 'O' || part === 'A' ? (field as AddressLabel) : labelOfPart(part, format),
    required: format.required.has(part) && field === requiredField(part),
    size: field === 'salutation' || field === 'postal_code' ? 'short' : 'long',
    has_choices: part === 'S' && format.has_regions,
  }
}

/** The field that must be filled where a country requires a part: of the street its first line, of the name the last name. */
export function requiredField(part: Part): AddressTextField {
  return part === 'N' ? 'last_name' : (partFields[part][0] ?? 'line1')
}

/** The label of a part in this country: `state.prefecture`, `zip.eircode`, `line1`. */
export function labelOfPart(part: Part, format: AddressFormat): AddressLabel {
  const labels: Record<Part, string> = {
    N: 'last_name',
    O: 'company_name',
    A: 'line1',
    D: `sublocality.${format.sublocality_name_type}`,
    C: `locality.${format.locality_name_type}`,
    S: `state.${format.state_name_type}`,
    Z: `zip.${format.zip_name_type}`,
  }
  return labels[part] as AddressLabel
}
