import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { openStream } from '../event-stream.ts'
import { startProgram, type Running } from '../program.ts'
import { client, type Client } from './client.ts'
import { connectionOf, databasePid, makeKey, select, temporaryFolder } from './installation.ts'
import { askForLetter, countLetters, slowMailServer } from './letters.ts'
import { allCustomers, expectGapless, expectLedger, expectWhole, settledLines } from './truth.ts'
import { until } from './until.ts'
import { startWriters } from './writers.ts'

const folder = temporaryFolder('two')
const mail = await slowMailServer()
const database = await testDatabase()
afterAll(async () => {
  await folder.remove()
  await database.drop()
  await mail.close()
})

const sayWhatTheySaid = (programs: Running[]) => () =>
  programs.forEach((program, place) => console.error(`process ${place}:\n${program.stderr()}`))

describe.concurrent('two processes on one database, one killed', { timeout: 240_000 }, () => {
  test('on the embedded database: the other serves, numbers, tells what happens, and takes over its job', async ({
    onTestFailed,
  }) => {
    const env = { DATA_DIR: folder.dataDir('data'), ...mail.env }
    const key = await makeKey(env)
    const both = [await startProgram(env)]
    both.push(await startProgram(env))
    onTestFailed(sayWhatTheySaid(both))
    await expectRevokedEverywhere(both, key)

    await askForLetter(client(both[0]!.origin, key))
    await until(() => expect(mail.brought.length).toBe(1))
    const doomed = await whoRuns('mail.send', connectionOf(env.DATA_DIR))
    const [victim, survivor] = [both[doomed]!, both[1 - doomed]!]
    const ask = client(survivor.origin, key)
    const writers = startWriters('embedded', [ask, ask, ask, client(victim.origin, key), client(victim.origin, key)])
    const { ledger } = writers
    const moreAcknowledged = async () => {
      const before = ledger.count
      await until(() => expect(ledger.count - before).toBeGreaterThan(40))
    }
    await moreAcknowledged()
    const stream = await openStream(`${survivor.origin}/api/v1/live`, { authorization: `Bearer ${key}` })
    await victim.stop('SIGKILL')
    const killed = performance.now()
    const takenOver = until(() => expect(mail.brought.length).toBeGreaterThan(1)).then(() => performance.now() - killed)
    await moreAcknowledged()

    const made = await ask('POST', '/customers', lonely)
    expect(made.status).toBe(201)
    const told = () => stream.events.map(({ data }) => (data as { subject_id?: string }).subject_id)
    await until(() => expect(told()).toContain(made.body.id))
    stream.close()
    await writers.stop()
    const customers = await allCustomers(ask)
    const lines = await settledLines(ask, customers)
    expectGapless(lines)
    expectLedger(ledger, customers, lines)
    expectWhole(customers, lines, ({ last_name }) => last_name)

    // Three seconds where nothing else runs.
    expect(await takenOver).toBeLessThan(8_000)
    mail.letThrough()
    await until(async () => expect(await countLetters(ask)).toEqual({ sent: 1, all: 1 }))
    expect(await survivor.stop()).toMatchObject({ code: 0, stderr: '' })
    expect(databasePid(env.DATA_DIR), 'the last one to go stops the database').toBeUndefined()
  })

  test('on a server by DATABASE_URL: what was missed is made up for once, and a job goes on whole', async ({
    onTestFailed,
  }) => {
    const env = { DATA_DIR: folder.dataDir('files'), DATABASE_URL: database.connectionString }
    const missed = await missOneHour()
    const both = await Promise.all([startProgram(env), startProgram(env)])
    onTestFailed(sayWhatTheySaid(both))
    const printed = () => /code: (\S+)\n/.exec(both[0].stdout())?.[1]
    await until(() => expect(printed()).toBeDefined())
    const code = printed()
    const done = await client(both[1].origin)('POST', '/setup', { ...setUp, code })
    expect(done.status).toBe(200)
    const doomed = await whoRuns('demo.fill', database.connection)
    await both[doomed]!.stop('SIGKILL')
    const survivor = both[1 - doomed]!
    const ask = client(survivor.origin, await makeKey(env))

    const state = async () => (await ask('GET', '/jobs?kind=demo.fill')).body.items[0].state
    await until(async () => expect(await state()).toBe('done'))
    const customers = await allCustomers(ask)
    expect(customers).toHaveLength(320)
    // An address of the demo counts as an edit of its customer and has a line of its own kind.
    const lines = await settledLines(
      ask,
      customers.map((one) => ({ ...one, version: 1 })),
    )
    expectGapless(lines)
    const created = lines.filter(({ kind }) => kind === 'customer.created')
    expect(created.map(({ customer_id }) => customer_id).toSorted()).toEqual(customers.map(({ id }) => id).toSorted())
    const runs = (await ask('GET', `/jobs?kind=${hourly.name}`)).body.items
    expect((await ask('GET', '/schedules')).body.items).toContainEqual(expect.objectContaining(hourly))
    expect(runs).toHaveLength(missed())
    expect(await survivor.stop()).toMatchObject({ code: 0, stderr: '' })
  })
})

const lonely = {
  first_name: 'Lou',
  last_name: 'embedded-lou',
  email: 'lou@load.example',
  position: 'embedded-lou',
  phones: [{ number: '+49 30 5550100' }],
}
const setUp = {
  name: 'Ada',
  email: 'ada@example.com',
  password: 'bread tulip vinyl',
  base_country: 'DE',
  base_currency: 'EUR',
  languages: ['en'],
  demo: true,
}

const hourly = { name: 'jobs.forget_answers', cron: '17 * * * *' }

/** As if no process had run at the last time of a schedule. Answers how often it should have begun since. */
async function missOneHour() {
  const time = new Date()
  time.setUTCMinutes(17, 0, 0)
  if (time.getTime() >= Date.now()) time.setUTCHours(time.getUTCHours() - 1)
  await select(
    database.connection,
    'insert into graphile_worker._private_known_crontabs (identifier, known_since) values ($1, $2)',
    [hourly.name, new Date(time.getTime() - 60_000)],
  )
  return () => 1 + Math.floor((Date.now() - time.getTime()) / 3_600_000)
}

/** A key that is revoked on one process opens nothing on the other after a second. */
async function expectRevokedEverywhere([one, other]: Running[], key: string) {
  const ask: Client = client(one!.origin, key)
  const { body: roles } = await ask('GET', '/roles')
  const made = await ask('POST', '/api-keys', { name: 'Soon gone', role_id: roles.items[0].id })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const elsewhere = client(other!.origin, made.body.key)
  expect((await elsewhere('GET', '/session')).status).toBe(200)
  expect((await ask('DELETE', `/api-keys/${made.body.id}`)).status).toBe(204)
  await delay(1_000)
  expect((await elsewhere('GET', '/session')).status).toBe(401)
}

/** Which process runs a job now; the first one to start is 0. */
async function whoRuns(kind: string, connection: Parameters<typeof select>[0]): Promise<0 | 1> {
  return until(async () => {
    const workers = await select<{ running: boolean }>(
      connection,
      `select exists (select from job_runs where worker_id = w.id and state = 'running' and kind = $1) as running
       from job_workers w order by started_at`,
      [kind],
    )
    const place = workers.findIndex(({ running }) => running)
    expect(place).not.toBe(-1)
    return place === 0 ? 0 : 1
  })
}
