import * as contract from '../../contract/exports/exports.ts'
import { sendFile } from '../platform/files/downloads.ts'
import { markOf } from '../platform/http/request-mark.ts'
import { addLine } from '../platform/journal/journal.ts'
import { Refusal } from '../platform/refusal.ts'
import { route, soloRoute, type Route } from '../platform/slice.ts'
import { openFile } from '../platform/files/storage.ts'
import { transact } from '../platform/database/tx.ts'
import { createExport } from './actions/create.ts'
import { deleteExport } from './actions/delete.ts'
import { demandAnyExport } from './rules/demand.ts'
import { findExport, listExports, mayFetch, readExport } from './queries/exports.ts'

export const routes: readonly Route[] = [
  route(contract.createExport, ({ tx, body }) => createExport(tx, body)),
  route(contract.listExports, ({ tx, query }) => {
    demandAnyExport(tx.actor)
    return listExports(tx, query)
  }),
  route(contract.getExport, ({ tx, params }) => {
    demandAnyExport(tx.actor)
    return readExport(tx, params.id)
  }),
  soloRoute(contract.downloadExport, async ({ tx, params, program, request, reply }) => {
    demandAnyExport(tx.actor)
    const found = await findExport(tx, params.id)
    if (!mayFetch(found, tx.actor))
      throw new Refusal('forbidden', 'This export holds more than your role shows you by now.')
    const wanted = found.files.find((file) => file.id === params.file_id)
    if (!wanted) throw new Refusal('not_found', 'There is no such file, or it has expired.')
    const { file, stream } = await openFile(tx, program.config, wanted.id)
    const source = tx.actor.kind === 'api_key' ? 'api' : 'web'
    await transact(
      program.db,
      tx.actor,
      source,
      async (act) =>
        addLine(act, {
          kind: 'export.downloaded',
          subject_type: 'export',
          subject_id: found.id,
          data: { name: file.name, rows: found.rows },
        }),
      { request: markOf(request) },
    )
    return sendFile(reply, file, stream)
  }),
  route(contract.deleteExport, async ({ tx, params }) => {
    demandAnyExport(tx.actor)
    await deleteExport(tx, params.id)
    return undefined
  }),
]
