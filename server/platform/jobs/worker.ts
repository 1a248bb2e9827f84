import type { FastifyBaseLogger } from 'fastify'
import pg from 'pg'
import { lockClass } from './recovery.ts'

/** How a process shows that its worker is alive, and hears what is asked of its jobs. */
export interface Watch {
  /** Whether the connection stood at the last beat. */
  alive(): boolean
  end(): Promise<void>
}

export interface WatchOptions {
  connection: pg.ClientConfig
  worker_id: string
  log: FastifyBaseLogger
  /** The runs in progress here. */
  active(): string[]
  /** A run, of this worker or another, shall be cancelled. */
  onCancel(runId: string): void
  /** A run in progress here is not this worker's any more. */
  onTaken(runId: string): void
  /** After every beat. */
  onBeat(): Promise<void>
}

export const cancelChannel = 'job_cancel'
const beat = 5_000
/** The server drops a peer that has vanished without a word, such as a machine without power, after half a minute. */
const keepalives = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=4 -c timezone=UTC'

/**
 * Holds the lock of a worker on a connection of its own, for as long as the process lives; the lock ends with it,
 * however it ends. Resolves when the lock is held for the first time; a connection that breaks is made anew.
 */
export async function watch(options: WatchOptions): Promise<Watch> {
  const { log } = options
  let client = await connect(options)
  let ended = false
  let timer: NodeJS.Timeout | undefined
  let healthy = true

  const round = async (): Promise<void> => {
    try {
      if (!healthy) client = await connect(options)
      await pulse(client, options)
      healthy = true
    } catch (error) {
      healthy = false
      log.debug({ err: error }, 'the connection that shows jobs alive broke')
      await client.end().catch(() => {})
    }
    if (!ended) timer = setTimeout(next, healthy ? beat : 1_000)
  }
  let running: Promise<void> = Promise.resolve()
  const next = (): void => {
    running = round()
  }
  timer = setTimeout(next, beat)
  return {
    alive: () => healthy,
    end: async () => {
      ended = true
      clearTimeout(timer)
      await running
      await client.query('delete from job_workers where id = $1', [options.worker_id]).catch(() => {})
      await client.end().catch(() => {})
    },
  }
}

async function connect(options: WatchOptions): Promise<pg.Client> {
  const { connection, worker_id } = options
  const client = new pg.Client({
    ...connection,
    application_name: 'clientele worker',
    options: keepalives,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    query_timeout: 20_000,
  })
  client.on('error', () => {})
  client.on('notification', ({ channel, payload }) => {
    if (channel === cancelChannel && payload) options.onCancel(payload)
  })
  try {
    await client.connect()
    await client.query('select pg_advisory_lock($1::int, hashtext($2))', [lockClass, worker_id])
    await client.query(seen, [worker_id])
    await client.query(`listen ${cancelChannel}`)
    return client
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
}

const seen = 'insert into job_workers (id) values ($1) on conflict (id) do update set seen_at = now()'

async function pulse(client: pg.Client, { worker_id, active, onCancel, onTaken, onBeat }: WatchOptions): Promise<void> {
  await client.query(seen, [worker_id])
  // Taken down before the question: what is claimed while it is answered is not missing from the answer.
  const held = active()
  const { rows } = await client.query<{ id: string; cancelled: boolean }>(
    `select id, cancel_requested_at is not null as cancelled from job_runs where state = 'running' and worker_id = $1`,
    [worker_id],
  )
  for (const { id, cancelled } of rows) if (cancelled) onCancel(id)
  const mine = new Set(rows.map(({ id }) => id))
  for (const id of held) if (!mine.has(id)) onTaken(id)
  await onBeat()
}
