import { afterAll, expect, onTestFailed, test } from 'vitest'
import { runProgram, startProgram } from '../program.ts'
import { client } from './client.ts'
import { databasePid, killDatabase, makeKey, temporaryFolder } from './installation.ts'
import { askForLetter, countLetters, slowMailServer } from './letters.ts'
import { allCustomers, expectGapless, expectLedger, expectWhole, settledLines } from './truth.ts'
import { until } from './until.ts'
import { repeat, startWriters } from './writers.ts'

const folder = temporaryFolder('kill')
const DATA_DIR = folder.dataDir('data')
const mail = await slowMailServer()
afterAll(async () => {
  await folder.remove()
  await mail.close()
})

test('killed again and again under writers, program and database: nothing is lost, nothing is half, nothing is twice', async () => {
  const env = { DATA_DIR, ...mail.env }
  const key = await makeKey(env)
  let program = await startProgram(env)
  onTestFailed(() => console.error(program.stderr()))
  const ask = client(() => program.origin, key)
  await askForLetter(ask)
  await until(() => expect(mail.brought.length).toBe(1))
  const writers = startWriters(
    'kill',
    Array.from({ length: 6 }, () => ask),
  )
  const { ledger } = writers
  /** Writers are in full swing; where exactly they are hit is chance. */
  const underWay = async () => {
    const before = ledger.count
    const some = 30 + Math.random() * 60
    await until(() => expect(ledger.count - before).toBeGreaterThan(some))
  }

  for (let round = 0; round < 3; round++) {
    await underWay()
    const database = databasePid(DATA_DIR)
    await program.stop('SIGKILL')
    program = await startProgram(env)
    expect(databasePid(DATA_DIR), 'the database that lived on is taken over').toBe(database)
  }
  await underWay()
  const database = databasePid(DATA_DIR)
  await killDatabase(DATA_DIR)
  await until(() => expect(databasePid(DATA_DIR)).not.toBe(database))
  await underWay()
  await Promise.all([program.stop('SIGKILL'), killDatabase(DATA_DIR)])
  program = await startProgram(env)
  await underWay()
  await writers.stop()
  expect(ledger.failed).toBeGreaterThan(0)

  const customers = await allCustomers(ask)
  const lines = await settledLines(ask, customers)
  expectGapless(lines)
  expectLedger(ledger, customers, lines)
  expectWhole(customers, lines, ({ last_name }) => last_name)

  // What was answered before a crash is answered after it, and what was not is made now: nothing is made twice.
  for (const wanted of ledger.created.filter((one, place) => !one.answer || place % 10 === 0)) {
    const { status, body } = await repeat(ask, wanted)
    expect(status).toBe(201)
    if (wanted.answer) expect(body).toMatchObject(wanted.answer)
  }
  const after = await allCustomers(ask)
  expect(after.map(({ last_name }) => last_name).toSorted()).toEqual(
    ledger.created.map(({ idempotencyKey }) => idempotencyKey).toSorted(),
  )
  expect(new Set(after.map(({ number }) => number)).size).toBe(after.length)

  // The letter that was being sent as the program died is taken up again, and is one letter to its reader.
  mail.letThrough()
  await until(async () => expect(await countLetters(ask)).toEqual({ sent: 1, all: 1 }))
  expect(mail.brought.length).toBeGreaterThan(1)
  expect(new Set(mail.brought).size).toBe(1)
  expect(await runProgram(['verify'], { DATA_DIR })).toMatchObject({ code: 0, stderr: '' })
  expect(await program.stop()).toMatchObject({ code: 0 })
}, 240_000)
