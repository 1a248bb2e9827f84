import { sql } from 'kysely'
import type { Job } from '../../contract/platform/jobs.ts'
import { composedJobs } from '../platform/composition.ts'
import { tellJob } from '../platform/jobs/news.ts'
import { unqueue, wake } from '../platform/jobs/queue.ts'
import { cancelChannel } from '../platform/jobs/worker.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/database/tx.ts'
import { canCancel, canRetry, findRun, mayManage, readJob, type RunRow } from './queries.ts'

const lock = sql`for update of j`

/** A job that waits is cancelled now; one that runs is asked to stop, and does so at the next point where it can. */
export async function cancelJob(tx: Tx, id: string): Promise<Job> {
  const run = await managed(tx, id)
  if (run.cancel_requested_at !== null && run.state === 'running') return readJob(tx, id)
  if (!canCancel(run)) throw new Refusal('cannot_cancel', 'This job has ended already.')
  await sql`
    update job_runs set cancel_requested_at = now(),
      state = case when state = 'queued' then 'cancelled' else state end,
      finished_at = case when state = 'queued' then now() else finished_at end
    where id = ${id}`.execute(tx.db)
  if (run.state === 'queued') await unqueue(tx.db, id)
  else await sql`select pg_notify(${cancelChannel}, ${id})`.execute(tx.db)
  await tellJob(tx.db, id)
  return readJob(tx, id)
}

/** Runs a job again that failed or was cancelled: with all its attempts, and from its checkpoint where it has one. */
export async function retryJob(tx: Tx, id: string): Promise<Job> {
  const run = await managed(tx, id)
  if (run.state !== 'failed' && run.state !== 'cancelled') {
    throw new Refusal('cannot_retry', 'Only a job that failed or was cancelled can be run again.')
  }
  const kind = composedJobs().kinds.get(run.kind)
  if (!canRetry(run) || !kind) {
    throw new Refusal('cannot_retry', 'A job of this kind cannot go on from where it stopped. Start it anew.')
  }
  await sql`
    update job_runs set state = 'queued', attempts = 0, interruptions = 0, error = null, result = null, run_at = now(),
      finished_at = null, cancel_requested_at = null
    where id = ${id}`.execute(tx.db)
  await wake(tx.db, kind, id)
  await tellJob(tx.db, id)
  return readJob(tx, id)
}

async function managed(tx: Tx, id: string): Promise<RunRow> {
  const run = await findRun(tx, id, lock)
  if (mayManage(tx.actor, run)) return run
  throw new Refusal('forbidden', 'Somebody else started this job: this needs the permission "jobs.manage".')
}
