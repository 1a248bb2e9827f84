import { sql } from 'kysely'
import {
  viewLimits,
  type TableView,
  type ViewPatch,
  type ViewResource,
  type ViewScope,
} from '../../contract/table-views/table-views.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reading } from '../platform/database/tx.ts'
import { listedColumns } from '../platform/records/columns.ts'
import { filterCondition } from '../platform/records/scope.ts'
import { sortsOf } from '../platform/records/sorts.ts'
import { recordOf, seesAll } from './resources.ts'

type Asked = Pick<ViewPatch, 'columns' | 'filter' | 'sort'>

/** Refuses columns, a filter or an order that the list does not have, or not for this person. */
export async function checkView(reading: Reading, resource: ViewResource, view: Asked): Promise<void> {
  checkColumns(resource, view)
  const record = recordOf(resource)
  const sorts = Object.keys(sortsOf(record, seesAll(reading, resource)))
  if (view.sort && !sorts.includes(view.sort.replace(/^-/, ''))) {
    const choices = sorts.join(', ')
    const message = `Sort by one of: ${choices}; with "-" in front for descending.`
    throw new Refusal('invalid', `This list cannot be sorted by "${view.sort}".`, {
      fields: { sort: { code: 'choice', message, params: { choices } } },
    })
  }
  if (!view.filter) return
  const text = JSON.stringify(view.filter)
  await filterCondition(record, reading, text)
  if (text.length > viewLimits.filter) {
    const message = `This is too long: at most ${viewLimits.filter} characters.`
    throw new Refusal('bad_filter', message, {
      fields: { filter: { code: 'too_long', message, params: { max: viewLimits.filter } } },
    })
  }
}

function checkColumns(resource: ViewResource, { columns = [] }: Asked): void {
  const known = listedColumns(recordOf(resource))
  columns.forEach(({ column }, at) => {
    const twice = columns.findIndex((one) => one.column === column) < at
    if (known.includes(column) && !twice) return
    const choices = known.join(', ')
    const message = twice ? `The column "${column}" appears twice.` : `Choose one of: ${choices}.`
    throw new Refusal('invalid', twice ? message : `This list has no column "${column}".`, {
      fields: { [`columns.${at}.column`]: { code: 'choice', message, params: { choices } } },
    })
  })
}

/** What somebody may not see of a view they cannot replace either: it would be gone without anybody having meant it. */
export function demandSeen(view: Pick<TableView, 'problems'>, patch: ViewPatch): void {
  const covered = view.problems.find(({ part, code }) => code === 'hidden' && part !== 'column' && part in patch)
  if (!covered) return
  throw new Refusal(
    'forbidden',
    'This view asks for personal data that you may not see, so you cannot replace it. Save yours as a new view.',
  )
}

/** Refuses one view more than a person, or everybody together, may have. */
export async function demandRoom(reading: Reading, resource: ViewResource, scope: ViewScope): Promise<void> {
  const personal = scope === 'personal'
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from table_views where resource = ${resource}
      and ${personal ? sql`scope = 'personal' and owner_id = ${reading.actor.id}::uuid` : sql`scope <> 'personal'`}`.execute(
    reading.db,
  )
  if ((rows[0]?.count ?? 0) < viewLimits.views) return
  const message = `There are ${viewLimits.views} views already. Delete one that is not needed any more.`
  throw new Refusal('conflict', message)
}
