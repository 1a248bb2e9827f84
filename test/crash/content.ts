import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { startEmbeddedPostgres } from '../../server/platform/postgres/embedded.ts'
import { select } from './installation.ts'

/** Everything that a data folder holds while no program runs on it: rows as text by table, counters, files by hash. */
export async function contentOf(dataDir: string) {
  const postgres = await startEmbeddedPostgres({ dataDir })
  try {
    const { connection } = postgres
    const names = await select<{ name: string; kind: string }>(
      connection,
      `select relname as name, relkind as kind from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S') and not relispartition order by 1`,
    )
    const rows: Record<string, string[]> = {}
    const counters: Record<string, unknown> = {}
    for (const { name, kind } of names) {
      if (kind === 'S') [counters[name]] = await select(connection, `select last_value, is_called from "${name}"`)
      else
        rows[name] = (
          await select<{ row: string }>(connection, `select t::text as row from "${name}" t order by 1`)
        ).map(({ row }) => row)
    }
    // When a migration was applied is told of this database, not of the one that was backed up.
    rows.schema_migrations = (
      await select<{ row: string }>(connection, 'select name || checksum as row from schema_migrations order by 1')
    ).map(({ row }) => row)
    return { rows, counters, files: filesOf(join(dataDir, 'files')) }
  } finally {
    await postgres.release()
  }
}

export function filesOf(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {}
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort()
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  )
}
