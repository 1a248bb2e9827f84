import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { maskedValue } from '../../contract/platform/journal/journal.ts'
import type { Change } from '../../contract/platform/journal/kinds.ts'
import type { TableView, ViewCreate, ViewPatch, ViewResource } from '../../contract/table-views/table-views.ts'
import { demand } from '../platform/actor.ts'
import { changesOf, isEmpty } from '../platform/journal/changes.ts'
import { addLine } from '../platform/journal/journal.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/database/tx.ts'
import { demandVersion } from '../platform/http/versions.ts'
import { checkView, demandRoom, demandSeen } from './check.ts'
import { findView, shownView, type ViewRow } from './queries.ts'
import { recordOf } from './resources.ts'
import { demandScope, mayChange } from './rules.ts'

/** Keeps the state of a list as a view. */
export async function createView(tx: Tx, values: ViewCreate): Promise<TableView> {
  const { resource, scope, name } = values
  demand(tx.actor, recordOf(resource).read)
  const ownerId = tx.actor.kind === 'staff' ? tx.actor.id : null
  demandScope(tx.actor, scope, ownerId)
  await checkView(tx, resource, values)
  await demandRoom(tx, resource, scope)
  if (scope === 'default') await unseatDefault(tx, resource)
  const id = uuidv7()
  await sql`
    insert into table_views (id, resource, name, names, scope, owner_id, owner_name, columns, density, sort, filter, q, created_at, updated_at)
    values (${id}, ${resource}, ${name}, ${json(values.names)}, ${scope}, ${ownerId}, ${tx.actor.name}, ${json(values.columns)},
      ${values.density}, ${values.sort}, ${json(values.filter)}, ${values.q}, ${tx.at}, ${tx.at})`.execute(tx.db)
  addLine(tx, { kind: 'view.created', subject_type: 'view', subject_id: id, data: { name, resource, scope } })
  return shownView(tx, await findView(tx, id))
}

/** Changes what is given of a view; what is left out stays, also what of it this person does not see. */
export async function changeView(tx: Tx, id: string, patch: ViewPatch, seen: number | null): Promise<TableView> {
  const { before, shown } = await ownView(tx, id, seen)
  demandSeen(shown, patch)
  const changes = changesOf({ ...before }, patch)
  if (isEmpty(changes)) return shown
  if (patch.scope && patch.scope !== before.scope) {
    demandScope(tx.actor, patch.scope, before.owner_id)
    if ((patch.scope === 'personal') !== (before.scope === 'personal'))
      await demandRoom(tx, before.resource, patch.scope)
    if (patch.scope === 'default') await unseatDefault(tx, before.resource)
  }
  await checkView(tx, before.resource, patch)
  const after = { ...before, ...patch }
  await sql`
    update table_views set name = ${after.name}, names = ${json(after.names)}, scope = ${after.scope}, columns = ${json(after.columns)},
      density = ${after.density}, sort = ${after.sort}, filter = ${json(after.filter)}, q = ${after.q},
      updated_at = ${tx.at}, version = version + 1
    where id = ${id}`.execute(tx.db)
  addLine(tx, {
    kind: 'view.changed',
    subject_type: 'view',
    subject_id: id,
    changes: quiet(changes),
    data: { name: after.name },
  })
  return shownView(tx, await findView(tx, id))
}

/** Deletes a view. Whoever has its link is told so by the list. */
export async function deleteView(tx: Tx, id: string, seen: number | null): Promise<void> {
  const { before } = await ownView(tx, id, seen)
  await sql`delete from table_views where id = ${id}`.execute(tx.db)
  const { name, resource, scope } = before
  addLine(tx, { kind: 'view.deleted', subject_type: 'view', subject_id: id, data: { name, resource, scope } })
}

/** The view, locked, if this person may change it and has seen its version. */
async function ownView(tx: Tx, id: string, version: number | null): Promise<{ before: ViewRow; shown: TableView }> {
  const before = await findView(tx, id, sql`for update of v`)
  if (!mayChange(tx.actor, before))
    throw new Refusal('forbidden', 'This view is not yours to change. Save it as a view of your own.')
  const shown = await shownView(tx, before)
  demandVersion(version, shown)
  return { before, shown }
}

/** One view is the default; the one before it stays a shared view. */
async function unseatDefault(tx: Tx, resource: ViewResource): Promise<void> {
  const { rows } = await sql<{ id: string; name: string }>`
    update table_views set scope = 'shared', version = version + 1, updated_at = ${tx.at}
    where resource = ${resource} and scope = 'default' returning id, name`.execute(tx.db)
  for (const { id, name } of rows) {
    const changes = { scope: ['default', 'shared'] } as const
    addLine(tx, { kind: 'view.changed', subject_type: 'view', subject_id: id, changes, data: { name } })
  }
}

/** What is searched for may be a person's: the journal, which outlives the view, says only that it changed. */
function quiet(changes: Record<string, Change>): Record<string, Change> {
  const hidden = (value: unknown) => (value === null ? null : maskedValue)
  return Object.fromEntries(
    Object.entries(changes).map(([name, [from, to]]) => [
      name,
      name === 'filter' || name === 'q' ? [hidden(from), hidden(to)] : [from, to],
    ]),
  )
}

const json = (value: unknown) => (value === null ? null : sql`${JSON.stringify(value)}::jsonb`)
