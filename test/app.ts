import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions } from 'fastify'
import type { DestinationStream } from 'pino'
import { permissions } from '../contract/permissions.ts'
import { createApiKey } from '../server/api-keys/actions.ts'
import { createApp } from '../server/app.ts'
import { system } from '../server/platform/actor.ts'
import { loadConfig, type Config } from '../server/platform/config.ts'
import { openDatabase } from '../server/platform/database/db.ts'
import { createLog } from '../server/platform/log.ts'
import type { ClientLimits } from '../server/platform/http/slow-clients.ts'
import type { Program } from '../server/platform/slice.ts'
import { transact } from '../server/platform/database/tx.ts'
import { roleByCode } from '../server/roles/queries.ts'
import { createStaff } from '../server/staff/actions.ts'
import { testDatabase, type TestDatabase } from './database.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Somebody who may send requests: the headers that prove it. */
export type Caller = { id: string; headers: Record<string, string> }
export type StaffCaller = Caller & { email: string; name: string; password: string }

export type Ask = {
  /** The administrator unless said otherwise; null: nobody. */
  as?: Caller | null
  query?: Record<string, string | number | boolean | undefined>
  /** Sent as JSON; a string or bytes are sent as they are, with the content type of `headers`. */
  body?: unknown
  headers?: Record<string, string>
}

// oxlint-disable-next-line typescript/no-explicit-any -- what an answer holds is what a test is about
export type Answer<B = any> = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: B
  text: string
}

export type TestApp = Program & {
  administrator: StaffCaller
  /** `path` is below /api/v1 unless it begins with /api, /healthz or /readyz. A JSON answer is parsed. */
  request(method: Method, path: string, ask?: Ask): Promise<Answer>
  /** A member of staff, signed in; an administrator of all sites unless said otherwise. */
  staff(options?: { role?: string; site_ids?: string[]; name?: string }): Promise<StaffCaller>
  apiKey(options?: { role?: string; site_ids?: string[] }): Promise<Caller & { key: string }>
  /** Listens on a free port, once, and says where: `http://127.0.0.1:40123`. For browsers and open streams. */
  listen(): Promise<string>
  close(): Promise<void>
}

interface Options {
  background?: boolean
  config?: Partial<Config>
  /** Takes everything that the program writes to its log, down to the last detail. */
  log?: DestinationStream
  /** How long clients may take; those of the program unless said otherwise. */
  limits?: ClientLimits
  /** A migrated database instead of a new one; it is dropped with the rest. */
  database?: TestDatabase
}

/**
 * The whole program on a database of its own. Call at the top of a test file and close it in `afterAll`.
 * `background`: also numbers the journal, runs followers and jobs. Responses are checked against the contract.
 */
export async function testApp(options: Options = {}): Promise<TestApp> {
  const database = options.database ?? (await testDatabase())
  const dataDir = mkdtempSync(join(tmpdir(), 'clientele-files-'))
  const LOG_LEVEL = options.log ? 'trace' : 'error'
  const config = { ...loadConfig({ CHECK_RESPONSES: 'true', LOG_LEVEL }), dataDir, ...options.config }
  const program: Program = {
    db: openDatabase({ ...database.connection, max: 8 }),
    config,
    log: createLog(config, options.log),
  }
  const { server, startBackground, close } = await createApp(program, options.limits)
  await server.ready()
  if (options.background) await startBackground()
  let origin: string | undefined
  const asSystem = <R>(act: Parameters<typeof transact<R>>[3]) =>
    transact(program.db, system(permissions), 'system', act)

  const app: TestApp = {
    ...program,
    administrator: { id: '', headers: {}, email: '', name: '', password: '' },
    async request(method, path, { as = app.administrator, query, body, headers } = {}) {
      const isPlain = body === undefined || typeof body === 'string' || Buffer.isBuffer(body)
      const answer = await server.inject({
        method,
        url: /^\/(api\/|healthz|readyz)/.test(path) ? path : `/api/v1${path}`,
        headers: {
          host: 'localhost',
          ...(!isPlain && { 'content-type': 'application/json' }),
          ...as?.headers,
          ...headers,
        },
        ...(query && { query: textOf(query) }),
        ...(body !== undefined && { payload: (isPlain ? body : JSON.stringify(body)) as InjectOptions['payload'] }),
      })
      const isJson = /json/.test(String(answer.headers['content-type'])) && answer.body !== ''
      const parsed: unknown = isJson ? JSON.parse(answer.body) : undefined
      const sent = answer.headers as Answer['headers']
      return { status: answer.statusCode, headers: sent, body: parsed, text: answer.body }
    },
    async staff({ role = 'administrator', site_ids, name = 'Test Person' } = {}) {
      const email = `${role}-${randomBytes(4).toString('hex')}@staff.example`
      const password = randomBytes(12).toString('base64url')
      const { id } = await asSystem(async (tx) => {
        const role_ids = [(await roleByCode(tx.db, role)).id]
        return createStaff(tx, { email, name, role_ids, password, ...(site_ids && { site_ids }) })
      })
      const { status, headers, text } = await app.request('POST', '/session', { as: null, body: { email, password } })
      if (status !== 200) throw new Error(`Signing in failed: ${status} ${text}`)
      const cookie = String(headers['set-cookie']).split(';')[0] ?? ''
      return { id, email, name, password, headers: { cookie, origin: 'http://localhost' } }
    },
    async apiKey({ role = 'administrator', site_ids } = {}) {
      const { id, key } = await asSystem(async (tx) => {
        const { id: role_id } = await roleByCode(tx.db, role)
        return createApiKey(tx, { name: `Test ${role}`, role_id, ...(site_ids && { site_ids }) })
      })
      return { id, key, headers: { authorization: `Bearer ${key}` } }
    },
    listen: async () => (origin ??= await server.listen({ host: '127.0.0.1', port: 0 })),
    async close() {
      await close()
      await program.db.close()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  app.administrator = await app.staff({ name: 'Ada Administrator' })
  return app
}

function textOf(query: NonNullable<Ask['query']>) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]))
}
