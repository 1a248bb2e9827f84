import { customerFieldList } from '../../../contract/customers.ts'
import type { Whole } from './rewind.ts'
import { isSame } from './same.ts'

/** What differs between a customer now and then: fields, `address.ID`, `note.ID`. */
export function differences(now: Whole, then: Whole): string[] {
  const fields = customerFieldList.filter(
    ({ name }) => name !== 'updated_at' && !isSame(sorted(name, now.values[name]), sorted(name, then.values[name])),
  )
  const defaults = ['default_billing_address_id', 'default_shipping_address_id'].filter(
    (name) => !isSame(now.values[name], then.values[name]),
  )
  const sites = isSame(now.site_ids.toSorted(), then.site_ids.toSorted()) ? [] : ['site_ids']
  return [
    ...fields.map(({ name }) => name),
    ...defaults,
    ...sites,
    ...differing('address', now.addresses, then.addresses),
    ...differing('note', now.notes, then.notes),
  ]
}

const sorted = (name: string, value: unknown): unknown =>
  name === 'external_ids' ? (value as { source: string }[]).toSorted((a, b) => (a.source < b.source ? -1 : 1)) : value

function differing<T extends object>(type: string, now: Map<string, T>, then: Map<string, T>): string[] {
  const ids = [...new Set([...now.keys(), ...then.keys()])]
  return ids.filter((id) => !isSame(content(now.get(id)), content(then.get(id)))).map((id) => `${type}.${id}`)
}

/** Without what says only when it was written, and which default it is. */
function content(record: object | undefined): unknown {
  if (record === undefined) return null
  const beside = ['version', 'updated_at', 'default_billing', 'default_shipping']
  return Object.fromEntries(Object.entries(record).filter(([name]) => !beside.includes(name)))
}
