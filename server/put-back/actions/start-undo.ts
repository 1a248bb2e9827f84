import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Job } from '../../../contract/platform/jobs.ts'
import type { JournalAction } from '../../../contract/platform/undo.ts'
import { readJob } from '../../jobs/queries.ts'
import { guard } from '../../platform/composition.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { mayUndoActsOf, readAction, undoFor } from '../queries/action.ts'
import { walkedRecords } from '../queries/walks.ts'
import { undoJob } from '../run/undo-job.ts'

/**
 * Starts to undo a whole act, once: a second try is refused with `already_undone` and the undo there is. What the first one
 * left, as its actor might not see or change it, others may undo after it has ended. Slices below may veto it in a guard,
 * such as for an act that still goes on.
 */
export async function startUndo(tx: Tx, actionId: string): Promise<Job> {
  const action = await readAction(tx, actionId)
  if (action.cannot_undo === 'already_undone') throw await already(tx, actionId)
  if (action.cannot_undo === 'not_allowed' && mayUndoActsOf(tx.actor, action.actor))
    throw new Refusal('forbidden', 'Your role may not change what this changed.')
  if (action.cannot_undo === 'not_allowed')
    throw new Refusal('forbidden', 'Somebody else did this: undoing it needs the permission "journal.undo".', {
      data: { permission: 'journal.undo' },
    })
  if (action.cannot_undo === 'nothing_to_undo')
    throw new Refusal('conflict', 'This did nothing that can be undone. What was erased is gone for good.')
  await guard(tx, 'journal.undo', actionId, { action })
  const rest_of = action.undo?.action_id
  const params = { action_id: actionId, undo_action_id: uuidv7(), source: tx.source, ...(rest_of && { rest_of }) }
  const job_id = await enqueue(tx, undoJob, params, rest_of ? {} : totalOf(action))
  const { actor } = tx
  const { rows } = await sql`
    insert into journal_undos (action_id, part, undo_action_id, job_id, at, actor_kind, actor_id, actor_name)
    values (${actionId}, coalesce((select part from journal_undos where undo_action_id = ${rest_of ?? null}::uuid), 0) + 1,
      ${params.undo_action_id}, ${job_id}, ${tx.at}, ${actor.kind}, ${actor.id}, ${actor.name})
    on conflict (action_id, part) do nothing returning 1`.execute(tx.db)
  if (rows.length === 0) throw await already(tx, actionId)
  return readJob(tx, job_id)
}

/** How many rows the undo goes through, where that was counted. */
function totalOf({ records }: JournalAction): { total?: number } {
  const walked = new Set<string>(walkedRecords().map(({ type }) => type))
  const own = records.filter(({ type }) => walked.has(type))
  return own.every(({ exact }) => exact) ? { total: own.reduce((sum, { value }) => sum + value, 0) } : {}
}

async function already(tx: Tx, actionId: string): Promise<Refusal> {
  const undo = await undoFor(tx, actionId)
  return new Refusal('already_undone', 'This was undone already. Undo that undo to have it again.', { data: { undo } })
}
