import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Settings } from '../../../contract/settings/settings.ts'
import { visibleCustomers } from '../../customers/queries/visible.ts'
import { emailKey } from '../../platform/lists/email-key.ts'
import { addLine } from '../../platform/journal/journal.ts'
import { refuseField } from '../../platform/refusal.ts'
import type { GuardedSubject } from '../../platform/slice.ts'
import type { Tx } from '../../platform/database/tx.ts'

interface NewAccount {
  customer_id: string
  email: string
  /** Where the body gives it. */
  field: string
  realm: string
  /** Since when the e-mail is known to be its owner's; null: it is to be verified. */
  verified_at: string | null
}

/**
 * Opens the accounts of new customers, and answers the columns that tell of them. Refuses with `email_taken`, and whose
 * it is, where a realm has an e-mail already.
 */
export async function openAccounts(tx: Tx, created: readonly GuardedSubject[]): Promise<Record<string, unknown>[]> {
  const accounts = created.map(accountOf)
  await insert(
    tx,
    accounts.filter((one) => one !== null),
  )
  return accounts.map((one) => (one ? { account_status: one.verified_at ? 'verified' : 'unverified' } : {}))
}

/** Whoever has an e-mail gets an account, unless their creator wants none. */
function accountOf({ id, details }: GuardedSubject): NewAccount | null {
  const { email, emails, account, site_id, settings, verified_at } = details
  if (typeof email !== 'string' || account === false) return null
  const realm = (settings as Settings).account_realm === 'site' ? String(site_id) : 'all'
  return {
    customer_id: id,
    email,
    field: emails === undefined ? 'email' : 'emails.0.address',
    realm,
    verified_at: typeof verified_at === 'string' ? verified_at : null,
  }
}

async function insert(tx: Tx, list: readonly NewAccount[]): Promise<void> {
  if (list.length === 0) return
  const accounts = list.map((one) => ({ ...one, id: uuidv7() }))
  const { rows } = await sql<{ id: string }>`
    insert into accounts (customer_id, id, realm, email, verified_at)
    select customer_id, id, realm, email, verified_at
    from json_populate_recordset(null::accounts, ${JSON.stringify(accounts)}::json)
    on conflict do nothing returning id`.execute(tx.db)
  const made = new Set(rows.map(({ id }) => id))
  const refused = accounts.find(({ id }) => !made.has(id))
  if (refused) throw await taken(tx, refused)
  for (const { id, customer_id } of accounts)
    addLine(tx, { kind: 'account.added', subject_type: 'account', subject_id: id, customer_id })
}

async function taken(tx: Tx, { email, field, realm }: NewAccount): Promise<Error> {
  const { rows } = await sql<{ id: string; number: string }>`
    select c.id, c.number from accounts a join customers c on c.id = a.customer_id
    where a.realm = ${realm} and ${emailKey(sql`a.email`)} = ${emailKey(sql`${email}`)}
      and ${sql.join(visibleCustomers(tx.actor), sql` and `)}`.execute(tx.db)
  const owner = rows[0]
  const message = owner
    ? `Customer ${owner.number} has an account with this e-mail.`
    : 'Another account has this e-mail.'
  return refuseField('email_taken', field, message, owner ? { customer: owner } : undefined)
}
