import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'
import { isAway, NoAnswer } from './outage.ts'
import type { Patience } from './patience.ts'

export interface Limit {
  patience: Patience
  /** Whether a statement may change anything. */
  writes: boolean
}

/**
 * A pool as Kysely takes it, which asks each client by callback. What a client promises by itself outlives its request:
 * most of every answer then reaches the old generation, and collecting it takes a third of the processor time of a page.
 * With a limit it throws NoAnswer where the wait is over; the connection then never goes back to the pool.
 */
export function kyselyPool(pool: pg.Pool, limit?: Limit): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    async connect() {
      const client = await (limit ? connected(pool, limit.patience) : pool.connect())
      const made = known.get(client) ?? (limit ? askedInTime(client, limit) : askedByCallback(client))
      known.set(client, made)
      return made
    },
    end: () => pool.end(),
  }
}

function askedByCallback(client: pg.PoolClient): PostgresPoolClient {
  const query = <R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>> =>
    new Promise((done, fail) => {
      client.query(text, values as unknown[], (error, result) =>
        error ? fail(error) : done(result as PostgresQueryResult<R>),
      )
    })
  return { query: query as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) }
}

function connected(pool: pg.Pool, patience: Patience): Promise<pg.PoolClient> {
  return new Promise((done, fail) => {
    let late = false
    const answered = patience.wait((why) => {
      late = true
      fail(new NoAnswer(why, false))
    })
    pool.connect((error, client) => {
      answered()
      if (late) client?.release()
      else if (client) done(client)
      else fail(error ?? new Error('The pool gave no connection.'))
    })
  })
}

function askedInTime(client: pg.PoolClient, { patience, writes }: Limit): PostgresPoolClient {
  const { processID } = client as pg.PoolClient & { processID?: number }
  let lost: NoAnswer | undefined
  let inTransaction = false
  const query = <R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>> =>
    new Promise((done, fail) => {
      // What is still asked, such as to take all back, fails for the same reason.
      if (lost) return fail(lost)
      if (text.startsWith('begin') || text.startsWith('start transaction')) inTransaction = true
      const mayBeDone = writes && (text === 'commit' || !inTransaction)
      if (text === 'commit' || text === 'rollback') inTransaction = false
      const answered = patience.wait((why) => {
        lost = new NoAnswer(why, mayBeDone)
        if (why === 'slow' && processID) patience.endOf(processID)
        fail(lost)
      })
      client.query(text, values as unknown[], (error, result) => {
        answered()
        if (!error) done(result as PostgresQueryResult<R>)
        else fail(text === 'commit' && isAway(error) ? new NoAnswer('silent', true, error) : error)
      })
    })
  return {
    query: query as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy || lost !== undefined),
  }
}
