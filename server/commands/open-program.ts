import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { Config } from '../platform/config.ts'
import { compose } from '../platform/composition.ts'
import { prepareDataDir } from '../platform/data-dir.ts'
import { openDatabase } from '../platform/database/db.ts'
import { startEmbeddedPostgres } from '../platform/postgres/embedded.ts'
import { migrate } from '../platform/database/migrate.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { useSecret } from '../platform/secret.ts'
import type { Program } from '../platform/slice.ts'
import { slices } from '../slices.ts'

type Server = { connection: pg.ClientConfig; config: Config }

const say = (line: string) => console.error(line)

/** Gives `use` a program with an open, migrated database, and closes it afterwards. */
export async function openProgram<R>(config: Config, log: Program['log'], use: (program: Program) => Promise<R>) {
  compose(slices)
  useSecret(config.secretKey)
  return withServer(config, async (server) => {
    const applied = await migrate(server.connection)
    if (applied.length > 0) log.info({ applied }, 'migrated')
    const db = openDatabase({ ...server.connection, max: config.databasePool })
    try {
      return await use({ db, config: server.config, log })
    } finally {
      // A connection that an interrupted command still uses is closed with the process.
      await Promise.race([db.close(), delay(3000, undefined, { ref: false })])
    }
  })
}

/**
 * Gives `use` the address of the database, migrated or not: that of DATABASE_URL, or the embedded server's, started or
 * shared. Afterwards everything is left as it was found.
 */
export async function withServer<R>(given: Config, use: (server: Server) => Promise<R>): Promise<R> {
  const config = { ...given, dataDir: prepareDataDir(given, say) }
  if (config.databaseUrl) return use({ connection: await remoteServer(config.databaseUrl), config })
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, say })
  try {
    return await use({ connection: postgres.connection, config })
  } finally {
    await postgres.release()
  }
}

async function remoteServer(connectionString: string): Promise<pg.ClientConfig> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ version: string; encoding: string }>(
    `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
  )
  await client.end()
  const major = Math.floor(Number(rows[0]?.version) / 10_000)
  if (major < 15) throw new OperatorError(`The database is PostgreSQL ${major}: Clientele needs 15 or newer.`)
  if (rows[0]?.encoding !== 'UTF8')
    throw new OperatorError(`The database is encoded in ${rows[0]?.encoding}: it must be UTF8.`)
  return { connectionString }
}
