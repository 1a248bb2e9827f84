import { customerFields } from '../../../contract/customers/record.ts'
import type { ImportColumn } from '../../../contract/imports/settings.ts'
import { addressTarget } from '../../../contract/imports/targets.ts'
import { passwordTargets } from './read-password.ts'
import { addressIn } from './read-address.ts'
import type { ReadRow } from './read-row.ts'

/** What never becomes empty: keys that cannot change, marks, and what is only added. */
const lasting = new Set([
  'number',
  'created_at',
  'site',
  'sites',
  'manager',
  'note',
  'account.verified_at',
  ...passwordTargets,
])

/** Notes down that a row empties what its column stands for; null where that cannot be empty. */
export function clearerOf({ target, label, source, tag }: ImportColumn): ((row: ReadRow) => void) | null {
  const place = addressTarget(target)
  if (place) {
    const { slot, name } = place
    if (name === 'code' || name === 'full_name' || name.startsWith('default_')) return null
    return (row) => void addressIn(row, slot).cleared.add(name)
  }
  if (lasting.has(target) || tag || customerFields[target as 'active']?.kind === 'flag') return null
  if (target === 'full_name') return (row) => names.forEach((name) => row.clears.add(name))
  const key = label ? `${target}:${label}` : source ? `${target}:${source}` : target
  return (row) => void row.clears.add(key)
}

const names = ['salutation', 'first_name', 'middle_name', 'last_name']
