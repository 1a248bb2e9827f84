import { addressFieldList, type AddressCreate, type AddressValues } from '../../../contract/addresses.ts'
import type { StoredAddress } from '../../addresses/queries.ts'

export type AddressWork = { add: AddressCreate } | { change: string; values: Partial<AddressValues> }

const telling = addressFieldList
  .map((field) => field.name as keyof AddressValues)
  .filter((name) => name !== 'code' && name !== 'salutation')

/** Whether there is more of an address than its id and salutation. */
export const isAddress = (given: Partial<AddressValues>): boolean => telling.some((name) => given[name])

/**
 * What a row's address means for those known: one with the same `code` is brought up to date; one that says all that
 * the row says is the same; any other is added, and is the default from now on.
 */
export function addressWork(known: readonly StoredAddress[], given: Partial<AddressValues>): AddressWork | null {
  const names = Object.keys(given) as (keyof AddressValues)[]
  const coded = given.code ? known.find((one) => one.code === given.code) : undefined
  if (coded) {
    const values = Object.fromEntries(
      names.filter((name) => given[name] !== coded[name]).map((name) => [name, given[name]]),
    )
    return Object.keys(values).length > 0 ? { change: coded.id, values } : null
  }
  if (!isAddress(given)) return null
  const same = known.some((one) => names.every((name) => given[name] === one[name]))
  return same ? null : { add: { ...given, default_billing: true, default_shipping: true } }
}
