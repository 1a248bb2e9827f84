import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Answer } from './app.ts'
import { importing } from './importing.ts'

const app = await testApp()
afterAll(app.close)
const { upload } = importing(app)
const json = { 'content-type': 'application/json' }
let notes = ''
beforeAll(async () => {
  const body = { first_name: 'Loop', last_name: 'Loop', email: 'loop@example.com' }
  notes = `/customers/${(await app.request('POST', '/customers', { body })).body.id}/notes`
  await (
    await look('email\na@example.com\n')
  )()
})

/** Uploads first: what is measured is what the program does with it. */
async function look(content: string | Buffer): Promise<() => Promise<Answer>> {
  const body = { file_id: await upload(content) }
  return () => app.request('POST', '/imports/preview', { body })
}

/** How long nothing else had a turn, in milliseconds. */
async function held(act: () => Promise<Answer>): Promise<{ status: number; longest: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  await setTimeout(50)
  delay.reset()
  const { status } = await act()
  await setTimeout(50)
  delay.disable()
  return { status, longest: delay.max / 1e6 }
}

const columns = (many: number, name: string): string => `${`${name},`.repeat(many)}\n`
const condition = { field: 'email', op: 'contains', value: 'a' }
const tree = (levels: number): object =>
  levels === 0 ? condition : { all: Array.from({ length: 4 }, () => tree(levels - 1)) }
const count = (filter: object) => app.request('POST', '/customers/bulk/count', { body: { selection: { filter } } })

const inputs: [string, number, () => Promise<() => Promise<Answer>>][] = [
  ['100,000 columns', 422, () => look(columns(100_000, 'same'))],
  ['1,000 columns of 300 rows', 200, () => look(columns(1_000, 'c') + columns(1_000, 'a@example.com').repeat(300))],
  ['a line of 50 MB', 422, () => look(Buffer.alloc(50_000_000, 'a'))],
  ['a row of 900,000 cells', 200, () => look(`a,b\n${columns(900_000, '')}`)],
  ['an encoding that must be guessed', 200, () => look(Buffer.from(`a,b\n${'é;ab\n'.repeat(200_000)}`, 'latin1'))],
  [
    'JSON of 10,000 levels',
    400,
    async () => () => app.request('POST', notes, { body: `${'['.repeat(10_000)}${']'.repeat(10_000)}`, headers: json }),
  ],
  ['a note of 1 MB', 422, async () => () => app.request('POST', notes, { body: { html: '<p>x</p>'.repeat(125_000) } })],
  ['the longest note', 201, async () => () => app.request('POST', notes, { body: { html: '<p>x</p>'.repeat(6_250) } })],
  ['a filter of 5,000 nodes', 422, async () => () => count(tree(6))],
  [
    '100,000 fields',
    413,
    async () => () =>
      app.request('POST', notes, { body: Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [at, at])) }),
  ],
  [
    '40,000 phones',
    422,
    async () => () =>
      app.request('POST', '/customers', { body: { phones: Array.from({ length: 40_000 }, () => ({})) } }),
  ],
]

// The machine may do something else meanwhile: what holds up the loop does so each time.
test.each(inputs)('%s holds nothing else up', { retry: 3 }, async (_, expected, prepare) => {
  const { status, longest } = await held(await prepare())
  expect(status).toBe(expected)
  expect(longest).toBeLessThan(250)
})
