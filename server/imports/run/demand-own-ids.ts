import { refuseProblem } from '../../platform/refusal.ts'
import { problem } from '../../../contract/platform/problems.ts'
import type { ImportRow } from '../queries/imports.ts'
import { importerOf } from '../importers.ts'
import { lookUp } from './batch.ts'
import { recordProblems } from './record.ts'
import type { Runner } from './run.ts'
import type { Scanned } from './scan.ts'

/** So many rows may be wrong by themselves. */
const least = 5

/**
 * Refuses with `ids_elsewhere` a file whose ids are those of another program: more than half of the rows that an id leads
 * to somebody tell of somebody else. A check shows them all, and says so first.
 */
export async function demandOwnIds(runner: Runner, row: ImportRow, { sample }: Scanned): Promise<void> {
  const { mistaken } = importerOf(row.settings.resource)
  if (!mistaken || row.last_row > 1) return
  const { by, found, count } = await lookUp(runner, (reading) => mistaken(reading, row.settings, sample))
  if (count < least || count * 2 <= found) return
  const params = { by, found, count }
  if (!row.dry_run) throw refuseProblem('invalid', '', 'ids_elsewhere', params)
  const { code, message } = problem('ids_elsewhere', params)
  const whole = { row: 1, column: null, value: null, outcome: 'refused' as const, customer_id: null, record_id: null }
  await recordProblems(runner.program.db.write, row.id, [{ ...whole, code, message, params }])
}
