import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { moment } from '../platform/moment.ts'
import { roleName } from '../roles/roles.ts'
import { siteLimit } from '../staff/staff.ts'
import { filledLine } from '../platform/line.ts'

/** A key of an integration. The key itself is shown once; later only how it begins. */
export const apiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    prefix: z.string(),
    /** Null: the key is revoked, and its role was deleted since. */
    role: roleName.nullable(),
    site_ids: z.array(z.string()).nullable(),
    /** Requests that one process accepts in a minute; null: no limit. */
    requests_per_minute: z.number().int().nullable(),
    expires_at: z.string().nullable(),
    last_used_at: z.string().nullable(),
    revoked_at: z.string().nullable(),
    created_at: z.string(),
    created_by: z.string(),
  })
  .meta({ id: 'ApiKey' })

export const apiKeyCreate = z
  .strictObject({
    name: filledLine(100),
    role_id: z.guid(),
    site_ids: siteLimit.default(null),
    requests_per_minute: z.number().int().min(1).max(1_000_000).nullable().default(null),
    expires_at: moment.nullable().default(null),
  })
  .meta({ id: 'ApiKeyInput' })

export type ApiKey = z.output<typeof apiKey>
export type ApiKeyCreate = z.output<typeof apiKeyCreate>

const tag = 'API keys'

export const listApiKeys = endpoint({
  id: 'listApiKeys',
  method: 'GET',
  path: '/api-keys',
  access: 'api_keys.manage',
  tag,
  summary: 'List API keys, newest first',
  response: z.object({ items: z.array(apiKey) }),
})

export const createApiKey = endpoint({
  id: 'createApiKey',
  method: 'POST',
  path: '/api-keys',
  access: 'api_keys.manage',
  tag,
  summary: 'Create an API key; the answer shows it, and nothing will again',
  body: apiKeyCreate,
  response: apiKey.extend({ key: z.string() }).meta({ id: 'NewApiKey' }),
  creates: true,
  secret: true,
})

export const revokeApiKey = endpoint({
  id: 'revokeApiKey',
  method: 'DELETE',
  path: '/api-keys/:id',
  access: 'api_keys.manage',
  tag,
  summary: 'Revoke an API key, for good',
  params: z.object({ id: z.guid() }),
})
