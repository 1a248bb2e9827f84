import { connect, type Socket } from 'node:net'

/** One request of a case. */
export interface Ask {
  method: 'GET' | 'POST' | 'PATCH'
  path: string
  body?: unknown
}

export interface Target {
  port: number
  /** Sent with every request. */
  headers: Record<string, string>
}

/** What was measured: milliseconds of each answer, how long it all took, and the first answer that was not good. */
export interface Sample {
  times: number[]
  milliseconds: number
  failure: string | undefined
}

export type Limit = { seconds: number } | { requests: number }

/**
 * Sends requests over so many kept connections on 127.0.0.1, each as soon as the last one of its connection is
 * answered. It knows as much of HTTP as the two servers need, and so takes little of the two cores.
 */
export async function drive(target: Target, connections: number, limit: Limit, next: () => Ask): Promise<Sample> {
  const sample: Sample = { times: [], milliseconds: 0, failure: undefined }
  const begun = performance.now()
  let sent = 0
  const more = (): boolean =>
    'requests' in limit ? sent++ < limit.requests : performance.now() - begun < limit.seconds * 1000
  const one = async (): Promise<void> => {
    const client = await open(target)
    while (more() && sample.failure === undefined) {
      const ask = next()
      const at = performance.now()
      const { status, text } = await client.send(ask)
      sample.times.push(performance.now() - at)
      if (status < 200 || status > 299) sample.failure ??= `${ask.method} ${ask.path}: ${status} ${text.slice(0, 300)}`
    }
    client.close()
  }
  await Promise.all(Array.from({ length: connections }, one))
  sample.milliseconds = performance.now() - begun
  return sample
}

export interface Answer {
  status: number
  text: string
}

/** One kept connection; one request at a time. */
export async function open({ port, headers }: Target): Promise<{ send(ask: Ask): Promise<Answer>; close(): void }> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((done, fail) => {
    socket.once('connect', done)
    socket.once('error', fail)
  })
  const always = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  const answers = reader(socket)
  return {
    send({ method, path, body }) {
      const text = body === undefined ? '' : JSON.stringify(body)
      const about =
        body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n`
      socket.write(`${method} ${path} HTTP/1.1\r\n${always.join('')}${about}\r\n${text}`)
      return answers()
    },
    close: () => socket.destroy(),
  }
}

function reader(socket: Socket): () => Promise<Answer> {
  let parts: Buffer[] = []
  let waiting: { done(answer: Answer): void; fail(error: Error): void } | undefined
  let wanted = 0
  const gone = (error?: Error): void => waiting?.fail(error ?? new Error('The server closed the connection.'))
  socket.on('error', gone)
  socket.on('close', () => gone())
  socket.on('data', (chunk: Buffer) => {
    parts.push(chunk)
    const held = parts.reduce((sum, part) => sum + part.length, 0)
    if (held < wanted) return
    const all = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    parts = [all]
    const end = all.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = all.toString('latin1', 0, end)
    wanted = end + 4 + lengthOf(head)
    if (all.length < wanted) return
    const answer = { status: Number(head.slice(9, 12)), text: all.toString('utf8', end + 4, wanted) }
    parts = []
    wanted = 0
    waiting?.done(answer)
  })
  return () => new Promise((done, fail) => (waiting = { done, fail }))
}

function lengthOf(head: string): number {
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length !== undefined) return Number(length)
  if (/^HTTP\/1.1 204/.test(head)) return 0
  throw new Error(`An answer without its length:\n${head}`)
}
