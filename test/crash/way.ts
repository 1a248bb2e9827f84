import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import type pg from 'pg'

/** The way from a program to its database, which can be cut. */
export async function openWay({ host = '', port = 5432 }: pg.ClientConfig) {
  const sockets = new Set<Socket>()
  let silent = false
  let server = await listen(0)
  const address = server.address()
  const here = typeof address === 'object' ? (address?.port ?? 0) : 0

  async function listen(at: number): Promise<Server> {
    const made = createServer((near) => {
      keep(near)
      if (silent) return
      const far = keep(host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host))
      near.pipe(far).pipe(near)
    })
    made.listen(at, '127.0.0.1')
    await once(made, 'listening')
    return made
  }

  /** Either end of a pair that goes takes the other one along. */
  function keep(socket: Socket) {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    return socket
  }

  return {
    port: here,
    /** Ends all connections and takes no new ones, or takes them and says nothing. */
    async cut({ silently = false } = {}) {
      const gone = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await gone
      silent = silently
      if (silently) server = await listen(here)
    },
    async mend() {
      if (server.listening) await this.cut()
      silent = false
      server = await listen(here)
    },
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
