import { isDeepStrictEqual } from 'node:util'
import {
  addressFieldList,
  type AddressCreate,
  type AddressPatch,
  type AddressValues,
} from '../../../contract/addresses/record.ts'
import type { ImportSettings } from '../../../contract/imports/settings.ts'
import type { StoredAddress } from '../../addresses/queries.ts'
import type { ReadAddress } from '../rules/read-address.ts'
import type { Overruled } from './overruled.ts'
import { isSameValue } from './same-address.ts'

/** What becomes of an address of a row: it is added, or one that is known changes. */
export type AddressWork = { row: number } & ({ add: AddressCreate } | { change: string; values: AddressPatch })

/** The addresses of a customer that is known, and which of them are the defaults. */
export interface KnownAddresses {
  addresses: readonly StoredAddress[]
  billing: string | null
  shipping: string | null
}

const telling = addressFieldList
  .map((field) => field.name as keyof AddressValues)
  .filter((name) => name !== 'code' && name !== 'salutation')

/** Whether there is more of an address than its id and salutation. */
export const isAddress = ({ values }: Pick<ReadAddress, 'values'>): boolean => telling.some((name) => values[name])

interface Candidate {
  id: string | null
  values: Partial<AddressValues>
  work: Extract<AddressWork, { add: AddressCreate }> | null
}

/**
 * What the addresses of a row mean for those known: one with the same `code` is brought up to date; one that says all
 * that the row says is the same; any other is added. Those for billing and shipping are the defaults from now on.
 */
export function addressWork(
  settings: ImportSettings,
  known: KnownAddresses,
  given: readonly ReadAddress[],
  overruled?: Overruled,
): AddressWork[] {
  const work: AddressWork[] = []
  const candidates = known.addresses.map((one): Candidate => ({ id: one.id, values: one, work: null }))
  for (const [at, address] of given.entries()) {
    const isOverruled = (field: string, value: unknown): boolean =>
      (overruled?.(field, value, placeOf(address, at)) ?? null) !== null ||
      given
        .slice(at + 1)
        .some((other) => claims(settings, other, field) && !isDeepStrictEqual(other.values, address.values))
    const marks = withoutOverruled(marksOf(settings, address), (field) => isOverruled(field, address.values))
    const coded = address.values.code ? candidates.find((one) => one.values.code === address.values.code) : undefined
    const same = coded ?? (isAddress(address) ? candidates.find((one) => saysTheSame(one.values, address)) : undefined)
    if (same?.work) Object.assign(same.work.add, marks.told, newParts(address))
    else if (same) {
      const moved = {
        ...(marks.told.default_billing && known.billing !== same.id && { default_billing: true }),
        ...(marks.told.default_shipping && known.shipping !== same.id && { default_shipping: true }),
      }
      const isLast = coded && !isOverruled(codeWord(address.values.code!), [address.values, address.parts])
      const values = { ...(isLast && changesOf(same.values, address)), ...moved }
      if (Object.keys(values).length > 0) work.push({ row: address.row, change: same.id ?? '', values })
    } else if (isAddress(address)) {
      const add: AddressCreate = { ...filled(address.values), ...newParts(address), ...marks.told, ...marks.ofNew }
      const one = { row: address.row, add }
      candidates.push({ id: null, values: address.values, work: one })
      work.push(one)
    }
  }
  return work
}

/** Addresses of one row in their order; those of rows that go with it have rows of their own. */
export const placeOf = ({ row }: ReadAddress, at: number): number => row + Math.min(at + 1, 9_999) / 10_000

export const codeWord = (code: string): string => `address:${code}`

/** Whether an address that comes later in the same row is to be the default. */
function claims(settings: ImportSettings, address: ReadAddress, field: string): boolean {
  const { told, ofNew } = marksOf(settings, address)
  return isAddress(address) && (field in told || field in ofNew)
}

/** Of defaults that several addresses of a file claim, the last one gets them. */
function withoutOverruled({ told, ofNew }: Marks, isOverruled: (field: string) => boolean): Marks {
  const kept = (marks: Marks['told']): Marks['told'] =>
    Object.fromEntries(Object.entries(marks).filter(([field]) => !isOverruled(field)))
  return { told: kept(told), ofNew: kept(ofNew) }
}

interface Marks {
  told: { default_billing?: true; default_shipping?: true }
  ofNew: { default_billing?: true; default_shipping?: true }
}

/** Defaults that a row tells of, and those that an address of its kind gets when it is new. */
export function marksOf({ kind }: Pick<ImportSettings, 'kind'>, address: ReadAddress): Marks {
  const { slot, default_billing, default_shipping, follows } = address
  const billing = default_billing ?? slot === 'billing'
  const shipping = default_shipping ?? slot === 'shipping'
  const unsaid = default_billing === null && default_shipping === null
  const only = slot === 'address' && kind === 'customers' && unsaid && !follows
  return {
    told: { ...(billing && { default_billing: true }), ...(shipping && { default_shipping: true }) },
    ofNew: only ? { default_billing: true, default_shipping: true } : {},
  }
}

const names = (values: Partial<AddressValues>): (keyof AddressValues)[] =>
  Object.keys(values) as (keyof AddressValues)[]

const saysTheSame = (one: Partial<AddressValues>, { values }: ReadAddress): boolean =>
  names(values).every((name) => isSameValue(name, values, one))

function changesOf(before: Partial<AddressValues>, { values, parts }: ReadAddress): AddressPatch {
  const changed = names(values).filter((name) => (values[name] ?? null) !== (before[name] ?? null))
  const known = (before as StoredAddress).parts ?? {}
  const fresh = Object.entries(parts).some(([name, part]) => known[name] !== part)
  return {
    ...Object.fromEntries(changed.map((name) => [name, values[name]])),
    ...(fresh && { parts: { ...known, ...parts } }),
  }
}

export const filled = (values: Partial<AddressValues>): Partial<AddressValues> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))

export const newParts = ({ parts }: ReadAddress): { parts?: Record<string, string> } =>
  Object.keys(parts).length > 0 ? { parts } : {}
