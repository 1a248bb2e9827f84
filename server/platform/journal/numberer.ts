import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { connectionTimeoutMillis } from '../database/db.ts'
import { tellAnswer, tellFailure } from '../database/outage.ts'
import { pause } from '../pause.ts'
import type { Program } from '../slice.ts'

/** Gives committed lines of the journal their position, while this process is the one elected to do so. */
export interface Numberer {
  /** Says that lines were committed here: they are numbered at once, not at the next look. */
  wake(): void
  /** Whether this process is the elected one. */
  leads(): boolean
  stop(): Promise<void>
}

const lock = '(7295, 4)'
const most = 2_000
const nothingSeen = '1:1:'
const milliseconds = {
  look: 250,
  gather: 50,
  candidacy: 400,
  longestWait: 2_000,
  lookAtAll: 60_000,
  months: 6 * 3_600_000,
  retry: 60_000,
}

/** A leader whose machine is gone is noticed by the server within a minute. */
const session = '-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3 -c lock_timeout=1s'

/**
 * Starts numbering. Of all processes on a database one is elected, by a lock on a connection of its own that falls
 * to the next when the process ends in whatever way. Two at once would do no harm: see number_journal_lines.
 */
export function startNumberer({ db, log }: Pick<Program, 'db' | 'log'>): Numberer {
  const stopping = new AbortController()
  const { signal } = stopping
  let leading = false
  let news = false
  const { rest, end: wakeUp } = pause()
  let wait = milliseconds.candidacy

  function answered(): void {
    wait = milliseconds.candidacy
    tellAnswer({ db, log })
  }

  async function serve(client: pg.Client): Promise<void> {
    while (!signal.aborted && !(await isElected(client))) {
      answered()
      await rest(milliseconds.candidacy)
    }
    leading = true
    let seen = nothingSeen
    let lookAtAllAt = performance.now() + milliseconds.lookAtAll
    let monthsAt = 0
    while (!signal.aborted) {
      if (performance.now() >= monthsAt) monthsAt = performance.now() + (await makeMonths(client, log))
      // Lines brought back by a restore carry transaction numbers of another server; only a look at all finds them.
      if (performance.now() >= lookAtAllAt)
        [seen, lookAtAllAt] = [nothingSeen, performance.now() + milliseconds.lookAtAll]
      news = false
      const step = await number(client, seen)
      seen = step.seen
      answered()
      if (step.waiting >= most) continue
      await delay(milliseconds.gather)
      if (!news && !signal.aborted) await rest(milliseconds.look)
    }
  }

  const running = (async () => {
    while (!signal.aborted) {
      const client = new pg.Client({
        ...db.connection,
        connectionTimeoutMillis,
        options: session,
        application_name: 'clientele numberer',
      })
      client.on('error', () => undefined)
      client.once('end', () => wakeUp())
      try {
        await client.connect()
        await serve(client)
      } catch (error) {
        const what = 'the journal is not numbered at the moment; trying again'
        if (!signal.aborted) tellFailure({ db, log }, error, what)
      }
      leading = false
      await client.end().catch(() => undefined)
      if (!signal.aborted) await rest(wait)
      wait = Math.min(wait * 2, milliseconds.longestWait)
    }
  })()

  return {
    wake() {
      news = true
      if (leading) wakeUp()
    },
    leads: () => leading,
    async stop() {
      stopping.abort()
      wakeUp()
      await running
    },
  }
}

async function isElected(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock${lock} as mine`)
  return rows[0]?.mine === true
}

/** One step: at most `most` lines. `waiting` is how many were found. */
async function number(client: pg.Client, since: string): Promise<{ seen: string; waiting: number }> {
  const { rows } = await client.query<{ seen: string; waiting: number }>({
    name: 'number',
    text: 'select seen::text, waiting from number_journal_lines($1::pg_snapshot, $2)',
    values: [since, most],
  })
  return rows[0] ?? { seen: since, waiting: 0 }
}

/** Makes the partitions of the coming months and of lines that had none. Answers when to look again, in milliseconds. */
async function makeMonths(client: pg.Client, log: Program['log']): Promise<number> {
  try {
    await client.query(`select ensure_journal_partitions(now(), now() + interval '2 months')`)
    await client.query(`
      select ensure_journal_partitions(month, month)
      from (select distinct date_trunc('month', at, 'UTC') as month from journal_default) as strays`)
    return milliseconds.months
  } catch (error) {
    log.info({ err: error }, 'partitions of the journal could not be made now; lines go to the default one until then')
    return milliseconds.retry
  }
}
