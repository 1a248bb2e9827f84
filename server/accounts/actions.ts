import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { foldEmail } from '../../contract/emails.ts'
import { visibleCustomers } from '../customers/queries/visible.ts'
import { addLine } from '../platform/journal/journal.ts'
import { refuseField, refuseProblem } from '../platform/refusal.ts'
import type { Tx } from '../platform/database/tx.ts'

/** Opens an unverified account. Refuses with `email_taken`, and whose it is, when the realm has the e-mail already. */
export async function openAccount(tx: Tx, customerId: string, email: string, realm: string): Promise<void> {
  const id = uuidv7()
  const { rows } = await sql`
    insert into accounts (customer_id, id, realm, email) values (${customerId}, ${id}, ${realm}, ${email})
    on conflict (realm, lower(email)) do nothing returning id`.execute(tx.db)
  if (rows.length === 0) throw await taken(tx, email, realm)
  addLine(tx, { kind: 'account.added', subject_type: 'account', subject_id: id, customer_id: customerId })
}

async function taken(tx: Tx, email: string, realm: string): Promise<Error> {
  const { rows } = await sql<{ id: string; number: string }>`
    select c.id, c.number from accounts a join customers c on c.id = a.customer_id
    where a.realm = ${realm} and lower(a.email) = lower(${email} collate "und-x-icu")
      and ${sql.join(visibleCustomers(tx.actor), sql` and `)}`.execute(tx.db)
  const owner = rows[0]
  const message = owner
    ? `Customer ${owner.number} has an account with this e-mail.`
    : 'Another account has this e-mail.'
  return refuseField('email_taken', 'email', message, owner ? { customer: owner } : undefined)
}

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
