import { sql } from 'kysely'
import { foldEmail } from '../../contract/platform/emails.ts'
import type { Email } from '../../contract/platform/kinds/values.ts'
import { refuseField, refuseProblem } from '../platform/refusal.ts'
import type { Tx } from '../platform/database/tx.ts'

interface EmailChange {
  before: unknown
  after: unknown
  /** What of the body tells of it: `email` or `emails`. */
  by: unknown
}

/**
 * The e-mail of an account is changed by its owner alone: it stands among those of its customer, and stays there as it is. Others
 * come, go and change places around it.
 */
export async function demandOwnEmails(tx: Tx, customerId: string, { before, after, by }: EmailChange): Promise<void> {
  const [was, is] = [(before as { emails: Email[] }).emails, after as Email[]]
  const left = was.filter((one) => !is.some((other) => other.id === one.id && other.address === one.address))
  if (left.length === 0) return
  const { rows } = await sql<{ email: string }>`select email from accounts where customer_id = ${customerId}`.execute(
    tx.db,
  )
  const own = new Set(rows.map(({ email }) => foldEmail(email)))
  for (const { id, address } of left) {
    if (!own.has(foldEmail(address)) || is.some((other) => other.address === address)) continue
    const place = is.findIndex((other) => other.id === id)
    const field = by === 'email' ? 'email' : place < 0 ? 'emails' : `emails.${place}.address`
    throw refuseProblem('invalid', field, 'account_email')
  }
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
