import { sql } from 'kysely'
import { foldEmail } from '../../contract/platform/emails.ts'
import { refuseField, refuseProblem } from '../platform/refusal.ts'
import type { Tx } from '../platform/database/tx.ts'

/** The e-mail of an account is changed by its owner alone: the contact e-mail that equals it cannot be edited here. */
export async function demandOwnEmail(tx: Tx, customerId: string, before: unknown, email: unknown): Promise<void> {
  const now = (before as { email: string | null }).email
  if (now === null || email === now) return
  const { rows } = await sql<{ email: string }>`select email from accounts where customer_id = ${customerId}`.execute(
    tx.db,
  )
  if (!rows.some((row) => foldEmail(row.email) === foldEmail(now))) return
  throw refuseProblem('invalid', 'email', 'account_email')
}

/** Marks the accounts of a customer as verified, and when their owner was last there, where that is known. */
export async function verifyAccounts(
  tx: Tx,
  customerId: string,
  verifiedAt: string,
  lastLoginAt: string | null,
): Promise<void> {
  await sql`
    update accounts set verified_at = coalesce(verified_at, ${verifiedAt}), last_login_at = greatest(last_login_at, ${lastLoginAt}::timestamptz)
    where customer_id = ${customerId}`.execute(tx.db)
  await sql`
    update customers set account_status = 'verified', last_login_at = greatest(last_login_at, ${lastLoginAt}::timestamptz)
    where id = ${customerId}`.execute(tx.db)
}

/** Where e-mails are unique can be chosen until the first account exists. */
export async function demandNoAccounts(tx: Tx): Promise<void> {
  const { rows } = await sql`select 1 from accounts limit 1`.execute(tx.db)
  if (rows.length > 0)
    throw refuseField(
      'in_use',
      'account_realm',
      'There are accounts already: where their e-mails are unique cannot be changed any more.',
    )
}
