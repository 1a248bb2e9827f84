import type { BulkVerbs } from '../platform/records/bulk-verbs.ts'
import { changeRows } from '../platform/records/write/change.ts'
import { removeRows } from '../platform/records/write/remove.ts'
import { createTasks } from './actions/tasks.ts'
import { tasks } from './record.ts'
import { titleOf } from './verbs.ts'

/** How many tasks are changed at once. */
export const bulk: BulkVerbs = {
  title: titleOf,
  change: (tx, ids, patchOf) => changeRows(tx, tasks, ids, patchOf),
  create: createTasks,
  end: (tx, rows) => removeRows(tx, tasks, rows),
}
