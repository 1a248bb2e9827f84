import type { Reading } from '../../platform/database/tx.ts'
import { staffKeys } from '../../staff/queries.ts'
import { memberOf } from '../references/staff.ts'
import type { ReadRow } from '../rules/read-row.ts'
import type { Found } from './find.ts'

/**
 * Puts the managers that rows name into their values. Somebody who is not known, or not active and new to the customer,
 * is a remark, and the cell goes into a note as whatever cannot be read does.
 */
export async function settleManagers(
  reading: Reading,
  rows: readonly ReadRow[],
  hits: readonly Found[],
): Promise<void> {
  if (!rows.some((row) => row.manager)) return
  const staff = await staffKeys(reading.db)
  for (const [at, row] of rows.entries()) {
    if (!row.manager || row.values.manager_id) continue
    const { cell, column } = row.manager
    const found = memberOf(staff, cell)
    const member = found === 'several' ? undefined : found
    if (member && (member.active || member.id === hits[at]?.known?.row.manager_id)) {
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
