import pg from 'pg'
import type { NoAnswer } from './outage.ts'

/** How long whoever waits for an answer goes on waiting for the database. */
export interface Patience {
  /**
   * To be called as something is asked. `giveUp` is called once if it is not answered: soon where the server answers
   * nobody, late where it is only slow. Call what comes back when the answer is there.
   */
  wait(giveUp: (why: NoAnswer['why']) => void): () => void
  /** Ends, on the server, the connection of somebody who has given up. */
  endOf(pid: number): void
}

const milliseconds = { silence: 2_500, probe: 1_000, again: 1_000, longest: 120_000 }

/**
 * A statement may take its time, but a server that is frozen, or cut off, may not: whoever has waited for a while asks
 * on a new connection whether it is there at all. All who wait share the question.
 */
export function patienceWith(connection: pg.ClientConfig): Patience {
  let asked: Promise<boolean> | undefined
  const isThere = (): Promise<boolean> =>
    (asked ??= answers(connection).finally(() => {
      asked = undefined
    }))
  return {
    wait(giveUp) {
      const begun = performance.now()
      let timer = setTimeout(look, milliseconds.silence)
      let over = false

      async function look(): Promise<void> {
        const there = await isThere()
        if (over) return
        const slow = there && performance.now() - begun < milliseconds.longest
        if (slow) timer = setTimeout(look, milliseconds.again)
        else giveUp(there ? 'slow' : 'silent')
      }
      return () => {
        over = true
        clearTimeout(timer)
      }
    },
    endOf(pid) {
      void answers(connection, `select pg_terminate_backend(${pid})`)
    },
  }
}

async function answers(connection: pg.ClientConfig, question = 'select 1'): Promise<boolean> {
  const client = new pg.Client({
    ...connection,
    application_name: 'clientele patience',
    connectionTimeoutMillis: milliseconds.probe,
    query_timeout: milliseconds.probe,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(question)
    return true
  } catch (error) {
    // It has no connection left, and says so.
    return (error as { code?: string }).code === '53300'
  } finally {
    client.end().catch(() => undefined)
  }
}
