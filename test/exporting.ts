import Papa from 'papaparse'
import { expect, vi } from 'vitest'
import type { Answer, Caller, TestApp } from './app.ts'

/** Exports through the door, and what is in their files. The app runs its jobs. */
export function exporting(app: TestApp) {
  const as = (caller: Caller | undefined) => (caller ? { as: caller } : {})

  const ask = (body: object, caller?: Caller) => app.request('POST', '/exports', { body, ...as(caller) })

  async function ended(id: string, caller?: Caller): Promise<Answer['body']> {
    return vi.waitFor(async () => {
      const { body } = await app.request('GET', `/exports/${id}`, as(caller))
      expect(['done', 'failed', 'cancelled']).toContain(body.state)
      return body
    }, 60_000)
  }

  /** Asks and waits until the files are there. */
  async function take(body: object, caller?: Caller): Promise<Answer['body']> {
    const answer = await ask(body, caller)
    expect(answer.status, answer.text).toBe(201)
    const done = await ended(answer.body.id, caller)
    expect(done.error).toBe(null)
    expect(done.state).toBe('done')
    return done
  }

  const download = (one: Answer['body'], at = 0, caller?: Caller) =>
    app.request('GET', `/exports/${one.id}/files/${one.files[at].id}`, as(caller))

  /** The cells of a CSV file, heading first, without its mark. */
  async function cells(one: Answer['body'], at = 0, caller?: Caller): Promise<string[][]> {
    const { status, text } = await download(one, at, caller)
    expect(status, text).toBe(200)
    return Papa.parse<string[]>(text.replace(/^\ufeff/, '').replace(/\r\n$/, '')).data
  }

  /** The same, each row by its headings. */
  async function rows(one: Answer['body'], at = 0, caller?: Caller): Promise<Record<string, string>[]> {
    const [head = [], ...body] = await cells(one, at, caller)
    return body.map((row) => Object.fromEntries(head.map((name, place) => [name, row[place] ?? ''])))
  }

  return { ask, ended, take, download, cells, rows }
}
