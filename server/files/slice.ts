import type { Slice } from '../platform/slice.ts'
import { deleteFilesOf, removal } from '../platform/files/storage.ts'
import { routes } from './routes.ts'
import { tidyFiles } from './tidy.ts'

export const files: Slice = {
  name: 'files',
  routes,
  owns: [
    {
      table: 'files',
      erase: deleteFilesOf,
      deletes: true,
      counted: true,
      merge: 'move',
      tell: ['name', 'media_type', 'size'],
    },
  ],
  jobs: [removal],
  schedules: [{ name: 'files.tidy', cron: '20 * * * *', run: tidyFiles, background: true }],
}
