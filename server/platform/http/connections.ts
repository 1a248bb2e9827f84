import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Lets a server go without cutting anybody off, and without waiting for connections on which nothing happens. */
export interface Connections {
  /** From now on each answer is the last one of its connection: clients that come back find out whether we are there. */
  leave(): void
  /** To be called as the server closes: ends connections as soon as nothing is under way on them. */
  end(): void
}

/** What has been sent on a new connection, but not read yet, gets this long to become a request. */
const grace = 100

/** Watches the connections of a server that does not listen yet. */
export function watchConnections(server: Server): Connections {
  const open = new Map<Socket, Set<ServerResponse>>()
  let leaving = false
  let ending = false
  const endWhenIdle = (socket: Socket): void => {
    if (open.get(socket)?.size === 0) socket.destroySoon()
  }

  server.on('connection', (socket: Socket) => {
    open.set(socket, new Set())
    socket.once('close', () => open.delete(socket))
  })
  // Before the program's own listener, which may answer at once.
  server.prependListener('request', ({ socket }, response: ServerResponse) => {
    const underWay = open.get(socket)
    underWay?.add(response)
    if (leaving) response.setHeader('connection', 'close')
    response.once('close', () => {
      underWay?.delete(response)
      if (ending) endWhenIdle(socket)
    })
  })

  return {
    leave() {
      leaving = true
      for (const response of [...open.values()].flatMap((underWay) => [...underWay])) {
        if (!response.headersSent) response.setHeader('connection', 'close')
      }
    },
    end() {
      ending = true
      // Node itself leaves connections open that have never brought a request, such as browsers make in advance.
      setTimeout(() => [...open.keys()].forEach(endWhenIdle), grace).unref()
    },
  }
}
