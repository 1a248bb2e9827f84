import { sql } from 'kysely'
import type { JobContext } from '../platform/jobs/jobs.ts'

/**
 * Jobs that have ended are kept for 90 days, upkeep that went well for two, so that the list stays short; the last
 * run of each schedule stays.
 */
export async function tidyJobs({ db }: JobContext): Promise<{ deleted: number }> {
  const { numAffectedRows } = await sql`
    delete from job_runs j
    where finished_at < now() - case when (background or schedule is not null) and state = 'done' then interval '2 days'
        else interval '90 days' end
      and (schedule is null or exists (select 1 from job_runs newer where newer.schedule = j.schedule and newer.created_at > j.created_at))`.execute(
    db.write,
  )
  return { deleted: Number(numAffectedRows ?? 0) }
}
