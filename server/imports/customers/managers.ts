import { foldEmail } from '../../../contract/emails.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { staffKeys, type StaffKey } from '../../staff/queries.ts'
import type { ReadRow } from '../rules/read-row.ts'
import type { Found } from './find.ts'

/**
 * Puts the managers that rows name into their values. Somebody who is not known, or not active and new to the customer,
 * is a remark, and the cell goes into a note as whatever cannot be read does.
 */
export async function settleManagers(
  reading: Reading,
  rows: readonly ReadRow[],
  found: readonly Found[],
): Promise<void> {
  if (!rows.some((row) => row.manager)) return
  const staff = await staffKeys(reading.db)
  for (const [at, row] of rows.entries()) {
    if (!row.manager || row.values.manager_id) continue
    const { cell, column } = row.manager
    const member = memberOf(staff, cell)
    if (member && (member.active || member.id === found[at]?.known?.row.manager_id)) {
      row.values.manager_id = member.id
      continue
    }
    const message = member
      ? `${member.name} is not active and is given no further customers.`
      : 'There is no member of staff with this e-mail, id or name.'
    row.remarks.push({
      column,
      value: cell,
      code: member ? 'not_active' : 'manager',
      message,
      ...(member && { params: { name: member.name } }),
    })
    row.unread = [...new Set([...row.unread, `${column}: ${cell}`])]
    row.manager = null
  }
}

/** By id, e-mail, or a name that only one has; of namesakes the only active one. */
function memberOf(staff: readonly StaffKey[], cell: string): StaffKey | undefined {
  const word = foldEmail(cell)
  const exact = staff.find((one) => one.id === word || foldEmail(one.email) === word)
  if (exact) return exact
  const named = staff.filter((one) => one.name.trim().toLowerCase() === word)
  const active = named.filter((one) => one.active)
  return named.length === 1 ? named[0] : active.length === 1 ? active[0] : undefined
}
