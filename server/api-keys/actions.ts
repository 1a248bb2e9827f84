import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { ApiKey, apiKeyCreate } from '../../contract/api-keys/api-keys.ts'
import { dropCached } from '../platform/database/cache.ts'
import { addLine } from '../platform/journal/journal.ts'
import { refuseField } from '../platform/refusal.ts'
import { hashToken, newToken } from '../platform/tokens.ts'
import type { Tx } from '../platform/database/tx.ts'
import { rolesByIds } from '../roles/queries.ts'
import { demandCovers, unionOf } from '../roles/rules.ts'
import { demandHolderSites, demandKnownSites, demandOwnSites } from '../sites/rules.ts'
import { getApiKey, listApiKeys } from './queries.ts'

/** Makes a key. The answer holds it in full; the database only its hash and its first letters. */
export async function createApiKey(tx: Tx, values: z.input<typeof apiKeyCreate>): Promise<ApiKey & { key: string }> {
  const { name, role_id, site_ids = null, requests_per_minute = null, expires_at = null } = values
  const roles = await rolesByIds(tx.db, [role_id], 'role_id')
  demandCovers(tx.actor, unionOf(roles))
  await demandKnownSites(tx, site_ids)
  demandOwnSites(tx.actor, site_ids)
  if (expires_at !== null && new Date(expires_at) <= tx.at)
    throw refuseField('invalid', 'expires_at', 'This moment has passed. Choose a later one.')
  const key = newToken('clk_')
  const id = uuidv7()
  const created_by = tx.actor.name
  const row = {
    id,
    name,
    role_id,
    requests_per_minute,
    expires_at,
    created_by,
    prefix: key.slice(0, 10),
    key_hash: hashToken(key),
  }
  await tx.db
    .insertInto('api_keys')
    .values({ ...row, all_sites: site_ids === null })
    .execute()
  if (site_ids !== null) {
    const limits = [...new Set(site_ids)].map((site_id) => ({ api_key_id: id, site_id }))
    await tx.db.insertInto('api_key_sites').values(limits).execute()
  }
  addLine(tx, {
    kind: 'api_key.created',
    subject_type: 'api_key',
    subject_id: id,
    data: { name, role: roles[0]?.code },
  })
  return { ...(await getApiKey(tx.db, id)), key }
}

/** Ends a key for good, everywhere within a second. Revoking it again changes nothing. */
export async function revokeApiKey(tx: Tx, id: string): Promise<void> {
  const found = await getApiKey(tx.db, id)
  demandOwnSites(tx.actor, found.site_ids)
  if (found.role) demandCovers(tx.actor, unionOf(await rolesByIds(tx.db, [found.role.id], 'role_id')))
  const revoked = await tx.db
    .updateTable('api_keys')
    .set({ revoked_at: tx.at.toISOString() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  if (revoked.length === 0) return
  addLine(tx, { kind: 'api_key.revoked', subject_type: 'api_key', subject_id: id, data: { name: found.name } })
  await dropCached(tx, 'actors')
}

/** Nobody changes what keys may do that reach beyond their own sites. */
export async function demandHolders(tx: Tx, roleId: string): Promise<void> {
  const keys = await listApiKeys(tx.db)
  for (const { role, site_ids, revoked_at } of keys)
    if (role?.id === roleId && revoked_at === null) demandHolderSites(tx.actor, site_ids)
}

/** A revoked key lets go of a role that is to be deleted. */
export async function releaseRole(tx: Tx, roleId: string): Promise<void> {
  await tx.db
    .updateTable('api_keys')
    .set({ role_id: null })
    .where('role_id', '=', roleId)
    .where('revoked_at', 'is not', null)
    .execute()
}

/** A revoked key lets go of a site that is to be deleted. */
export async function releaseSite(tx: Tx, siteId: string): Promise<void> {
  const revoked = tx.db.selectFrom('api_keys').select('id').where('revoked_at', 'is not', null)
  await tx.db.deleteFrom('api_key_sites').where('site_id', '=', siteId).where('api_key_id', 'in', revoked).execute()
}
