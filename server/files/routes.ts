import * as contract from '../../contract/files/files.ts'
import type { FilePurpose, StoredFile } from '../../contract/files/files.ts'
import { sendFile } from '../platform/files/downloads.ts'
import { Refusal } from '../platform/refusal.ts'
import { route, soloRoute, type Route } from '../platform/slice.ts'
import { deleteFile, findFile, openFile, storeFile, type FileRow } from '../platform/files/storage.ts'
import { receive } from '../platform/files/uploads.ts'
import type { Reading } from '../platform/database/tx.ts'
import { demandUpload, mayRead } from './rules.ts'

/** An upload that nothing has used after this time is deleted. */
const unusedAfter = 7 * 86_400_000

export const routes: readonly Route[] = [
  soloRoute(contract.uploadFile, async ({ tx, query, request, program }) => {
    demandUpload(query.purpose, tx.actor)
    const { config, db } = program
    const row = await receive(request, config, ({ name, media_type, stream }) =>
      storeFile({ db: db.write, actor: tx.actor }, config, stream, {
        name: query.name ?? name ?? 'file',
        media_type,
        purpose: query.purpose,
        expires_at: new Date(Date.now() + unusedAfter),
      }),
    )
    return shown(row)
  }),
  route(contract.getFile, async ({ tx, params }) => shown(await permitted(tx, params.id))),
  route(contract.downloadFile, async ({ tx, params, program, reply }) => {
    await permitted(tx, params.id)
    const { file, stream } = await openFile(tx, program.config, params.id)
    return sendFile(reply, file, stream)
  }),
  route(contract.deleteFile, async ({ tx, params }) => {
    await permitted(tx, params.id)
    await deleteFile(tx, params.id)
  }),
]

/** A file for whose purpose somebody lacks the permission is as if it were not there. */
async function permitted(tx: Reading, id: string): Promise<FileRow> {
  const file = await findFile(tx, id)
  if (mayRead(file, tx.actor)) return file
  throw new Refusal('not_found', 'There is no such file, or you may not see it.')
}

function shown({ key: _, created_by_kind, created_by_id, created_by_name, purpose, ...row }: FileRow): StoredFile {
  return {
    ...row,
    purpose: purpose as FilePurpose,
    created_by: { kind: created_by_kind, id: created_by_id, name: created_by_name },
  }
}
