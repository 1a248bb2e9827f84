import type { JournalLine } from '../../../contract/platform/journal/journal.ts'
import { verbsOf } from '../../platform/composition.ts'
import type { JobRow } from '../../platform/jobs/rows.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { keptIn } from '../../platform/records/put-back/kept.ts'
import { tellsOfMaking, tellsOfUnmaking } from '../../platform/records/put-back/net.ts'
import type { Taken } from '../../platform/records/put-back/plan-many.ts'
import { putBackMany } from '../../platform/records/put-back/put-back-many.ts'
import { tellPutBack, type PutBack } from '../../platform/records/put-back/put-back.ts'
import { placeOf, withBeside } from '../../platform/records/put-back/standing.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import { lockRows } from '../../platform/records/rows.ts'
import type { Values } from '../../platform/records/verbs.ts'
import { deletedHere, titlesOf } from '../queries/gone-rows.ts'
import { uncreate } from './uncreate.ts'

type Row = Omit<JobRow, 'place'>
type Found = Values & { id: string }
type Lines = ReadonlyMap<string, readonly JournalLine[]>

/**
 * Takes back what an act did to rows of a record and to what stands on their pages, and tells what came of each, in their
 * order. Nothing that changed since is overwritten, and one that cannot be undone holds up no other.
 */
export async function undoRows(
  tx: Tx,
  record: AnyRecord,
  actionId: string,
  ids: readonly string[],
  lines: Lines,
): Promise<Row[]> {
  const there = await lockRows<Found>(record, tx, ids)
  const absent = ids.filter((id) => !there.has(id))
  const deleted = await deletedHere(tx, record, absent, lines)
  const titles = await titlesOf(
    tx,
    record,
    absent.filter((id) => !deleted.has(id)),
  )
  const made = verbsOf(record.type)?.uncreateMany ? [...there.keys()].filter((id) => isMade(record, lines.get(id))) : []
  const changed = await withBeside(
    tx,
    record,
    [...there.values()].filter(({ id }) => !made.includes(id)),
  )
  const written = tx.lines.length
  const removed = await uncreate(tx, record, actionId, new Map(made.map((id) => [id, lines.get(id) ?? []])))
  const taken = [
    ...changed.map((row): Taken => ({ place: placeOf(record, row), values: row, lines: lines.get(row.id) ?? [] })),
    ...[...deleted].map(([id, own]): Taken => ({ place: placeOfDeleted(id, own), values: null, lines: own })),
  ]
  const back = await putBackMany(tx, record, taken)
  tellPutBack(tx, written, actionId)
  return ids.map((id): Row => {
    const own = lines.get(id) ?? []
    const title = titleOf(record, there.get(id) ?? keptOf(record, deleted.get(id))) ?? titles.get(id) ?? '—'
    const of = { subject_type: record.type, subject_id: id, title }
    const verdict = removed.get(id)
    if (verdict === 'removed') return { ...of, subject_id: null, state: 'done', data: { removed: true } }
    if (verdict) return { ...of, state: 'refused', ...verdict }
    const answer = back.get(id)
    if (!answer) return { ...of, subject_id: null, state: 'refused', ...gone(record, own) }
    const isHere = there.has(id)
      ? !(isMade(record, own) && answer.put_back.includes(record.type))
      : answer.put_back.length > 0
    return told({ ...of, subject_id: isHere ? id : null }, answer)
  })
}

const isMade = ({ type }: AnyRecord, lines: readonly JournalLine[] = []): boolean =>
  lines.some((line) => line.subject_type === type && tellsOfMaking(line.kind))

const placeOfDeleted = (id: string, lines: readonly JournalLine[]): Taken['place'] => ({
  id,
  customer_id: lines.at(-1)?.customer_id ?? null,
})

/** What the line of its deletion says of a row. */
function keptOf({ type }: AnyRecord, lines: readonly JournalLine[] = []): Values | undefined {
  const line = lines.findLast((one) => tellsOfUnmaking(one.kind))
  return (line && keptIn(verbsOf(type)!, line)) ?? undefined
}

const titleOf = ({ type }: AnyRecord, values: Values | undefined): string | undefined =>
  values && verbsOf(type)?.title?.(values)

function told(of: Pick<Row, 'subject_type' | 'subject_id' | 'title'>, { put_back, refused }: PutBack): Row {
  const [first] = refused
  const data = { put_back, refused: refused.map(({ now: _now, ...one }) => one) }
  if (!first) return { ...of, state: put_back.length > 0 ? 'done' : 'unchanged', data }
  const fields = refused.map((one) => one.field.replaceAll(/\.[0-9a-f]{8}-[0-9a-f-]{27}/g, '')).join(', ')
  return {
    ...of,
    state: 'refused',
    code: first.code,
    message: `${fields}: ${first.message}`,
    data: { ...data, fields },
  }
}

const gone = ({ type }: AnyRecord, lines: readonly JournalLine[]): Pick<Row, 'code' | 'message'> =>
  lines.some((line) => line.kind === `${type}.undone`)
    ? { code: 'removed', message: 'This was removed here, and the values with it. Import it again.' }
    : { code: 'erased_or_hidden', message: 'This was erased since, or you may not see it.' }
