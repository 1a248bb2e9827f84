import { sql } from 'kysely'
import type pg from 'pg'
import type { Handle } from '../database/db.ts'

/**
 * The queue proper is the schema graphile_worker. One of its entries does nothing but wake a worker with the id of a
 * run (`job_runs`), which is the truth: an entry too many is harmless, a lost one is put back (job-recovery.ts).
 */
export interface Queued {
  name: string
  queue?: string
  priority?: number
}

/** Enters a run in the queue, due when the run says. An earlier entry of the same run is replaced. */
export async function wake(db: Handle, kind: Queued, runId: string): Promise<void> {
  await sql`
    select graphile_worker.add_job(r.kind, json_build_object('run', r.id), queue_name => ${kind.queue ?? null}::text,
      run_at => r.run_at, job_key => r.id::text, priority => ${kind.priority ?? 0}::int)
    from job_runs r where r.id = ${runId}`.execute(db)
}

/** Takes a run that has not begun out of the queue. */
export async function unqueue(db: Handle, runId: string): Promise<void> {
  await sql`select graphile_worker.remove_job(${runId}::text)`.execute(db)
}

/** Whether the schema graphile_worker has been made. */
export async function hasQueue(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('graphile_worker.migrations') is not null as there`,
  )
  return rows[0]?.there === true
}
