import type { BulkVerbs } from '../platform/records/bulk-verbs.ts'
import { changeRows } from '../platform/records/write/change.ts'
import { removeRows } from '../platform/records/write/remove.ts'
import { tasks } from './record.ts'

/** How many tasks are changed at once. Their titles are personal: in a result they are called by their day. */
export const bulk: BulkVerbs = {
  title: ({ due_on }) => String(due_on ?? '–'),
  change: (tx, ids, patchOf) => changeRows(tx, tasks, ids, patchOf),
  end: (tx, rows) => removeRows(tx, tasks, rows),
}
