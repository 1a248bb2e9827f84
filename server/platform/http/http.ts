import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { isRepeatable, type Endpoint } from '../../../contract/platform/endpoint.ts'
import { brokenTexts } from '../../../contract/platform/broken-texts.ts'
import { fieldProblems } from '../../../contract/platform/problems.ts'
import { demand, visitor, type Actor } from '../actor.ts'
import { demandRoomToWrite } from '../disk/demand.ts'
import type { Constraints } from './failures.ts'
import { answerErrors, refuseOtherMethods } from './errors.ts'
import { once } from './idempotency.ts'
import { acceptJson } from './json-bodies.ts'
import { markOf } from './request-mark.ts'
import { Refusal, refuseFields } from '../refusal.ts'
import type { Program, Route } from '../slice.ts'
import { transact, type Source, type Tx } from '../database/tx.ts'
import { inZone } from './zone.ts'
import { acceptStreams } from '../files/uploads.ts'

/** Who asks, and from where: found out by the slice that knows sessions and keys. */
export interface Identity {
  actor: Actor | null
  source: Source
}

export interface HttpOptions {
  program: Program
  routes: readonly Route[]
  constraints: Constraints
  identify: (program: Program, request: FastifyRequest, endpoint: Endpoint) => Promise<Identity>
  /** Hears that somebody who is known was refused with `forbidden`. */
  refused: (forbidden: Forbidden) => Promise<void>
}

export interface Forbidden {
  program: Program
  request: FastifyRequest
  identity: Identity & { actor: Actor }
  endpoint: Endpoint
  refusal: Refusal
}

/**
 * Binds the routes of the slices under /api/v1: permission, schemas, transaction, `If-Match`, `Idempotency-Key`,
 * and one error body for whatever goes wrong.
 */
export function bindRoutes(server: FastifyInstance, options: HttpOptions): void {
  acceptJson(server)
  answerErrors(server, options.program.db, options.constraints, options.program.config.checkResponses)
  for (const route of options.routes) {
    if (!route.endpoint.access)
      throw new Error(`The route ${route.endpoint.method} ${route.endpoint.path} says nothing about access.`)
    const bind = (scope: FastifyInstance): unknown =>
      scope.route({
        method: route.endpoint.method,
        url: `/api/v1${route.endpoint.path}`,
        config: { endpoint: route.endpoint },
        handler: (request, reply) => serve(route, request, reply, options),
      })
    if (!route.endpoint.stream?.request) bind(server)
    else server.register(async (scope) => void bind((await acceptStreams(scope), scope)))
  }
  refuseOtherMethods(
    server,
    options.routes.map((route) => route.endpoint),
  )
}

interface Acting extends Identity {
  program: Program
  request: FastifyRequest
  reply: FastifyReply
}

async function serve(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  options: HttpOptions,
): Promise<unknown> {
  const { endpoint } = route
  const program = { ...options.program, log: request.log }
  const { actor, source } = inZone(request, await options.identify(program, request, endpoint))
  try {
    return await carryOut(route, { program, request, reply, actor, source })
  } catch (refusal) {
    if (actor && refusal instanceof Refusal && refusal.code === 'forbidden')
      await options.refused({ program, request, identity: { actor, source }, endpoint, refusal })
    throw refusal
  }
}

async function carryOut(route: Route, { program, request, reply, actor, source }: Acting): Promise<unknown> {
  const { endpoint } = route
  demand(actor, endpoint.access)
  const asked = {
    params: checked(endpoint.params, request.params),
    query: checked(endpoint.query, request.query),
    body: endpoint.stream?.request ? undefined : checkedBody(endpoint, request.body),
    version: endpoint.versioned ? versionOf(request) : null,
    program,
    request,
    reply,
  }
  const who = actor ?? visitor
  if (endpoint.method === 'GET' || route.solo)
    return answer(endpoint, reply, await route.handle({ ...asked, tx: { db: program.db.read, actor: who } }), program)
  if (endpoint.method !== 'DELETE' && !endpoint.light) await demandRoomToWrite(program.config)
  const key = isRepeatable(endpoint) ? request.headers['idempotency-key'] : undefined
  const work = (tx: Tx): Promise<unknown> => {
    const act = async (): Promise<unknown> => {
      const done = await route.handle({ ...asked, tx })
      if (tx.lines.length > 0) reply.header('action-id', tx.action_id)
      return done
    }
    return typeof key === 'string' && key !== ''
      ? once(tx, key, [endpoint.path, asked.params, asked.body], idIn(asked.params), act)
      : act()
  }
  const result = await transact(program.db, who, source, work, { request: markOf(request) })
  return answer(endpoint, reply, result, program)
}

const idIn = (params: unknown): string | undefined => (params as { id?: string } | undefined)?.id

function answer(endpoint: Endpoint, reply: FastifyReply, result: unknown, program: Program): unknown {
  if (reply.sent || endpoint.stream?.response) return reply.sent ? reply : result
  if (!endpoint.response) return reply.status(204).send()
  if (program.config.checkResponses) endpoint.response.parse(result)
  const version = (result as { version?: unknown } | null)?.version
  if (typeof version === 'number') reply.header('etag', `"${version}"`)
  return reply
    .status(statusOf(endpoint, reply, result))
    .type('application/json; charset=utf-8')
    .send(Buffer.from(JSON.stringify(result)))
}

function statusOf(endpoint: Endpoint, reply: FastifyReply, result: unknown): number {
  if (endpoint.batch) return (result as { items: object[] }).items.some((one) => 'error' in one) ? 207 : 200
  return endpoint.creates ? 201 : endpoint.upserts ? reply.statusCode : 200
}

/** A batch looks at each of its items by itself, as one that is refused holds up no other. */
const checkedBody = ({ body, batch }: Endpoint, given: unknown): unknown =>
  checked(body, given === undefined ? {} : given, batch ? () => ({}) : brokenTexts)

function checked(schema: z.ZodType | undefined, value: unknown, broken = brokenTexts): unknown {
  if (!schema) return undefined
  const { data, error } = schema.safeParse(value)
  const problems = { ...(error && fieldProblems(error)), ...broken(value) }
  if (Object.keys(problems).length > 0) throw refuseFields(problems)
  return data
}

/** `If-Match: "5"` (RFC 9110 §13.1.1); `*` and a missing header ask for nothing. */
function versionOf(request: FastifyRequest): number | null {
  const header = request.headers['if-match']
  if (!header || header.trim() === '*') return null
  const match = /^(?:W\/)?(?:"(\d{1,9})"|(\d{1,9}))$/.exec(header.trim())
  if (!match) throw new Refusal('invalid', 'If-Match takes the version of the record, such as "5".')
  return Number(match[1] ?? match[2])
}
