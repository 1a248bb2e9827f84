import pg from 'pg'
import { expect, vi } from 'vitest'
import type { Caller, TestApp } from './app.ts'

/** Most rows that a plan may sort, and that it may pass over to find others, among 100,000. */
const mostSorted = 10_000
const mostPassed = 25_000

interface Sent {
  text: string
  values: unknown[]
}
interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Node[]
}
export type Query = Record<string, string | number>

/**
 * Whether what a list asks of a large table is answered by indexes: with `enable_seqscan` off, a plan that still reads all
 * rows, or sorts many of them, has no index to use.
 */
export function plansOf(app: TestApp, table: string) {
  /** The statements about the table that the program sends for a request, as it sends them. */
  async function statementsOf(path: string, query: Query, as: Caller): Promise<Sent[]> {
    const spy = vi.spyOn(pg.Client.prototype, 'query')
    try {
      const { status, text } = await app.request('GET', path, { as, query })
      expect(status, text).toBe(200)
      const sent = spy.mock.calls.map(([text, values]): Sent => ({
        text: String(text),
        values: Array.isArray(values) ? values : [],
      }))
      const about = new RegExp(`\\b${table.replace(/s$/, '')}`)
      return sent.filter(({ text }) => /^\s*(select|with)\b/.test(text) && about.test(text))
    } finally {
      spy.mockRestore()
    }
  }

  async function faultsOf({ text, values }: Sent): Promise<string[]> {
    const client = await app.db.readPool.connect()
    try {
      await client.query('begin; set local enable_seqscan = off')
      const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
        `explain (analyze, timing off, format json) ${text}`,
        values,
      )
      return faultsIn(rows[0]!['QUERY PLAN'][0].Plan, table)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }

  return {
    faultsOf,
    async expectIndexes(path: string, query: Query, as: Caller = app.administrator): Promise<void> {
      const sent = await statementsOf(path, query, as)
      expect(sent.length).toBeGreaterThan(0)
      for (const one of sent) expect(await faultsOf(one), one.text).toEqual([])
    },
  }
}

/** What is wrong with a plan, in words. */
function faultsIn(node: Node, table: string): string[] {
  const parts = node.Plans ?? []
  const sorted = /Sort/.test(node['Node Type'])
    ? Math.max(...parts.map((part) => part['Actual Rows'] * part['Actual Loops']))
    : 0
  const passed = (node['Rows Removed by Filter'] ?? 0) * node['Actual Loops']
  return [
    ...(node['Node Type'] === 'Seq Scan' && node['Relation Name'] === table ? [`reads all ${table}`] : []),
    ...(sorted > mostSorted ? [`sorts ${sorted} rows`] : []),
    ...(passed > mostPassed ? [`passes over ${passed} rows`] : []),
    ...parts.flatMap((part) => faultsIn(part, table)),
  ]
}
