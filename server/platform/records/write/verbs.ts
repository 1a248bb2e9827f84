import { can } from '../../actor.ts'
import { readRecord } from '../read.ts'
import type { RecordOf } from '../record.ts'
import type { Verbs } from '../verbs.ts'
import { changeRows, type Changed } from './change.ts'
import { bringBackRow, keptValues, removeRows } from './remove.ts'
import type { Values } from './settle.ts'

/**
 * What shared code may do with the rows of a record that has no rules beside those of its declaration. `asItWas` says what
 * else to write so that nothing follows anew from values that are put back.
 */
export const plainVerbs = <Row extends Values & { id: string }>(
  record: RecordOf<Row>,
  asItWas: (row: Values, patch: Values) => Values = (_, patch) => patch,
): Verbs => ({
  may: (actor) => can(actor, record.rights.change),
  read: (reading, id) => readRecord(record, reading, id),
  change: async (tx, { id }, patch) => demandDone(await changeRows(tx, record, [id], (row) => asItWas(row, patch))),
  changeMany: async (tx, patches) =>
    demandDone(await changeRows(tx, record, [...patches.keys()], (row) => asItWas(row, patches.get(row.id)!))),
  remove: async (tx, { id }) => removeRows(tx, record, [await record.lock(tx, id)]),
  bringBack: (tx, { id }, kept) => bringBackRow(tx, record, { ...kept, id }),
  kept: keptValues,
})

function demandDone(changed: readonly Changed[]): void {
  for (const one of changed) if (one.state === 'refused') throw one.why
}
