import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Job, listJobs as listContract } from '../../contract/platform/jobs.ts'
import { can, mayReach, type Actor } from '../platform/actor.ts'
import { composedRecords } from '../platform/composition.ts'
import type { JobRunsTable } from '../platform/jobs/tables.ts'
import { pageOf } from '../platform/lists/listing.ts'
import { and, type ListSource } from '../platform/lists/source.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reading } from '../platform/database/tx.ts'

export type RunRow = Selectable<JobRunsTable>

/**
 * Without `jobs.read` a person sees what they started themselves. Those of other people speak of records, by number and by
 * how many: of customers, whom somebody limited to sites may not see, and of others that not everybody sees all of.
 */
function visibleRuns(actor: Actor) {
  if (!can(actor, 'jobs.read')) return [own(actor)]
  const unseen = composedRecords().filter(
    (record) => record.list && !(record.seesAll(actor) && mayReach(actor, record.read)),
  )
  if (actor.site_ids === null && unseen.length === 0) return []
  // An undo speaks of records of any kind.
  const others = [...unseen.map(({ resource }) => `${resource}.%`), 'journal.undo'].map(
    (kind) => sql`j.kind not like ${kind}`,
  )
  return [
    actor.site_ids === null
      ? sql`(j.actor_kind = 'system' or ${own(actor)} or (${and(others)}))`
      : sql`(j.actor_kind = 'system' or ${own(actor)})`,
  ]
}

const own = (actor: Actor) => sql`(j.actor_kind = ${actor.kind} and j.actor_id = ${actor.id}::uuid)`

export async function listJobs(reading: Reading, query: z.output<typeof listContract.query>) {
  const { actor } = reading
  const source: ListSource = {
    from: sql`job_runs j`,
    alias: sql`j`,
    id: sql`j.id`,
    columns: sql`j.*`,
    where: [
      ...visibleRuns(actor),
      ...(query.mine === 'true' ? [own(actor)] : []),
      ...(query.kind ? [sql`j.kind = ${query.kind}`] : [sql`not j.background`]),
      ...(query.state === 'open'
        ? [sql`j.state in ('queued', 'running')`]
        : query.state
          ? [sql`j.state = ${query.state}`]
          : []),
    ],
    sorts: { created_at: { expr: sql`j.created_at`, type: 'timestamptz', nullable: false } },
    defaultSort: '-created_at',
  }
  const { rows, next, total } = await pageOf<RunRow>(reading, source, query)
  return { items: rows.map((row) => shown(actor, row)), next, total }
}

export async function readJob(reading: Reading, id: string): Promise<Job> {
  return shown(reading.actor, await findRun(reading, id))
}

/** The run, if this person may see it; locked where `lock` is given. */
export async function findRun(reading: Reading, id: string, lock = sql``): Promise<RunRow> {
  const where = sql.join([sql`j.id = ${id}`, ...visibleRuns(reading.actor)], sql` and `)
  const { rows } = await sql<RunRow>`select j.* from job_runs j where ${where} ${lock}`.execute(reading.db)
  if (!rows[0]) throw new Refusal('not_found', 'There is no such job, or you may not see it.')
  return rows[0]
}

/** One's own jobs, or any with `jobs.manage`. Upkeep that a schedule starts is nobody's own. */
export const mayManage = (actor: Actor, run: RunRow): boolean =>
  can(actor, 'jobs.manage') || (actor.id !== null && run.actor_kind === actor.kind && run.actor_id === actor.id)

export const canCancel = (run: RunRow): boolean =>
  run.state === 'queued' || (run.state === 'running' && run.cancel_requested_at === null)

export const canRetry = (run: RunRow): boolean => run.resumable && (run.state === 'failed' || run.state === 'cancelled')

export function shown(actor: Actor, run: RunRow): Job {
  const { id, kind, title, state, progress, total, note, result, error, attempts, max_attempts, schedule } = run
  const { created_at, run_at, started_at, finished_at, cancel_requested_at } = run
  return {
    id,
    kind,
    title,
    state,
    progress,
    total,
    note,
    result,
    error,
    attempts,
    max_attempts,
    schedule,
    created_at,
    run_at,
    started_at,
    finished_at,
    cancel_requested_at,
    created_by: { kind: run.actor_kind, id: run.actor_id, name: run.actor_name },
    can_cancel: canCancel(run) && mayManage(actor, run),
    can_retry: canRetry(run) && mayManage(actor, run),
  }
}
