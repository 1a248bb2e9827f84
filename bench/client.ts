import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { ReadableStream } from 'node:stream/web'
import type { Target } from './driver.ts'

/** A job as far as the bench looks at it. */
export interface JobEnd {
  id: string
  state: string
  result: unknown
  error: { message: string } | null
}

/** The API as a script of the store uses it: JSON, files up and down, and jobs waited for. */
export function apiClient({ port, headers }: Target) {
  const ask = async (path: string, init: RequestInit & { duplex?: 'half' } = {}): Promise<Response> => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
      ...init,
      headers: { ...headers, ...(init.headers as Record<string, string>) },
    })
    if (!answer.ok)
      throw new Error(`${init.method ?? 'GET'} ${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`)
    return answer
  }
  const get = async <T>(path: string): Promise<T> => (await ask(path)).json() as Promise<T>
  return {
    get,
    async post<T>(path: string, body: unknown): Promise<T> {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      return (await ask(path, init)).json() as Promise<T>
    },
    async upload(file: string, purpose: string): Promise<string> {
      const body = Readable.toWeb(createReadStream(file)) as BodyInit
      const headers = { 'content-type': 'text/csv', 'content-length': String(statSync(file).size) }
      const answer = await ask(`/files?purpose=${purpose}&name=customers.csv`, {
        method: 'POST',
        headers,
        body,
        duplex: 'half',
      })
      return ((await answer.json()) as { id: string }).id
    },
    async download(path: string, file: string): Promise<void> {
      await pipeline(Readable.fromWeb((await ask(path)).body as ReadableStream), createWriteStream(file))
    },
    /** Looks four times a second until the job has ended; throws unless it is done. */
    async jobDone(id: string): Promise<JobEnd> {
      for (;;) {
        const job = await get<JobEnd>(`/jobs/${id}`)
        if (job.state === 'done') return job
        if (job.state === 'failed' || job.state === 'cancelled')
          throw new Error(`The job ${job.state}: ${job.error?.message}`)
        await delay(250)
      }
    },
  }
}

export type ApiClient = ReturnType<typeof apiClient>
