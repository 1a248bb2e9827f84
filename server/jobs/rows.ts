import { sql } from 'kysely'
import type { z } from 'zod'
import type { JobRow, listJobRows as contract } from '../../contract/jobs.ts'
import { badCursor } from '../platform/lists/cursor.ts'
import { countJobRows } from '../platform/jobs/rows.ts'
import type { Reading } from '../platform/database/tx.ts'
import { findRun } from './queries.ts'

/** What a job did with each record; whoever may see the job may see it. */
export async function listJobRows(
  reading: Reading,
  id: string,
  { state, limit, after }: z.output<typeof contract.query>,
) {
  await findRun(reading, id)
  if (after !== undefined && !/^\d{1,15}$/.test(after)) throw badCursor()
  const { rows } = await sql<JobRow>`
    select place, customer_id, title, state, code, message, data from job_rows
    where run_id = ${id}::uuid and place > ${after ?? 0} ${state ? sql`and state = ${state}` : sql``}
    order by place limit ${limit + 1}`.execute(reading.db)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    next: rows.length > limit && last ? String(last.place) : null,
    counts: await countJobRows(reading.db, id),
  }
}
