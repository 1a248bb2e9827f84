import { addLine } from '../../platform/journal/journal.ts'
import { Refusal } from '../../platform/refusal.ts'
import { deleteFile } from '../../platform/files/storage.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { findExport } from '../queries/exports.ts'

/** Deletes an export with its files. One that is still being written must be cancelled first. */
export async function deleteExport(tx: Tx, id: string): Promise<void> {
  await tx.db.selectFrom('exports').select('id').where('id', '=', id).forUpdate().execute()
  const found = await findExport(tx, id)
  if (found.state === 'queued' || found.state === 'running')
    throw new Refusal('conflict', 'This export is being written. Cancel it first.')
  await deleteFilesOfExport(tx, id)
  await tx.db.deleteFrom('exports').where('id', '=', id).execute()
  addLine(tx, { kind: 'export.deleted', subject_type: 'export', subject_id: id, data: { name: found.name } })
}

/** Deletes what an export, or an attempt at one, has stored. */
export async function deleteFilesOfExport(tx: Tx, id: string): Promise<void> {
  const files = await tx.db.selectFrom('export_files').select('file_id').where('export_id', '=', id).execute()
  for (const { file_id } of files) await deleteFile(tx, file_id)
}
