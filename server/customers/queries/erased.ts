import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { foldEmail } from '../../../contract/platform/emails.ts'
import type { ExternalId } from '../../../contract/platform/kinds/values.ts'
import { Refusal } from '../../platform/refusal.ts'
import { secretOf } from '../../platform/secret.ts'
import type { Reading, Tx } from '../../platform/database/tx.ts'

interface Identities {
  emails: readonly string[]
  external_ids: readonly ExternalId[]
}

interface Hashed {
  kind: 'email' | 'external_id'
  hash: Buffer
}

/** Keyed hashes: without the installation's secret nobody can try e-mails against them. */
async function hashesOf(reading: Reading, identities: Identities): Promise<Hashed[]> {
  return hashed(await secretOf(reading.db), identities)
}

function hashed(secret: Buffer, identities: Identities): Hashed[] {
  const keyed = (kind: Hashed['kind'], text: string): Hashed => ({
    kind,
    hash: createHmac('sha256', secret).update(`${kind}\0${text}`).digest(),
  })
  return [
    ...identities.emails.flatMap((email) => keysOf(email).map((key) => keyed('email', key))),
    ...identities.external_ids.map((one) => keyed('external_id', `${one.source}\0${one.external_id}`)),
  ]
}

/** By its domain as DNS has it; remembered was one with other letters as it was written, before that was so. */
const keysOf = (email: string): string[] => [
  ...new Set([foldEmail(email), email.trim().normalize('NFC').toLowerCase()]),
]

/** Remembers that the person behind these was erased, without keeping who it was. */
export async function rememberErased(tx: Tx, identities: Identities): Promise<void> {
  for (const { kind, hash } of await hashesOf(tx, identities)) {
    await sql`
      insert into erased_identities (hash, kind) values (${hash}, ${kind})
      on conflict (hash, kind) do update set erased_at = now()`.execute(tx.db)
  }
}

/**
 * Refuses with `erased` ids of somebody who was erased: a shop that still has them must not bring the person back. Unlike
 * an import it does not ask for the e-mail: under an id that is new, somebody has come back by themselves.
 */
export async function demandNotErased(tx: Tx, external_ids: readonly ExternalId[]): Promise<void> {
  const at = await erasedAt(tx, { emails: [], external_ids })
  if (at)
    throw new Refusal('erased', `This person was erased on ${at.slice(0, 10)} and is not brought back in passing.`, {
      data: { at },
    })
}

/** When the person with one of these was erased, or null. An import skips such a row instead of bringing them back. */
export async function erasedAt(reading: Reading, identities: Identities): Promise<string | null> {
  const hashes = await hashesOf(reading, identities)
  if (hashes.length === 0) return null
  const { rows } = await sql<{ at: string | null }>`
    select max(erased_at) as at from erased_identities
    where hash = any(${hashes.map((one) => one.hash)}::bytea[])`.execute(reading.db)
  return rows[0]?.at ?? null
}

/** The same for many at once: when each of these persons was erased, in their order. */
export async function erasedAtOf(reading: Reading, persons: readonly Identities[]): Promise<(string | null)[]> {
  const secret = await secretOf(reading.db)
  const hashes = persons.map((person) => hashed(secret, person))
  const all = hashes.flat().map((one) => one.hash)
  if (all.length === 0) return persons.map(() => null)
  const { rows } = await sql<{ hash: Buffer; at: string }>`
    select hash, erased_at as at from erased_identities where hash = any(${all}::bytea[])`.execute(reading.db)
  const known = new Map(rows.map(({ hash, at }) => [hash.toString('hex'), at]))
  return hashes.map(
    (own) =>
      own.map(({ hash }) => known.get(hash.toString('hex')) ?? '').reduce((last, at) => (at > last ? at : last), '') ||
      null,
  )
}
