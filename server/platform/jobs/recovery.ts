import { sql } from 'kysely'
import { problem } from '../../../contract/platform/problems.ts'
import type { Db, Handle } from '../database/db.ts'
import { tellJob } from './news.ts'
import { wake, type Queued } from './queue.ts'

/** First half of the advisory locks of jobs; the second is the hash of a worker's id, or 0 for the recovery itself. */
export const lockClass = 72953
/** A worker without its lock is given this long to come back, such as after a restart of the database. */
const grace = '15 seconds'
/** A run that takes its process down again and again is not tried for ever. */
const mostInterruptions = 5

/**
 * Gives the jobs of dead workers to the living, and puts back what the queue has lost. A worker is dead when nobody
 * holds its lock, which PostgreSQL frees when its connection ends, and it has not been seen for a while. Any number of
 * processes may call this: one at a time does it. `ended` names workers that the caller knows to be gone.
 */
export async function recover(
  db: Db,
  kinds: ReadonlyMap<string, Queued>,
  ended: readonly string[] = [],
): Promise<number> {
  return await db.write.transaction().execute(async (tx) => {
    const turn = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${lockClass}::int, 0) as mine`.execute(
      tx,
    )
    if (!turn.rows[0]?.mine) return 0
    const dead = await deadWorkers(tx, ended)
    const freed = await freeRuns(tx, dead)
    if (dead.length > 0) {
      await sql`select graphile_worker.force_unlock_workers(${dead}::text[])`.execute(tx)
      await sql`delete from job_workers where id = any(${dead}::text[])`.execute(tx)
    }
    await wakeLost(tx, kinds)
    return freed
  })
}

async function deadWorkers(tx: Handle, ended: readonly string[]): Promise<string[]> {
  // The lock is tried only for workers that were not seen for a while: trying it would be in the way of the living.
  const silent = await sql<{ id: string }>`
    with silent as materialized (
      select id from job_workers where seen_at < now() - ${grace}::interval
      union select locked_by from graphile_worker.jobs where locked_at < now() - ${grace}::interval
        and not exists (select 1 from job_workers w where w.id = locked_by)
      union select worker_id from job_runs where state = 'running'
        and not exists (select 1 from job_workers w where w.id = worker_id)
    )
    select id from silent where id is not null and pg_try_advisory_xact_lock(${lockClass}::int, hashtext(id))`.execute(
    tx,
  )
  return [...new Set([...silent.rows.map(({ id }) => id), ...ended])]
}

async function freeRuns(tx: Handle, dead: readonly string[]): Promise<number> {
  if (dead.length === 0) return 0
  const { rows } = await sql<{ id: string }>`
    update job_runs set worker_id = null, claim = null, interruptions = interruptions + 1,
      state = case when cancel_requested_at is not null then 'cancelled'
        when resumable and interruptions < ${mostInterruptions} then 'queued' else 'failed' end,
      attempts = case when resumable then attempts - 1 else attempts end,
      run_at = now(),
      error = case when cancel_requested_at is not null then null
        when not resumable then ${JSON.stringify(problem('not_resumable'))}::jsonb
        when interruptions >= ${mostInterruptions} then ${JSON.stringify(problem('always_stopped'))}::jsonb end,
      finished_at = case when cancel_requested_at is null and resumable and interruptions < ${mostInterruptions} then null else now() end
    where state = 'running' and worker_id = any(${dead}::text[])
    returning id`.execute(tx)
  for (const { id } of rows) await tellJob(tx, id)
  return rows.length
}

/** Runs that are due and that nobody will be woken for, such as after a restore, which brings back the runs alone. */
async function wakeLost(tx: Handle, kinds: ReadonlyMap<string, Queued>): Promise<void> {
  const { rows } = await sql<{ id: string; kind: string }>`
    select r.id, r.kind from job_runs r
    where r.state = 'queued' and r.run_at < now() - interval '10 seconds' and r.kind = any(${[...kinds.keys()]}::text[])
      and not exists (select 1 from graphile_worker.jobs j where j.key = r.id::text and j.attempts < j.max_attempts)
    limit 1000`.execute(tx)
  for (const { id, kind } of rows) {
    const known = kinds.get(kind)
    if (known) await wake(tx, known, id)
  }
}
