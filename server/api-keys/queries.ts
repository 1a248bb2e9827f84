import './tables.ts'
import { sql } from 'kysely'
import type { ApiKey } from '../../contract/api-keys/api-keys.ts'
import type { Handle } from '../platform/database/db.ts'
import { Refusal } from '../platform/refusal.ts'
import type { RoleGrant } from '../roles/rules.ts'

/** Keys, newest first; revoked ones stay in the list. */
export async function listApiKeys(db: Handle, id?: string): Promise<ApiKey[]> {
  const { rows } = await sql<ApiKey>`
    select k.id, k.name, k.prefix, k.requests_per_minute, k.expires_at, k.last_used_at, k.revoked_at, k.created_at, k.created_by,
      case when r.id is not null then json_build_object('id', r.id, 'code', r.code, 'name', r.name) end as role,
      case when k.all_sites then null
        else (select coalesce(array_agg(site_id order by site_id), '{}') from api_key_sites where api_key_id = k.id) end as site_ids
    from api_keys k left join roles r on r.id = k.role_id
    where ${id === undefined ? sql`true` : sql`k.id = ${id}`}
    order by k.id desc`.execute(db)
  return rows
}

export async function getApiKey(db: Handle, id: string): Promise<ApiKey> {
  const [found] = await listApiKeys(db, id)
  if (!found) throw new Refusal('not_found', 'There is no such API key.')
  return found
}

/** A key that may be used now, with what decides its rights. */
export interface LiveKey {
  id: string
  name: string
  role: RoleGrant
  site_ids: string[] | null
  requests_per_minute: number | null
  last_used_at: string | null
}

/** Finds a key by its hash, or by its id, unless it is revoked or expired. */
export async function findLiveKey(db: Handle, by: { hash: Buffer } | { id: string }): Promise<LiveKey | null> {
  const { rows } = await sql<LiveKey>`
    select k.id, k.name, k.requests_per_minute, k.last_used_at,
      json_build_object('code', r.code, 'predefined', r.predefined, 'permissions', r.permissions) as role,
      case when k.all_sites then null
        else (select coalesce(array_agg(site_id), '{}') from api_key_sites where api_key_id = k.id) end as site_ids
    from api_keys k join roles r on r.id = k.role_id
    where ${'hash' in by ? sql`k.key_hash = ${by.hash}` : sql`k.id = ${by.id}`}
      and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())`.execute(db)
  return rows[0] ?? null
}
