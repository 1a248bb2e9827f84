import * as contract from '../../contract/table-views/table-views.ts'
import { route, type Slice } from '../platform/slice.ts'
import { changeView, createView, deleteView } from './actions.ts'
import { forgetInViews } from './forget.ts'
import { findView, listViews, shownView } from './queries.ts'
import { verifies } from './verifies.ts'

/** Columns, order and filter of a list under a name. */
export const tableViews: Slice = {
  name: 'table-views',
  tables: ['table_views'],
  verifies,
  routes: [
    route(contract.listTableViews, async ({ tx, query }) => ({ items: await listViews(tx, query.resource) })),
    route(contract.getTableView, async ({ tx, params }) => shownView(tx, await findView(tx, params.id))),
    route(contract.createTableView, ({ tx, body }) => createView(tx, body)),
    route(contract.patchTableView, ({ tx, params, body, version }) => changeView(tx, params.id, body, version)),
    route(contract.deleteTableView, async ({ tx, params, version }) => {
      await deleteView(tx, params.id, version)
      return undefined
    }),
  ],
  guardsOfMany: {
    'customers.erase': (tx, erased) =>
      forgetInViews(
        tx,
        erased.flatMap(({ details }) => details['traces'] as string[]),
      ),
  },
  constraints: {
    table_views_default_key: {
      code: 'conflict',
      field: 'scope',
      message: 'Somebody has just made another view the default. Look at the list again.',
    },
  },
}
