import type pg from 'pg'

/** First half of the advisory locks of jobs; the second is the hash of a worker's id, or 0 for the recovery itself. */
export const lockClass = 72953

/** A worker that has been without its lock for long enough, and when it was seen last, as PostgreSQL writes it. */
export interface DeadWorker {
  id: string
  seen_at: string
}

/** Looks for workers that are gone. One search belongs to one connection. */
export interface Search {
  look(): Promise<DeadWorker[]>
}

/** Who only lost the connection is back sooner, however busy the machine; who lost it with everybody else may take longer. */
const milliseconds = { alone: 1_800, withAll: 10_000 }

/**
 * Tells the dead from those who are away. A worker holds its lock for as long as its connection stands, takes it again
 * as soon as it can be connected, and is seen then. So it is dead when the lock was free and it was not seen all the
 * while that the connection of this search stood: the database could be reached, but it did not come back. Where all
 * connections may have been lost at once, as the server was started again or ours was, that while is longer. No clock
 * but that of the database is compared, and with itself.
 */
export function searchOn(client: pg.Client, workerId: string, again: boolean): Search {
  let lostByAll: string | undefined
  let missing = new Map<string, { seen_at: string; since: number }>()
  return {
    async look() {
      lostByAll ??= await lastLoss(client, again)
      const others = await client.query<{ id: string; seen_at: string; with_all: boolean; free: boolean }>(
        `select id, seen_at::text, seen_at < $2::timestamptz as with_all,
           pg_try_advisory_xact_lock($3::int, hashtext(id)) as free
         from job_workers where id <> $1`,
        [workerId, lostByAll, lockClass],
      )
      const now = performance.now()
      const before = missing
      missing = new Map()
      const dead: DeadWorker[] = []
      for (const { id, seen_at, with_all, free } of others.rows) {
        if (!free) continue
        const known = before.get(id)
        const since = known?.seen_at === seen_at ? known.since : now
        missing.set(id, { seen_at, since })
        if (now - since >= (with_all ? milliseconds.withAll : milliseconds.alone)) dead.push({ id, seen_at })
      }
      return dead
    },
  }
}

/** When all connections of this server may have been lost at once, for the last time. */
async function lastLoss(client: pg.Client, again: boolean): Promise<string | undefined> {
  const { rows } = await client.query<{ since: string }>(
    `select (case when $1 then now() else pg_postmaster_start_time() end)::text as since`,
    [again],
  )
  return rows[0]?.since
}
