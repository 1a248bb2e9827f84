import {
  addressFieldList,
  type Address,
  type AddressCreate,
  type AddressPatch,
} from '../../contract/addresses/record.ts'
import { can } from '../platform/actor.ts'
import type { ToldAsOf, Values, Verbs } from '../platform/records/verbs.ts'
import { createAddress, deleteAddress, patchAddress } from './actions.ts'
import { shownAddress } from './queries.ts'

const names = [...addressFieldList.map(({ name }) => name), 'parts']
const pick = (values: Values, wanted: readonly string[]): Values =>
  Object.fromEntries(wanted.map((name) => [name, values[name] ?? null]))

const asOf: ToldAsOf = {
  order: 'created_at',
  shown(reading, values, { values: customer }) {
    const { id } = values
    return shownAddress(reading, {
      ...pick(values, ['id', 'version', ...names, 'created_at', 'updated_at']),
      default_billing: id === customer['default_billing_address_id'],
      default_shipping: id === customer['default_shipping_address_id'],
    } as Address)
  },
  derive: {
    fields: ['billing_postal_code', 'billing_city', 'billing_country'],
    from(_reading, { values, children }) {
      const billing = children.get('address')?.get(String(values['default_billing_address_id']))
      for (const name of ['postal_code', 'city', 'country']) values[`billing_${name}`] = billing?.[name] ?? null
    },
  },
}

/** What shared code may do with addresses. */
export const verbs: Verbs = {
  may: (actor) => can(actor, 'customers.edit') && can(actor, 'customers.personal'),
  change: (tx, { id, customer_id }, patch: AddressPatch) => patchAddress(tx, customer_id!, id, patch, null),
  remove: (tx, { id, customer_id }) => deleteAddress(tx, customer_id!, id, {}, null),
  bringBack(tx, { id, customer_id }, kept) {
    const given = Object.entries(kept).filter(([name, value]) => names.includes(name) && value !== null)
    const address = { ...Object.fromEntries(given), id } as AddressCreate
    return createAddress(tx, customer_id!, address, kept['created_at'] as string | null)
  },
  kept({ changes, data, at }) {
    const own = Object.entries(changes).filter(([name]) => names.includes(name))
    const values = Object.fromEntries(own.map(([name, [from]]) => [name, from]))
    const created_at = typeof data['created_at'] === 'string' ? data['created_at'] : at
    return { parts: {}, ...values, version: 0, created_at, updated_at: created_at }
  },
  asOf,
}
