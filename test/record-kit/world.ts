import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Ask, Caller, TestApp } from '../app.ts'
import type { bulking } from '../bulking.ts'
import type { undoing } from '../undoing.ts'
import type { Row, Subject } from './subjects.ts'

/** All rows of a record as they were after an act, and that moment. */
export interface Snapshot {
  at: string
  rows: ReadonlyMap<string, Row>
}

/** Rows of a record that people work on through the door, and how they stood after each act. */
export type Tools = Pick<ReturnType<typeof bulking>, 'finished'> & Pick<ReturnType<typeof undoing>, 'undone'>

export function openWorld(app: TestApp, { record, needs }: Subject, { finished, undone }: Tools) {
  const { resource } = record
  /** Rows of this world that are there. */
  let living: string[] = []

  async function ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, more: Ask = {}) {
    const answer = await app.request(method, `/${resource}${path}`, more)
    expect(answer.status, `${method} ${path} ${JSON.stringify(more.body)}: ${answer.text}`).toBeLessThan(300)
    return answer.body
  }

  const read = (id: string): Promise<Row> => ask('GET', `/${id}`)

  async function create(values: object): Promise<string> {
    const row: Row = await ask('POST', '', { body: { ...needs, ...values } })
    living.push(row.id)
    return row.id
  }

  const change = (id: string, values: object): Promise<Row> => ask('PATCH', `/${id}`, { body: values })

  /** Gives many the same values; answers the act. */
  async function bulk(ids: readonly string[], set: object): Promise<string> {
    const job = await ask('POST', '/bulk', {
      body: { selection: { ids }, expected: ids.length, action: { kind: 'change', set } },
    })
    expect(await finished(job.id)).toMatchObject({ state: 'done', result: { refused: 0 } })
    return job.id
  }

  async function remove(id: string): Promise<void> {
    await ask('DELETE', `/${id}`)
    living = living.filter((one) => one !== id)
  }

  const history = async (id: string): Promise<{ id: string; action_id: string; kind: string }[]> =>
    (await ask('GET', `/${id}/history`, { query: { limit: 200 } })).items

  /** Takes an act back; answers the act that did. */
  async function undo(action: string): Promise<string> {
    const rows = await undone(action)
    expect(rows.items.filter((one: { state: string }) => one.state === 'refused')).toEqual([])
    const { undo: by } = (await app.request('GET', `/journal/actions/${action}`)).body
    return by.action_id
  }

  async function snapshot(): Promise<Snapshot> {
    await pause(3)
    const at = new Date().toISOString()
    const rows = new Map<string, Row>()
    for (const id of living) rows.set(id, await read(id))
    await pause(3)
    return { at, rows }
  }

  /** The ids of a whole list, page by page, and what it says of their number. */
  async function walk(query: Record<string, string>, limit: number, as?: Caller) {
    const rows: Row[] = []
    let after: string | undefined
    let total: { value: number; exact: boolean } | undefined
    let text = ''
    do {
      const answer = await app.request('GET', `/${resource}`, {
        query: { ...query, limit, after },
        ...(as && { as }),
      })
      expect(answer.status, answer.text).toBe(200)
      rows.push(...answer.body.items)
      total = answer.body.total
      text += answer.text
      after = answer.body.next ?? undefined
    } while (after !== undefined)
    return { rows, ids: rows.map(({ id }) => id), total, text }
  }

  const bringBack = async (action: string, id: string): Promise<void> => {
    await undone(action)
    living.push(id)
  }

  return { living: () => living, read, create, change, bulk, remove, bringBack, history, undo, snapshot, walk, ask }
}

export type World = ReturnType<typeof openWorld>
