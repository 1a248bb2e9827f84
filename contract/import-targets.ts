import { addressFieldList, addressPartNames } from './addresses.ts'
import { customerFieldList } from './customers.ts'

/**
 * The addresses that one row may have. `address` is the one of a file that has one; a customer's first address becomes
 * both defaults. Addresses that are numbered are no defaults unless a column says so.
 */
export const addressSlots = [
  'address',
  'billing',
  'shipping',
  'address_2',
  'address_3',
  'address_4',
  'address_5',
] as const
export type AddressSlot = (typeof addressSlots)[number]

/** What a column may become of an address: its fields, a whole name, the parts of its first line, and marks. */
export const addressTargetNames: readonly string[] = [
  ...addressFieldList.map((field) => field.name),
  'full_name',
  ...addressPartNames,
  'default_billing',
  'default_shipping',
]

const ofCustomer = customerFieldList
  .filter((field) => field.access !== 'system' && field.kind !== 'reference')
  .map((field) => field.name)

/**
 * What a column of a file may become: a field of the customer or of one of its addresses, a whole name, the code of its
 * home site or of all its sites, the manager (e-mail, id or name of a member of staff), a note, the moment at which the
 * account was verified, or its password as another program hashed it. Derived from the records of the contract.
 */
export const importTargets: readonly string[] = [
  ...ofCustomer,
  'full_name',
  'site',
  'sites',
  'manager',
  ...addressSlots.flatMap((slot) => addressTargetNames.map((name) => `${slot}.${name}`)),
  'note',
  'account.verified_at',
  'account.password_hash',
  'account.password_algorithm',
  'account.password_salt',
]

/** The parts of a target that belongs to an address: `billing.line1`; null for any other. */
export function addressTarget(target: string): { slot: AddressSlot; name: string } | null {
  const [slot, name] = target.split('.')
  const found = addressSlots.find((one) => one === slot)
  return found && name ? { slot: found, name } : null
}

/** Targets that several columns may have. */
export const manifoldTargets: ReadonlySet<string> = new Set(['phones', 'external_ids', 'tags', 'note', 'sites'])

/** Fields that hold personal values: a mapping onto them needs `customers.personal`. */
export const personalTargets: ReadonlySet<string> = new Set([
  ...customerFieldList.filter((field) => field.personal).map((field) => field.name),
  ...importTargets.filter((target) => addressTarget(target)),
  'full_name',
  'note',
])
