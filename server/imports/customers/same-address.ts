import type { AddressValues } from '../../../contract/addresses/record.ts'
import { compactCode } from '../../../contract/platform/filter/text.ts'
import { findRegion } from '../../countries/regions.ts'

/** Whether two values of an address are the same: regions by code or name, postal codes without blanks and letter case. */
export function isSameValue(
  name: keyof AddressValues,
  one: Partial<AddressValues>,
  other: Partial<AddressValues>,
): boolean {
  const [a, b] = [one[name] ?? null, other[name] ?? null]
  if (a === b || a === null || b === null) return a === b
  if (name === 'postal_code') return compactCode(a) === compactCode(b)
  const { country } = one
  if (name !== 'region' || !country || country !== other.country) return false
  const region = findRegion(country, a)
  return region !== null && region === findRegion(country, b)
}
