import { isPersonalTarget } from '../../../contract/imports/targets.ts'
import type { ImportSettings } from '../../../contract/imports/settings.ts'
import type { ImportResource } from '../../../contract/record-jobs.ts'
import { demand, type Actor } from '../../platform/actor.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import type { Importer } from '../run/importer.ts'
import { keysOf } from './find.ts'
import { guessPlain, isHeadingOf } from './guess.ts'
import { saysOf, whom } from './last-words.ts'
import { openOverlay } from './overlay.ts'
import { planRows, type PlainPlan } from './plan.ts'
import { rowReader, type PlainRow } from './read-row.ts'
import { writePlans } from './write.ts'

/** Imports a record that has no rules beside those of its declaration. */
export const plainImporter = (record: AnyRecord): Importer<PlainRow, PlainPlan> => {
  const resource = record.resource as ImportResource
  return {
    record,
    demandRights: (actor, settings) => demandRights(record, actor, settings),
    guess: (columns, _, source) => guessPlain(resource, columns, source),
    isHeading: (name) => isHeadingOf(resource, name),
    rowReader: (columns, settings) => rowReader(resource, columns, settings),
    isPersonal: (field) => record.fields.some(({ name, personal }) => personal && name === field.split('.')[0]),
    keysOf: (_, row) => keysOf(row),
    whom: (reading, settings, rows) => whom(reading, record, settings, rows),
    says: (_, row) => saysOf(record, row),
    plan: (reading, settings, rows) => planRows(reading, record, settings, rows),
    write: (tx, plans) => writePlans(tx, record, plans),
    refused: ({ row }, remark) => [{ row, outcome: 'refused', customer_id: null, record_id: null, remarks: [remark] }],
    openCheck(settings, repeated) {
      const overlay = openOverlay(repeated)
      return { plan: (reading, rows) => planRows(reading, record, settings, rows, overlay) }
    },
  }
}

/** Refuses with `forbidden` what somebody could not do to the records one by one either. */
function demandRights(
  { rights, read, personal }: AnyRecord,
  actor: Actor,
  { resource, mode, mapping }: ImportSettings,
): void {
  demand(actor, rights.import!)
  demand(actor, read)
  if (mode !== 'update') demand(actor, rights.create)
  if (mode !== 'create') demand(actor, rights.change)
  if (mapping.some(({ target }) => isPersonalTarget(resource, target))) demand(actor, personal)
}
