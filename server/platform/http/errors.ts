import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { errorsOf, type Endpoint } from '../../../contract/platform/endpoint.ts'
import { requestIdHeader } from '../../../contract/platform/request-id.ts'
import type { ErrorCode } from '../../../contract/platform/errors.ts'
import type { Db } from '../database/db.ts'
import { tellFailure } from '../database/outage.ts'
import { asRefusal, type Constraints } from './failures.ts'
import { Refusal } from '../refusal.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    endpoint?: Endpoint
  }
}

/** Answers whatever was thrown with the one error body. `strict`: only what the endpoint's contract names. */
export function answerErrors(server: FastifyInstance, db: Db, constraints: Constraints, strict: boolean): void {
  server.setErrorHandler((error, request, reply) => {
    // Whoever asked has gone: a page gives up a search when the next letter is typed.
    const { code } = error as { code?: string }
    if (code === 'ERR_STREAM_PREMATURE_CLOSE' && reply.raw.destroyed)
      return refuse(reply, new Refusal('bad_request', 'The connection was closed before the answer.'))
    const refusal = asRefusal(error, constraints)
    const data = { request_id: request.id }
    if (refusal.code === 'internal') {
      request.log.error({ err: error }, 'request failed')
      return refuse(reply, new Refusal('internal', refusal.message, { data }))
    }
    if (refusal.code === 'disk_full' && refusal !== error) tellFailure({ db, log: request.log }, error, 'not written')
    const { endpoint } = request.routeOptions.config
    if (!strict || !endpoint || mayAnswer(endpoint, refusal.code)) return refuse(reply, refusal)
    const message = `The contract of ${endpoint.id} does not name the error "${refusal.code}".`
    request.log.error(message)
    return refuse(reply, new Refusal('internal', message, { data }))
  })
}

/** What may befall any request, whatever it asks for. */
const general: readonly ErrorCode[] = [
  'bad_request',
  'bad_json',
  'unauthenticated',
  'wrong_origin',
  'narrow_this',
  'too_large',
  'too_slow',
  'disk_full',
  'unsupported_media_type',
]

const mayAnswer = (endpoint: Endpoint, code: ErrorCode): boolean =>
  general.includes(code) || errorsOf(endpoint).includes(code)

function refuse(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { seconds } = (refusal.data ?? {}) as { seconds?: number }
  if (refusal.status === 429) reply.header('retry-after', String(seconds ?? 60))
  if (refusal.code === 'busy') reply.header('retry-after', '2')
  return reply.status(refusal.status).type('application/json; charset=utf-8').send(refusal.body())
}

/** Refuses methods that nothing answers at an address that something else answers at. */
export function refuseOtherMethods(
  server: FastifyInstance,
  endpoints: readonly Pick<Endpoint, 'method' | 'path'>[],
): void {
  const all = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
  for (const [path, own] of Map.groupBy(endpoints, (one) => one.path)) {
    const allowed = own.map((one) => one.method as string)
    server.route({
      method: all.filter((method) => !allowed.includes(method)),
      url: `/api/v1${path}`,
      onRequest: async (_request, reply) => {
        reply.header('allow', allowed.toSorted().join(', '))
        throw new Refusal(
          'method_not_allowed',
          `There is something at this address, but not for this method. It takes: ${allowed.join(', ')}.`,
        )
      },
      handler: () => undefined,
    })
  }
}

/** Answers what fails before a route is looked for, such as an address that cannot be read. */
export const answerEarly = (error: unknown, reply: FastifyReply): FastifyReply =>
  refuse(reply.header(requestIdHeader, reply.request.id), asRefusal(error, {}))

/** Answers what is so broken that it never becomes a request of the server. */
export function answerBroken(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return
  answerRaw(socket, brokenBy(error.code))
}

function brokenBy(code: string | undefined): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Refusal('too_large', 'The address and the headers of the request are too long.')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Refusal('too_slow', 'The headers of the request did not arrive in time. Send it again.')
  return new Refusal('bad_request', 'This is not a request that HTTP knows.')
}

/** Answers without the server, and ends the connection. */
export function answerRaw(socket: Socket, refusal: Refusal): void {
  const body = JSON.stringify(refusal.body())
  const head = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
