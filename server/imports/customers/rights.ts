import { isPersonalTarget } from '../../../contract/imports/targets.ts'
import type { ImportSettings } from '../../../contract/imports/settings.ts'
import { demand, type Actor } from '../../platform/actor.ts'

/** Refuses with `forbidden` what somebody could not do to the customers one by one either. */
export function demandRights(actor: Actor, { kind, mode, mapping }: ImportSettings): void {
  demand(actor, 'customers.import')
  const adds = kind === 'addresses'
  if (mode !== 'update' && !adds) demand(actor, 'customers.create')
  if (mode !== 'create' || adds) demand(actor, 'customers.edit')
  if (mapping.some(({ target }) => isPersonalTarget('customers', target))) demand(actor, 'customers.personal')
  if (mapping.some(({ target }) => target.startsWith('account.password_'))) demand(actor, 'imports.credentials')
  if (mapping.some(({ target }) => target === 'note')) demand(actor, 'notes.write')
}
