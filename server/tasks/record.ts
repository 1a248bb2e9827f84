import { sql } from 'kysely'
import { overdue, taskCommentRecord, taskRecord } from '../../contract/tasks/record.ts'
import { customers } from '../customers/record.ts'
import { dayInZone } from '../../contract/platform/time-zones.ts'
import { can } from '../platform/actor.ts'
import type { Fragment, Place } from '../platform/lists/filter-sql-scope.ts'
import { record } from '../platform/records/record.ts'
import { settleTasks } from './rules/settle.ts'
import './tables.ts'

/** A moment passes at once, a day when it is over where somebody asks. */
const isOverdue = ({ time_zone }: Place): Fragment =>
  sql`(not k.completed and coalesce(k.due_at < now(), k.due_on < ${dayInZone(time_zone, new Date())}::date, false))`

export const tasks = record({
  spec: taskRecord,
  table: 'tasks',
  alias: 'k',
  owners: [{ record: customers, column: 'customer_id', gone: 'with' }],
  personal: 'customers.personal',
  rights: {
    create: 'tasks.write',
    change: 'tasks.write',
    remove: 'tasks.write',
    import: 'tasks.import',
    export: 'tasks.export',
  },
  seen: (actor) =>
    can(actor, 'tasks.all') ? [] : [sql`(k.performer_id = ${actor.id}::uuid or k.author_id = ${actor.id}::uuid)`],
  created: ({ id, name }) => ({ author_id: id, author_name: name }),
  settle: settleTasks,
  externalIds: { table: 'task_external_ids', column: 'task_id' },
  also: {
    author_name: sql`k.author_name`,
    overdue: isOverdue,
    comments: sql`(select count(*) from task_comments tc where tc.task_id = k.id)`,
  },
  asks: [{ field: overdue, exprIn: isOverdue }],
  extras: { id: sql`k.id` },
  called: ({ title }) => String(title ?? ''),
  calledBy: ['title'],
  list: {
    defaultSort: '-created_at',
    present: ['created_at'],
    search: { open: 'search', everybody: 'search_public' },
  },
  missing: 'There is no such task, or you may not see it.',
})

export const taskComments = record({
  spec: taskCommentRecord,
  table: 'task_comments',
  alias: 'tc',
  owners: [{ record: tasks, column: 'task_id', gone: 'with' }],
  personal: 'customers.personal',
  rights: { create: 'tasks.write', change: 'tasks.write', remove: 'tasks.write' },
  missing: 'There is no such comment.',
})
