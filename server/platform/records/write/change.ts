import { Refusal } from '../../refusal.ts'
import type { Tx } from '../../database/tx.ts'
import { changesOf, isEmpty } from '../../journal/changes.ts'
import { addLine } from '../../journal/journal.ts'
import type { AnyRecord, RecordOf } from '../record.ts'
import { missing } from '../rows.ts'
import { lineOf } from './create.ts'
import { updateRows, type RowChange } from './rows.ts'
import { settle, type Values } from './settle.ts'

/** What became of a row that was to be changed. */
export type Changed = { id: string } & ({ state: 'done' | 'unchanged' } | { state: 'refused'; why: Refusal })

/**
 * Changes rows of a record: only what is given, only where it differs, each as `patchOf` says of the row as it stands.
 * Rows that this actor may not see, and those that `patchOf` refuses, are left out; where a rule or the database refuses
 * one, all of the act is refused. Answers in the order of the ids.
 */
export async function changeRows<Row extends Values & { id: string }>(
  tx: Tx,
  record: RecordOf<Row>,
  ids: readonly string[],
  patchOf: (row: Row, place: number) => Values | Refusal,
): Promise<Changed[]> {
  const rows = await record.lockMany(tx, ids)
  const answers: Changed[] = []
  const wanted: { row: Row; given: Values; at: number }[] = []
  for (const [at, id] of ids.entries()) {
    const row = rows.get(id)
    const patch = row ? patchOf(row, at) : missing(record)
    if (!row || patch instanceof Refusal) answers.push({ id, state: 'refused', why: patch as Refusal })
    else {
      wanted.push({ row, given: defined(patch), at })
      answers.push({ id, state: 'unchanged' })
    }
  }
  const settled = await settle(
    record,
    tx,
    wanted.map(({ row, given }) => ({ before: row, given })),
  )
  const list: RowChange[] = []
  for (const [place, { row, at }] of wanted.entries()) {
    const columns = settled[place]!
    const given = Object.fromEntries(Object.entries(columns).filter(([name]) => isGiven(record, name)))
    const changes = changesOf(row, given)
    if (isEmpty(changes)) continue
    list.push({ id: row.id, columns: { ...columns } })
    addLine(tx, lineOf(record, 'changed', { ...row, ...columns }, { changes }))
    answers[at] = { id: row.id, state: 'done' }
  }
  await updateRows(tx, record, list)
  return answers
}

/** What the program writes follows from what people give: the journal tells of that alone. */
const isGiven = ({ fields }: AnyRecord, name: string): boolean =>
  fields.some((field) => field.name === name && field.access !== 'system')

const defined = (patch: Values): Values =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
