import { sql, type RawBuilder } from 'kysely'
import type { TableView, ViewProblem, ViewResource } from '../../contract/table-views/table-views.ts'
import { goneOf, usableFilter } from '../../contract/platform/filter/usable.ts'
import { demand } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reading } from '../platform/database/tx.ts'
import { listedColumns } from '../platform/records/columns.ts'
import { askable } from '../platform/records/scope.ts'
import { sortsOf } from '../platform/records/sorts.ts'
import { recordOf, seesAll } from './resources.ts'
import { isOwn, mayChange } from './rules.ts'

/** A view as it was saved. */
export type ViewRow = Omit<TableView, 'problems' | 'editable'>

const columns = sql`v.id, v.resource, v.name, v.names, v.scope, v.owner_id, coalesce(s.name, v.owner_name) as owner_name,
  v.columns, v.density, v.sort, v.filter, v.q, v.created_at, v.updated_at, v.version`
const from = sql`table_views v left join staff s on s.id = v.owner_id`

/** Views that stand above this person's list: the default, shared ones, their own. */
export async function listViews(reading: Reading, resource: ViewResource): Promise<TableView[]> {
  demand(reading.actor, recordOf(resource).read)
  const { rows } = await sql<ViewRow>`
    select ${columns} from ${from}
    where v.resource = ${resource} and (v.scope <> 'personal' or v.owner_id = ${reading.actor.id}::uuid)
    order by array_position(array['default', 'shared', 'personal'], v.scope), v.created_at, v.id`.execute(reading.db)
  return Promise.all(rows.map((row) => shownView(reading, row)))
}

/** A view as it was saved, by whomever. Refuses with `not_found`, and with `forbidden` where the list is not theirs. */
export async function findView(reading: Reading, id: string, lock: RawBuilder<unknown> = sql``): Promise<ViewRow> {
  const { rows } = await sql<ViewRow>`
    select ${columns} from ${from} where v.id = ${id}::uuid ${lock}`.execute(reading.db)
  if (!rows[0]) throw new Refusal('not_found', 'There is no such view. It may have been deleted.')
  demand(reading.actor, recordOf(rows[0].resource).read)
  return rows[0]
}

/** The view without what is gone or not for this person, and with the names of it. */
export async function shownView(reading: Reading, row: ViewRow): Promise<TableView> {
  const record = recordOf(row.resource)
  const everything = seesAll(reading, row.resource)
  const problems: ViewProblem[] = []
  const known = listedColumns(record)
  for (const { column } of row.columns)
    if (!known.includes(column)) problems.push({ part: 'column', name: column, code: 'gone' })
  const whole = usableFilter(row.filter, askable(record, reading.actor, true))
  problems.push(...whole.left_out.map((name) => ({ part: 'filter', name, code: 'gone' }) as const))
  const own = usableFilter(whole.filter, askable(record, reading.actor, false))
  problems.push(...own.left_out.map((name) => ({ part: 'filter', name, code: 'hidden' }) as const))
  // What an erase has taken out of it.
  for (const name of whole.left_out.length > 0 ? [] : goneOf(whole.filter))
    problems.push({ part: name === 'q' ? 'q' : 'filter', name, code: 'gone' })
  const by = row.sort?.replace(/^-/, '') ?? ''
  const sortable = row.sort === null || Object.hasOwn(sortsOf(record, everything), by)
  if (!sortable)
    problems.push({ part: 'sort', name: by, code: Object.hasOwn(sortsOf(record, true), by) ? 'hidden' : 'gone' })
  const searches = row.q === null || everything || isOwn(reading.actor, row)
  if (!searches) problems.push({ part: 'q', name: 'q', code: 'hidden' })
  // Without the only words that it searches for, it would show everybody.
  const filter = own.filter ?? (searches ? null : { none: ['q'] })
  return {
    ...row,
    columns: row.columns.filter(({ column }) => known.includes(column)),
    filter: filter as Record<string, unknown> | null,
    sort: sortable ? row.sort : null,
    q: searches ? row.q : null,
    problems,
    editable: mayChange(reading.actor, row),
  }
}
