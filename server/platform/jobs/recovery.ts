import { sql } from 'kysely'
import { problem } from '../../../contract/platform/problems.ts'
import type { Db, Handle } from '../database/db.ts'
import { tellJob } from './news.ts'
import { wake, type Queued } from './queue.ts'
import { lockClass, type DeadWorker } from './search.ts'

/** Work of nobody that is known is given this long: a worker takes its first job before it has shown itself. */
const grace = '15 seconds'
/** A run that takes its process down again and again is not tried for ever. */
const mostInterruptions = 5

/**
 * Gives the jobs of dead workers to the living, and puts back what the queue has lost. Who was found dead (`dead`) is
 * so only if nobody holds its lock and it has not been seen since. Any number of processes may call this: one at a time
 * does it. `ended` names workers that the caller knows to be gone.
 */
export async function recover(
  db: Db,
  kinds: ReadonlyMap<string, Queued>,
  { dead: found = [], ended = [] }: { dead?: readonly DeadWorker[]; ended?: readonly string[] } = {},
): Promise<number> {
  return await db.write.transaction().execute(async (tx) => {
    const turn = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${lockClass}::int, 0) as mine`.execute(
      tx,
    )
    if (!turn.rows[0]?.mine) return 0
    const dead = [...new Set([...(await stillDead(tx, found)), ...(await unknownWorkers(tx)), ...ended])]
    if (dead.length > 0) await sql`select graphile_worker.force_unlock_workers(${dead}::text[])`.execute(tx)
    const freed = await freeRuns(tx, kinds, dead)
    if (dead.length > 0) {
      await sql`delete from job_workers where id = any(${dead}::text[])`.execute(tx)
    }
    await wakeLost(tx, kinds)
    return freed
  })
}

async function stillDead(tx: Handle, found: readonly DeadWorker[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with unseen as materialized (
      select w.id from job_workers w join jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as d(id text, seen_at timestamptz)
        on w.id = d.id and w.seen_at = d.seen_at
    )
    select id from unseen where pg_try_advisory_xact_lock(${lockClass}::int, hashtext(id))`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Such as after a restore, which brings back runs but no workers. */
async function unknownWorkers(tx: Handle): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with unknown as materialized (
      select locked_by as id from graphile_worker.jobs where locked_at < now() - ${grace}::interval
        and not exists (select 1 from job_workers w where w.id = locked_by)
      union select worker_id from job_runs where state = 'running'
        and not exists (select 1 from job_workers w where w.id = worker_id)
    )
    select id from unknown where id is not null and pg_try_advisory_xact_lock(${lockClass}::int, hashtext(id))`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

async function freeRuns(tx: Handle, kinds: ReadonlyMap<string, Queued>, dead: readonly string[]): Promise<number> {
  if (dead.length === 0) return 0
  const { rows } = await sql<{ id: string; kind: string; state: string }>`
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
    returning id, kind, state`.execute(tx)
  for (const { id, kind, state } of rows) {
    await tellJob(tx, id)
    // Their entries in the queue are there, but nobody would look for them at once.
    const known = kinds.get(kind)
    if (known && state === 'queued') await wake(tx, known, id)
  }
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
