import { sql } from 'kysely'
import type { JobContext } from '../platform/jobs/jobs.ts'
import type { Tx } from '../platform/database/tx.ts'
import { readSettings } from '../settings/queries.ts'
import { deleteFilesOfExport } from './actions/delete.ts'
import { lockForErase } from './run/finish.ts'

/**
 * What an erase takes from exports: the files that a person is in, since nobody can take one person out of a file;
 * and what was asked of exports that came to nothing, since a search may name somebody.
 */
export async function forgetInExports(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await lockForErase(tx)
  const { rows } = await sql<{ id: string }>`
    select x.id from exports x where x.members is not null and exists (
      select from customers c where c.id = any(${customerIds}::uuid[])
        and case when c.serial < length(x.members)::bigint * 8 then get_bit(x.members, c.serial) = 1 end)`.execute(
    tx.db,
  )
  for (const { id } of rows) {
    await deleteFilesOfExport(tx, id)
    await tx.db.updateTable('exports').set({ members: null }).where('id', '=', id).execute()
  }
  await sql`
    update exports x set request = null
    where x.request is not null and (x.state in ('failed', 'cancelled')
      or exists (select from job_runs j where j.id = x.job_id and j.state in ('failed', 'cancelled')))`.execute(tx.db)
}

/** Forgets what expired exports held, and later that they were. Their files go by themselves. */
export async function tidyExports({ db }: JobContext): Promise<{ removed: number }> {
  await sql`update exports set members = null, request = null
    where expires_at < now() and (members is not null or request is not null) and state <> 'running'`.execute(db.write)
  const { keep_finished_days } = await readSettings({ db: db.write })
  const { numAffectedRows } = await sql`
    delete from exports where expires_at < now() - ${keep_finished_days} * interval '1 day' and state <> 'running'`.execute(
    db.write,
  )
  return { removed: Number(numAffectedRows ?? 0) }
}
