import * as contract from '../../contract/bulk.ts'
import { route, type Slice } from '../platform/slice.ts'
import { startBulk } from './actions/start.ts'
import { bulkJob, eraseJob } from './jobs.ts'
import { tidyBulk } from './forget.ts'
import { countMatching } from './queries/targets.ts'

export const bulk: Slice = {
  name: 'bulk',
  tables: ['bulk_actions', 'bulk_targets'],
  routes: [
    route(contract.countCustomers, async ({ tx, body }) => ({ count: await countMatching(tx, body.selection) })),
    route(contract.changeCustomers, ({ tx, body }) => startBulk(tx, body)),
  ],
  jobs: [bulkJob, eraseJob],
  schedules: [{ name: 'bulk.tidy', cron: '50 3 * * *', run: tidyBulk, background: true }],
}
