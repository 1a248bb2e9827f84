import { listFollowers, listJournal } from '../../contract/platform/journal/journal.ts'
import { live } from '../../contract/platform/live.ts'
import { route, type Slice } from '../platform/slice.ts'
import { journalPageOf } from './journal-page.ts'
import { openLiveStream } from './live-stream.ts'
import { followers } from './queries.ts'

/** The journal, read as a whole and followed as it grows. */
export const journal: Slice = {
  name: 'journal',
  routes: [
    route(listJournal, ({ tx, query }) => journalPageOf(tx, query)),
    route(listFollowers, async ({ tx }) => ({ items: await followers(tx) })),
    route(live, (call) => openLiveStream(call)),
  ],
}
