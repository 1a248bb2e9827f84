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

/** The region that a value of an address means: its code, or a name of it that came with a file. */
export const regionOf = (regions: readonly Region[], value: string | null): Region | undefined => {
  const key = value?.toLowerCase()
  const isCalled = ({ name, latin_name }: Region) => name.toLowerCase() === key || latin_name?.toLowerCase() === key
  return regions.find((one) => one.code.toLowerCase() === key) ?? regions.find(isCalled)
}

export const regionName = (region: Region): string =>
  region.latin_name ? `${region.name} (${region.latin_name})` : region.name
