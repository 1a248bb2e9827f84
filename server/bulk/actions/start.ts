import { uuidv7 } from 'uuidv7'
import type { BulkAction, BulkChange, BulkSelection } from '../../../contract/platform/bulk.ts'
import type { Job } from '../../../contract/platform/jobs.ts'
import { readJob } from '../../jobs/queries.ts'
import { bulkVerbsOf, resourceCalled } from '../../platform/composition.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import { settle, type Values } from '../../platform/records/write/settle.ts'
import { Refusal } from '../../platform/refusal.ts'
import { jobFor } from '../jobs.ts'
import { fixTargets } from '../queries/targets.ts'
import { demandRights } from '../rules/rights.ts'
import '../tables.ts'

interface Asked {
  selection: BulkSelection
  expected: number
  action: BulkAction
}

/** Fixes which are selected, makes sure that they are as many as were confirmed, and puts the work into the queue. */
export async function startBulk(tx: Tx, record: AnyRecord, { selection, expected, action }: Asked): Promise<Job> {
  demandRights(record, tx.actor, action)
  if (action.kind === 'change') await demandValues(tx, record, action)
  if (action.kind === 'create') await demandSettled(tx, resourceCalled(action.resource), null, action.values, 'values')
  const id = uuidv7()
  const count = await fixTargets(tx, record, id, selection)
  demandExpected(count, expected, action)
  const { resource } = record
  const params = { bulk_id: id, source: tx.source }
  const run_id = await enqueue(tx, jobFor(resource, action), params, { title: String(count), total: count })
  await tx.db
    .insertInto('bulk_actions')
    .values({ id, run_id, resource, action: JSON.stringify(action) })
    .execute()
  return readJob(tx, run_id)
}

/** Values that no record may be given are refused here, and not by every one of them. */
async function demandValues(tx: Tx, record: AnyRecord, change: BulkChange): Promise<void> {
  const { check } = bulkVerbsOf(record.type)
  if (check) return check(tx, change)
  await demandSettled(tx, record, {}, change.set ?? {}, 'action.set')
}

async function demandSettled(tx: Tx, record: AnyRecord, before: Values | null, given: Values, path: string) {
  try {
    await settle(record, tx, [{ before, given }])
  } catch (error) {
    if (!(error instanceof Refusal) || !error.fields) throw error
    const fields = Object.entries(error.fields).map(([field, problem]) => [`${path}.${field}`, problem])
    throw new Refusal(error.code, error.message, { fields: Object.fromEntries(fields) })
  }
}

/**
 * In a store that is open somebody registers while another one confirms: one in a hundred more or fewer is what was
 * meant. Nobody is erased, and nothing removed, beyond the number that was confirmed.
 */
function demandExpected(count: number, expected: number, { kind }: BulkAction): void {
  const slack = Math.floor(expected / 100)
  const tooMany = count > expected + (kind === 'erase' || kind === 'remove' ? 0 : slack)
  if (count > 0 && !tooMany && count >= expected - slack) return
  throw new Refusal(
    'count_changed',
    `By now there are ${count} of them, and not ${expected}. Confirm the new number.`,
    {
      data: { count },
    },
  )
}
