import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import type { Answer, Caller, TestApp } from './app.ts'

export interface Settings {
  mapping: { column: string; target: string; label?: string; source?: string }[]
  match?: string[]
  mode?: string
  [option: string]: unknown
}

/** A mapping of columns that are named as what they become; external ids are those of `shop`. */
export const columns = (...targets: string[]): Settings['mapping'] =>
  targets.map((target) => ({ column: target, target, ...(target === 'external_ids' && { source: 'shop' }) }))

export const byEmail = (mapping: Settings['mapping'], more: object = {}): { settings: Settings } => ({
  settings: { mapping, match: ['email'], mode: 'both', ...more },
})

export const person = columns('email', 'first_name', 'last_name')

/** Codes of the remarks of an import. */
export const codes = (done: { problems: { code: string }[] }): string[] => done.problems.map((problem) => problem.code)

const as = (caller: Caller | undefined) => (caller ? { as: caller } : {})

/** Imports through the door, and looks at what they have brought. The app runs its jobs. */
export function importing(app: TestApp) {
  async function upload(content: string | Buffer, name = 'people.csv', caller?: Caller): Promise<string> {
    const query = { purpose: 'import_source', name }
    const headers = { 'content-type': 'text/csv' }
    const answer = await app.request('POST', '/files', { query, body: content, headers, ...as(caller) })
    expect(answer.status, answer.text).toBe(201)
    return answer.body.id
  }

  const start = (file_id: string, body: Record<string, unknown>, caller?: Caller) =>
    app.request('POST', '/imports', { body: { file_id, ...body }, ...as(caller) })

  async function ended(id: string, caller?: Caller): Promise<Answer['body']> {
    return vi.waitFor(async () => {
      const { body } = await app.request('GET', `/imports/${id}`, as(caller))
      expect(['done', 'failed', 'cancelled']).toContain(body.state)
      return body
    }, 25_000)
  }

  /** Uploads, imports and waits. The counts add up, whatever came of it. */
  async function bring(content: string | Buffer, body: Record<string, unknown>, caller?: Caller) {
    const answer = await start(await upload(content, 'people.csv', caller), body, caller)
    expect(answer.status, answer.text).toBe(201)
    const done = await ended(answer.body.id, caller)
    const { read, created, updated, unchanged, skipped, refused } = done.counts
    expect(read).toBe(created + updated + unchanged + skipped + refused)
    return done
  }

  /** Imports a file by what its headings say. */
  async function bringGuessed(content: string | Buffer, resource: string) {
    const file_id = await upload(content)
    const preview = await app.request('POST', '/imports/preview', { body: { file_id, resource } })
    expect(preview.status, preview.text).toBe(200)
    return bring(content, { settings: preview.body.settings })
  }

  const find = async (q: string): Promise<Answer['body'][]> =>
    (await app.request('GET', '/customers', { query: { q } })).body.items

  /** The only customer that a search finds. */
  async function one(q: string): Promise<Answer['body']> {
    const items = await find(q)
    expect(items, q).toHaveLength(1)
    return (await app.request('GET', `/customers/${items[0].id}`)).body
  }

  const addressesOf = async (id: string) => (await app.request('GET', `/customers/${id}/addresses`)).body.items

  /** How many lines the journal has, those about imports themselves left aside. */
  async function journalLines(): Promise<number> {
    const { rows } = await sql<{ n: number }>`select count(*) as n from journal where subject_type <> 'import'`.execute(
      app.db.write,
    )
    return rows[0]?.n ?? 0
  }

  return { upload, start, ended, bring, bringGuessed, find, one, addressesOf, journalLines }
}
