import type { OwnSession, Session } from '../../contract/session/session.ts'
import type { Actor } from '../platform/actor.ts'
import type { Handle } from '../platform/database/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { hashToken } from '../platform/tokens.ts'
import type { Reading } from '../platform/database/tx.ts'
import { settingsOf } from '../settings/queries.ts'
import { visibleSites } from '../sites/queries.ts'

/** Everything the pages need to know before they draw anything. */
export async function sessionOf(tx: Reading): Promise<Session> {
  const { actor, db } = tx
  if (actor.id === null || actor.kind === 'system') throw new Refusal('unauthenticated', 'Nobody is signed in.')
  const { version: _, ...settings } = await settingsOf(db)
  const person = actor.kind === 'staff' ? await personOf(db, actor.id) : undefined
  return {
    kind: actor.kind,
    id: actor.id,
    name: person?.name ?? actor.name,
    email: person?.email ?? null,
    language: person?.language ?? settings.staff_language,
    permissions: [...actor.permissions],
    site_ids: actor.site_ids && [...actor.site_ids],
    settings,
    sites: await visibleSites(tx),
    preferences: person ? await preferencesOf(db, actor.id) : {},
  }
}

const personOf = (db: Handle, id: string) =>
  db.selectFrom('staff').select(['name', 'email', 'language']).where('id', '=', id).executeTakeFirst()

async function preferencesOf(db: Handle, staffId: string): Promise<Record<string, unknown>> {
  const rows = await db
    .selectFrom('staff_preferences')
    .select(['key', 'value'])
    .where('staff_id', '=', staffId)
    .execute()
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
}

/** The sessions of a person that have not ended, last used first. `token` is that of the request. */
export async function listSessions(db: Handle, staffId: string, token: string | undefined): Promise<OwnSession[]> {
  const { session_idle_minutes } = await settingsOf(db)
  const rows = await db
    .selectFrom('staff_sessions')
    .select(['id', 'created_at', 'last_seen_at', 'expires_at', 'address', 'user_agent', 'token_hash'])
    .where('staff_id', '=', staffId)
    .where('expires_at', '>', new Date().toISOString())
    .where('last_seen_at', '>', new Date(Date.now() - session_idle_minutes * 60_000).toISOString())
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute()
  const current = token === undefined ? undefined : hashToken(token)
  return rows.map(({ token_hash, ...row }) => ({
    ...row,
    current: current !== undefined && token_hash.equals(current),
  }))
}

/** The id of the member of staff who acts. A key has no sign-in of its own. */
export function demandStaff(actor: Actor): string {
  if (actor.kind === 'staff' && actor.id !== null) return actor.id
  throw new Refusal('forbidden', 'This belongs to a person who is signed in. An API key has none of it.')
}
