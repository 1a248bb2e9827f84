import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import { preferenceBytes, type patchProfile, type Session } from '../../../contract/session/session.ts'
import { dropCached } from '../../platform/database/cache.ts'
import { changesOf, isEmpty } from '../../platform/journal/changes.ts'
import { addLine } from '../../platform/journal/journal.ts'
import { Refusal } from '../../platform/refusal.ts'
import { hashToken, newToken } from '../../platform/tokens.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { readSettings } from '../../settings/queries.ts'
import { lockStaff, tellEnded } from '../../staff/actions.ts'
import { demandStaff, sessionOf } from '../describe.ts'
import { tellSignIn, type Person } from './told.ts'
import { cut } from '../../../contract/platform/line.ts'

/** Where somebody signs in from, as the list of their sessions shows it. */
export interface Visitor {
  address: string
  userAgent: string
  /** Token of the session that the browser had; it ends. */
  former: string | undefined
}

/** Opens a session and returns its token, of which only the hash is stored. */
export async function openSession(tx: Tx, person: Person, visitor: Visitor): Promise<{ token: string; days: number }> {
  const { session_days: days } = await readSettings(tx)
  if (visitor.former !== undefined) await endByToken(tx, visitor.former, 'replaced')
  const token = newToken()
  const now = tx.at.toISOString()
  await tx.db
    .insertInto('staff_sessions')
    .values({
      id: uuidv7(),
      staff_id: person.id,
      token_hash: hashToken(token),
      address: visitor.address,
      user_agent: cut(visitor.userAgent, 300),
      expires_at: new Date(tx.at.getTime() + days * 86_400_000).toISOString(),
    })
    .execute()
  await tx.db.updateTable('staff').set({ last_sign_in_at: now }).where('id', '=', person.id).execute()
  await tellSignIn(tx, person)
  return { token, days }
}

/** Ends the session of a token, if there is one: its owner signs out, or another sign-in takes its place. */
export async function endByToken(tx: Tx, token: string, why: 'signed_out' | 'replaced'): Promise<void> {
  const { rows } = await sql<{ id: string; name: string }>`
    delete from staff_sessions as ended using staff
    where ended.token_hash = ${hashToken(token)} and staff.id = ended.staff_id
    returning staff.id, staff.name`.execute(tx.db)
  const [owner] = rows
  if (!owner) return
  tellEnded(tx, owner, why)
  await dropCached(tx, 'actors')
}

/** Ends a session of the one who asks. Somebody else's is not found. */
export async function endOwnSession(tx: Tx, id: string): Promise<void> {
  const staffId = demandStaff(tx.actor)
  const ended = await tx.db
    .deleteFrom('staff_sessions')
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .returning('id')
    .execute()
  if (ended.length === 0) throw new Refusal('not_found', 'There is no such session.')
  tellEnded(tx, { id: staffId, name: tx.actor.name }, 'by_owner')
  await dropCached(tx, 'actors')
}

/** Changes what a person is called, how they sign in, or their language. A new e-mail takes their password: see `changeOwnEmail`. */
export async function changeProfile(
  tx: Tx,
  patch: z.output<(typeof patchProfile)['body']> & { email?: string },
): Promise<Session> {
  const id = demandStaff(tx.actor)
  const changes = changesOf(await lockStaff(tx, id), patch)
  if (!isEmpty(changes)) {
    await tx.db
      .updateTable('staff')
      .set((eb) => ({ ...patch, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
    addLine(tx, {
      kind: 'staff.changed',
      subject_type: 'staff',
      subject_id: id,
      changes,
      data: { name: patch.name ?? tx.actor.name },
    })
    await dropCached(tx, 'actors')
  }
  return sessionOf(tx)
}

const mostPreferences = { count: 200, bytes: 512 * 1024 }

/** Keeps a choice of the one who asks; null forgets it. */
export async function keepPreference(tx: Tx, key: string, value: unknown): Promise<void> {
  const staff_id = demandStaff(tx.actor)
  const mine = tx.db.deleteFrom('staff_preferences').where('staff_id', '=', staff_id)
  if (value === null) return void (await mine.where('key', '=', key).execute())
  const json = JSON.stringify(value)
  if (Buffer.byteLength(json) > preferenceBytes) {
    throw new Refusal('too_large', `A preference has at most ${preferenceBytes} bytes as JSON.`)
  }
  await sql`
    insert into staff_preferences (staff_id, key, value) values (${staff_id}, ${key}, ${json}::jsonb)
    on conflict (staff_id, key) do update set value = excluded.value`.execute(tx.db)
  const { rows } = await sql<{ count: number; bytes: number }>`
    select count(*) as count, coalesce(sum(octet_length(value::text)), 0) as bytes
    from staff_preferences where staff_id = ${staff_id}`.execute(tx.db)
  const { count = 0, bytes = 0 } = rows[0] ?? {}
  if (count > mostPreferences.count || bytes > mostPreferences.bytes)
    throw new Refusal(
      'too_large',
      `At most ${mostPreferences.count} preferences are kept, of ${mostPreferences.bytes} bytes together.`,
    )
}
