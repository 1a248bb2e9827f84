import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp } from './app.ts'
import { casesOf, type Case } from './fuzz/cases.ts'
import { operationsOf, type Document, type Operation } from './fuzz/document.ts'
import { faultOf } from './fuzz/judge.ts'
import { takePulse } from './fuzz/pulse.ts'
import { drawn, randomFrom } from './fuzz/random.ts'
import { hangUp, send, type Sent } from './fuzz/send.ts'
import { openWorld, type Rows, type World } from './fuzz/world.ts'

const seconds = Number(process.env['FUZZ_SECONDS'] ?? 60)
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 32))
const atOnce = 3
const random = randomFrom(seed)

/** It would end the session that the fuzzer asks by. */
const left = ['signOut']

const app = await testApp({ background: true })
let origin = ''
let world: World
let document: Document
let settings: Record<string, unknown>
beforeAll(async () => {
  origin = await app.listen()
  document = (await app.request('GET', '/openapi.json')).body as Document
  world = await openWorld(app, random)
  const { properties = {} } = document.components.schemas['SettingsPatch'] ?? {}
  const { body } = await app.request('GET', '/settings')
  settings = Object.fromEntries(Object.keys(properties).map((name) => [name, body[name] ?? body.values?.[name]]))
})
afterAll(async () => {
  hangUp()
  await app.close()
})

test(`no request breaks the program (FUZZ_SEED=${seed})`, { timeout: (seconds + 120) * 1_000 }, async () => {
  const operations = operationsOf(document)
    .filter(({ id }) => !left.includes(id))
    // What deletes comes last, so that the others find what they ask for.
    .toSorted((one, other) => Number(one.method === 'DELETE') - Number(other.method === 'DELETE'))
  const queues = new Map(operations.map((one) => [one.id, drawn(casesOf(one, document, world.hidden), random)]))
  const faults = new Map<string, string>()
  const statuses: Record<string, number> = {}
  const underway = new Set<string>()
  let sent = 0
  const pulse = takePulse(origin, () => [...underway].join(' | '))
  const until = performance.now() + seconds * 1_000

  async function ask(operation: Operation, one: Case, rows: Rows): Promise<void> {
    const limited = !operation.person && random() < 0.4
    const caller = operation.person ? world.all.session : limited ? world.limited : world.all.key
    const request = one.make(rows, random)
    const named = `${operation.id}: ${one.what}`
    underway.add(named)
    const fault = await send(origin, request, caller).then(
      (answer) => {
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
        const found = faultOf(operation, request, answer, limited)
        return found && `${found}\n  ${answer.text.slice(0, 300)}`
      },
      (error: Error) => `no answer: ${error.message}`,
    )
    underway.delete(named)
    sent += 1
    if (fault) faults.set(`${named.replace(/ \d+/, '')} ${fault.split('\n')[0]}`, `${shown(request)}\n  ${fault}`)
  }

  while (performance.now() < until) {
    const rows = await plant(operations)
    for (const batch of batches(
      operations.flatMap((one) => [one, one, one]),
      atOnce,
    )) {
      await Promise.all(batch.map((one) => ask(one, queues.get(one.id)!(), rows)))
      if (batch.some(({ id }) => id === 'patchSettings')) await restore()
    }
  }
  pulse.stop()
  const failed = (await app.request('GET', '/jobs', { query: { state: 'failed', limit: 200 } })).body.items
  const { took, busy, during } = pulse.longest()
  console.log(
    `fuzz: seed ${seed}, ${sent} requests to ${operations.length} operations, /healthz at most ${Math.round(busy)} of ${Math.round(took)} ms (${during})`,
    statuses,
  )
  expect([...faults].map(([what, more]) => `${what}\n  ${more}`).join('\n\n'), `FUZZ_SEED=${seed}`).toBe('')
  expect(failed.filter(({ error }: { error: { code: string } }) => error?.code === 'unforeseen')).toEqual([])
  expect(busy, `a request held everything up: ${during}`).toBeLessThan(1_000)
})

/** New rows, and a cursor of each list. */
async function plant(operations: readonly Operation[]): Promise<Rows> {
  const rows = await world.plant()
  for (const { id, path, parameters } of operations) {
    if (!parameters.some(({ name }) => name === 'after')) continue
    const address = path.replace(/\{id\}/, rows[path.split('/')[1] ?? ''] ?? '')
    const { body } = await app.request('GET', address, { query: { limit: 1 } })
    if (typeof body?.next === 'string') rows[`cursor ${id}`] = body.next
  }
  return rows
}

/** Back to settings under which the rows of the fuzzer may be. */
async function restore(): Promise<void> {
  const { status, text } = await app.request('PATCH', '/settings', { body: settings })
  expect(status, text).toBe(200)
}

function batches<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size))
}

function shown({ method, path, headers, body }: Sent): string {
  const type = headers['content-type'] ?? ''
  return `${method} ${path.slice(0, 600)} ${type} ${body?.subarray(0, 600).toString() ?? ''}`
}
