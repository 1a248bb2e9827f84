import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { hasQueue } from '../jobs/queue.ts'
import { OperatorError } from '../operator-error.ts'
import { isAway } from './outage.ts'

export type Migration = { name: string; sql: string; checksum: string }
type Applied = { name: string; checksum: string }

const migrationsDir = join(import.meta.dirname, '../../../migrations')
const lock = '(7295, 2)'
/** From this number on migrations come in the order of their numbers. Of those before, some came after later ones. */
const inOrder = '0183'

/** The migrations of this version of the program, in order. A file is named `0001_what_it_does.sql`. */
export function readMigrations(folder = migrationsDir): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  const misnamed = names.find((name) => !/^\d{4}_[a-z0-9_]+\.sql$/.test(name))
  if (misnamed) throw new OperatorError(`The migration ${misnamed} must be named like 0001_what_it_does.sql.`)
  const migrations = names.sort().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
  const twin = migrations.find(({ name }, at) => migrations[at + 1]?.name.startsWith(name.slice(0, 5)))
  if (twin) throw new OperatorError(`Two migrations have the number ${twin.name.slice(0, 4)}: renumber the newer one.`)
  return migrations
}

/**
 * Brings the database to this version: applies the migrations it lacks, each in a transaction, one program at a time.
 * Returns the names of those it applied. Throws an OperatorError when the database is newer than the program, was
 * migrated by files that have changed since, or refuses a migration.
 */
export async function migrate(
  connection: pg.ClientConfig,
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> {
  const client = new pg.Client({ ...connection, application_name: 'clientele migrate' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    if (missing(migrations, await appliedMigrations(client)).length === 0 && (await hasQueue(client))) return []
    await client.query(`set statement_timeout = 0; set client_min_messages = warning; select pg_advisory_lock${lock}`)
    const wanted = missing(migrations, await appliedMigrations(client))
    for (const migration of wanted) await apply(client, migration)
    // The queue of jobs brings its own migrations; loaded only when there is something to do.
    const { migrateQueue } = await import('../jobs/engine.ts')
    await migrateQueue(connection)
    return wanted.map(({ name }) => name)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** What has been applied to a database, in order; empty for a new one. */
export async function appliedMigrations(client: pg.ClientBase): Promise<Applied[]> {
  const known = await client.query<{ exists: boolean }>(`select to_regclass('schema_migrations') is not null as exists`)
  if (!known.rows[0]?.exists) return []
  return (await client.query<Applied>('select name, checksum from schema_migrations order by name')).rows
}

function missing(migrations: readonly Migration[], applied: Applied[]) {
  const checksums = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  for (const { name, checksum } of applied) {
    if (!checksums.has(name)) {
      throw new OperatorError(
        `The database has the migration ${name}, which this program does not know: start a newer version.`,
      )
    }
    if (checksums.get(name) !== checksum) {
      throw new OperatorError(
        `The migration ${name} has changed since it was applied to this database: bring the file back as it was.`,
      )
    }
  }
  const done = new Set(applied.map(({ name }) => name))
  const newest = applied.at(-1)?.name ?? ''
  const wanted = migrations.filter(({ name }) => !done.has(name))
  const late = wanted.find(({ name }) => name >= inOrder && name < newest)
  if (late)
    throw new OperatorError(`The migration ${late.name} comes before ${newest}, which is applied already: renumber it.`)
  return wanted
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration) {
  try {
    await client.query('begin')
    await client.query(
      'create table if not exists schema_migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    await client.query(sql)
    await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    if (isAway(error)) {
      const sentence = `The connection to the database broke during the migration ${name}: start again, and it goes on from there.`
      throw new OperatorError(sentence, { cause: error })
    }
    throw new OperatorError(`The migration ${name} failed: ${explain(error, sql)}`, { cause: error })
  }
}

function explain(error: unknown, sql: string) {
  const { message, position, hint } = error as { message: string; position?: string; hint?: string }
  const line = position ? ` (line ${sql.slice(0, Number(position)).split('\n').length})` : ''
  return `${message}${line}${hint ? ` ${hint}` : ''}`
}
