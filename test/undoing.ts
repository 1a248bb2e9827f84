import { expect, vi } from 'vitest'
import { permissions } from '../contract/permissions.ts'
import type { Actor } from '../server/platform/actor.ts'
import type { Answer, Caller, TestApp } from './app.ts'

/** The administrator of a test, as those act who call an action without a request. */
export const administratorActor = ({ administrator: { id, name } }: TestApp): Actor => ({
  kind: 'staff',
  time_zone: 'UTC',
  id,
  name,
  permissions: new Set(permissions),
  site_ids: null,
  language: 'en',
})

/** Undoes acts through the door, and looks at what came of it. The app runs its jobs. */
export function undoing(app: TestApp) {
  const undo = (action: string, as: Caller = app.administrator): Promise<Answer> =>
    app.request('POST', `/journal/actions/${action}/undo`, { as, body: {} })

  /** The rows of a job that has to end well. */
  async function ended(jobId: string): Promise<Answer['body']> {
    const { body: job } = await vi.waitFor(
      async () => {
        const answer = await app.request('GET', `/jobs/${jobId}`)
        expect(answer.body.state).not.toMatch(/queued|running/)
        return answer
      },
      { timeout: 20_000, interval: 100 },
    )
    expect(job.state, JSON.stringify(job)).toBe('done')
    return (await app.request('GET', `/jobs/${jobId}/rows`, { query: { limit: 200 } })).body
  }

  async function undone(action: string): Promise<Answer['body']> {
    const { body, status, text } = await undo(action)
    expect(status, text).toBe(200)
    return ended(body.id)
  }

  return { undo, ended, undone }
}
