import type { Failure } from '../../../contract/platform/failure.ts'
import type { ImportRecord, ImportState } from '../../../contract/imports/imports.ts'
import { addLine } from '../../platform/journal/journal.ts'
import { deleteFile, lockFile } from '../../platform/files/storage.ts'
import { transact } from '../../platform/database/tx.ts'
import { findImport, readImport } from '../queries/imports.ts'
import { forgetChecksOf } from './checked-rows.ts'
import { writeErrorFile } from './error-file.ts'
import type { Runner } from './run.ts'

/** Ends an import: its remarks become a file, and a file that was imported whole is not kept. */
export async function finish(
  { program, actor }: Pick<Runner, 'program' | 'actor'>,
  id: string,
  state: Exclude<ImportState, 'queued' | 'running'>,
  error?: Failure,
): Promise<ImportRecord> {
  const error_file_id = await writeErrorFile(program, actor, id)
  return transact(program.db, actor, 'import', async (tx) => {
    tx.action_id = id
    // Before the import's own row: whoever else deletes the file comes from there to here.
    const { file_id } = await findImport(tx.db, id)
    const holdsCards = error?.code === 'card_numbers'
    if (file_id && (state === 'done' || holdsCards)) await lockFile(tx, file_id)
    const row = await tx.db
      .updateTable('imports')
      .set({
        state,
        error: error ? JSON.stringify(error) : null,
        error_file_id,
        finished_at: new Date(),
        progress_at: new Date(),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    if (!row.dry_run) {
      const { read: rows, created, updated, unchanged, skipped, refused, warnings } = row
      addLine(tx, {
        kind: 'import.finished',
        subject_type: 'import',
        subject_id: id,
        data: { state, rows, created, updated, unchanged, skipped, refused, warnings },
      })
    }
    if (row.file_id && (holdsCards || (state === 'done' && !row.dry_run))) {
      await forgetChecksOf(tx.db, row.file_id)
      await deleteFile(tx, row.file_id)
    }
    return readImport(tx, id, [])
  })
}
