import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, expect, onTestFailed, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { openStream } from '../event-stream.ts'
import { startProgram } from '../program.ts'
import { client } from './client.ts'
import { makeKey, temporaryFolder } from './installation.ts'
import { allCustomers, expectGapless, expectLedger, settledLines } from './truth.ts'
import { until } from './until.ts'
import { openWay } from './way.ts'
import { startWriters } from './writers.ts'

const folder = temporaryFolder('away')
const database = await testDatabase()
const way = await openWay(database.connection)
const { user, password, database: name } = database.connection
const DATABASE_URL = `postgres://${user}:${encodeURIComponent(String(password))}@127.0.0.1:${way.port}/${name}`
const env = { DATA_DIR: folder.dataDir('files'), DATABASE_URL }
afterAll(async () => {
  await folder.remove()
  way.close()
  await database.drop()
})

test('while the database is away the log says so once, requests are told to come back, and all recovers by itself', async () => {
  const key = await makeKey(env)
  const program = await startProgram(env)
  onTestFailed(() => console.error(program.stderr()))
  const ask = client(program.origin, key)
  const said = () =>
    program
      .stderr()
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line))
  const ready = async () => (await ask('GET', '/readyz')).status
  const expectBusy = async () => {
    const asked = [ask('GET', '/customers'), ask('POST', '/customers', { last_name: 'Nobody' })]
    const answers = await Promise.all(asked)
    for (const { status, body, headers } of answers) {
      expect({ status, code: body.error.code }).toEqual({ status: 503, code: 'busy' })
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect((await ask('GET', '/healthz')).status).toBe(200)
  }
  await until(async () => expect(await ready()).toBe(200))
  const stream = await openStream(`${program.origin}/api/v1/live`, { authorization: `Bearer ${key}` })
  const writers = startWriters('away', [ask, ask, ask])
  const { ledger } = writers
  await until(() => expect(ledger.count).toBeGreaterThan(30))

  await way.cut()
  await until(async () => expect(await ready()).toBe(503))
  await expectBusy()
  // Long enough for everything that works in the background to notice, and to try again a few times.
  await delay(4_000)
  expect(said()).toEqual([
    {
      level: 'warn',
      time: expect.any(String),
      reason: expect.any(String),
      msg: expect.stringMatching(/cannot be reached/),
    },
  ])

  await way.cut({ silently: true })
  await expectBusy()
  expect(await ready()).toBe(503)
  expect(said()).toHaveLength(1)

  await way.mend()
  await until(async () => expect(await ready()).toBe(200))
  const before = ledger.count
  await until(() => expect(ledger.count).toBeGreaterThan(before + 30))
  await writers.stop()
  const made = await ask('POST', '/customers', { last_name: 'Afterwards' })
  const told = () => stream.events.map(({ data }) => (data as { subject_id?: string }).subject_id)
  await until(() => expect(told()).toContain(made.body.id))
  stream.close()
  const customers = await allCustomers(ask)
  const lines = await settledLines(ask, customers)
  expectGapless(lines)
  expectLedger(ledger, customers, lines)
  expect(said().map(({ msg }) => msg)).toEqual([
    expect.stringMatching(/cannot be reached/),
    expect.stringMatching(/answers again/),
  ])
  expect(await program.stop()).toMatchObject({ code: 0 })
}, 240_000)
