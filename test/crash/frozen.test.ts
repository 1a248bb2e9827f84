import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, onTestFailed, test } from 'vitest'
import { startProgram } from '../program.ts'
import { client, type Answer } from './client.ts'
import { connectionOf, freezeDatabase, makeKey, select, temporaryFolder } from './installation.ts'
import { allCustomers, expectGapless, expectLedger, expectWhole, settledLines } from './truth.ts'
import { until } from './until.ts'
import { startWriters } from './writers.ts'

const folder = temporaryFolder('frozen')
const DATA_DIR = folder.dataDir('data')
const thaws: (() => void)[] = []
afterAll(async () => {
  for (const thaw of thaws) thaw()
  await folder.remove()
})

const person = (name: string) => ({
  first_name: 'Frida',
  last_name: name,
  email: `${name.replace(' ', '-')}@load.example`,
  position: name,
  phones: [{ number: '+49 30 5550100' }],
})

/** A commit of somebody of this name takes a while. */
const slowCommit = `
  create function wait_at_commit() returns trigger language plpgsql as $$ begin perform pg_sleep(2); return null; end $$;
  create constraint trigger slow_commit after insert on customers deferrable initially deferred
    for each row when (new.last_name = 'At commit') execute function wait_at_commit()`

async function timed(asked: Promise<Answer>) {
  const begun = performance.now()
  const { status, body } = await asked
  return { status, body, took: performance.now() - begun }
}

const busy = { status: 503, body: { error: { code: 'busy' } } }
const unsure = /may have been/

test('while the database is frozen everybody is told in time, and afterwards nothing is lost, half or twice', async () => {
  const env = { DATA_DIR }
  const key = await makeKey(env)
  const program = await startProgram(env)
  onTestFailed(() => console.error(program.stderr()))
  const ask = client(program.origin, key)
  const ready = async () => (await ask('GET', '/readyz')).status
  await until(async () => expect(await ready()).toBe(200))
  const connection = connectionOf(DATA_DIR)
  await select(connection, slowCommit)
  const { body: held } = await ask('POST', '/customers', person('held'))
  const holder = new pg.Client(connection)
  await holder.connect()
  await holder.query('begin')
  await holder.query('select from customers where id = $1 for update', [held.id])
  const writers = startWriters('frozen', [ask, ask, ask, ask])
  const { ledger } = writers
  await until(() => expect(ledger.count).toBeGreaterThan(40))

  const inside = timed(ask('PATCH', `/customers/${held.id}`, { position: 'never' }))
  const atCommit = timed(ask('POST', '/customers', person('At commit'), { 'idempotency-key': 'at-commit' }))
  const waiting = `select from pg_stat_activity where wait_event = 'PgSleep' or wait_event_type = 'Lock'`
  await until(async () => expect((await select(connection, waiting)).length).toBeGreaterThan(1))
  const thaw = freezeDatabase(DATA_DIR)
  thaws.push(thaw)
  const begun = performance.now()
  const asked = []
  while (performance.now() - begun < 9_000) {
    asked.push(timed(ask('GET', '/customers')), timed(ask('POST', '/customers', { last_name: 'Nobody' })))
    const [health, readiness] = await Promise.all([timed(ask('GET', '/healthz')), timed(ask('GET', '/readyz'))])
    expect(health).toMatchObject({ status: 200 })
    expect(health.took).toBeLessThan(500)
    expect(readiness).toMatchObject({ status: 503 })
    expect(readiness.took).toBeLessThan(2_000)
    await delay(200)
  }
  for (const answer of await Promise.all([...asked, inside, atCommit])) {
    expect(answer).toMatchObject(busy)
    expect(answer.took).toBeLessThan(7_000)
  }
  const answers = await Promise.all(asked)
  expect(Math.max(...answers.map(({ took }) => took))).toBeLessThan(5_000)
  for (const { body } of [...answers, await inside]) expect(body.error.message).not.toMatch(unsure)
  expect((await atCommit).body.error.message).toMatch(unsure)

  thaw()
  await until(async () => expect(await ready()).toBe(200))
  const before = ledger.count
  await until(() => expect(ledger.count).toBeGreaterThan(before + 40))
  await holder.query('commit')
  await holder.end()
  await writers.stop()
  const stuck = `select from pg_stat_activity where state like 'idle in transaction%'`
  await until(async () => expect(await select(connection, stuck)).toEqual([]))

  // The commit was under way: it is done, once, and a repeat with its key is told so.
  const again = await ask('POST', '/customers', person('At commit'), { 'idempotency-key': 'at-commit' })
  expect(again.status).toBe(201)
  const customers = await allCustomers(ask)
  expect(customers.filter(({ last_name }) => last_name === 'At commit')).toMatchObject([{ id: again.body.id }])
  expect(customers.find(({ id }) => id === held.id)).toMatchObject({ position: 'held', version: 1 })
  expect(customers.filter(({ last_name }) => last_name === 'Nobody')).toEqual([])
  const lines = await settledLines(ask, customers)
  expectGapless(lines)
  expectLedger(ledger, customers, lines)
  expectWhole(customers, lines, ({ last_name }) => last_name)
  // Every connection of the pools still serves.
  const many = await Promise.all(Array.from({ length: 60 }, () => ask('GET', '/customers?limit=1')))
  expect(many.map(({ status }) => status)).toEqual(many.map(() => 200))
  const noted = await Promise.all(
    Array.from({ length: 30 }, (_, at) => ask('POST', '/customers', person(`After ${at}`))),
  )
  expect(noted.map(({ status }) => status)).toEqual(noted.map(() => 201))
  expect(await program.stop()).toMatchObject({ code: 0 })
}, 240_000)
