import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { TaskComment } from '../../../contract/tasks/endpoints.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { demandVersion } from '../../platform/http/versions.ts'
import { changesOf, isEmpty } from '../../platform/journal/changes.ts'
import { addLine } from '../../platform/journal/journal.ts'
import { insertRows, updateRows } from '../../platform/records/write/rows.ts'
import { demandPersonal } from '../../platform/records/write/settle.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findComment, shownComment, type CommentRow } from '../queries/comments.ts'
import { taskComments, tasks } from '../record.ts'

export type TaskRow = Awaited<ReturnType<typeof tasks.find>>

/** Writes a comment on a task. */
export async function createComment(tx: Tx, taskId: string, body: { text: string }): Promise<TaskComment> {
  demandPersonal(taskComments, tx.actor, body)
  const task = await tasks.lock(tx, taskId)
  const id = uuidv7()
  const author = { author_kind: tx.actor.kind, author_id: tx.actor.id, author_name: tx.actor.name }
  await insertRows(tx, taskComments, [
    { id, task_id: task.id, created_at: tx.at, updated_at: tx.at, ...author, text: body.text },
  ])
  tell(tx, 'created', task, id)
  return shownComment(tx, await findComment(tx, task.id, id))
}

/** Changes one's own comment. */
export async function patchComment(
  tx: Tx,
  taskId: string,
  id: string,
  body: { text?: string },
  version: number | null,
): Promise<TaskComment> {
  demandPersonal(taskComments, tx.actor, body)
  const { task, comment } = await demandOwn(tx, taskId, id)
  demandVersion(version, comment)
  const changes = changesOf({ ...comment }, body)
  if (!isEmpty(changes)) {
    await updateRows(tx, taskComments, [{ id, columns: { ...body } }])
    tell(tx, 'changed', task, id, { changes })
  }
  return shownComment(tx, await findComment(tx, task.id, id))
}

/** Deletes one's own comment; its line in the journal keeps what it said. */
export async function deleteComment(tx: Tx, taskId: string, id: string): Promise<void> {
  const { task, comment } = await demandOwn(tx, taskId, id)
  await sql`delete from task_comments where id = ${id}`.execute(tx.db)
  const { id: _id, text, version: _version, ...kept } = comment
  tell(tx, 'deleted', task, id, { changes: { text: [text, null] }, data: { kept } })
}

async function demandOwn(tx: Tx, taskId: string, id: string): Promise<{ task: TaskRow; comment: CommentRow }> {
  const task = await tasks.lock(tx, taskId)
  const comment = await findComment(tx, task.id, id)
  if (comment.author_id === null || comment.author_id !== tx.actor.id)
    throw new Refusal('forbidden', 'This is the comment of somebody else.')
  return { task, comment }
}

function tell(
  tx: Tx,
  verb: 'created' | 'changed' | 'deleted',
  task: TaskRow,
  subject_id: string,
  more: Pick<Parameters<typeof addLine>[1], 'changes' | 'data'> = {},
): void {
  const data = { ...more.data, task_id: task.id }
  addLine(tx, {
    kind: `task_comment.${verb}`,
    subject_type: 'task_comment',
    subject_id,
    customer_id: task.customer_id,
    ...more,
    data,
  })
}
