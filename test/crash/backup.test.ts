import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, expect, onTestFailed, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { runProgram, startProgram, type Running } from '../program.ts'
import { client, type Client } from './client.ts'
import { contentOf, filesOf } from './content.ts'
import { makeKey, temporaryFolder } from './installation.ts'
import { allCustomers, expectGapless, expectLedger, expectWhole, settledLines, type Customer } from './truth.ts'
import { until } from './until.ts'
import { repeat, startWriters, type Ledger, type Writers } from './writers.ts'

const folder = temporaryFolder('backup')
const env = { DATA_DIR: folder.dataDir('data'), BACKUP_KEY: 'kept apart from all backups' }
const [besideWriters, atRest, broken] = ['beside', 'rest', 'broken'].map((name) => join(folder.path, `${name}.gz`)) as [
  string,
  string,
  string,
]
const picture = randomBytes(300_000)
const secret = 'planted-before-the-erase'
const database = await testDatabase()
afterAll(async () => {
  await folder.remove()
  await database.drop()
})

const command = async (args: string[], where: Record<string, string> = env) =>
  expect(await runProgram(args, where)).toMatchObject({ code: 0, stderr: '' })

/** Of what happened beside the demo: its customers, whole; answers those of a program that was restored. */
async function expectConsistent(ask: Client, ledger: Ledger, demo: Set<string | null>): Promise<Customer[]> {
  const customers = (await allCustomers(ask)).filter(({ id }) => !demo.has(id))
  const lines = await settledLines(ask, customers)
  expectGapless(lines)
  const others = lines.filter(({ customer_id }) => !demo.has(customer_id))
  expectLedger(ledger, customers, others)
  expectWhole(customers, others, ({ last_name }) => last_name)
  return customers
}

/** The demo, edited; a person who is erased; files; and somebody who goes on writing. */
async function live(program: Running, key: string): Promise<{ demo: Set<string | null>; writers: Writers }> {
  const ask = client(program.origin, key)
  const demo = await allCustomers(ask)
  expect(demo).toHaveLength(320)
  for (const { id } of demo.slice(0, 5)) {
    expect((await ask('PATCH', `/customers/${id}`, { position: secret })).status).toBe(200)
    expect((await ask('POST', `/customers/${id}/notes`, { html: `<p>${secret}</p>` })).status).toBe(201)
  }
  for (const { id } of demo.slice(0, 5)) expect((await ask('DELETE', `/customers/${id}`)).status).toBe(204)
  for (const bytes of [picture, Buffer.from('name;city\nZoë;Köln\n')]) {
    const sent = await ask('POST', '/files?purpose=import_source&name=list.csv', bytes, {
      'content-type': 'application/octet-stream',
    })
    expect(sent.status).toBe(201)
  }
  const writers = startWriters('backup', [ask, ask, ask])
  await until(() => expect(writers.ledger.count).toBeGreaterThan(60))
  return { demo: new Set(demo.map(({ id }) => id)), writers }
}

test('a backup beside a busy program is of one moment; after a wipe everything is back; broken ones change nothing', async () => {
  const program = await startProgram(env, '--demo')
  onTestFailed(() => console.error(program.stderr()))
  const key = await makeKey(env)
  const { demo, writers } = await live(program, key)
  const { ledger } = writers
  const before = structuredClone({
    answers: ledger.created.map(({ answer }) => answer),
    acknowledged: ledger.acknowledged,
  })
  await command(['backup', besideWriters])
  await writers.stop()
  const source = await expectConsistent(client(program.origin, key), ledger, demo)
  expect(await program.stop()).toMatchObject({ code: 0, stderr: '' })

  // What was answered before the backup began is in it; of what happened meanwhile, each act is whole or not there.
  const elsewhere = { ...env, DATA_DIR: folder.dataDir('elsewhere'), DATABASE_URL: database.connectionString }
  await command(['restore', besideWriters], elsewhere)
  const other = await startProgram(elsewhere)
  const ask = client(other.origin, key)
  const sure = {
    ...ledger,
    acknowledged: before.acknowledged,
    created: ledger.created.map((one, place) => ({ ...one, answer: before.answers[place] })),
  }
  const restored = await expectConsistent(ask, sure, demo)
  expect(source.map(({ id }) => id)).toEqual(expect.arrayContaining(restored.map(({ id }) => id)))
  expect(Object.values(filesOf(join(elsewhere.DATA_DIR, 'files')))).toContain(
    createHash('sha256').update(picture).digest('hex'),
  )
  expect(await other.stop()).toMatchObject({ code: 0, stderr: '' })

  await command(['backup', atRest])
  expect(gunzipSync(readFileSync(atRest)).includes(secret)).toBe(false)
  const content = await contentOf(env.DATA_DIR)
  rmSync(env.DATA_DIR, { recursive: true })
  await command(['restore', atRest])
  expect(await contentOf(env.DATA_DIR)).toEqual(content)

  const whole = readFileSync(atRest)
  for (const [bytes, sentence] of [
    [whole, /is incomplete|is damaged/],
    [gzipSync('a list of something else\n'.repeat(1000)), /is no backup of Clientele/],
  ] as const) {
    writeFileSync(broken, bytes)
    if (bytes === whole) truncateSync(broken, Math.floor(whole.length * 0.7))
    const { code, stdout, stderr } = await runProgram(['restore', broken, '--force'], env)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(sentence)
    expect(stderr).toMatch(/^[^\n]+\.\n$/)
  }
  expect(await contentOf(env.DATA_DIR)).toEqual(content)

  const again = await startProgram(env)
  const asked = client(again.origin, key)
  const known = ledger.created.find(({ answer }) => answer)!
  expect((await repeat(asked, known)).body).toMatchObject(known.answer!)
  const next = await repeat(asked, {
    ...known,
    idempotencyKey: 'new',
    body: { ...known.body, email: null, last_name: 'Next' },
  })
  expect(next.status, JSON.stringify(next.body)).toBe(201)
  const numbers = (await allCustomers(asked)).map(({ number }) => number)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(Number(next.body.number)).toBeGreaterThan(Math.max(...source.map(({ number }) => Number(number))))
  const position = Math.max(...(content.rows.journal_numbering ?? []).map((row) => Number(/(\d+)\)$/.exec(row)?.[1])))
  await until(async () => {
    const { body } = await asked('GET', `/journal?after_position=${position}`)
    expect(
      body.items.map((line: { subject_id: string; position: number }) => [line.subject_id, line.position]),
    ).toContainEqual([next.body.id, position + 1])
  })
  expect(await again.stop()).toMatchObject({ code: 0, stderr: '' })
}, 300_000)
