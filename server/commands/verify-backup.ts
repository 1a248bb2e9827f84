import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { demandWhole, openBackup, restoreBackup, type RestoredBackup } from '../platform/backup/restore.ts'
import { composedRecords } from '../platform/composition.ts'
import type { Config } from '../platform/config.ts'
import { quote } from '../platform/database/catalog.ts'
import { migrate } from '../platform/database/migrate.ts'
import { isDiskFull } from '../platform/disk/full.ts'
import { megabytes } from '../platform/disk/room.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { startEmbeddedPostgres } from '../platform/postgres/embedded.ts'
import { recoverSecret, type SecretRecord } from '../platform/backup/secret.ts'
import { secretSource } from './secret-source.ts'
import { prepare } from './restore.ts'
import { verifyAll } from './verify-all.ts'

/** Restores a backup into a database that is thrown away afterwards, says what is in it, and looks at all of that. */
export async function verifyBackup(path: string, given: Config): Promise<void> {
  await demandWhole(path)
  const backup = await openBackup(path)
  const { product, made_at } = backup.header
  console.log(`${path}: ${megabytes((await stat(path)).size)}, made on ${made_at} by version ${product}.`)
  const dataDir = mkdtempSync(join(tmpdir(), 'clientele-verify-'))
  // The user who runs the database of a program that root has started goes through.
  chmodSync(dataDir, 0o711)
  try {
    const say = (line: string) => console.error(line)
    const postgres = await startEmbeddedPostgres({ dataDir, say, durable: false })
    try {
      const { connection } = postgres
      await prepare(connection, backup.header, false)
      const filesDir = join(dataDir, 'files')
      const restored = await restoreBackup(backup, {
        connection,
        filesDir,
        secret: secretSource(given),
        forgetKeyed: true,
      })
      console.log(await contents(connection, restored))
      if (backup.header.secret?.keyed) console.log(toldOfErased(backup.header.secret, given))
      await migrate(connection)
      await verifyAll({ connection, config: { ...given, dataDir, databaseUrl: undefined } })
    } finally {
      await postgres.release()
    }
  } catch (error) {
    if (!isDiskFull(error)) throw error
    throw new OperatorError(
      `There is too little room in ${tmpdir()} to restore the backup for a look: set TMPDIR to a folder with more.`,
      { cause: error },
    )
  } finally {
    backup.close()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

/** Whether a restore would know who was erased. */
function toldOfErased(secret: SecretRecord, config: Config): string {
  const many = `It holds the fingerprints of erased people (${secret.keyed.toLocaleString('en')})`
  if (recoverSecret(secret, secretSource(config))) return `${many}, and the key to them is here.`
  return `${many}, but the key to them is not here: set ${secret.sealed ? 'BACKUP_KEY' : 'SECRET_KEY, if it was set when the backup was made,'} to restore them.`
}

/** How many there are of each record, by the names of their tables, and of the rest. */
async function contents(connection: pg.ClientConfig, { tables, files }: RestoredBackup): Promise<string> {
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    const counts: string[] = []
    for (const table of [...composedRecords().map((record) => record.table), 'journal']) {
      const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table])
      if (!rows[0]?.there) continue
      const counted = await client.query<{ n: string }>(`select count(*) as n from ${quote(table)}`)
      counts.push(`${Number(counted.rows[0]?.n).toLocaleString('en')} rows of ${table}`)
    }
    return `It is whole: ${tables} tables with ${counts.join(', ')}; ${files.toLocaleString('en')} files.`
  } finally {
    await client.end()
  }
}
