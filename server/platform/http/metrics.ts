import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { watchDiskRoom } from '../disk/metrics.ts'
import type { Program } from '../slice.ts'

type Watched = Pick<Program, 'db' | 'config'>

/**
 * `GET /metrics`: how the program is, for Prometheus (prometheus.io, text format 0.0.4), to who sends METRICS_TOKEN as a
 * bearer token. Without that variable there is no such page. Nothing in it tells of a customer.
 */
export function serveMetrics(server: FastifyInstance, { db, config }: Watched): void {
  const { metricsToken } = config
  if (metricsToken === undefined) return
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  timeRequests(server, registry)
  watchPools(registry, db)
  watchDiskRoom(registry, config)
  const look = watchWork(registry, db)
  server.get('/metrics', { logLevel: 'warn' }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (!isToken(request, metricsToken))
      return reply.status(401).header('www-authenticate', 'Bearer').type('text/plain').send('Send METRICS_TOKEN.\n')
    await look()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

/** Of the same length whatever was sent, so that the time to compare tells nothing. */
function isToken({ headers }: FastifyRequest, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`))
}

function timeRequests(server: FastifyInstance, registry: Registry): void {
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request, by route, without streams that stay open.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  server.addHook('onResponse', (request, reply, next) => {
    const route = request.routeOptions.url ?? 'none'
    const status = `${Math.floor(reply.statusCode / 100)}xx`
    seconds.observe({ method: request.method, route, status }, reply.elapsedTime / 1000)
    next()
  })
}

function watchPools(registry: Registry, db: Program['db']): void {
  const connections = new Gauge({
    name: 'clientele_database_connections',
    help: 'Connections to the database, and requests that wait for one.',
    labelNames: ['pool', 'state'],
    registers: [registry],
    collect() {
      for (const [pool, { totalCount, idleCount, waitingCount }] of [
        ['read', db.readPool],
        ['write', db.pool],
      ] as const) {
        connections.set({ pool, state: 'busy' }, totalCount - idleCount)
        connections.set({ pool, state: 'idle' }, idleCount)
        connections.set({ pool, state: 'waiting' }, waitingCount)
      }
    },
  })
}

/** What the database says of jobs and of the journal; while it is away the page goes without. To be called before each reading. */
function watchWork(registry: Registry, db: Program['db']): () => Promise<void> {
  const gauge = (name: string, help: string, label?: string): Gauge =>
    new Gauge({ name, help, labelNames: label ? [label] : [], registers: [registry] })
  const jobs = gauge('clientele_jobs', 'Jobs that wait, run or have failed, as far as they are kept.', 'state')
  const behind = gauge('clientele_follower_lag', 'Lines of the journal that a follower has yet to read.', 'follower')
  const unnumbered = gauge('clientele_numberer_lag', 'Lines of the journal that have no number yet, up to 10,000.')
  const reached = gauge('clientele_up', 'Whether the database answered: 1 or 0.')

  async function look(): Promise<void> {
    const states = await sql<{ state: string; count: number }>`
      select state, count(j.id) as count from unnest(array['queued', 'running', 'failed']) as state
      left join job_runs j using (state) group by state`.execute(db.read)
    for (const { state, count } of states.rows) jobs.set({ state }, count)
    const followers = await sql<{ name: string; behind: number }>`
      select name, last_position - position as behind from journal_followers, journal_numbering`.execute(db.read)
    for (const { name, behind: lines } of followers.rows) behind.set({ follower: name }, lines)
    const waiting = await sql<{ count: number }>`
      select count(*) as count from (select from journal where position is null limit 10000) as waiting`.execute(
      db.read,
    )
    unnumbered.set(waiting.rows[0]?.count ?? 0)
  }

  return async () => {
    for (const one of [jobs, behind, unnumbered]) one.reset()
    const answered = await look().then(
      () => true,
      () => false,
    )
    reached.set(answered ? 1 : 0)
  }
}
