import { uuidv7 } from 'uuidv7'
import type { ExportInput, ExportRecord } from '../../../contract/exports/exports.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { readSettings } from '../../settings/queries.ts'
import { resourceCalled } from '../../platform/composition.ts'
import { exportJobOf } from '../jobs.ts'
import { readExport } from '../queries/exports.ts'
import { settledRequest } from '../rules/demand.ts'
import { heldBy } from '../rules/held.ts'
import { expiry, fileName } from '../rules/names.ts'
import { toldOf } from '../rules/told.ts'
import { chosenRows } from '../run/rows.ts'
import '../tables.ts'

/** Puts an export into the queue. What cannot be done is refused now: columns, filter, order. */
export async function createExport(tx: Tx, input: ExportInput): Promise<ExportRecord> {
  const request = settledRequest(tx.actor, input)
  await chosenRows(tx, resourceCalled(request.resource), { ...request, q: undefined })
  const id = uuidv7()
  const name = fileName(request, tx.at)
  const { keep_exports_days } = await readSettings(tx)
  await tx.db
    .insertInto('exports')
    .values({
      id,
      name,
      request: JSON.stringify(request),
      told: JSON.stringify(toldOf(request)),
      ...heldBy(tx.actor, request),
      source: tx.source,
      created_by_kind: tx.actor.kind,
      created_by_id: tx.actor.id,
      created_by_name: tx.actor.name,
      expires_at: expiry(tx.at, keep_exports_days),
    })
    .execute()
  const job_id = await enqueue(tx, exportJobOf(request.resource), { export_id: id }, { title: name })
  await tx.db.updateTable('exports').set({ job_id }).where('id', '=', id).execute()
  return readExport(tx, id)
}
