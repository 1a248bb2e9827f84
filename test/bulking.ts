import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import type { JobRow } from '../contract/platform/jobs.ts'
import type { Answer, Caller, TestApp } from './app.ts'

interface Line {
  kind: string
  customer_id: string
  changes: Record<string, unknown>
}

/** Changes many customers through the door, and looks at what came of it. The app runs its jobs. */
export function bulking(app: TestApp) {
  const sites = { main: '', shop: '' }

  async function openSites(): Promise<void> {
    if (sites.main) return
    const { body } = await app.request('GET', '/sites')
    sites.main = body.items[0].id
    const made = await app.request('POST', '/sites', { body: { code: 'shop', name: 'Shop' } })
    expect(made.status, made.text).toBe(201)
    sites.shop = made.body.id
  }
  const opened = openSites()
  /** A program may create what the form would ask more of. */
  const program = app.apiKey()

  async function create(body: object): Promise<{ id: string; number: string }> {
    await opened
    const answer = await app.request('POST', '/customers', { body, as: await program })
    expect(answer.status, answer.text).toBe(201)
    return answer.body
  }

  const read = async (id: string): Promise<Answer['body']> => (await app.request('GET', `/customers/${id}`)).body

  /** Starts a job and answers its id. */
  async function start(selection: object, expected: number, action: object, as?: Caller): Promise<string> {
    const answer = await app.request('POST', '/customers/bulk', {
      body: { selection, expected, action },
      ...(as && { as }),
    })
    expect(answer.status, answer.text).toBe(201)
    return answer.body.id
  }

  const finished = (id: string): Promise<Answer['body']> =>
    vi.waitFor(async () => {
      const { body } = await app.request('GET', `/jobs/${id}`)
      expect(['done', 'failed', 'cancelled']).toContain(body.state)
      return body
    }, 30_000)

  async function rowsOf(id: string, state?: string): Promise<{ items: JobRow[]; counts: object }> {
    return (await app.request('GET', `/jobs/${id}/rows`, { query: { limit: 200, state } })).body
  }

  /** Lines of one act. */
  async function linesOf(actionId: string): Promise<Line[]> {
    const { rows } = await sql<Line>`
      select kind, customer_id, changes from journal where action_id = ${actionId} order by serial`.execute(
      app.db.write,
    )
    return rows
  }

  return { sites, opened, create, read, start, finished, rowsOf, linesOf }
}
