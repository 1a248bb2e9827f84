import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { openCaches } from './cache.ts'
import { kyselyPool, type Limit } from './kysely-pool.ts'
import { patienceWith } from './patience.ts'

/** The tables of the database. Each slice adds its own in its `tables.ts` by declaration merging. */
// oxlint-disable-next-line no-empty-object-type -- merged by the slices
export interface Tables {}

export type Handle = Kysely<Tables>

/** Two pools on one database: reads are read-only and end after two seconds; writes have no limit but the caller's. */
export interface Db {
  /** The same pools for those who wait for an answer: where the database gives none, NoAnswer is thrown within five seconds. */
  forRequests: Db
  read: Handle
  write: Handle
  readPool: pg.Pool
  pool: pg.Pool
  connection: pg.ClientConfig
  close(): Promise<void>
}

export interface DatabaseOptions extends pg.ClientConfig {
  /** Most connections of the program; about a third are kept for writes. */
  max?: number
  /** Milliseconds that a list query may take before the answer is "narrow this". */
  readTimeout?: number
}

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => toIso(text))

/** PostgreSQL writes `2026-11-22 03:30:00.123456+00` (sessions are in UTC); the product speaks ISO 8601 in milliseconds. */
function toIso(text: string): string {
  const end = text.length - 3
  if (text.charAt(10) !== ' ' || end < 19 || !text.endsWith('+00')) return new Date(text).toISOString()
  const fraction = end > 20 ? text.slice(20, Math.min(end, 23)).padEnd(3, '0') : '000'
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`
}

/** How long a query waits for a connection: for a free one, or for a server that does not answer. */
export const connectionTimeoutMillis = 10_000
const session = '-c timezone=UTC -c jit=off -c max_parallel_workers_per_gather=0'

/** Opens the pools. No connection is made until the first query. */
export function openDatabase({ max = 20, readTimeout = 2000, ...connection }: DatabaseOptions): Db {
  const readPool = new pg.Pool({
    ...connection,
    connectionTimeoutMillis,
    max: Math.max(2, Math.ceil((max * 2) / 3)),
    options: `${session} -c default_transaction_read_only=on -c plan_cache_mode=force_custom_plan -c statement_timeout=${readTimeout}`,
  })
  const pool = new pg.Pool({
    ...connection,
    connectionTimeoutMillis,
    max: Math.max(2, Math.ceil(max / 2)),
    options: session,
  })
  // A connection that dies is replaced on the next query. Without listeners it would end the process: while it is idle,
  // and between two statements of a transaction, which then fails by itself.
  for (const one of [readPool, pool]) {
    one.on('error', () => {})
    one.on('connect', (client) => client.on('error', () => {}))
  }
  const shared = {
    readPool,
    pool,
    connection,
    close: async () => {
      await Promise.all([readPool.end(), pool.end()])
    },
  }
  const patience = patienceWith(connection)
  const forRequests: Db = {
    ...shared,
    read: handleOn(readPool, { patience, writes: false }),
    write: handleOn(pool, { patience, writes: true }),
    get forRequests() {
      return forRequests
    },
  }
  const db: Db = { ...shared, read: handleOn(readPool), write: handleOn(pool), forRequests }
  openCaches(db)
  return db
}

const handleOn = (pool: pg.Pool, limit?: Limit): Handle =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool: kyselyPool(pool, limit) }) })
