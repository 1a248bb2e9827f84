import { uuidv7 } from 'uuidv7'
import type { BulkAction, BulkSelection } from '../../../contract/bulk.ts'
import type { Job } from '../../../contract/jobs.ts'
import { demandActiveSite } from '../../customers/queries/home.ts'
import { managerOf } from '../../customers/queries/manager.ts'
import { readJob } from '../../jobs/queries.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { Refusal, refuseProblem } from '../../platform/refusal.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { seenBy, allSites } from '../../sites/queries.ts'
import { bulkJob, eraseJob } from '../jobs.ts'
import { fixTargets } from '../queries/targets.ts'
import { demandRights } from '../rules/rights.ts'
import '../tables.ts'

interface Asked {
  selection: BulkSelection
  expected: number
  action: BulkAction
}

/** Fixes who is selected, makes sure that they are as many as were confirmed, and puts the work into the queue. */
export async function startBulk(tx: Tx, { selection, expected, action }: Asked): Promise<Job> {
  demandRights(tx.actor, action)
  await demandReferences(tx, action)
  const id = uuidv7()
  const count = await fixTargets(tx, id, selection)
  demandExpected(count, expected, action)
  const kind = action.kind === 'erase' ? eraseJob : bulkJob
  const params = { bulk_id: id, source: tx.source }
  const run_id = await enqueue(tx, kind, params, { title: String(count), total: count })
  await tx.db
    .insertInto('bulk_actions')
    .values({ id, run_id, action: JSON.stringify(action) })
    .execute()
  return readJob(tx, run_id)
}

/** Sites and managers that nobody may be given are refused here, and not by every customer. */
async function demandReferences(tx: Tx, action: BulkAction): Promise<void> {
  if (action.kind !== 'change') return
  const { set = {}, add_site_ids = [], remove_site_ids = [] } = action
  const sites = seenBy(tx.actor.site_ids, await allSites(tx))
  const seen = (id: string, field: string) => {
    const site = sites.find((one) => one.id === id)
    if (!site) throw refuseProblem('invalid', `action.${field}`, 'site_unknown')
    return site
  }
  if (set.site_id) demandActiveSite(seen(set.site_id, 'set.site_id'), 'action.set.site_id')
  for (const id of add_site_ids) demandActiveSite(seen(id, 'add_site_ids'), 'action.add_site_ids')
  for (const id of remove_site_ids) seen(id, 'remove_site_ids')
  if (set.manager_id) await managerOf(tx, { manager_id: set.manager_id })
}

/**
 * In a store that is open somebody registers while another one confirms: one in a hundred more or fewer is what was
 * meant. Nobody is erased beyond the number that was confirmed.
 */
function demandExpected(count: number, expected: number, { kind }: BulkAction): void {
  const slack = Math.floor(expected / 100)
  const tooMany = count > expected + (kind === 'erase' ? 0 : slack)
  if (count > 0 && !tooMany && count >= expected - slack) return
  throw new Refusal(
    'count_changed',
    `By now there are ${count} of them, and not ${expected}. Confirm the new number.`,
    {
      data: { count },
    },
  )
}
