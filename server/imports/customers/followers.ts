import type { ImportSettings } from '../../../contract/imports/settings.ts'
import type { ReadRow } from '../rules/read-row.ts'
import { keysOf } from './find.ts'
import type { Plan } from './plan.ts'

/** A row beyond these is one of its own, so that one customer cannot fill a whole batch. */
const mostFollowers = 1_000

/** Whether a row only adds addresses to the one before: it has no key, or in a file of addresses the same one. */
export function goesWith({ kind, follow: follows, match }: ImportSettings, head: ReadRow, row: ReadRow): boolean {
  if (
    head.refused ||
    head.skipped ||
    row.refused ||
    row.skipped ||
    row.addresses.length === 0 ||
    head.followers.length >= mostFollowers
  )
    return false
  if (kind === 'addresses') {
    const keys = match.flatMap((by) => keysOf(row)[by])
    return keys.length > 0 && keys.join('\n') === match.flatMap((by) => keysOf(head)[by]).join('\n')
  }
  const { values, full_name, phones, keys_unread } = row
  const { tags: _tags, ...own } = values
  return (
    follows && Object.keys(own).length === 0 && full_name === null && phones.length === 0 && keys_unread.length === 0
  )
}

/** Hands the addresses of a row to the one that it goes with. */
export function follow(head: ReadRow, row: ReadRow): void {
  head.addresses.push(...row.addresses.map((address) => ({ ...address, follows: true })))
  head.unread.push(...row.unread)
  head.followers.push({ row: row.row, remarks: row.remarks })
}

/** What became of the rows that went with one, each counted on its own. */
export function plansOfFollowers({ followers }: ReadRow, head: Plan): Plan[] {
  const { outcome, customer_id, change } = head
  return followers.map(({ row, remarks }): Plan => {
    if (outcome === 'refused' || outcome === 'skipped') return { row, outcome, customer_id, remarks: head.remarks }
    const adds = outcome === 'created' || change?.addresses.some((one) => one.row === row)
    return { row, outcome: adds ? 'updated' : 'unchanged', customer_id, remarks }
  })
}
