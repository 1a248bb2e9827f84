import { formatAddress } from '../../contract/addresses/lines.ts'
import type { Address } from '../../contract/addresses/record.ts'
import type { Words } from '../records/words.ts'
import { regionOf, useRegions } from './queries.ts'

/** The address as its country writes it, line by line, with the country's name in the person's language. */
export function usePrinted(address: Address, words: Words): string[] {
  const regions = useRegions(address.region === null ? null : address.country)
  const region = regionOf(regions, address.region)
  const written = region ? { ...address, region: region.code } : address
  return formatAddress(written, {
    ...(address.country && { country_name: words.formats.country(address.country) }),
    ...(region && { region_name: (isLatin(address) && region.latin_name) || region.name }),
    ...(address.salutation && {
      salutation_name: words.t(
        `addresses.choices.salutation.${address.salutation}` as 'addresses.choices.salutation.mr',
      ),
    }),
  })
}

const isLatin = (address: Address): boolean => /\p{Script=Latin}/u.test(`${address.line1 ?? ''}${address.city ?? ''}`)
