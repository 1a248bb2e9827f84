import { sql } from 'kysely'
import { dayInZone } from '../../contract/platform/time-zones.ts'
import type { BulkVerbs } from '../platform/records/bulk-verbs.ts'
import type { ToldAsOf, Values, Verbs } from '../platform/records/verbs.ts'
import { bringBackRow, keptValues } from '../platform/records/write/remove.ts'
import { plainVerbs } from '../platform/records/write/verbs.ts'
import { deleteComment } from './actions/comments.ts'
import { taskComments, tasks } from './record.ts'

const asOf: ToldAsOf = {
  derive: {
    fields: ['completed_at', 'overdue'],
    from({ actor }, { values }, at) {
      const since = values['completed_at']
      if (!values['completed'] || (typeof since === 'string' && since > at)) values['completed_at'] = null
      const { due_at, due_on } = values as { due_at?: string | null; due_on?: string | null }
      const isPast = due_at
        ? Date.parse(due_at) < Date.parse(at)
        : !!due_on && due_on < dayInZone(actor.time_zone, new Date(at))
      values['overdue'] = !values['completed'] && isPast
    },
  },
}

/** What a task is called in the rows of jobs: by its day, as its title tells of somebody. */
export const titleOf: BulkVerbs['title'] = ({ due_on }) => String(due_on ?? '–')

/** Of day and moment, the one that is put back leaves the other as it stands: they need not agree. */
const asItWas = ({ due_on, due_at }: Values, patch: Values): Values =>
  'due_on' in patch || 'due_at' in patch ? { ...(due_on !== null && { due_on }), due_at, ...patch } : patch

/** What shared code may do with tasks. */
export const taskVerbs: Verbs = { ...plainVerbs(tasks, asItWas), title: titleOf, asOf }

/** A comment comes back to its task, or goes as its author would delete it. */
export const commentVerbs: Verbs = {
  may: taskVerbs.may,
  kept: keptValues,
  bringBack: (tx, { id }, kept) => bringBackRow(tx, taskComments, { ...kept, id }),
  async remove(tx, { id }) {
    const { rows } = await sql<{ task_id: string }>`select task_id from task_comments where id = ${id}`.execute(tx.db)
    if (rows[0]) await deleteComment(tx, rows[0].task_id, id)
  },
}
