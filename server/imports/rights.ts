import { importResources, type ImportResource } from '../../contract/record-jobs.ts'
import { can, demand, type Actor } from '../platform/actor.ts'
import type { AnyRecord } from '../platform/records/record.ts'
import { importerOf } from './importers.ts'

const recordOf = (resource: ImportResource): AnyRecord => importerOf(resource).record

/** Refuses with `forbidden` whoever may not import records of this sort. */
export function demandImport(actor: Actor, resource: ImportResource): void {
  demand(actor, importRight(recordOf(resource)))
}

/** Refuses with `forbidden` whoever may import nothing. */
export function demandAnyImport(actor: Actor): void {
  if (importable(actor).length === 0) demandImport(actor, 'customers')
}

/** What this person may import. */
export const importable = (actor: Actor): ImportResource[] =>
  importResources.filter((resource) => can(actor, importRight(recordOf(resource))))

/** Those of which nothing is hidden from this person: imports of others tell them of nothing that they may not see. */
export const seenWhole = (actor: Actor): ImportResource[] =>
  importable(actor).filter((resource) => {
    const record = recordOf(resource)
    return [record, ...record.owners.map((owner) => owner.record)].every((one) => one.seesAll(actor))
  })

/** Whether they see the personal values of what is imported. */
export const seesPersonal = (actor: Actor, resource: ImportResource): boolean => can(actor, recordOf(resource).personal)

function importRight({ rights, type }: AnyRecord) {
  if (!rights.import) throw new Error(`Nobody may import records of the type "${type}".`)
  return rights.import
}
