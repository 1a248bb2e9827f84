import type { JournalLine } from '../../../../contract/platform/journal/journal.ts'
import type { Tx } from '../../database/tx.ts'
import type { AnyRecord } from '../record.ts'
import type { Values } from '../verbs.ts'
import { applySteps } from './apply.ts'
import { planMany } from './plan-many.ts'
import type { RefusedField } from './plan.ts'
import { placeOf } from './standing.ts'

export interface PutBack {
  put_back: string[]
  refused: RefusedField[]
}

/**
 * Takes back what lines of the journal, oldest first, changed on a row and on its page, where all still stands as they left
 * it; what changed since is refused, never overwritten. Goes through the actions that people change with, so that
 * rights, guards and constraints hold; the new lines say in `data.puts_back` which act was taken back, where it was
 * one. `fields` narrows it: `first_name`, `phones`, `phones.ID`, `address.ID.city`, `note.ID`. The caller has locked the row.
 */
export async function putBackLines(
  tx: Tx,
  record: AnyRecord,
  row: Values & { id: string },
  lines: readonly JournalLine[],
  fields?: readonly string[],
): Promise<PutBack> {
  const [plan] = await planMany(tx, record, [{ place: placeOf(record, row), values: row, lines }], fields)
  const written = tx.lines.length
  const applied = await applySteps(tx, record, plan!.steps)
  const [puts_back, ...others] = new Set(lines.map((line) => line.action_id))
  if (puts_back && others.length === 0) tellPutBack(tx, written, puts_back)
  return { put_back: applied.put_back, refused: [...plan!.refused, ...applied.refused] }
}

/** Says in the lines written since which act they take back. */
export function tellPutBack(tx: Tx, written: number, puts_back: string): void {
  for (const line of tx.lines.slice(written)) line.data = { ...line.data, puts_back }
}
