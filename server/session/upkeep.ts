import { sql } from 'kysely'
import type { JobContext } from '../platform/jobs/jobs.ts'
import { readSettings } from '../settings/queries.ts'

/** Deletes sessions that have ended, links that have expired, and tries that no longer count. */
export async function forgetOld({ db }: JobContext): Promise<void> {
  const { session_idle_minutes } = await readSettings({ db: db.read })
  await sql`
    delete from staff_sessions
    where expires_at < now() or last_seen_at < now() - make_interval(mins => ${session_idle_minutes})`.execute(db.write)
  await sql`delete from password_links where expires_at < now()`.execute(db.write)
  await sql`
    delete from sign_in_attempts
    where started_at < now() - interval '1 day' and coalesce(blocked_until < now(), true)`.execute(db.write)
}
