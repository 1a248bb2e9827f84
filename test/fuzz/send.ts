import { Agent, request } from 'node:http'
import type { Caller } from '../app.ts'

/** What goes out, as it goes out. */
export interface Sent {
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer | undefined
}

export interface Received {
  status: number
  type: string
  text: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 })
export const hangUp = (): void => agent.destroy()

/** Sends bytes that no client would; a stream of events is left as soon as it begins. */
export function send(origin: string, { method, path, headers, body }: Sent, as: Caller): Promise<Received> {
  const { promise, resolve, reject } = Promise.withResolvers<Received>()
  const length = body || method !== 'GET' ? { 'content-length': String(body?.length ?? 0) } : {}
  const asking = request(`${origin}/`, {
    agent,
    method,
    path,
    headers: { ...as.headers, ...(as.headers['cookie'] && { origin }), ...length, ...headers },
  })
  asking.on('error', reject)
  asking.setTimeout(30_000, () => asking.destroy(new Error('no answer within 30 s')))
  asking.on('response', (answer) => {
    const [status, type] = [answer.statusCode ?? 0, answer.headers['content-type'] ?? '']
    const done = (text: string): void => resolve({ status, type, text })
    if (type.includes('event-stream')) return void (done(''), answer.destroy())
    const chunks: Buffer[] = []
    answer.on('data', (chunk: Buffer) => chunks.push(chunk))
    answer.on('end', () => done(Buffer.concat(chunks).toString()))
    answer.on('error', reject)
  })
  asking.end(body)
  return promise
}
