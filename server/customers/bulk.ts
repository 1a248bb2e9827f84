import type { BulkChange } from '../../contract/platform/bulk.ts'
import type { CustomersChange } from '../../contract/customers/bulk.ts'
import type { CustomerPatch } from '../../contract/customers/record.ts'
import type { Tx } from '../platform/database/tx.ts'
import type { BulkVerbs } from '../platform/records/bulk-verbs.ts'
import { Refusal, refuseProblem } from '../platform/refusal.ts'
import { allSites, seenBy } from '../sites/queries.ts'
import { eraseCustomer } from './actions/erase.ts'
import { patchCustomers } from './actions/patch-many.ts'
import { demandActiveSite } from './queries/home.ts'
import { managerOf } from './queries/manager.ts'

/** How many customers are changed at once: also the sites they are members of. */
export const bulk: BulkVerbs = {
  title: ({ number }) => String(number),
  check: demandReferences,
  change: (tx, ids, patchOf, change) =>
    patchCustomers(tx, ids, (row, siteIds, place) => {
      const patch: CustomerPatch | Refusal = patchOf({ ...row }, place)
      return patch instanceof Refusal ? patch : withSites(listsOf(change), row.site_id, siteIds, patch)
    }),
  async end(tx, rows) {
    for (const { id } of rows) await eraseCustomer(tx, id)
  },
}

const listsOf = (change: BulkChange) => change as CustomersChange

/** Sites and managers that nobody may be given are refused here, and not by every customer. */
async function demandReferences(tx: Tx, change: BulkChange): Promise<void> {
  const { set = {}, add_site_ids = [], remove_site_ids = [] } = listsOf(change)
  const sites = seenBy(tx.actor.site_ids, await allSites(tx))
  const seen = (id: string, field: string) => {
    const site = sites.find((one) => one.id === id)
    if (!site) throw refuseProblem('invalid', `action.${field}`, 'site_unknown')
    return site
  }
  if (set.site_id) demandActiveSite(seen(set.site_id, 'set.site_id'), 'action.set.site_id')
  for (const id of add_site_ids) demandActiveSite(seen(id, 'add_site_ids'), 'action.add_site_ids')
  for (const id of remove_site_ids) seen(id, 'remove_site_ids')
  if (set.manager_id) await managerOf(tx, { manager_id: set.manager_id })
}

/** The patch of a customer with more or fewer sites than it has. */
function withSites(
  { add_site_ids = [], remove_site_ids = [] }: CustomersChange,
  before: string,
  siteIds: readonly string[],
  patch: CustomerPatch,
): CustomerPatch | Refusal {
  if (add_site_ids.length + remove_site_ids.length === 0) return patch
  const home = patch.site_id ?? before
  if (remove_site_ids.includes(home) && siteIds.includes(home)) return refuseProblem('invalid', 'site_ids', 'home_site')
  const stay = siteIds.filter((id) => !remove_site_ids.includes(id))
  return { ...patch, site_ids: [...new Set([...stay, home, ...add_site_ids])] }
}
