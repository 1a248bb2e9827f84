import type { BulkAction } from '../../../contract/bulk.ts'
import { demandPersonal } from '../../customers/rules/personal.ts'
import { demand, type Actor } from '../../platform/actor.ts'

/** Refuses with `forbidden` what somebody could not do to the customers one by one either. */
export function demandRights(actor: Actor, action: BulkAction): void {
  demand(actor, 'customers.read')
  if (action.kind === 'erase') return demand(actor, 'customers.erase')
  demand(actor, 'customers.edit')
  demandPersonal(actor, action.set ?? {})
}
