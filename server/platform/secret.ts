import { sql } from 'kysely'
import type { Handle } from './database/db.ts'

let fromEnvironment: Buffer | undefined

/** Uses the key of the environment instead of the one in the database. Called by the program's start alone. */
export function useSecret(key: string | undefined): void {
  fromEnvironment = key === undefined ? undefined : Buffer.from(key)
}

/** The secret of the installation: keys the hashes of erased identities. It goes with a backup of the database. */
export async function secretOf(db: Handle): Promise<Buffer> {
  if (fromEnvironment) return fromEnvironment
  const { rows } = await sql<{ secret: Buffer }>`select secret from installation`.execute(db)
  if (!rows[0]) throw new Error('The installation has no secret.')
  return rows[0].secret
}
