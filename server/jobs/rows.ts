import { sql } from 'kysely'
import type { z } from 'zod'
import type { JobRow, listJobRows as contract } from '../../contract/platform/jobs.ts'
import { readCursor, writeCursor, type CursorShape } from '../platform/lists/cursor.ts'
import { countJobRows } from '../platform/jobs/rows.ts'
import type { Reading } from '../platform/database/tx.ts'
import { findRun } from './queries.ts'

const shape = { list: 'place', parts: [{ type: 'bigint' }] } as const satisfies CursorShape

/** What a job did with each record; whoever may see the job may see it. */
export async function listJobRows(
  reading: Reading,
  id: string,
  { state, limit, after }: z.output<typeof contract.query>,
) {
  await findRun(reading, id)
  const [place] = after ? readCursor(after, shape) : ['0']
  const { rows } = await sql<JobRow>`
    select place, case when subject_type = 'customer' then subject_id end as customer_id, subject_type, subject_id, title, state, code, message, data from job_rows
    where run_id = ${id}::uuid and place > ${place}::bigint ${state ? sql`and state = ${state}` : sql``}
    order by place limit ${limit + 1}`.execute(reading.db)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    next: rows.length > limit && last ? writeCursor(shape, [String(last.place)]) : null,
    counts: await countJobRows(reading.db, id),
  }
}
