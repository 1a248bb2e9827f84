import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { connectionTimeoutMillis } from './db.ts'

type Hear = (payload: string | undefined) => void

/** Hears what any process of the installation says by NOTIFY. */
export interface Signals {
  /** Hears a channel. The payload is undefined when something may have been missed: the connection is new. */
  on(channel: string, hear: Hear): () => void
  stop(): Promise<void>
}

/** Opens one connection that listens, and opens it again whenever it is lost. Nothing fails while there is none. */
export function openSignals(connection: pg.ClientConfig): Signals {
  const hearers = new Map<string, Set<Hear>>()
  const stopping = new AbortController()
  let client: pg.Client | undefined
  let listening: Promise<void> = Promise.resolve()

  /** One after the other: a connection has one statement at a time. */
  const listen = (to: pg.Client, channel: string): Promise<void> =>
    (listening = listening.then(async () => {
      await to.query(`listen "${channel}"`)
      hearers.get(channel)?.forEach((hear) => hear(undefined))
    }))

  async function connect(): Promise<void> {
    const mine = new pg.Client({
      ...connection,
      connectionTimeoutMillis,
      keepAlive: true,
      application_name: 'clientele signals',
    })
    const ended = new Promise<void>((done) => mine.once('end', () => done()))
    mine.on('error', () => undefined)
    mine.on('notification', ({ channel, payload }) => hearers.get(channel)?.forEach((hear) => hear(payload ?? '')))
    try {
      await mine.connect()
      client = mine
      listening = Promise.resolve()
      await Promise.all([...hearers.keys()].map((channel) => listen(mine, channel)))
      if (!stopping.signal.aborted) await ended
    } finally {
      client = undefined
      await mine.end().catch(() => undefined)
    }
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      await connect().catch(() => undefined)
      await delay(500, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()

  return {
    on(channel, hear) {
      const known = hearers.get(channel) ?? new Set<Hear>()
      if (!hearers.has(channel)) {
        hearers.set(channel, known)
        // Where this fails the connection is lost, and the next one listens to all channels.
        if (client) listen(client, channel).catch(() => undefined)
      }
      known.add(hear)
      return () => known.delete(hear)
    },
    async stop() {
      stopping.abort()
      await client?.end().catch(() => undefined)
      await running
    },
  }
}
