import type { TableView, ViewScope } from '../../contract/table-views/table-views.ts'
import { can, type Actor } from '../platform/actor.ts'
import { Refusal, refuseField } from '../platform/refusal.ts'

type Owned = Pick<TableView, 'scope' | 'owner_id'>

export const isOwn = (actor: Actor, view: Owned): boolean => actor.kind === 'staff' && view.owner_id === actor.id

/** One's own views; shared ones of others, and the default, with the permission for it. */
export function mayChange(actor: Actor, view: Owned): boolean {
  if (view.scope === 'personal') return isOwn(actor, view)
  if (can(actor, 'views.manage')) return true
  return view.scope === 'shared' && isOwn(actor, view) && can(actor, 'views.share')
}

/** Refuses a scope that this person may not give a view of this owner. */
export function demandScope(actor: Actor, scope: ViewScope, ownerId: string | null): void {
  if (scope === 'personal') {
    if (ownerId === null) throw refuseField('invalid', 'scope', 'A program has no views of its own. Share this one.')
    return
  }
  const needed = scope === 'default' ? 'views.manage' : 'views.share'
  if (can(actor, needed) || can(actor, 'views.manage')) return
  throw new Refusal('forbidden', `This needs the permission "${needed}", which your role does not have.`, {
    data: { permission: needed },
  })
}
