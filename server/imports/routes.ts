import * as contract from '../../contract/imports/imports.ts'
import * as profiles from '../../contract/imports/profiles.ts'
import * as rows from '../../contract/imports/rows.ts'
import { route, soloRoute, type Route } from '../platform/slice.ts'
import { createProfile, deleteProfile, patchProfile } from './actions/profiles.ts'
import { startImport } from './actions/start.ts'
import { previewImport } from './preview.ts'
import { demandAnyImport, importable } from './rights.ts'
import { listImports, readImportWithProblems } from './queries/imports.ts'
import { listImportRows } from './queries/rows.ts'
import { sendImportRows } from './rows-file.ts'
import { listProfiles } from './queries/profiles.ts'

export const routes: readonly Route[] = [
  soloRoute(contract.previewImport, ({ program, tx, body }) => previewImport(program, tx.actor, body)),
  route(contract.startImport, ({ tx, body }) => startImport(tx, body)),
  route(contract.listImports, ({ tx, query }) => {
    demandAnyImport(tx.actor)
    return listImports(tx, query)
  }),
  route(contract.getImport, ({ tx, params }) => {
    demandAnyImport(tx.actor)
    return readImportWithProblems(tx, params.id)
  }),
  route(rows.listImportRows, ({ tx, params, query }) => {
    demandAnyImport(tx.actor)
    return listImportRows(tx, params.id, query)
  }),
  soloRoute(rows.downloadImportRows, ({ tx, params, query, reply, program }) => {
    demandAnyImport(tx.actor)
    return sendImportRows({ db: program.db.read, actor: tx.actor }, reply, params.id, query.outcome)
  }),
  route(profiles.listImportProfiles, async ({ tx }) => {
    demandAnyImport(tx.actor)
    const mine = importable(tx.actor)
    return { items: (await listProfiles(tx)).filter(({ settings }) => mine.includes(settings.resource)) }
  }),
  route(profiles.createImportProfile, ({ tx, body }) => createProfile(tx, body)),
  route(profiles.patchImportProfile, ({ tx, params, body, version }) => patchProfile(tx, params.id, body, version)),
  route(profiles.deleteImportProfile, async ({ tx, params, version }) => {
    await deleteProfile(tx, params.id, version)
    return undefined
  }),
]
