import * as contract from '../../contract/platform/jobs.ts'
import { idempotencyUpkeep } from '../platform/http/idempotency.ts'
import { route, type Slice } from '../platform/slice.ts'
import { cancelJob, retryJob } from './actions.ts'
import { listJobs, readJob } from './queries.ts'
import { listJobRows } from './rows.ts'
import { listSchedules, runSchedule } from './schedules.ts'
import { tidyJobs } from './tidy.ts'

export const jobs: Slice = {
  name: 'jobs',
  routes: [
    route(contract.listJobs, ({ tx, query }) => listJobs(tx, query)),
    route(contract.getJob, ({ tx, params }) => readJob(tx, params.id)),
    route(contract.listJobRows, ({ tx, params, query }) => listJobRows(tx, params.id, query)),
    route(contract.cancelJob, ({ tx, params }) => cancelJob(tx, params.id)),
    route(contract.retryJob, ({ tx, params }) => retryJob(tx, params.id)),
    route(contract.listSchedules, async ({ tx }) => ({ items: await listSchedules(tx) })),
    route(contract.runSchedule, ({ tx, params }) => runSchedule(tx, params.name)),
  ],
  schedules: [{ name: 'jobs.tidy', cron: '10 3 * * *', run: tidyJobs, background: true }, idempotencyUpkeep],
}
