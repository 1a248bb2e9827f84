import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Refusal } from '../refusal.ts'
import { answerRaw } from './errors.ts'

/** How long a client may take, in milliseconds. Nothing limits how long a request takes as a whole. */
export interface ClientLimits {
  /** From the connection, or the first byte of a request, to the end of its headers. */
  headers: number
  /** Between two bytes of a body. */
  body: number
}

export const clientLimits: ClientLimits = { headers: 60_000, body: 30_000 }

/** What Node itself is told. It looks at its connections only every 30 seconds unless told otherwise. */
export const headerLimits = ({
  headers,
}: ClientLimits): { headersTimeout: number; connectionsCheckingInterval: number } => ({
  headersTimeout: headers,
  connectionsCheckingInterval: Math.ceil(headers / 12),
})

/**
 * Ends requests whose body does not arrive: those that have brought no byte for a while although all that came has
 * been read. Bodies that move, however slowly, and those that wait for the program itself go on.
 */
export function endIdleBodies(server: Server, { body }: ClientLimits): void {
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) return
    const { socket } = request
    let read = socket.bytesRead
    let movedAt = performance.now()
    const timer = setInterval(look, Math.ceil(body / 6)).unref()
    const leave = (): void => clearInterval(timer)
    request.once('end', leave).once('close', leave)

    function look(): void {
      const now = performance.now()
      if (request.complete || socket.destroyed) leave()
      else if (socket.bytesRead !== read || request.readableLength > 0) [read, movedAt] = [socket.bytesRead, now]
      else if (now - movedAt >= body) end(request, response)
    }
  })
}

function end(request: IncomingMessage, response: ServerResponse): void {
  const refusal = new Refusal('too_slow', 'The body of the request stopped arriving. Send it again.')
  // The answer has the connection, and has not begun.
  if (response.socket && !response.headersSent) answerRaw(response.socket, refusal)
  request.destroy(refusal)
}
