import { Kysely, PostgresDialect, sql, type RawBuilder } from 'kysely'
import pg from 'pg'
import { connectionTimeoutMillis, type Db, type Handle, type Tables } from './db.ts'

const session =
  '-c timezone=UTC -c jit=off -c default_transaction_read_only=on -c statement_timeout=0 ' +
  '-c idle_in_transaction_session_timeout=0 -c cursor_tuple_fraction=1'

/**
 * Reads the database as it is at one moment, however long it takes: on a connection of its own, read only, without the
 * time limit of ordinary reads. The handle has no caches.
 */
export async function inSnapshot<R>(db: Pick<Db, 'connection'>, act: (handle: Handle) => Promise<R>): Promise<R> {
  const pool = new pg.Pool({ ...db.connection, connectionTimeoutMillis, max: 1, options: session })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const handle = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await handle.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(act)
  } finally {
    await handle.destroy()
  }
}

let cursors = 0

/** The rows of a query in pages of `size`, through a cursor: memory stays flat. Inside a transaction only. */
export async function* inPages<Row>(handle: Handle, query: RawBuilder<Row>, size: number): AsyncGenerator<Row[]> {
  const name = sql.raw(`pages_${(cursors += 1)}`)
  await sql`declare ${name} no scroll cursor for ${query}`.execute(handle)
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.raw(String(size))} from ${name}`.execute(handle)
    if (rows.length > 0) yield rows
    if (rows.length < size) break
  }
  await sql`close ${name}`.execute(handle)
}
