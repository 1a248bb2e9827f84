import type { AddressValues } from './record.ts'
import { personName } from '../customers/names.ts'

/** An address in one line, to tell it from others: `First Last (line1, postal code city)`. Empty where nothing is known. */
export function addressLabel(address: Partial<AddressValues>): string {
  const name = personName(address) || (address.company_name ?? '')
  const place = [address.postal_code, address.city].filter(Boolean).join(' ')
  const street = [address.line1, place].filter(Boolean).join(', ')
  const told = street || address.as_typed || (address.country ?? '')
  return name && told ? `${name} (${told})` : name || told
}
