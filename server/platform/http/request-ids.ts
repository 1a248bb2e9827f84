import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { requestIdHeader, requestIdShape } from '../../../contract/platform/request-id.ts'

/** What the log calls the id of a request. */
export const requestIdLabel = 'request_id'

/** The id of a request: that of its sender where it has the right shape, or else a new one, over all processes. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers[requestIdHeader]
  return typeof given === 'string' && requestIdShape.test(given) ? given : randomBytes(8).toString('hex')
}

/** Every answer says the id of its request, streams included. */
export function tellRequestIds(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, next) => {
    reply.raw.setHeader(requestIdHeader, request.id)
    next()
  })
}
