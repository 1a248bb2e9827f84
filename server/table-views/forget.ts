import { sql } from 'kysely'
import type { Filter } from '../../contract/platform/filter/filter.ts'
import { conditionsIn, forgetConditions } from '../../contract/platform/filter/usable.ts'
import { foldText, foldWords } from '../../contract/platform/fold.ts'
import { redactTexts } from '../journal/actions.ts'
import type { Tx } from '../platform/database/tx.ts'
import { openTraces, type Traced } from '../platform/records/traces.ts'

interface Kept {
  id: string
  name: string
  names: Record<string, string>
  columns: { labels?: Record<string, string> }[]
  filter: Filter | null
  q: string | null
}

/**
 * Before people are erased: views that look for one of them, by what tells who they are, forget that, and so does whatever
 * somebody has called them. One that asked for nothing else shows nobody from then on.
 */
export async function forgetInViews(tx: Tx, traces: readonly string[]): Promise<void> {
  if (traces.length === 0) return
  const traced = openTraces(traces)
  const { rows } = await sql<Kept>`select id, name, names, columns, filter, q from table_views`.execute(tx.db)
  for (const row of rows) {
    const after = withoutTraces(row, traced)
    if (JSON.stringify(after) === JSON.stringify(row)) continue
    const { id, name, names, columns, filter, q } = after
    await sql`
      update table_views set name = ${name}, names = ${JSON.stringify(names)}::jsonb, columns = ${JSON.stringify(columns)}::jsonb,
        filter = ${filter && JSON.stringify(filter)}::jsonb, q = ${q}, version = version + 1 where id = ${id}`.execute(
      tx.db,
    )
  }
  await redactTexts(tx, 'view', traced.mentions)
}

/** What takes the place of a name that told of somebody. */
const unnamed = '•••'

function withoutTraces(view: Kept, traced: Traced): Kept {
  const { name, names, columns } = view
  const gone = view.q !== null && (traced.mentions(view.q) || traced.isBareId(view.q))
  const q = gone ? null : view.q
  const filter = view.filter && withoutPeople(view.filter, traced)
  return {
    ...view,
    name: traced.mentions(name) ? unnamed : name,
    names: unmentioned(names, traced),
    columns: columns.map((one) => (one.labels ? { ...one, labels: unmentioned(one.labels, traced) } : one)),
    // Without the words that it searched for, it would show everybody.
    filter: gone && filter === null ? { none: ['q'] } : filter,
    q,
  }
}

const unmentioned = (texts: Record<string, string>, traced: Traced): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => !traced.mentions(text)))

function withoutPeople(filter: Filter, traced: Traced): Filter {
  const all = conditionsIn(filter).flatMap(({ value }) => textsIn(value))
  // First and last name may be asked for one by one.
  const named = traced.nameWords(new Set(all.map(foldText)))
  const isUnwanted = (text: string, field: string): boolean =>
    traced.is(text) ||
    (field === 'external_ids' && traced.isBareId(text)) ||
    (named.size > 0 && foldWords(text).every((word) => named.has(word)))
  return forgetConditions(filter, (value, field) => textsIn(value).some((text) => isUnwanted(text, field)))
}

/** Texts of an operand. One of several parts, such as source and id, is written as people type it. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return typeof value === 'object' && value !== null ? [Object.values(value).join(':')] : []
}
