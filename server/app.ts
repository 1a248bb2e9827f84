import { readFileSync } from 'node:fs'
import cookie from '@fastify/cookie'
import compress from '@fastify/compress'
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import { documentation } from '../contract/documentation/documentation.ts'
import { compose, composedConstraints } from './platform/composition.ts'
import { watchConnections } from './platform/http/connections.ts'
import { clientLimits, endIdleBodies, headerLimits, type ClientLimits } from './platform/http/slow-clients.ts'
import { health } from './platform/http/health.ts'
import { serveMetrics } from './platform/http/metrics.ts'
import { bindRoutes } from './platform/http/http.ts'
import { routesOf } from './platform/http/routes-of.ts'
import { answerBroken, answerEarly } from './platform/http/errors.ts'
import { startJobs, type Jobs } from './platform/jobs/runner.ts'
import { startJournal, type JournalService } from './platform/journal/service.ts'
import { closeTransports } from './platform/mail/transport.ts'
import { openApi } from './platform/openapi/openapi.ts'
import { serveDocument } from './platform/openapi/route.ts'
import { useSecret } from './platform/secret.ts'
import { requestIdLabel, requestIdOf, tellRequestIds } from './platform/http/request-ids.ts'
import { addSecurityHeaders } from './platform/http/security-headers.ts'
import type { Program } from './platform/slice.ts'
import { servePages } from './platform/http/pages.ts'
import { tellRefused } from './security/actions/refused.ts'
import { actorOf } from './session/queries.ts'
import { identify } from './session/identify.ts'
import { slices } from './slices.ts'

export interface App {
  server: FastifyInstance
  /** Numbers the journal, runs followers, jobs and live updates, until closed. */
  startBackground(): Promise<void>
  close(): Promise<void>
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }

/** The whole program on an open, migrated database: API, pages and, once started, what runs in the background. */
export async function createApp(program: Program, limits: ClientLimits = clientLimits): Promise<App> {
  compose(slices)
  useSecret(program.config.secretKey)
  const server = Fastify({
    loggerInstance: program.log,
    genReqId: requestIdOf,
    logController: new LogController({ requestIdLogLabel: requestIdLabel }),
    trustProxy: trusted(program.config.trustProxy),
    bodyLimit: 2 * 1024 * 1024,
    // The longest filter (20,000 characters) takes up to three times as much in an address.
    http: { maxHeaderSize: 96 * 1024, ...headerLimits(limits) },
    frameworkErrors: (error, _request, reply) => answerEarly(error, reply),
    clientErrorHandler: answerBroken,
    // An upload takes as long as it takes. What takes too long is said by `limits`.
    requestTimeout: 0,
    // What arrives on an open connection while the program stops is still answered.
    return503OnClosing: false,
    // The schemas say what is too long: cut off by the router, an id would lead to the pages.
    routerOptions: { maxParamLength: 96 * 1024 },
  })
  endIdleBodies(server.server, limits)
  const served = { ...program, db: program.db.forRequests }
  const connections = watchConnections(server.server)
  const background: { jobs?: Jobs; journal?: JournalService } = {}
  tellRequestIds(server)
  await server.register(cookie)
  await server.register(compress, { threshold: 2048, encodings: ['gzip', 'identity'] })
  addSecurityHeaders(server, program.config.publicUrl)
  await server.register(health, { program: served, jobsRunning: () => background.jobs?.running() ?? false })
  serveMetrics(server, served)
  const routes = routesOf(slices)
  bindRoutes(server, { program: served, routes, constraints: composedConstraints(), identify, refused: tellRefused })
  serveDocument(server, () =>
    openApi(
      routes.map((one) => one.endpoint),
      version,
      '/api/v1',
      documentation,
    ),
  )
  await servePages(server)
  return {
    server,
    async startBackground() {
      background.journal = await startJournal(
        program,
        slices.flatMap((slice) => slice.follows ?? []),
      )
      background.jobs = await startJobs({
        program,
        kinds: slices.flatMap((slice) => slice.jobs ?? []),
        schedules: slices.flatMap((slice) => slice.schedules ?? []),
        actorOf,
      })
    },
    async close() {
      connections.leave()
      await background.jobs?.stop()
      await background.journal?.stop()
      const closed = server.close()
      connections.end()
      await closed
      await closeTransports()
    },
  }
}

/** A number counts the proxies in front. */
function trusted(
  proxy: Program['config']['trustProxy'],
): boolean | string | ((address: string, hop: number) => boolean) {
  return typeof proxy === 'number' ? (_address, hop) => hop < proxy : proxy
}
