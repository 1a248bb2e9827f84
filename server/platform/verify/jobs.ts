import { sql } from 'kysely'
import { composedRecords } from '../composition.ts'
import { restoreAdvice, type Look, type Verification } from './verification.ts'

/** Rows of jobs name records that are there, or that the journal has known; one that was refused may never have been. */
async function unknownSubjects({ db, found, looked }: Look): Promise<void> {
  for (const [at, { type, table }] of composedRecords().entries()) {
    const { rows } = await sql<{ id: string; said: string }>`
      select distinct subject_id::text as id, ${type}::text as said from job_rows r
      where subject_type = ${type} and subject_id is not null and state <> 'refused'
        and not exists (select from ${sql.table(table)} t where t.id = r.subject_id)
        and not exists (select from journal j where j.subject_type = ${type} and j.subject_id = r.subject_id::text)
      limit 1000`.execute(db)
    for (const { id, said } of rows) found(id, said)
    looked(at + 1)
  }
}

/** What holds of work in the background. */
export const ofJobs: readonly Verification[] = [
  {
    name: 'jobs.ends',
    says: 'A job has an end where it has ended, and only there.',
    advice: 'Run or cancel the job on its page; upkeep forgets ended ones.',
    finds: sql`
      select id::text as id, kind || ' is ' || state as said from job_runs
      where (state in ('done', 'failed', 'cancelled')) <> (finished_at is not null)`,
  },
  {
    name: 'jobs.rows',
    says: 'What jobs say they worked on is there, or was once.',
    advice: restoreAdvice,
    finds: unknownSubjects,
  },
]
