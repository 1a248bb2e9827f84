import { hearDrops } from '../database/cache.ts'
import { startFollowers, type Follower } from './followers.ts'
import { hearLines } from './journal.ts'
import { openLive } from '../http/live.ts'
import { startNumberer } from './numberer.ts'
import { openSignals } from '../database/signals.ts'
import type { Program } from '../slice.ts'

/** What runs beside the routes for the sake of the journal. */
export interface JournalService {
  /** Ends the open streams first: a server that waits for its connections to end can then stop. */
  stop(): Promise<void>
}

/** Starts numbering, the followers of all slices and live updates. The database must be migrated. */
export async function startJournal(
  program: Pick<Program, 'db' | 'log'>,
  followers: readonly Follower[],
): Promise<JournalService> {
  const { db } = program
  const signals = openSignals(db.connection)
  hearDrops(db, signals)
  const numberer = startNumberer(program)
  hearLines(db, numberer.wake)
  const live = await openLive(db, signals)
  const following = await startFollowers(program, followers, signals)
  return {
    async stop() {
      live.stop()
      await following.stop()
      await numberer.stop()
      await signals.stop()
    },
  }
}
