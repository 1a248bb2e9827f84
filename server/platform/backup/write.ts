import { createWriteStream, existsSync, readdirSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { firstLine, writeBody, writeRecord } from './format.ts'
import { recordSecret, withheld, type SecretRecord, type SecretSource } from './secret.ts'
import { quote, readPartitions, readSequences, readTables } from '../database/catalog.ts'
import { appliedMigrations } from '../database/migrate.ts'

/** What went into a backup. */
export type BackedUp = { tables: number; files: number; secret: SecretRecord | undefined }

type Source = { connection: pg.ClientConfig; filesDir: string; product: string; secret: SecretSource }

/**
 * Writes the database, as it is at one moment, and the files into one file, which appears when it is whole. Memory
 * stays flat whatever the size. Others may go on working meanwhile.
 */
export async function writeBackup(target: string, source: Source): Promise<BackedUp> {
  const unfinished = `${target}.part`
  const counts: BackedUp = { tables: 0, files: 0, secret: undefined }
  const client = new pg.Client({ ...source.connection, application_name: 'clientele backup' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('set statement_timeout = 0; set idle_in_transaction_session_timeout = 0')
    const sink = createWriteStream(unfinished, { mode: 0o600, flush: true })
    await pipeline(content(client, source, counts), createGzip({ level: 5 }), sink)
    await rename(unfinished, target)
    return counts
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function* content(client: pg.Client, { filesDir, product, secret }: Source, counts: BackedUp) {
  yield Buffer.from(`${firstLine}\n`)
  const migrations = await appliedMigrations(client)
  counts.secret = await recordSecret(client, secret)
  const made_at = new Date().toISOString()
  yield writeRecord({ record: 'header', product, made_at, migrations, secret: counts.secret })
  // Files before the rows, and those that came meanwhile after: one that a row names is there, even if deleted since.
  const before = listFiles(filesDir)
  yield* files(filesDir, before, counts)
  await client.query('begin transaction isolation level repeatable read, read only')
  yield writeRecord({ record: 'partitions', partitions: await readPartitions(client) })
  for (const { name, columns } of await readTables(client)) {
    yield writeRecord({ record: 'table', table: name, columns })
    const copy = `copy (select ${columns.map((column) => written(name, column)).join(', ')} from public.${quote(name)}) to stdout`
    yield* writeBody(client.query(copyTo(copy)))
    counts.tables++
  }
  yield writeRecord({ record: 'sequences', sequences: await readSequences(client) })
  await client.query('commit')
  const known = new Set(before)
  yield* files(
    filesDir,
    listFiles(filesDir).filter((path) => !known.has(path)),
    counts,
  )
  yield writeRecord({ record: 'end', tables: counts.tables, files: counts.files })
}

const written = (table: string, column: string) =>
  table === withheld.table && column === withheld.column ? `''::bytea` : quote(column)

async function* files(filesDir: string, paths: string[], counts: BackedUp) {
  for (const path of paths) {
    const file = await open(join(filesDir, path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
    if (!file) continue
    yield writeRecord({ record: 'file', path })
    yield* writeBody(file.createReadStream())
    counts.files++
  }
}

/** Paths below the folder, with slashes on every system. */
export function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).sort()
}
