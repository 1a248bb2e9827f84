import { sql } from 'kysely'
import type { JournalLine } from '../../../contract/journal.ts'
import type { Handle } from '../../platform/database/db.ts'
import { lineColumns } from '../../platform/journal/lines.ts'
import { addJobRows, countJobRows } from '../../platform/jobs/rows.ts'
import type { JobContext, JobKind } from '../../platform/jobs/jobs.ts'
import { transact, type Source } from '../../platform/database/tx.ts'
import { undoCustomers } from '../actions/undo-customers.ts'

interface Params {
  action_id: string
  /** Shared by all lines of the undo. */
  undo_action_id: string
  source: Source
}

interface Checkpoint {
  /** The last customer that is done, in the order of ids. */
  after: string
  done: number
}

const atOnce = 200

/** Takes an act back. A step is one transaction with its rows and its checkpoint. */
async function run(job: JobContext<Params>): Promise<unknown> {
  const { action_id, undo_action_id, source } = job.params
  let { after, done } = (job.checkpoint ?? { after: '00000000-0000-0000-0000-000000000000', done: 0 }) as Checkpoint
  const total = done + (await countCustomers(job.db.write, action_id, after))
  for (;;) {
    job.throwIfCancelled()
    const ids = await nextCustomers(job.db.write, action_id, after)
    if (ids.length === 0) break
    const from = done
    await transact(
      job.db,
      job.actor,
      source,
      async (tx) => {
        const lines = Map.groupBy(await linesOf(tx.db, action_id, ids), (line) => line.customer_id!)
        const rows = await undoCustomers(tx, action_id, ids, lines)
        await addJobRows(
          tx.db,
          job.run_id,
          rows.map((row, at) => ({ place: from + at + 1, ...row })),
        )
        await job.keep(tx.db, { after: ids.at(-1), done: from + ids.length })
      },
      { action_id: undo_action_id },
    )
    after = ids.at(-1)!
    done += ids.length
    job.progress(done, total)
  }
  return countJobRows(job.db.write, job.run_id)
}

async function countCustomers(handle: Handle, actionId: string, after: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct customer_id) as count from journal
    where action_id = ${actionId} and customer_id > ${after}::uuid`.execute(handle)
  return rows[0]?.count ?? 0
}

async function nextCustomers(handle: Handle, actionId: string, after: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct customer_id as id from journal
    where action_id = ${actionId} and customer_id > ${after}::uuid order by customer_id limit ${atOnce}`.execute(handle)
  return rows.map((row) => row.id)
}

async function linesOf(handle: Handle, actionId: string, ids: readonly string[]): Promise<JournalLine[]> {
  const { rows } = await sql<JournalLine>`
    select ${lineColumns} from journal
    where action_id = ${actionId} and customer_id = any(${ids}::uuid[]) order by serial`.execute(handle)
  return rows
}

/** Undos run one after another: the second may be that of the first. */
export const undoJob: JobKind<Params> = {
  name: 'journal.undo',
  resumable: true,
  maxAttempts: 5,
  queue: 'journal.undo',
  run,
}
