import type { BulkAction } from '../../../contract/platform/bulk.ts'
import { demand, type Actor } from '../../platform/actor.ts'
import { resourceCalled } from '../../platform/composition.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import { demandPersonal } from '../../platform/records/write/settle.ts'

/** Refuses with `forbidden` what somebody could not do to the records one by one either. */
export function demandRights(record: AnyRecord, actor: Actor, action: BulkAction): void {
  demand(actor, record.read)
  if (action.kind === 'create') {
    const created = resourceCalled(action.resource)
    demand(actor, created.rights.create)
    return demandPersonal(created, actor, action.values)
  }
  if (action.kind !== 'change') return demand(actor, record.rights.remove)
  demand(actor, record.rights.change)
  demandPersonal(record, actor, action.set ?? {})
}
