import { sql } from 'kysely'
import * as contract from '../../contract/api-keys/api-keys.ts'
import { route, type Slice } from '../platform/slice.ts'
import { createApiKey, demandHolders, releaseRole, releaseSite, revokeApiKey } from './actions.ts'
import { apiKeyCreateCommand } from './commands.ts'
import { listApiKeys } from './queries.ts'

export const apiKeys: Slice = {
  name: 'api-keys',
  tables: ['api_keys', 'api_key_sites'],
  routes: [
    route(contract.listApiKeys, async ({ tx }) => ({ items: await listApiKeys(tx.db) })),
    route(contract.createApiKey, ({ tx, body }) => createApiKey(tx, body)),
    route(contract.revokeApiKey, ({ tx, params }) => revokeApiKey(tx, params.id)),
  ],
  lends: {
    roles: {
      parts: {
        api_key_count: { expr: sql`(select count(*) from api_keys where role_id = roles.id and revoked_at is null)` },
      },
    },
  },
  guards: { 'role.regrant': demandHolders, 'role.delete': releaseRole, 'site.delete': releaseSite },
  commands: [apiKeyCreateCommand],
}
