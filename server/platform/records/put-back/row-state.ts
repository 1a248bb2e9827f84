import type { JournalLine } from '../../../../contract/platform/journal/journal.ts'
import { recordCalled, verbsOf } from '../../composition.ts'
import type { AnyRecord } from '../record.ts'
import type { Values } from '../verbs.ts'
import { keptIn, valuesBefore } from './kept.ts'
import { isErased } from './plan.ts'
import { isOfOwner, tellsOfMaking, tellsOfUnmaking } from './net.ts'

/** A row at a moment, with all that is told of it, unmasked. */
export interface RowState {
  record: AnyRecord
  values: Values & { id: string }
  /** The rows on its page by type, then by id. */
  children: ReadonlyMap<string, Map<string, Values>>
  /** When it was created, where the lines go back to that. */
  created: string | null
  erased: Set<string>
}

/** Takes lines back out of what a row is, newest first. */
export function rewind(state: RowState, lines: readonly JournalLine[]): void {
  for (const line of lines) {
    if (line.subject_type === state.record.type) rewindOwn(state, line)
    else rewindChild(state, line)
  }
}

function rewindOwn(state: RowState, line: JournalLine): void {
  if (tellsOfMaking(line.kind)) state.created = line.at
  if (tellsOfUnmaking(line.kind)) {
    // It went and came back: before that it was what the line kept.
    const verbs = verbsOf(state.record.type)
    state.values = { ...state.values, ...withoutErased((verbs && keptIn(verbs, line)) ?? {}) }
    state.created = null
  }
  if (line.kind.endsWith('.changed'))
    state.values = { ...state.values, ...valuesBefore(state.record, state.values, line.changes, state.erased) }
  state.values = { ...state.values, ...stateBefore(state.record, line) }
}

function rewindChild(state: RowState, line: JournalLine): void {
  const { subject_type, subject_id: id, kind } = line
  const [ofOwner, own] = [true, false].map((which) =>
    Object.fromEntries(
      Object.entries(line.changes).filter(([path]) => isOfOwner(state.record, subject_type, path) === which),
    ),
  )
  state.values = { ...state.values, ...valuesBefore(state.record, state.values, ofOwner!, state.erased) }
  const [rows, verbs, record] = [state.children.get(subject_type), verbsOf(subject_type), recordCalled(subject_type)]
  if (!rows || !verbs) return
  if (tellsOfMaking(kind)) rows.delete(id)
  if (tellsOfUnmaking(kind)) {
    const kept = keptIn(verbs, line)
    if (kept) rows.set(id, { ...withoutErased(kept), id })
  }
  const row = rows.get(id)
  if (!row || !record) return
  const before = kind.endsWith('.changed') ? valuesBefore(record, row, own!) : row
  rows.set(id, { ...before, ...stateBefore(record, line) })
}

const withoutErased = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isErased(value) ? null : value]))

/** The column of a state as it was before a line that began or ended it. */
function stateBefore({ type, states }: AnyRecord, { kind, data }: JournalLine): Values {
  for (const { column, on, off } of states) {
    if (kind === `${type}.${on.told}`) return { [column]: null }
    if (kind === `${type}.${off.told}`) return { [column]: typeof data[column] === 'string' ? data[column] : null }
  }
  return {}
}
