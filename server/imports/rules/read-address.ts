import { addressFields, addressPartNames, type AddressValues } from '../../../contract/addresses/record.ts'
import { addressWarnings } from '../../../contract/addresses/warnings.ts'
import { kinds } from '../../../contract/platform/kinds/kinds.ts'
import type { AddressSlot } from '../../../contract/imports/targets.ts'
import { readWholeName } from '../../../contract/customers/whole-name.ts'
import { findRegion } from '../../countries/regions.ts'
import { note, type Put, type Reader } from './read-remarks.ts'
import type { ReadRow } from './read-row.ts'
import type { Remark } from './rows.ts'
import { flagWord } from './flag-words.ts'
import { cut, plainLines } from '../../../contract/platform/line.ts'

/** One address of a row, as the mapping understands it. Marks are null where the row does not say. */
export interface ReadAddress {
  row: number
  slot: AddressSlot
  values: Partial<AddressValues>
  parts: Record<string, string>
  default_billing: boolean | null
  default_shipping: boolean | null
  cleared: Set<string>
  /** It came in a row of its own behind that of its customer, and is no default unless it says so. */
  follows: boolean
}

/** The address of a row in this place; a new one where it has none yet. */
export function addressIn(row: ReadRow, slot: AddressSlot): ReadAddress {
  const found = row.addresses.find((one) => one.slot === slot)
  if (found) return found
  const made: ReadAddress = {
    row: row.row,
    slot,
    values: {},
    parts: {},
    default_billing: null,
    default_shipping: null,
    cleared: new Set(),
    follows: false,
  }
  row.addresses.push(made)
  return made
}

/** The reader of a column that becomes part of an address. `fieldReader` makes that of a field of the record. */
export function addressReader(
  { slot, name }: { slot: AddressSlot; name: string },
  fieldReader: (name: string, put: Put) => Reader,
): Reader {
  const to = (row: ReadRow): ReadAddress => addressIn(row, slot)
  if (name === 'country') return readCountry(to)
  if (name === 'full_name') return readName(to)
  if (addressPartNames.some((part) => part === name)) return (cell, row) => void (to(row).parts[name] = cut(cell, 255))
  if (name === 'default_billing' || name === 'default_shipping')
    return (cell, row, column) => {
      const yes = kinds.flag.fromText(flagWord(cell, name), { name, kind: 'flag' })
      if (typeof yes === 'boolean') to(row)[name] = yes
      else note(row, column, cell, 'flag')
    }
  const read = fieldReader(name, (row, value) => Object.assign(to(row).values, { [name]: value }))
  if (name !== 'line1') return read
  return (cell, row, column) => {
    // Several lines in one cell become lines of their own once it is known what else the row has.
    if (/[\r\n]/.test(cell) && cell.length <= 255) to(row).values.line1 = plainLines(cell)
    else read(cell, row, column)
  }
}

/** A country that is not understood stays in the address, as typed. */
const readCountry =
  (to: (row: ReadRow) => ReadAddress): Reader =>
  (cell, row, column) => {
    const country = kinds.country.fromText(cell, { name: 'country', ...addressFields.country })
    if (typeof country === 'string') return void (to(row).values.country = country)
    to(row).values.as_typed = cut(cell, 1000)
    note(row, column, cell, 'country')
  }

const readName =
  (to: (row: ReadRow) => ReadAddress): Reader =>
  (cell, row) => {
    const { company_name, salutation, first_name, middle_name, last_name } = readWholeName(cell)
    const { values } = to(row)
    if (company_name) values.company_name ??= cut(company_name, 200)
    const first = cut([first_name, middle_name].filter(Boolean).join(' '), 100)
    if (salutation) values.salutation ??= salutation
    if (first) values.first_name ??= first
    if (last_name) values.last_name ??= cut(last_name, 100)
  }

const lines = ['line1', 'line2', 'line3'] as const

/** Makes lines of what came otherwise, and empties what the row empties. `asItIs`: a region is not told by its code instead. */
export function settleAddress({ values, parts, cleared }: ReadAddress, asItIs: boolean): void {
  if (!values.line1 && parts.street) values.line1 = cut([parts.street, parts.house].filter(Boolean).join(' '), 255)
  splitLines(values)
  if (values.region && values.country && !asItIs)
    values.region = findRegion(values.country, values.region)?.code ?? values.region
  for (const name of cleared) if (!(name in values) && name in addressFields) Object.assign(values, { [name]: null })
}

/** What the country of an address writes otherwise. */
export const addressRemarks = ({ slot, values }: ReadAddress): Remark[] =>
  addressWarnings(values).map(({ field, code, message, params }) => ({
    column: null,
    value: values[field as 'postal_code'] ?? null,
    code,
    message,
    params: { ...params },
    target: `${slot}.${field}`,
  }))

/** A first line that is several lines in one cell fills the others, where they have no cell of their own. */
function splitLines(address: Partial<AddressValues>): void {
  const typed = address.line1?.split(/\s*[\r\n]+\s*/).filter((line) => line !== '') ?? []
  if (typed.length < 2) return
  if (address.line2 || address.line3) return void (address.line1 = typed.join(', '))
  typed.splice(2, Infinity, ...(typed.length > 2 ? [typed.slice(2).join(', ')] : []))
  typed.forEach((line, at) => (address[lines[at]!] = line))
}
