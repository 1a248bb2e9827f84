import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** An answer that stays open: server-sent events. */
export interface EventStream {
  /** Sends an event; the id is what a client that comes back names as `Last-Event-ID`. */
  send(event: string, data: unknown, id?: number): void
  /** Moves the client's last id on without an event; keeps proxies from closing the stream. */
  mark(id: number): void
  /** Ends the answer in good order; the client comes back by itself. */
  end(): void
}

const mostUnread = 1_000_000

/**
 * Takes over the answer. `closed` is called once, when either side has ended it. A client that does not read what it
 * is sent is cut off; it may come back for what it missed.
 */
export function openEventStream(
  request: FastifyRequest,
  reply: FastifyReply,
  comesBackAfter: number,
  closed: () => void,
): EventStream {
  reply.hijack()
  const { raw } = reply
  raw.once('close', closed)
  if (raw.destroyed) queueMicrotask(closed)
  raw.on('error', () => raw.destroy())
  raw.writeHead(200, {
    ...(reply.getHeaders() as OutgoingHttpHeaders),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
  if (request.method === 'HEAD') raw.end()
  else raw.write(`retry: ${comesBackAfter}\n\n`)

  const write = (text: string): void => {
    if (raw.destroyed || raw.writableEnded) return
    raw.write(text)
    if (raw.writableLength > mostUnread) raw.destroy()
  }
  return {
    send: (event, data, id) =>
      write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    mark: (id) => write(`: still here\nid: ${id}\n\n`),
    end: () => {
      if (!raw.destroyed && !raw.writableEnded) raw.end()
    },
  }
}
