import { sql } from 'kysely'
import type { Reason } from '../../../contract/platform/reasons.ts'
import type { Handle } from '../database/db.ts'

/** What a job did with one record. `title` names it without personal values, such as its number. */
export interface JobRow {
  /** Place among the records that the job was given, from 1: a row told twice is kept once. */
  place: number
  /** What sort of record it is, and its id; null where it is gone, or not for whoever reads the row. */
  subject_type: string
  subject_id: string | null
  title: string
  state: 'done' | 'unchanged' | 'refused'
  /** Why it was refused: a code and its sentence, without personal values; `data` has the field and the values in it. */
  code?: Reason | null
  message?: string | null
  data?: Record<string, unknown>
}

/** Keeps what a job did with records, in the transaction that did it; what an earlier attempt told of a place stays. */
export async function addJobRows(handle: Handle, jobId: string, rows: readonly JobRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into job_rows (run_id, place, subject_type, subject_id, title, state, code, message, data)
    select ${jobId}::uuid, r.place, r.subject_type, r.subject_id, r.title, r.state, r.code, r.message, coalesce(r.data, '{}')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(place bigint, subject_type text, subject_id uuid, title text, state text, code text, message text, data jsonb)
    on conflict (run_id, place) do nothing`.execute(handle)
}

export interface JobRowCounts {
  done: number
  unchanged: number
  refused: number
}

/** How many rows of a job ended how. */
export async function countJobRows(handle: Handle, jobId: string): Promise<JobRowCounts> {
  const { rows } = await sql<JobRowCounts>`
    select count(*) filter (where state = 'done') as done, count(*) filter (where state = 'unchanged') as unchanged,
      count(*) filter (where state = 'refused') as refused
    from job_rows where run_id = ${jobId}::uuid`.execute(handle)
  return rows[0] ?? { done: 0, unchanged: 0, refused: 0 }
}
