import { sql } from 'kysely'
import type { Job, JobState, ScheduleListed } from '../../contract/platform/jobs.ts'
import { composedJobs } from '../platform/composition.ts'
import { kindOf } from '../platform/jobs/kinds.ts'
import { fireIn, nextTime } from '../platform/jobs/schedules.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reading, Tx } from '../platform/database/tx.ts'
import { readJob } from './queries.ts'

interface Last {
  schedule: string
  id: string
  state: JobState
  at: string
}

/** What runs by itself, in the order of the slices, with its last and its next time. */
export async function listSchedules({ db }: Reading): Promise<ScheduleListed[]> {
  const { schedules, kinds } = composedJobs()
  const names = schedules.map(({ name }) => name)
  const { rows } = await sql<Last>`
    select s.name as schedule, r.id, r.state, coalesce(r.started_at, r.created_at) as at
    from unnest(${names}::text[]) s(name)
    cross join lateral (select * from job_runs j where j.schedule = s.name order by j.created_at desc limit 1) r`.execute(
    db,
  )
  return schedules.map((schedule) => {
    const last = rows.find((row) => row.schedule === schedule.name)
    return {
      name: schedule.name,
      cron: schedule.cron,
      kind: kindOf(schedule, kinds).kind.name,
      last_run_at: last?.at ?? null,
      last_state: last?.state ?? null,
      last_job_id: last?.id ?? null,
      next_run_at: nextTime(schedule.cron, new Date())?.toISOString() ?? null,
    }
  })
}

/** Starts a schedule now, beside its times; refused while its last run is still going. */
export async function runSchedule(tx: Tx, name: string): Promise<Job> {
  const { schedules, kinds } = composedJobs()
  const schedule = schedules.find((one) => one.name === name)
  if (!schedule) throw new Refusal('not_found', 'There is no such schedule.')
  const id = await fireIn(tx.db, schedule, kinds)
  if (!id) throw new Refusal('conflict', 'The last run of this schedule has not ended yet.')
  return readJob(tx, id)
}
