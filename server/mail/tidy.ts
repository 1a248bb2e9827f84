import { sql } from 'kysely'
import type { JobContext } from '../platform/jobs/jobs.ts'

/**
 * Letters are kept for a year, and then forgotten; those that wait for somebody stay, but for confidential ones: their
 * links have ended after two weeks, and a text that opens nothing is nothing to keep.
 */
export async function tidyMail({ db }: JobContext): Promise<{ deleted: number }> {
  await sql`
    update outgoing_mail set state = 'withdrawn', text = null, html = null
    where confidential and state in ('held', 'failed') and created_at < now() - interval '14 days'`.execute(db.write)
  const { numAffectedRows } = await sql`
    delete from outgoing_mail
    where state in ('sent', 'failed', 'withdrawn') and created_at < now() - interval '1 year'`.execute(db.write)
  return { deleted: Number(numAffectedRows ?? 0) }
}
