import * as contract from '../../contract/sites/sites.ts'
import { route, type Slice } from '../platform/slice.ts'
import { changeSite, createSite, deleteSite } from './actions.ts'
import { visibleSites } from './queries.ts'
import { verifies } from './verifies.ts'

export const sites: Slice = {
  name: 'sites',
  tables: ['sites'],
  verifies,
  routes: [
    route(contract.listSites, async ({ tx }) => ({ items: await visibleSites(tx) })),
    route(contract.createSite, ({ tx, body }) => createSite(tx, body)),
    route(contract.patchSite, ({ tx, params, body, version }) => changeSite(tx, params.id, body, version)),
    route(contract.deleteSite, ({ tx, params, version }) => deleteSite(tx, params.id, version)),
  ],
  constraints: {
    sites_code_key: { code: 'code_taken', field: 'code', message: 'Another site has this code.' },
    sites_one_default: { code: 'conflict', message: 'Somebody else was choosing the default site. Try again.' },
  },
}
