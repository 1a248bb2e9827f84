import { listFollowers, listJournal } from '../../contract/journal.ts'
import { live } from '../../contract/live.ts'
import { route, type Slice } from '../platform/slice.ts'
import { journalPageOf, type Sees } from './journal-page.ts'
import { openLiveStream } from './live-stream.ts'
import type { Impersonal } from './rules.ts'
import { followers } from './queries.ts'

/** What the journal is told of records below it: who sees a customer, and which values are not personal. */
export interface Surroundings {
  sees: Sees
  impersonal: Impersonal
}

/** The journal, read as a whole and followed as it grows. Without surroundings every doubt is a no. */
export const journalSlice = (
  { sees, impersonal }: Surroundings = { sees: async () => new Set(), impersonal: {} },
): Slice => ({
  name: 'journal',
  routes: [
    route(listJournal, ({ tx, query }) => journalPageOf(tx, query, sees, impersonal)),
    route(listFollowers, async ({ tx }) => ({ items: await followers(tx) })),
    route(live, (call) => openLiveStream(call, sees)),
  ],
})
