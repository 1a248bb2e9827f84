import type { ImportState } from '../../contract/imports/imports.ts'

export const stateColors: Record<ImportState, string> = {
  queued: 'gray',
  running: 'accent',
  done: 'green',
  failed: 'red',
  cancelled: 'orange',
}
