import { sql } from 'kysely'
import { emailKey } from '../../platform/lists/email-key.ts'
import { addLine } from '../../platform/journal/journal.ts'
import { hashPassword, verifyPassword as verifyOwn } from '../../platform/passwords.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { LegacyPassword } from '../rules/recognise.ts'
import { matchesLegacy } from '../rules/verify-legacy.ts'

/** A password hash of another program, for the account of a customer that has this e-mail. */
export interface BroughtPassword {
  customer_id: string
  email: string
  password: LegacyPassword
}

/** Keeps hashes until their owners sign in. An account that has a password of its own keeps that alone. */
export async function keepLegacyPasswords(tx: Tx, list: readonly BroughtPassword[]): Promise<void> {
  if (list.length === 0) return
  const brought = list.map(({ customer_id, email, password }) => ({ customer_id, email, ...password }))
  const { rows } = await sql<{ customer_id: string; account_id: string; legacy_algorithm: string; replaced: boolean }>`
    with put as (insert into account_credentials as k (customer_id, account_id, legacy_hash, legacy_algorithm, legacy_salt, legacy_at)
    select a.customer_id, a.id, b.hash, b.algorithm, b.salt, ${tx.at}
    from json_to_recordset(${JSON.stringify(brought)}::json) as b(customer_id uuid, email text, hash text, algorithm text, salt text)
    join accounts a on a.customer_id = b.customer_id and ${emailKey(sql`a.email`)} = ${emailKey(sql`b.email`)}
    on conflict (customer_id, account_id) do update
      set legacy_hash = excluded.legacy_hash, legacy_algorithm = excluded.legacy_algorithm,
        legacy_salt = excluded.legacy_salt, legacy_at = excluded.legacy_at
      where k.password_hash is null
    returning k.customer_id, k.account_id, k.legacy_algorithm)
    select put.*, before.account_id is not null as replaced
    from put left join account_credentials before on before.customer_id = put.customer_id and before.account_id = put.account_id`.execute(
    tx.db,
  )
  for (const { customer_id, account_id, legacy_algorithm, replaced } of rows)
    addLine(tx, {
      kind: 'account.password_imported',
      subject_type: 'account',
      subject_id: account_id,
      customer_id,
      data: { algorithm: legacy_algorithm, replaced },
    })
}

/** An account with a hash that an import has brought, and when. */
export interface ImportedPassword {
  customer_id: string
  account_id: string
  at: string
}

/** Takes hashes away again that imports have brought, where the account still has just that one. */
export async function removeImportedPasswords(tx: Tx, list: readonly ImportedPassword[]): Promise<void> {
  if (list.length === 0) return
  const { rows } = await sql<{ customer_id: string; account_id: string }>`
    delete from account_credentials k
    using json_to_recordset(${JSON.stringify(list)}::json) as b(customer_id uuid, account_id uuid, at timestamptz)
    where k.customer_id = b.customer_id and k.account_id = b.account_id and k.legacy_at = b.at
      and k.legacy_hash is not null and k.password_hash is null
    returning k.customer_id, k.account_id`.execute(tx.db)
  for (const { customer_id, account_id } of rows)
    addLine(tx, { kind: 'account.password_removed', subject_type: 'account', subject_id: account_id, customer_id })
}

interface Kept {
  password_hash: string | null
  legacy_hash: string | null
  legacy_algorithm: LegacyPassword['algorithm'] | null
  legacy_salt: string | null
}

/**
 * Whether this is the password of the account. One that another program hashed is hashed anew at its first success, and
 * the old hash is gone. An answer no takes as long as one for an account that has no password at all.
 */
export async function verifyPassword(
  tx: Tx,
  { customer_id, id }: { customer_id: string; id: string },
  password: string,
): Promise<boolean> {
  const { rows } = await sql<Kept>`
    select password_hash, legacy_hash, legacy_algorithm, legacy_salt from account_credentials
    where customer_id = ${customer_id} and account_id = ${id}`.execute(tx.db)
  const kept = rows[0]
  if (!kept?.legacy_hash || !kept.legacy_algorithm || kept.password_hash)
    return verifyOwn(kept?.password_hash ?? null, password)
  const legacy = { hash: kept.legacy_hash, algorithm: kept.legacy_algorithm, salt: kept.legacy_salt }
  if (!(await matchesLegacy(legacy, password))) return verifyOwn(null, password)
  const own = await hashPassword(password)
  await sql`
    update account_credentials
    set password_hash = ${own}, password_set_at = ${tx.at}, legacy_hash = null, legacy_algorithm = null, legacy_salt = null, legacy_at = null
    where customer_id = ${customer_id} and account_id = ${id} and legacy_hash = ${legacy.hash}`.execute(tx.db)
  return true
}
