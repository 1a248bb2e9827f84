import { addressFields } from '../../../contract/addresses.ts'
import { customerFields } from '../../../contract/customers.ts'
import { impersonalFields, type Impersonal } from '../../journal/rules.ts'

const records = { customer: customerFields, address: addressFields }
/** Of the row itself, beside its fields: ids of addresses and sites tell nothing of a person. */
const beside = ['default_billing_address_id', 'default_shipping_address_id', 'site_ids']

const withBeside = (fields: Impersonal): Impersonal =>
  Object.fromEntries(Object.entries(fields).map(([type, names]) => [type, new Set([...names, ...beside])]))

/** Values in the journal that those without `customers.personal` may read. */
export const shownToAll = withBeside(impersonalFields(records))

/** Values in the journal that an erase leaves: not masked, some fields point at a person all the same. */
export const keptOnErase = withBeside(
  impersonalFields(records, ['salutation', 'company_name', 'position', 'locale', 'tags', 'external_ids', 'code']),
)
