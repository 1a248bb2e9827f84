import { permissions } from '../../contract/permissions.ts'
import { findLiveKey, type LiveKey } from '../api-keys/queries.ts'
import { system, type Actor } from '../platform/actor.ts'
import type { Handle } from '../platform/database/db.ts'
import type { Program } from '../platform/slice.ts'
import { unionOf } from '../roles/rules.ts'
import { getStaff, type FoundStaff } from '../staff/queries.ts'

export const staffActor = ({ id, name, language, roles, site_ids }: FoundStaff): Actor => ({
  kind: 'staff',
  id,
  name,
  permissions: unionOf(roles),
  site_ids,
  language,
  time_zone: 'UTC',
})

export const keyActor = ({ id, name, role, site_ids }: LiveKey): Actor => ({
  kind: 'api_key',
  id,
  name,
  permissions: unionOf([role]),
  site_ids,
  language: 'en',
  time_zone: 'UTC',
})

/** An actor by kind and id with the rights of this moment; null when there is none any more, or it may do nothing. */
export async function actorOf(
  { db }: Pick<Program, 'db'>,
  { kind, id }: Pick<Actor, 'kind' | 'id'>,
): Promise<Actor | null> {
  if (kind === 'system') return system(permissions)
  if (id === null) return null
  return kind === 'staff' ? activeStaff(db.read, id) : liveKey(db.read, id)
}

async function activeStaff(db: Handle, id: string): Promise<Actor | null> {
  const known = await db
    .selectFrom('staff')
    .select('id')
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst()
  return known ? staffActor(await getStaff(db, id)) : null
}

async function liveKey(db: Handle, id: string): Promise<Actor | null> {
  const key = await findLiveKey(db, { id })
  return key && keyActor(key)
}
