import { sql } from 'kysely'
import { redactOrigins } from '../journal/actions.ts'
import type { JobContext } from '../platform/jobs/jobs.ts'
import { readSettings } from '../settings/queries.ts'

/** Wipes e-mails and addresses that were kept as long as the setting says, and what hours that are over were counted by. */
export async function forgetOrigins({ db }: JobContext): Promise<{ wiped: number }> {
  const { security_details_days: days } = await readSettings({ db: db.read })
  const before = new Date(Date.now() - days * 86_400_000)
  await sql`update folded_lines set fold = null where fold is not null and hour < now() - interval '2 hours'`.execute(
    db.write,
  )
  await sql`delete from known_addresses where seen_at < ${before.toISOString()}::timestamptz`.execute(db.write)
  return { wiped: await redactOrigins(db.write, before) }
}
