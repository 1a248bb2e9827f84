import type { FastifyBaseLogger } from 'fastify'
import type { DiskState } from '../../../contract/disks/disks.ts'
import { disksOf, stateOf, type Placed } from './disks.ts'
import { giveReserveWhenShort, keepReserve } from './reserve.ts'
import { megabytes } from './room.ts'

const every = 250

const told: Record<DiskState, string> = {
  fine: 'The disk has room again.',
  filling: 'The disk is nearly full.',
  no_files: 'The disk is too full for files: uploads and exports are refused until there is room.',
  no_writes: 'The disk is full: nothing but sign-ins and deletions is written until there is room.',
}

/** Looks after the disks while the program runs: the reserve is given up and made again, the log hears of every change. */
export function watchDisks(placed: Placed, log: Pick<FastifyBaseLogger, 'warn' | 'debug'>): { stop(): void } {
  const known = new Map<string, DiskState>()
  let looking = false

  async function look(): Promise<void> {
    if (!placed.databaseUrl && giveReserveWhenShort(placed.dataDir))
      log.warn('The disk is full: the reserve was given up, so that the database goes on.')
    const disks = await disksOf(placed)
    for (const disk of disks) {
      const what = disk.holds.join()
      const state = stateOf(disk)
      const before = known.get(what) ?? 'fine'
      known.set(what, state)
      if (state !== before) log.warn({ holds: disk.holds, left: megabytes(disk.free) }, told[state])
      if (disk.holds.includes('database')) await keepReserve(placed.dataDir)
    }
  }

  const again = (): void => {
    if (looking) return
    looking = true
    look()
      .catch((error: unknown) => log.debug({ err: error }, 'the disks were not looked at'))
      .finally(() => {
        looking = false
      })
  }
  again()
  const timer = setInterval(again, every).unref()
  return { stop: () => clearInterval(timer) }
}
