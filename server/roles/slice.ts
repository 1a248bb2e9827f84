import * as contract from '../../contract/roles/roles.ts'
import { route, type Slice } from '../platform/slice.ts'
import { changeRole, createRole, deleteRole } from './actions.ts'
import { listRoles } from './queries.ts'

export const roles: Slice = {
  name: 'roles',
  tables: ['roles'],
  routes: [
    route(contract.listRoles, async ({ tx }) => ({ items: await listRoles(tx.db) })),
    route(contract.createRole, ({ tx, body }) => createRole(tx, body)),
    route(contract.patchRole, ({ tx, params, body, version }) => changeRole(tx, params.id, body, version)),
    route(contract.deleteRole, ({ tx, params, version }) => deleteRole(tx, params.id, version)),
  ],
  constraints: {
    roles_code_key: { code: 'code_taken', field: 'code', message: 'Another role has this code.' },
  },
}
