import { countJobRows, addJobRows, type JobRow } from '../../platform/jobs/rows.ts'
import type { JobContext, JobKind } from '../../platform/jobs/jobs.ts'
import { transact, type Source } from '../../platform/database/tx.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import { undoRows } from '../actions/undo-rows.ts'
import {
  countRows,
  leaveForbidden,
  leaveUnseen,
  linesOfRows,
  nextRows,
  walkedRecords,
  type Walk,
} from '../queries/walks.ts'

interface Params {
  action_id: string
  /** Shared by all lines of the undo. */
  undo_action_id: string
  /** The undo before this one, where it goes on with what that one left. */
  rest_of?: string
  source: Source
}

interface Checkpoint {
  /** The record whose rows are gone through; left out: the first. */
  type?: string
  /** The last row that is done, in the order of ids. */
  after: string
  done: number
}

const atOnce = 200
const first = '00000000-0000-0000-0000-000000000000'

/** Takes an act back, record by record. A step is one transaction with its rows and its checkpoint. */
async function run(job: JobContext<Params>): Promise<unknown> {
  const kept = (job.checkpoint ?? { after: first, done: 0 }) as Checkpoint
  const records = walkedRecords()
  const at = Math.max(
    0,
    records.findIndex(({ type }) => type === kept.type),
  )
  const rest = records.slice(at).map((record, place) => ({ record, after: place === 0 ? kept.after : first }))
  let { done } = kept
  let total = done
  const walk: Walk = job.params
  if (!job.checkpoint) await leaveUnseen(job.db.write, job.actor, walk)
  for (const { record, after } of rest) total += await countRows(job.db.write, record, walk, after)
  for (const { record, after } of rest) done = await goThrough(job, walk, record, after, done, total)
  return countJobRows(job.db.write, job.run_id)
}

/** Goes through the rows of a record; answers how many are done by then. */
async function goThrough(
  job: JobContext<Params>,
  walk: Walk,
  record: AnyRecord,
  after: string,
  done: number,
  total: number,
): Promise<number> {
  const { action_id, undo_action_id, source } = job.params
  for (;;) {
    job.throwIfCancelled()
    const ids = await nextRows(job.db.write, record, walk, after, atOnce)
    if (ids.length === 0) return done
    await transact(
      job.db,
      job.actor,
      source,
      async (tx) => {
        const rows = await undoRows(tx, record, action_id, ids, await linesOfRows(tx.db, record, action_id, ids))
        await addJobRows(
          tx.db,
          job.run_id,
          rows.map((row, at) => ({ place: done + at + 1, ...row })),
        )
        await leaveForbidden(
          tx.db,
          record,
          undo_action_id,
          ids.filter((_, at) => isForbidden(rows[at]!)),
        )
        await job.keep(tx.db, { type: record.type, after: ids.at(-1), done: done + ids.length })
      },
      { action_id: undo_action_id },
    )
    after = ids.at(-1)!
    done += ids.length
    job.progress(done, total)
  }
}

/** Whether the actor lacked a right to take back all of it. */
function isForbidden({ code, data }: Pick<JobRow, 'code' | 'data'>): boolean {
  const { refused } = (data ?? {}) as { refused?: { code: string }[] }
  return code === 'forbidden' || (refused?.some((one) => one.code === 'not_allowed') ?? false)
}

/** Undos run one after another: the second may be that of the first. */
export const undoJob: JobKind<Params> = {
  name: 'journal.undo',
  resumable: true,
  maxAttempts: 5,
  queue: 'journal.undo',
  run,
}
