import { sql } from 'kysely'
import type { JournalLine } from '../../../../contract/platform/journal/journal.ts'
import type { Reading } from '../../database/tx.ts'
import { lineColumns } from '../../journal/lines.ts'
import { Refusal, refuseField } from '../../refusal.ts'
import { linesAbout } from '../lines.ts'
import type { AnyRecord } from '../record.ts'

export interface Chosen {
  line_id?: string | undefined
  action_id?: string | undefined
  since?: string | undefined
}

/** The lines of a row that are meant: one, all of one act, or all after a moment; oldest first, unmasked. Refuses where there are none. */
export async function chosenLines(
  reading: Reading,
  record: AnyRecord,
  id: string,
  chosen: Chosen,
): Promise<JournalLine[]> {
  const { line_id, action_id, since } = chosen
  if ([line_id, action_id, since].filter((one) => one !== undefined).length !== 1)
    throw refuseField('invalid', 'line_id', 'Give one of line_id, action_id and since.')
  const which = line_id
    ? sql`id = ${line_id}`
    : action_id
      ? sql`action_id = ${action_id}`
      : sql`at > ${new Date(since!).toISOString()}::timestamptz`
  const { rows } = await sql<JournalLine>`
    select ${lineColumns} from journal where ${linesAbout(record, id)} and ${which} order by serial`.execute(reading.db)
  if (rows.length === 0) throw new Refusal('not_found', 'This history has no such change.')
  return rows
}
