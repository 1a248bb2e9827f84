import type { BulkAction } from '../../contract/platform/bulk.ts'
import { bulkCreates, bulks } from '../../contract/bulks.ts'
import { resourceCalled } from '../platform/composition.ts'
import { route, type Slice } from '../platform/slice.ts'
import { startBulk } from './actions/start.ts'
import { tidyBulk } from './forget.ts'
import { bulkJobs } from './jobs.ts'
import { countMatching } from './queries/targets.ts'

export const bulk: Slice = {
  name: 'bulk',
  tables: ['bulk_actions', 'bulk_targets'],
  routes: [
    ...bulkCreates.map(({ resource, owner, create }) =>
      route(create, ({ tx, body: { values, ...asked } }) =>
        startBulk(tx, resourceCalled(owner.resource), {
          ...asked,
          action: { kind: 'create', resource, field: owner.field, values },
        }),
      ),
    ),
    ...bulks.flatMap(({ resource, count, change }) => [
      route(count, async ({ tx, body }) => ({
        count: await countMatching(tx, resourceCalled(resource), body.selection),
      })),
      route(change, ({ tx, body: { action, ...asked } }) =>
        startBulk(tx, resourceCalled(resource), { ...asked, action: action as BulkAction }),
      ),
    ]),
  ],
  jobs: bulkJobs,
  schedules: [{ name: 'bulk.tidy', cron: '50 3 * * *', run: tidyBulk, background: true }],
}
