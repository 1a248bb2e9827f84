import { sql } from 'kysely'
import type { BulkAction } from '../../contract/platform/bulk.ts'
import { bulkKinds } from '../../contract/record-jobs.ts'
import { addJobRows, countJobRows, type JobRowCounts } from '../platform/jobs/rows.ts'
import type { JobContext, JobKind } from '../platform/jobs/jobs.ts'
import { resourceCalled } from '../platform/composition.ts'
import { refuseProblem } from '../platform/refusal.ts'
import { transact, type Source } from '../platform/database/tx.ts'
import { forgetBulk } from './forget.ts'
import { nextTargets } from './queries/targets.ts'
import { demandRights } from './rules/rights.ts'
import { actOn } from './run/rows.ts'
import './tables.ts'

interface Params {
  bulk_id: string
  source: Source
}

/** An erase touches many tables: fewer at a time, so that nobody waits long for a record. */
const together: Record<BulkAction['kind'], number> = { change: 500, create: 500, remove: 500, erase: 25 }

/**
 * Goes through the records that were fixed at the start, after the last one that is done. A batch is one transaction
 * with its results and the place where to go on: nothing is done twice and nobody is left out. All of it is one act.
 */
async function run(job: JobContext<Params>): Promise<JobRowCounts> {
  const { bulk_id, source } = job.params
  const { db, actor, run_id } = job
  const { resource, action, total } = await bulkOf(job)
  const record = resourceCalled(resource)
  demandRights(record, actor, action)
  let place = Number(job.checkpoint ?? 0)
  for (;;) {
    job.throwIfCancelled()
    job.progress(place, total)
    const targets = await nextTargets(db.write, bulk_id, place, together[action.kind])
    if (targets.length === 0) break
    const last = targets.at(-1)!.place
    await transact(
      db,
      actor,
      source,
      async (tx) => {
        await addJobRows(tx.db, run_id, await actOn(tx, record, action, targets))
        await job.keep(tx.db, last)
      },
      { action_id: run_id },
    )
    place = last
  }
  const counts = await countJobRows(db.write, run_id)
  await forgetBulk(db.write, bulk_id)
  return counts
}

interface Bulk {
  resource: string
  action: BulkAction
  total: number
}

async function bulkOf({ db, params }: JobContext<Params>): Promise<Bulk> {
  const { rows } = await sql<Bulk>`
    select b.resource, b.action, (select count(*) from bulk_targets t where t.bulk_id = b.id) as total
    from bulk_actions b where b.id = ${params.bulk_id}`.execute(db.write)
  if (rows[0]) return rows[0]
  throw refuseProblem('not_found', '', 'bulk_over')
}

/** The same work under names that say to what it is done, and whether they end by it. */
export const bulkJobs: readonly JobKind<Params>[] = bulkKinds.map((name) => ({
  name,
  resumable: true,
  maxAttempts: 5,
  run,
}))

/** The kind of job that does an action to records of a resource. */
export function jobFor(resource: string, action: BulkAction): JobKind<Params> {
  const { kind } = action
  const name = `${kind === 'create' ? action.resource : resource}.bulk${kind === 'change' ? '' : `_${kind}`}`
  return bulkJobs.find((one) => one.name === name)!
}
