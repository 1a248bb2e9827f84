import '../tables.ts'
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Handle } from '../../platform/database/db.ts'
import { networkOf } from '../../platform/http/network.ts'
import { Refusal } from '../../platform/refusal.ts'
import { secretOf } from '../../platform/secret.ts'

/** A window in which tries are counted, the most of them, and the block that follows; times in seconds. */
export interface Limit {
  subject: string
  most: number
}

const window = 900
const block = 360

/**
 * Tries for one e-mail, known or not, wherever they come from. What was typed is not stored, and its hash is keyed: it may
 * be a password that was typed into the wrong field.
 */
export async function accountLimit(db: Handle, email: string): Promise<Limit> {
  const folded = email.normalize('NFKC').toLowerCase()
  const hash = createHmac('sha256', await secretOf(db))
    .update(`sign_in\0${folded}`)
    .digest('base64url')
  return { subject: `account:${hash}`, most: 9 }
}

/** Tries from a device on which the person has signed in before: no tries of others count among them. */
export const deviceLimit = (device: string): Limit => ({ subject: `device:${device}`, most: 9 })

/** Tries from one address, for whatever e-mail: offices share one, so it allows more. */
export const addressLimit = (ip: string): Limit => ({ subject: `address:${networkOf(ip)}`, most: 100 })

/** Tries of the code of the set-up page, from one address. */
export const setupLimit = (ip: string): Limit => ({ subject: `setup:${networkOf(ip)}`, most: 9 })

/**
 * Counts a try before it is looked at, so that tries at the same moment count too. Refuses with `locked_out`, for six
 * minutes, what comes after too many of them within a quarter of an hour. Counted outside of any transaction: it
 * outlives the refusal of the try itself.
 */
export async function countAttempt(db: Db, { subject, most }: Limit): Promise<void> {
  const blocked = sql`t.blocked_until > now()`
  const within = sql`(t.blocked_until is null and t.started_at > now() - make_interval(secs => ${window}))`
  const { rows } = await sql<{ attempts: number; seconds: number | null }>`
    insert into sign_in_attempts as t (subject, attempts, started_at) values (${subject}, 1, now())
    on conflict (subject) do update set
      attempts = case when ${blocked} or ${within} then t.attempts + 1 else 1 end,
      started_at = case when ${blocked} or ${within} then t.started_at else now() end,
      blocked_until = case when ${blocked} then t.blocked_until
        when ${within} and t.attempts + 1 >= ${most} then now() + make_interval(secs => ${block}) end
    returning attempts, ceil(extract(epoch from blocked_until - now()))::int as seconds`.execute(db.write)
  const [state] = rows
  if (!state || state.attempts <= most) return
  const seconds = state.seconds ?? block
  const minutes = Math.ceil(seconds / 60)
  throw new Refusal(
    'locked_out',
    `Too many tries. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, then try again.`,
    { data: { seconds } },
  )
}

/** A try that succeeded does not count, and those before it for the same subject are forgotten. */
export const forgetAttempts = (db: Handle, { subject }: Limit) =>
  sql`delete from sign_in_attempts where subject = ${subject}`.execute(db)

/** A try that succeeded does not count; those of others from the same address still do. */
export const takeBackAttempt = (db: Handle, { subject }: Limit) =>
  sql`update sign_in_attempts set attempts = greatest(attempts - 1, 0) where subject = ${subject} and blocked_until is null`.execute(
    db,
  )
