import * as contract from '../../contract/imports.ts'
import * as rows from '../../contract/import-rows.ts'
import { route, soloRoute, type Route } from '../platform/slice.ts'
import { createProfile, deleteProfile, patchProfile } from './actions/profiles.ts'
import { startImport } from './actions/start.ts'
import { previewImport } from './preview.ts'
import { listImports, readImportWithProblems } from './queries/imports.ts'
import { listImportRows } from './queries/rows.ts'
import { sendImportRows } from './rows-file.ts'
import { listProfiles } from './queries/profiles.ts'

export const routes: readonly Route[] = [
  soloRoute(contract.previewImport, ({ program, tx, body }) => previewImport(program, tx.actor, body)),
  route(contract.startImport, ({ tx, body }) => startImport(tx, body)),
  route(contract.listImports, ({ tx, query }) => listImports(tx, query)),
  route(contract.getImport, ({ tx, params }) => readImportWithProblems(tx, params.id)),
  route(rows.listImportRows, ({ tx, params, query }) => listImportRows(tx, params.id, query)),
  soloRoute(rows.downloadImportRows, ({ tx, params, query, reply, program }) =>
    sendImportRows({ db: program.db.read, actor: tx.actor }, reply, params.id, query.outcome),
  ),
  route(contract.listImportProfiles, async ({ tx }) => ({ items: await listProfiles(tx) })),
  route(contract.createImportProfile, ({ tx, body }) => createProfile(tx, body)),
  route(contract.patchImportProfile, ({ tx, params, body, version }) => patchProfile(tx, params.id, body, version)),
  route(contract.deleteImportProfile, async ({ tx, params, version }) => {
    await deleteProfile(tx, params.id, version)
    return undefined
  }),
]
