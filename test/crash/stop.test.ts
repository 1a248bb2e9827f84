import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, onTestFailed, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { openStream } from '../event-stream.ts'
import { startProgram, type Running } from '../program.ts'
import { client, type Client } from './client.ts'
import { makeKey, select, temporaryFolder } from './installation.ts'
import { allCustomers, expectGapless, expectLedger, expectWhole, settledLines } from './truth.ts'
import { until } from './until.ts'
import { startWriters } from './writers.ts'

const folder = temporaryFolder('stop')
const database = await testDatabase()
const env = { DATA_DIR: folder.dataDir('files'), DATABASE_URL: database.connectionString }
const key = await makeKey(env)
afterAll(async () => {
  await folder.remove()
  await database.drop()
})

const person = (name: string) => ({
  first_name: 'Tara',
  last_name: name,
  email: `${name}@load.example`,
  position: name,
  phones: [{ number: '+49 30 5550100' }],
})

/** Requests that are under way for as long as the test wants: they wait for a row that it holds. */
async function holdBack(ask: Client, name: string, changes: string[]) {
  const { body: made } = await ask('POST', '/customers', person(name))
  const holder = new pg.Client(database.connection)
  await holder.connect()
  await holder.query('begin')
  await holder.query('select from customers where id = $1 for update', [made.id])
  const answers = changes.map((position) => ask('PATCH', `/customers/${made.id}`, { position }))
  for (const one of answers) one.catch(() => undefined)
  await until(async () => {
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    expect(await select(database.connection, waiting)).toHaveLength(changes.length)
  })
  const letGo = async () => {
    await holder.query('commit')
    await holder.end()
  }
  return { id: String(made.id), answers, letGo }
}

/** Waits until a program takes no new connections. */
const closed = ({ origin }: Running) => until(() => expect(fetch(`${origin}/healthz`)).rejects.toThrow())

test('SIGTERM under load: what is under way is answered, what was answered is kept, and it ends in good order', async () => {
  const program = await startProgram(env)
  onTestFailed(() => console.error(program.stderr()))
  const ask = client(program.origin, key)
  const writers = startWriters('stop', [ask, ask, ask, ask])
  const { ledger } = writers
  await until(() => expect(ledger.count).toBeGreaterThan(60))
  const held = await holdBack(ask, 'held', ['first', 'second', 'third'])
  const stream = await openStream(`${program.origin}/api/v1/live`, { authorization: `Bearer ${key}` })
  // As browsers make them in advance: nothing is ever sent on it.
  const idle = connect({ host: '127.0.0.1', port: Number(new URL(program.origin).port) })
  await once(idle, 'connect')

  const ended = program.stop('SIGTERM')
  await closed(program)
  await held.letGo()
  const answers = await Promise.all(held.answers)
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await ended).toMatchObject({ code: 0, stderr: '' })
  await until(() => expect(stream.ended()).toBe(true))
  await writers.stop()

  const again = await startProgram(env)
  const asked = client(again.origin, key)
  const customers = await allCustomers(asked)
  const lines = await settledLines(asked, customers)
  expectGapless(lines)
  expectLedger(ledger, customers, lines)
  expectWhole(customers, lines, ({ last_name }) => last_name)
  const last = answers.toSorted((one, other) => one.body.version - other.body.version).at(-1)?.body
  expect(customers.find(({ id }) => id === held.id)).toMatchObject({ position: last.position, version: 4 })
  expect(await again.stop()).toMatchObject({ code: 0, stderr: '' })
}, 120_000)

test('a second SIGTERM ends it at once, and what was under way has not happened', async () => {
  const program = await startProgram(env)
  const held = await holdBack(client(program.origin, key), 'given-up', ['never'])
  const ended = program.stop('SIGTERM')
  await closed(program)
  await delay(1_100)
  void program.stop('SIGTERM')
  expect(await ended).toMatchObject({ code: 1, stderr: '' })
  await expect(held.answers[0]).rejects.toThrow()
  await held.letGo()
  const others = `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
  await until(async () => expect(await select(database.connection, others)).toEqual([]))
  const found = await select(database.connection, 'select version, position from customers where id = $1', [held.id])
  expect(found).toEqual([{ version: 1, position: 'given-up' }])
}, 120_000)
