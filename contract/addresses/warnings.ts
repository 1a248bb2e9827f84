import { problem } from '../platform/problems.ts'
import { checkAddress } from './check.ts'
import { addressFormat, type AddressText } from './format.ts'
import { postalCodeFits } from './postal-code.ts'

/** What looks wrong in an address, though it is kept: told by the answer of a change and on a row of an import. */
export interface AddressWarning {
  field: string
  code: 'postal_code'
  message: string
  params: { example?: string; offered?: string }
}

/** A postal code that the country writes otherwise, with what was probably meant. Without a country there is no rule. */
export function addressWarnings(address: AddressText): AddressWarning[] {
  const { country, postal_code } = address
  if (!country || !postal_code || postalCodeFits(postal_code, addressFormat(country))) return []
  return checkAddress(address).flatMap(({ field, code, params: { label: _, ...params } }) => {
    if (code !== 'postal_code_format') return []
    const { message } = problem(params.offered ? 'postal_code_near' : 'postal_code', params)
    return [{ field, code: 'postal_code', message, params }]
  })
}
