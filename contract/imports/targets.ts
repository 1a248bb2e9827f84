import { addressFieldList, addressPartNames } from '../addresses/record.ts'
import { customerFieldList } from '../customers/record.ts'
import { fileColumns, filedOf } from '../platform/file-columns.ts'
import type { Field } from '../platform/record.ts'
import { importResources, type ImportResource } from '../record-jobs.ts'
import { records } from '../records.ts'

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
 * What a column of a file of customers may become: a field of the customer or of one of its addresses, a whole name, the
 * code of its home site or of all its sites, the manager (e-mail, id or name of a member of staff), a note, the moment at
 * which the account was verified, or its password as another program hashed it. Derived from the records of the contract.
 */
export const customerTargets: readonly string[] = [
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

const personalOfCustomers: ReadonlySet<string> = new Set([
  ...customerFieldList.filter((field) => field.personal).map((field) => field.name),
  ...customerTargets.filter((target) => addressTarget(target)),
  'full_name',
  'note',
])

/** What the columns of files of a record that has no rules of its own become: a field, by its name in files of codes. */
const plain = new Map(
  importResources
    .filter((resource) => resource !== 'customers')
    .map((resource) => {
      const filed = filedOf(records.find((one) => 'resource' in one && one.resource === resource)!)
      const fields = fileColumns(filed).flatMap(({ code, field, imported }) =>
        imported && field ? [[code, field] as const] : [],
      )
      return [resource as ImportResource, new Map<string, Field>(fields)]
    }),
)

/** The field that a column of a file becomes, of a record that has no rules of its own. */
export const fieldOfTarget = (resource: ImportResource, target: string): Field | undefined =>
  plain.get(resource)?.get(target)

/** What a column of a file may become, in the order in which it is offered. */
export const targetsOf = (resource: ImportResource): readonly string[] => [
  ...(plain.get(resource)?.keys() ?? customerTargets),
]

/** All of them, of every record. */
export const importTargets: readonly string[] = [...new Set(importResources.flatMap(targetsOf))]

/** Whether a target holds personal values: a mapping onto it needs the right to them. */
export const isPersonalTarget = (resource: ImportResource, target: string): boolean =>
  plain.has(resource) ? fieldOfTarget(resource, target)?.personal === true : personalOfCustomers.has(target)

/** Targets that several columns may have. */
export const manifoldTargets: ReadonlySet<string> = new Set([
  'phones',
  'emails',
  'external_ids',
  'tags',
  'note',
  'sites',
  'reading',
])

/** Targets whose columns may say what their entries are for. */
export const labelledTargets: ReadonlySet<string> = new Set(['phones', 'emails'])
