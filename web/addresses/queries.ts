import { queryOptions, useQuery } from '@tanstack/react-query'
import { addressFormat } from '../../contract/addresses/format.ts'
import { getCountry, listAddresses, type Address } from '../../contract/addresses/record.ts'
import { call } from '../platform/api.ts'

export const addressesQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['addresses', customerId],
    queryFn: async ({ signal }): Promise<Address[]> =>
      (await call(listAddresses, { params: { id: customerId }, signal })).items,
  })

export interface Region {
  code: string
  name: string
  latin_name?: string | null | undefined
}

/** The regions of a country; none where the country has no list of them. */
export function useRegions(country: string | null): Region[] {
  const { data } = useQuery({
    queryKey: ['regions', country],
    queryFn: async ({ signal }) => (await call(getCountry, { params: { code: country ?? '' }, signal })).regions,
    enabled: country !== null && addressFormat(country).has_regions,
    staleTime: Infinity,
  })
  return data ?? []
}

export const regionName = (region: Region): string =>
  region.latin_name ? `${region.name} (${region.latin_name})` : region.name
