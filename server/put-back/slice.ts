import type { Slice } from '../platform/slice.ts'
import { routes } from './routes.ts'
import { undoJob } from './run/undo-job.ts'
import { verifies } from './verifies.ts'

export const putBack: Slice = {
  name: 'put-back',
  tables: ['journal_undos', 'journal_undo_left'],
  verifies,
  routes,
  jobs: [undoJob],
}
