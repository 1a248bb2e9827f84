import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { countRequest } from '../api-keys/rules.ts'
import { findLiveKey } from '../api-keys/queries.ts'
import type { Actor } from '../platform/actor.ts'
import { cached } from '../platform/database/cache.ts'
import type { Identity } from '../platform/http/http.ts'
import { Refusal } from '../platform/refusal.ts'
import { demandSameOrigin } from '../platform/http/same-origin.ts'
import type { Program } from '../platform/slice.ts'
import { hashToken } from '../platform/tokens.ts'
import { readSettings } from '../settings/queries.ts'
import { getStaff } from '../staff/queries.ts'
import { keyActor, staffActor } from './queries.ts'
import { tokenOf } from './cookie.ts'

/** Who asks, and from where. A key counts before a cookie; a change by cookie must come from the program's own pages. */
export async function identify(program: Program, request: FastifyRequest): Promise<Identity> {
  const key = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (key !== undefined) return { actor: await actorOfKey(program, key), source: 'api' }
  const token = tokenOf(request, program.config)
  const actor = token === undefined ? null : await actorOfSession(program, token)
  demandSameOrigin(request, program.config.publicUrl, actor !== null)
  return { actor, source: 'web' }
}

async function actorOfKey(program: Program, key: string): Promise<Actor> {
  const hash = hashToken(key)
  const found = await cached(program.db.read, 'actors', `key ${hash.toString('base64')}`, async (db) => {
    const live = await findLiveKey(db, { hash })
    if (live) touch(program, 'api_keys', 'last_used_at', live.id, live.last_used_at)
    return live && { id: live.id, perMinute: live.requests_per_minute, actor: keyActor(live) }
  })
  if (!found) throw new Refusal('unauthenticated', 'This API key is not valid: it is unknown, revoked or has expired.')
  countRequest(found.id, found.perMinute)
  return found.actor
}

function actorOfSession(program: Program, token: string): Promise<Actor | null> {
  const hash = hashToken(token)
  return cached(program.db.read, 'actors', `session ${hash.toString('base64')}`, async (db) => {
    const { session_idle_minutes } = await readSettings({ db })
    const found = await db
      .selectFrom('staff_sessions as one')
      .innerJoin('staff', 'staff.id', 'one.staff_id')
      .select(['one.id', 'one.staff_id', 'one.last_seen_at'])
      .where('one.token_hash', '=', hash)
      .where('one.expires_at', '>', sql<string>`now()`)
      .where('one.last_seen_at', '>', sql<string>`now() - make_interval(mins => ${session_idle_minutes})`)
      .where('staff.active', '=', true)
      .executeTakeFirst()
    if (!found) return null
    touch(program, 'staff_sessions', 'last_seen_at', found.id, found.last_seen_at)
    return staffActor(await getStaff(db, found.staff_id))
  })
}

const minute = 60_000

/** Writes down that a key or session is in use, once a minute and beside the request. */
function touch(program: Program, table: string, column: string, id: string, last: string | null): void {
  if (last !== null && Date.now() - Date.parse(last) < minute) return
  const query = sql`
    update ${sql.table(table)} set ${sql.ref(column)} = now()
    where id = ${id} and (${sql.ref(column)} is null or ${sql.ref(column)} < now() - interval '1 minute')`
  query.execute(program.db.write).catch((err: unknown) => program.log.warn({ err, table }, 'last use not written'))
}
