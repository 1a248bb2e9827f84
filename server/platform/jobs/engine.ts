import { Logger, runMigrations, type LogLevel } from 'graphile-worker'
import pg from 'pg'
import { connectionTimeoutMillis } from '../database/db.ts'
import { isAway, tellFailure } from '../database/outage.ts'
import type { Program } from '../slice.ts'

/** Makes or updates the schema graphile_worker. Part of `migrate`. */
export async function migrateQueue(connection: pg.ClientConfig): Promise<void> {
  const pool = queuePool(connection, 1)
  try {
    await runMigrations({ pgPool: pool, logger: quiet })
  } finally {
    await pool.end()
  }
}

/**
 * Connections of the worker alone: the library counts on instants as Date and on bigint as text, which the pools of
 * the program read otherwise.
 */
export function queuePool(connection: pg.ClientConfig, max: number): pg.Pool {
  const { TIMESTAMPTZ, INT8 } = pg.types.builtins
  const getTypeParser = (oid: number, format?: 'text' | 'binary') => {
    if (oid === TIMESTAMPTZ) return (text: string) => new Date(text)
    if (oid === INT8) return (text: string) => text
    return pg.types.getTypeParser(oid, format as 'text')
  }
  const pool = new pg.Pool({
    ...connection,
    connectionTimeoutMillis,
    max,
    application_name: 'clientele jobs',
    options: '-c timezone=UTC',
    types: { getTypeParser } as pg.CustomTypesConfig,
  })
  // A connection that dies is replaced; without listeners it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const levels: Record<LogLevel, 'error' | 'warn' | 'debug'> = {
  error: 'error',
  warning: 'warn',
  info: 'debug',
  debug: 'debug',
}

/** What the library says, in the log of the program; its everyday remarks only at level debug. */
export function queueLogger(program: Pick<Program, 'db' | 'log'>): Logger {
  const { log } = program
  return new Logger(() => (level, message, meta) => {
    const error = Object.values(meta ?? {}).find((value) => value instanceof Error)
    if (isAway(error)) return tellFailure(program, error, message)
    log[levels[level]](error ? { err: error } : {}, message)
  })
}

const quiet = new Logger(() => () => {})
