import { sql } from 'kysely'
import type { Handle } from '../platform/database/db.ts'
import type { JobContext } from '../platform/jobs/jobs.ts'
import './tables.ts'

/** Forgets what was to be done, and to whom. */
export async function forgetBulk(db: Handle, id: string): Promise<void> {
  await sql`delete from bulk_actions where id = ${id}`.execute(db)
  await sql`delete from bulk_targets where bulk_id = ${id}`.execute(db)
}

/** A job that was cancelled or has failed may go on for a week; then nobody knows any more what it was to do. */
export async function tidyBulk({ db }: JobContext): Promise<{ removed: number }> {
  const { numAffectedRows } = await sql`
    delete from bulk_actions b using job_runs j
    where j.id = b.run_id and j.finished_at < now() - interval '7 days'`.execute(db.write)
  await sql`
    delete from bulk_targets t where not exists (select 1 from bulk_actions b where b.id = t.bulk_id)`.execute(db.write)
  return { removed: Number(numAffectedRows ?? 0) }
}
