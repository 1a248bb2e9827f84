import { uuidv7 } from 'uuidv7'
import type { ExportInput, ExportRecord } from '../../../contract/exports.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { readSettings } from '../../settings/queries.ts'
import { exportJob } from '../jobs.ts'
import { readExport } from '../queries/exports.ts'
import { isPersonal, settledRequest } from '../rules/demand.ts'
import { expiry, fileName } from '../rules/names.ts'
import { toldOf } from '../rules/told.ts'
import { chosenCustomers } from '../run/rows.ts'
import '../tables.ts'

/** Puts an export into the queue. What cannot be done is refused now: columns, filter, order. */
export async function createExport(tx: Tx, input: ExportInput): Promise<ExportRecord> {
  const request = settledRequest(tx.actor, input)
  await chosenCustomers(tx, { ...request, q: undefined })
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
      personal: isPersonal(request),
      site_ids: tx.actor.site_ids === null ? null : [...tx.actor.site_ids],
      source: tx.source,
      created_by_kind: tx.actor.kind,
      created_by_id: tx.actor.id,
      created_by_name: tx.actor.name,
      expires_at: expiry(tx.at, keep_exports_days),
    })
    .execute()
  const job_id = await enqueue(tx, exportJob, { export_id: id }, { title: name })
  await tx.db.updateTable('exports').set({ job_id }).where('id', '=', id).execute()
  return readExport(tx, id)
}
