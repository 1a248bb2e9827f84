import { isShortOfRoom } from '../disk/demand.ts'
import type { Program } from '../slice.ts'
import type { ActiveJob } from './context.ts'

const every = 1_000

/** Tells jobs in progress to wait while the disk is full: those that can go on from where they are. */
export function yieldWhenFull(
  { config }: Pick<Program, 'config'>,
  active: ReadonlyMap<string, ActiveJob>,
): { stop(): void } {
  const timer = setInterval(() => {
    if (active.size > 0) void look()
  }, every).unref()

  async function look(): Promise<void> {
    if (!(await isShortOfRoom(config))) return
    for (const job of active.values()) if (job.resumable && !job.background) job.interrupt('full')
  }
  return { stop: () => clearInterval(timer) }
}
