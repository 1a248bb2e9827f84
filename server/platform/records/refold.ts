import { sql } from 'kysely'
import type { Handle } from '../database/db.ts'
import type { JobKind } from '../jobs/jobs.ts'
import type { AnyRecord } from './record.ts'
import { revisionJob, type Revision } from './revise.ts'
import { searchColumns, type Values } from './write/settle.ts'

const ownTexts = (record: AnyRecord) => (): Promise<(row: Values) => Values> =>
  Promise.resolve((row) => searchColumns(record, null, row))

/**
 * The search texts of a record, for rows that were written by a version that folded otherwise. `values`: how the texts are
 * made; as the declaration says where it is left out.
 */
export function refolding(record: AnyRecord, values: Revision['values'] = ownTexts(record)): Revision {
  const { open, everybody } = record.list!.search!
  return { record, columns: [open, everybody], values }
}

/** The job that writes them anew after a migration, `RESOURCE.refold`. */
export const refoldJob = (revision: Revision): JobKind => revisionJob(jobName(revision.record), revision)

const jobName = ({ resource }: AnyRecord): string => `${resource}.refold`

/** Whether the texts are being gone through: until then some are of a former version. */
export async function isRefolding(record: AnyRecord, db: Handle): Promise<boolean> {
  const { rows } = await sql`
    select from job_runs where kind = ${jobName(record)} and state in ('queued', 'running')`.execute(db)
  return rows.length > 0
}
