import { sql, type RawBuilder } from 'kysely'
import { countingRecords } from '../../contract/platform/journal/kinds.ts'
import type { JournalFollower } from '../../contract/platform/journal/journal.ts'
import type { Reading } from '../platform/database/tx.ts'
import { readableKinds } from './rules.ts'

/** The parts of the program that follow the journal. */
export async function followers(reading: Reading): Promise<JournalFollower[]> {
  const { rows } = await sql<JournalFollower>`
    select name, position, last_position - position as behind, failures, error, failed_at, retry_at
    from journal_followers, journal_numbering order by name`.execute(reading.db)
  return rows
}

/** Lines that the reader may see by their kind; about whom is asked apart. */
export function mayRead({ actor }: Reading): RawBuilder<unknown> {
  const kinds = readableKinds(actor)
  if (actor.site_ids === null) return sql`kind = any(${kinds}::text[])`
  const counting = kinds.filter((kind) => countingRecords.some((record) => kind.startsWith(`${record}.`)))
  return sql`kind = any(${kinds}::text[]) and (kind <> all(${counting}::text[]) or actor_id = ${actor.id}::uuid)`
}
