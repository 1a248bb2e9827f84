import { createCipheriv, createDecipheriv, createHmac, randomBytes, scryptSync } from 'node:crypto'
import type pg from 'pg'
import { quote } from '../database/catalog.ts'

/** The installation's secret is in no row of a backup: whoever has it can try e-mails against the hashes it keys. */
export const withheld = { table: 'installation', column: 'secret' } as const

/** What a backup's header says of the secret. */
export type SecretRecord = {
  /** Tells whether another secret is the same one. */
  check: string
  /** The secret under BACKUP_KEY; absent without one, or when it came from SECRET_KEY and is in no database. */
  sealed?: { salt: string; iv: string; tag: string; bytes: string }
  /** Rows of hashes that only this secret can ask. */
  keyed: number
}

/** What a backup needs to know of the secret of an installation. */
export type SecretSource = {
  /** SECRET_KEY: used instead of the one in the database. */
  secretKey: string | undefined
  /** BACKUP_KEY: seals the secret. */
  backupKey: string | undefined
  /** Tables of hashes that are keyed by the secret. */
  keyedTables: readonly string[]
}

export async function recordSecret(client: pg.Client, source: SecretSource): Promise<SecretRecord> {
  const secret = source.secretKey === undefined ? await storedSecret(client) : Buffer.from(source.secretKey)
  const keyed = await countKeyed(client, source.keyedTables)
  const record = { check: checkOf(secret), keyed }
  return source.secretKey === undefined && source.backupKey
    ? { ...record, sealed: seal(secret, source.backupKey) }
    : record
}

/** The secret that a record tells of, from SECRET_KEY or unsealed by BACKUP_KEY; undefined where neither gives it. */
export function recoverSecret({ check, sealed }: SecretRecord, source: SecretSource): Buffer | undefined {
  const found =
    source.secretKey !== undefined
      ? Buffer.from(source.secretKey)
      : sealed && source.backupKey
        ? unseal(sealed, source.backupKey)
        : undefined
  return found && checkOf(found) === check ? found : undefined
}

export const newSecret = (): Buffer => randomBytes(32)

async function storedSecret(client: pg.Client) {
  const { rows } = await client.query<{ secret: Buffer }>(`select ${withheld.column} as secret from ${withheld.table}`)
  if (!rows[0]) throw new Error('The installation has no secret.')
  return rows[0].secret
}

export async function countKeyed(client: pg.Client, tables: readonly string[]): Promise<number> {
  let keyed = 0
  for (const table of tables) {
    const { rows } = await client.query<{ count: string }>(`select count(*) from public.${quote(table)}`)
    keyed += Number(rows[0]?.count)
  }
  return keyed
}

const checkOf = (secret: Buffer) => createHmac('sha256', secret).update('clientele backup').digest('base64url')

const algorithm = 'aes-256-gcm'
const keyOf = (backupKey: string, salt: Buffer) => scryptSync(backupKey, salt, 32, { N: 2 ** 15, maxmem: 2 ** 27 })

function seal(secret: Buffer, backupKey: string): SecretRecord['sealed'] {
  const [salt, iv] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv(algorithm, keyOf(backupKey, salt), iv)
  const bytes = Buffer.concat([cipher.update(secret), cipher.final()])
  const text = (buffer: Buffer) => buffer.toString('base64url')
  return { salt: text(salt), iv: text(iv), tag: text(cipher.getAuthTag()), bytes: text(bytes) }
}

function unseal(sealed: NonNullable<SecretRecord['sealed']>, backupKey: string) {
  const part = (name: keyof typeof sealed) => Buffer.from(sealed[name], 'base64url')
  try {
    const decipher = createDecipheriv(algorithm, keyOf(backupKey, part('salt')), part('iv'))
    decipher.setAuthTag(part('tag'))
    return Buffer.concat([decipher.update(part('bytes')), decipher.final()])
  } catch {
    return undefined
  }
}
