import { sql } from 'kysely'
import type { JobContext } from '../platform/jobs/jobs.ts'
import type { Settings } from '../../contract/settings/settings.ts'
import { refuseField } from '../platform/refusal.ts'
import { readSettings } from '../settings/queries.ts'
import { today } from './rules/kept.ts'

/** Erases the hashes of other programs once the day is over that the settings name; those accounts then need a reset. */
export async function forgetLegacyPasswords({ db }: JobContext): Promise<{ removed: number }> {
  const { legacy_passwords_until: until } = await readSettings({ db: db.read })
  if (until === null || until >= today()) return { removed: 0 }
  const { numAffectedRows } = await sql`
    delete from account_credentials where legacy_hash is not null and password_hash is null`.execute(db.write)
  return { removed: Number(numAffectedRows ?? 0) }
}

/** An end that has passed would erase everything the next night, which nobody would mean by it. */
export function demandComing({ legacy_passwords_until: until }: Partial<Settings>): void {
  if (typeof until === 'string' && until < today())
    throw refuseField('invalid', 'legacy_passwords_until', 'This day has passed. Choose today or a later one, or none.')
}
