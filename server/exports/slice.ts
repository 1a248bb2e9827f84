import type { Slice } from '../platform/slice.ts'
import { exportCommand } from './commands.ts'
import { forgetInExports, tidyExports } from './forget.ts'
import { exportJob } from './jobs.ts'
import { routes } from './routes.ts'

export const exports: Slice = {
  name: 'exports',
  tables: ['exports', 'export_files'],
  routes,
  owns: [{ table: 'exports', column: 'members', erase: forgetInExports, merge: 'leave', tell: [] }],
  jobs: [exportJob],
  schedules: [{ name: 'exports.tidy', cron: '50 3 * * *', run: tidyExports, background: true }],
  commands: [exportCommand],
}
