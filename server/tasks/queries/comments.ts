import { sql } from 'kysely'
import { kinds } from '../../../contract/platform/kinds/kinds.ts'
import type { TaskComment } from '../../../contract/tasks/endpoints.ts'
import { can } from '../../platform/actor.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { pageOf } from '../../platform/lists/listing.ts'
import { type ListSource } from '../../platform/lists/source.ts'
import { missing } from '../../platform/records/rows.ts'
import { taskComments, tasks } from '../record.ts'

export type CommentRow = Awaited<ReturnType<typeof taskComments.find>>

/** Comments on a task, newest first, in pages. */
export async function commentsOf(
  reading: Reading,
  taskId: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ items: TaskComment[]; next: string | null }> {
  await tasks.demand(reading, taskId)
  const source: ListSource = {
    from: sql`task_comments tc`,
    alias: sql`tc`,
    id: sql`tc.id`,
    columns: sql`tc.*`,
    where: [sql`tc.task_id = ${taskId}::uuid`],
    sorts: { created_at: { expr: sql`tc.created_at`, type: 'timestamptz', nullable: false } },
    defaultSort: '-created_at',
  }
  const { rows, next } = await pageOf<CommentRow>(reading, source, { limit, after })
  return { items: rows.map((row) => shownComment(reading, row)), next }
}

/** One comment on a task, unmasked. Refuses with `not_found`; whether the task may be seen is for the caller to know. */
export async function findComment({ db }: Reading, taskId: string, id: string): Promise<CommentRow> {
  const { rows } = await sql<CommentRow>`
    select * from task_comments where id = ${id}::uuid and task_id = ${taskId}::uuid`.execute(db)
  if (!rows[0]) throw missing(taskComments)
  return rows[0]
}

/** A comment as its reader may see it. */
export function shownComment({ actor }: Reading, row: CommentRow): TaskComment {
  const { id, version, author_kind, author_id, author_name, text, created_at, updated_at } = row
  const author = { kind: author_kind, id: author_id, name: author_name }
  const seen = can(actor, taskComments.personal) ? text : (kinds.long_text.mask(text) ?? '')
  return { id, version, author, text: seen, created_at, updated_at }
}
