import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'

/** Hears what any process of the installation says by NOTIFY. */
export interface Signals {
  /** Hears a channel. The payload is undefined when something may have been missed: after the connection was lost. */
  on(channel: string, hear: (payload: string | undefined) => void): () => void
  stop(): Promise<void>
}

/** Opens one connection that listens, and opens it again whenever it is lost. Nothing fails while there is none. */
export function openSignals(connection: pg.ClientConfig): Signals {
  const hearers = new Map<string, Set<(payload: string | undefined) => void>>()
  const stopping = new AbortController()
  let client: pg.Client | undefined

  async function listen(): Promise<void> {
    const mine = new pg.Client({ ...connection, application_name: 'clientele signals' })
    client = mine
    const ended = new Promise<void>((done) => mine.once('end', () => done()))
    mine.on('error', () => undefined)
    mine.on('notification', ({ channel, payload }) => hearers.get(channel)?.forEach((hear) => hear(payload ?? '')))
    try {
      await mine.connect()
      for (const channel of hearers.keys()) await mine.query(`listen "${channel}"`)
      for (const all of hearers.values()) all.forEach((hear) => hear(undefined))
      await ended
    } finally {
      await mine.end().catch(() => undefined)
    }
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      await listen().catch(() => undefined)
      await delay(500, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  })()

  return {
    on(channel, hear) {
      const known = hearers.get(channel) ?? new Set()
      if (!hearers.has(channel)) {
        hearers.set(channel, known)
        void client?.query(`listen "${channel}"`).then(
          () => hear(undefined),
          () => undefined,
        )
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
