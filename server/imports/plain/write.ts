import type { Tx } from '../../platform/database/tx.ts'
import type { AnyRecord, RecordOf } from '../../platform/records/record.ts'
import { changeRows } from '../../platform/records/write/change.ts'
import { createRows } from '../../platform/records/write/create.ts'
import type { Values } from './overlay.ts'
import type { PlainPlan } from './plan.ts'

/** Does what was planned, with a few statements for all creations and a few for all changes. */
export async function writePlans(tx: Tx, record: AnyRecord, plans: readonly PlainPlan[]): Promise<void> {
  const creations = plans.flatMap(({ create }) => create ?? [])
  if (creations.length > 0) await createRows(tx, record, creations)
  let left = plans.flatMap(({ change }) => change ?? [])
  // Rows that found the same record by different keys follow one another.
  while (left.length > 0) {
    const now = new Map<string, (typeof left)[number]>()
    for (const one of left) if (!now.has(one.id)) now.set(one.id, one)
    const changed = await changeRows(tx, record as RecordOf<Values>, [...now.keys()], ({ id }) => now.get(id)!.given)
    for (const one of changed) if (one.state === 'refused') throw one.why
    left = left.filter((one) => now.get(one.id) !== one)
  }
}
