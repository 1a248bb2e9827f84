import { countOf } from '../platform/database/owned-rows.ts'
import type { Slice } from '../platform/slice.ts'
import { deleteFilesOf, removal } from '../platform/files/storage.ts'
import { routes } from './routes.ts'
import { tidyFiles } from './tidy.ts'

export const files: Slice = {
  name: 'files',
  routes,
  owns: [{ table: 'files', erase: deleteFilesOf, count: countOf('files') }],
  jobs: [removal],
  schedules: [{ name: 'files.tidy', cron: '20 * * * *', run: tidyFiles, background: true }],
}
