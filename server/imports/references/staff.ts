import { foldEmail } from '../../../contract/platform/emails.ts'
import { staffKeys, type StaffKey } from '../../staff/queries.ts'
import type { Finder } from './finder.ts'

/** Members of staff by id, e-mail or name. */
export const staffNamed: Finder = async ({ db }, cells) => {
  const staff = await staffKeys(db)
  return cells.map((cell) => {
    const found = memberOf(staff, cell)
    if (found === 'several') return { problem: 'several' }
    if (!found) return { problem: 'reference' }
    return { id: found.id, ...(!found.active && { inactive: found.name }) }
  })
}

/** By id, e-mail, or a name that only one has; of namesakes the only active one. */
export function memberOf(staff: readonly StaffKey[], cell: string): StaffKey | 'several' | undefined {
  const word = foldEmail(cell)
  const exact = staff.find((one) => one.id === word || foldEmail(one.email) === word)
  if (exact) return exact
  const named = staff.filter((one) => one.name.trim().toLowerCase() === word)
  const active = named.filter((one) => one.active)
  if (named.length === 1) return named[0]
  if (active.length === 1) return active[0]
  return named.length > 1 ? 'several' : undefined
}
