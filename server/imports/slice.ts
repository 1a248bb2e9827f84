import type { Slice } from '../platform/slice.ts'
import { importCommands } from './commands.ts'
import { forgetChecks, forgetInImports, tidyImports } from './forget.ts'
import { forgetFilesJob } from './forget-files.ts'
import { importJobs } from './jobs.ts'
import { demandOver } from './queries/imports.ts'
import { routes } from './routes.ts'
import { verifies } from './verifies.ts'

export const imports: Slice = {
  name: 'imports',
  tables: ['imports', 'import_profiles', 'import_problems', 'import_rows'],
  verifies,
  routes,
  owns: [
    { table: 'import_problems', erase: forgetInImports, deletes: true, counted: true, merge: 'leave', tell: [] },
    // Before the rows of checks are found by the customer: those that only have the e-mail (`forgetChecks`).
    { table: 'import_rows', erase: 'delete', merge: 'leave', tell: [] },
  ],
  guards: { 'journal.undo': (tx, actionId) => demandOver(tx, actionId) },
  guardsOfMany: { 'customers.erase': forgetChecks },
  constraints: {
    import_profiles_name_key: {
      code: 'conflict',
      field: 'name',
      message: 'There is a profile with this name. Choose another one, or change that one.',
    },
  },
  jobs: [...importJobs, forgetFilesJob],
  schedules: [{ name: 'imports.tidy', cron: '40 3 * * *', run: tidyImports, background: true }],
  commands: importCommands,
}
