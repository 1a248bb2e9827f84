import type { Change } from '../../../../contract/platform/journal/kinds.ts'
import type { JournalLine } from '../../../../contract/platform/journal/journal.ts'
import type { AnyRecord } from '../record.ts'
import type { Values, Verbs } from '../verbs.ts'
import { namedBy } from './net.ts'
import { isErased } from './plan.ts'
import { wayOf, type Way } from './ways/way.ts'

/** What the line of a deletion keeps of the row; null where it keeps nothing. */
export function keptIn(verbs: Verbs, line: JournalLine): Values | null {
  if (verbs.kept) return verbs.kept(line)
  const kept = line.data['kept']
  return typeof kept === 'object' && kept !== null ? (kept as Values) : null
}

/** How a value goes back, by its name; null where the record knows of no such value. */
export function wayCalled({ fields, beside }: AnyRecord, name: string): Way | null {
  const one = fields.find((field) => field.name === name) ?? beside[name]
  return one ? wayOf(one) : null
}

/**
 * The values of a row before changes, from those after them. Of what was erased nobody can say what it was: it is empty,
 * and its name is added to `erased`.
 */
export function valuesBefore(
  record: AnyRecord,
  values: Values,
  changes: Readonly<Record<string, Change>>,
  erased?: Set<string>,
): Values {
  const before = { ...values }
  for (const [name, own] of Map.groupBy(Object.entries(changes), ([path]) => namedBy(path).name)) {
    const parts = Object.fromEntries(own.map(([path, change]) => [namedBy(path).part, change]))
    if (own.some(([, [from]]) => isErased(from))) {
      erased?.add(name)
      if (isErased(parts['']?.[0])) before[name] = null
    } else {
      const way = wayCalled(record, name)
      before[name] = way ? way.before(before[name], parts) : (parts['']?.[0] ?? null)
    }
  }
  for (const { name, firstOf } of record.fields) if (firstOf) joinFirst(record, before, changes, name, firstOf)
  return before
}

/** A field that is the first of a list follows what was taken back of the list; lines from before there was a list tell of the field. */
function joinFirst(
  record: AnyRecord,
  values: Values,
  changes: Readonly<Record<string, Change>>,
  name: string,
  list: string,
): void {
  const first = wayCalled(record, list)?.first
  if (!first) return
  if (name in changes) values[list] = first.with(values[list], values[name])
  else if (Object.keys(changes).some((path) => namedBy(path).name === list)) values[name] = first.of(values[list])
}
