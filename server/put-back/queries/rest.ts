import { sql } from 'kysely'
import type { UndoOf } from '../../../contract/platform/undo.ts'
import { mayRead } from '../../journal/queries.ts'
import { can } from '../../platform/actor.ts'
import { recordCalled } from '../../platform/composition.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { and } from '../../platform/lists/source.ts'
import { pageOfLine, seenInJournal } from '../../platform/records/lines.ts'
import { canBeTakenBack, mayTakeBack } from '../../platform/records/put-back/taken-back.ts'

/**
 * Whether an undo that has ended left something that this reader may take back: rows that its actor might not see and the
 * reader does, or might not change and the reader may.
 */
export async function leavesRest(reading: Reading, actionId: string, undo: UndoOf): Promise<boolean> {
  const page = pageOfLine()
  const { rows } = await sql<{ kind: string; subject_type: string; hidden: boolean }>`
    with rest as materialized (
      select subject_type as page, subject_id::text as row, hidden from journal_undo_left
      where undo_action_id = ${undo.action_id}::uuid
        and not exists (select from job_runs j where j.id = ${undo.job_id}::uuid and j.state <> 'done')
    ), lines as (
      select kind, subject_type, ${page.type} as page, ${page.id} as row from journal
      where action_id = ${actionId} and exists (select from rest) and ${mayRead(reading)}
        and ${and(seenInJournal(reading.actor))}
    )
    select distinct kind, subject_type, hidden from lines join rest using (page, row)`.execute(reading.db)
  return rows.some(({ kind, subject_type, hidden }) => {
    const personal = recordCalled(subject_type)?.personal
    const may = canBeTakenBack(kind) && mayTakeBack(reading.actor, kind)
    return may && (hidden || personal === undefined || can(reading.actor, personal))
  })
}
