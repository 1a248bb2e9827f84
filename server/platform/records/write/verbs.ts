import { can } from '../../actor.ts'
import type { BulkVerbs } from '../bulk-verbs.ts'
import { readRecord } from '../read.ts'
import type { RecordOf } from '../record.ts'
import type { Verbs } from '../verbs.ts'
import { changeRows, type Changed } from './change.ts'
import { createRows } from './create.ts'
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

/** How many rows of such a record are changed at once. `title` says what one is called in the result, without personal values. */
export const plainBulk = <Row extends Values & { id: string }>(
  record: RecordOf<Row>,
  title: BulkVerbs['title'],
): BulkVerbs => ({
  title,
  change: (tx, ids, patchOf) => changeRows(tx, record, ids, patchOf),
  create: (tx, list) =>
    createRows(
      tx,
      record,
      list.map((given) => ({ given })),
    ),
  end: (tx, rows) => removeRows(tx, record, rows),
})

function demandDone(changed: readonly Changed[]): void {
  for (const one of changed) if (one.state === 'refused') throw one.why
}
