import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { readMigrations } from '../database/migrate.ts'
import type { Program } from '../slice.ts'

export interface HealthOptions {
  program: Pick<Program, 'db'>
  jobsRunning: () => boolean
}

/** Something that must be right for the program to serve: null where it is, else what is wrong, in a few words. */
type Check = () => Promise<string | null>

/** Whoever asks wants to know within two seconds. */
const patience = 1_500

/**
 * `/healthz` answers as long as the process lives. `/readyz` answers 200 when the database answers and has the tables
 * of this version and jobs are being run, and 503 otherwise; it tells nothing of the inside.
 */
export async function health(server: FastifyInstance, { program, jobsRunning }: HealthOptions): Promise<void> {
  const checks = checksOf(program, jobsRunning)
  const quiet = { logLevel: 'warn' } as const
  server.get('/healthz', quiet, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  )
  server.get('/readyz', quiet, async (_request, reply) => {
    const results = await Promise.all(
      checks.map(async ([name, check]) => [name, (await inTime(check)) ?? 'ok'] as const),
    )
    const ready = results.every(([, said]) => said === 'ok')
    return reply
      .header('cache-control', 'no-store')
      .status(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'not ready', checks: Object.fromEntries(results) })
  })
}

function checksOf({ db }: Pick<Program, 'db'>, jobsRunning: () => boolean): [string, Check][] {
  const newest = readMigrations().at(-1)?.name ?? ''
  const database: Check = async () => {
    await sql`select 1`.execute(db.read)
    return null
  }
  const migrations: Check = async () => {
    const { rows } = await sql<{ there: boolean }>`
      select exists (select 1 from schema_migrations where name = ${newest}) as there`.execute(db.read)
    return rows[0]?.there ? null : 'the database is older than the program'
  }
  const jobs: Check = async () => (jobsRunning() ? null : 'not running')
  return [
    ['database', database],
    ['migrations', migrations],
    ['jobs', jobs],
  ]
}

async function inTime(check: Check): Promise<string | null> {
  const timeout = Promise.withResolvers<string>()
  const timer = setTimeout(() => timeout.resolve('no answer'), patience)
  try {
    return await Promise.race([check(), timeout.promise])
  } catch {
    return 'failed'
  } finally {
    clearTimeout(timer)
  }
}
