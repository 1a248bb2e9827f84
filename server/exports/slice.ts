import type { Slice } from '../platform/slice.ts'
import { exportCommands } from './commands.ts'
import { forgetInExports, tidyExports } from './forget.ts'
import { exportJobs } from './jobs.ts'
import { routes } from './routes.ts'
import { verifies } from './verifies.ts'

export const exports: Slice = {
  name: 'exports',
  tables: ['exports', 'export_files'],
  verifies,
  routes,
  owns: [{ table: 'exports', column: 'members', erase: forgetInExports, merge: 'leave', tell: [] }],
  jobs: exportJobs,
  schedules: [{ name: 'exports.tidy', cron: '50 3 * * *', run: tidyExports, background: true }],
  commands: exportCommands,
}
