import { sql } from 'kysely'
import { restoreAdvice, type Verification } from './verification.ts'

/** What holds of the journal, whatever its lines are about. */
export const ofJournal: readonly Verification[] = [
  {
    name: 'journal.positions',
    says: 'The lines of the journal are numbered from 1 without a gap, and no number is given twice.',
    advice: `Lines were deleted or renumbered. ${restoreAdvice}`,
    covers: ['journal.position'],
    finds: sql`
      select position::text as id, 'after ' || before as said
      from (select position, lag(position, 1, 0) over (order by position) as before from journal where position is not null) as line
      where position <> before + 1`,
  },
  {
    name: 'journal.last_position',
    says: 'The numbering of the journal goes on after its last number.',
    advice: restoreAdvice,
    covers: ['journal_numbering.last_position'],
    finds: sql`
      select last_position::text as id, 'the last line has ' || given as said
      from journal_numbering, (select coalesce(max(position), 0) as given from journal) as line where last_position <> given`,
  },
  {
    name: 'journal.followers',
    says: 'Nobody who follows the journal claims to have read further than it goes.',
    advice: restoreAdvice,
    covers: ['journal_followers.position'],
    finds: sql`
      select name as id, 'has read up to ' || position as said from journal_followers
      where position > (select last_position from journal_numbering)`,
  },
  {
    name: 'journal.acts',
    says: 'All lines of one act are of the same person or program.',
    advice: restoreAdvice,
    finds: sql`
      select action_id::text as id, null as said from journal group by action_id
      having min(actor_kind || coalesce(actor_id::text, '')) <> max(actor_kind || coalesce(actor_id::text, ''))`,
  },
  {
    name: 'journal.serials',
    says: 'The counter behind the lines of the journal is ahead of all of them.',
    advice: "Set it: select setval('journal_serial', (select max(serial) from journal)).",
    covers: ['journal.serial'],
    // The counter is no part of the snapshot: it is read after the lines, and is never behind them.
    finds: sql`
      select serial::text as id, 'the counter stands at ' || last_value as said
      from (select max(serial) as serial from journal) as line, journal_serial where serial > last_value`,
  },
]
