import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync, gunzipSync } from 'node:zlib'
import { afterAll, expect, onTestFailed, test } from 'vitest'
import { runProgram, startProgram } from '../program.ts'
import { client } from './client.ts'
import { connectionOf, makeKey, select, temporaryFolder } from './installation.ts'
import { until } from './until.ts'
import { startWriters } from './writers.ts'

const folder = temporaryFolder('verify')
const DATA_DIR = folder.dataDir('data')
const env = { DATA_DIR }
const backup = join(folder.path, 'backup.gz')
const broken = join(folder.path, 'broken.gz')
afterAll(() => folder.remove())

/** Of a backup that is not whole a person hears one sentence, and nothing of what is in it. */
async function expectRefused(bytes: Buffer, sentence: RegExp) {
  writeFileSync(broken, bytes)
  const { code, stderr } = await runProgram(['verify', broken], env)
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(sentence) })
  expect(stderr).toMatch(/^[^\n]+\.\n$/)
}

test('beside a busy program all agrees, in its backup too; what does not is told, and what is broken is refused', async () => {
  const program = await startProgram(env, '--demo')
  onTestFailed(() => console.error(program.stderr()))
  const key = await makeKey(env)
  const ask = client(program.origin, key)
  const file = await ask('POST', '/files?purpose=import_source&name=a.csv', Buffer.from('a,b\n'), {
    'content-type': 'text/csv',
  })
  expect(file.status).toBe(201)
  const writers = startWriters('verify', [ask, ask])
  await until(() => expect(writers.ledger.count).toBeGreaterThan(30))
  const busy = await runProgram(['verify'], env)
  expect(busy, busy.stdout).toMatchObject({ code: 0, stderr: '' })
  expect(busy.stdout).toMatch(/^All \d+ things agree\.$/m)
  expect(await runProgram(['backup', backup], env)).toMatchObject({ code: 0 })
  await writers.stop()

  const good = await runProgram(['verify', backup], env)
  expect(good, good.stdout).toMatchObject({ code: 0, stderr: '' })
  expect(good.stdout).toMatch(/backup\.gz: \d+ MB, made on 20\S+Z by version \d/)
  expect(good.stdout).toMatch(/It is whole: \d+ tables with \d+ rows of customers,.* rows of journal; 1 files\./)
  expect(good.stdout).toMatch(/^All \d+ things agree\.$/m)

  const whole = readFileSync(backup)
  await expectRefused(whole.subarray(0, whole.length - 200), /is incomplete/)
  await expectRefused(Buffer.from(whole).fill(whole[9_000]! ^ 1, 9_000, 9_001), /is damaged|is incomplete/)
  await expectRefused(Buffer.from('a list of something else'), /is no backup of Clientele/)
  // Unpacked it is whole, but not what it says of itself.
  const told = gunzipSync(whole)
    .toString('latin1')
    .replace(/"record":"end","tables":\d+/, '"record":"end","tables":99')
  await expectRefused(gzipSync(Buffer.from(told, 'latin1')), /is damaged: it counts 99 tables/)
  const absent = await runProgram(['verify', join(folder.path, 'nothing.gz')], env)
  expect(absent).toMatchObject({ code: 1, stdout: '' })

  const [{ id }] = (await select<{ id: string }>(
    connectionOf(DATA_DIR),
    `update customers set billing_city = 'Atlantis' where id = (select id from customers limit 1) returning id`,
  )) as [{ id: string }]
  rmSync(join(DATA_DIR, 'files'), { recursive: true })
  const wrong = await runProgram(['verify'], env)
  expect(wrong).toMatchObject({ code: 1, stderr: expect.stringMatching(/^2 of \d+ things do not agree/) })
  expect(wrong.stdout).toMatch(
    new RegExp(
      `WRONG   The billing city[^\\n]*\\n        1 does not:\\n          ${id} \\(customer \\S+\\)\\n        What to do: `,
    ),
  )
  expect(wrong.stdout).toContain(`${file.body.id} (its bytes are missing`)
  const [kept] = await select<{ city: string }>(
    connectionOf(DATA_DIR),
    `select billing_city as city from customers where id = $1`,
    [id],
  )
  expect(kept?.city, 'nothing is mended').toBe('Atlantis')
  expect(await program.stop()).toMatchObject({ code: 0 })
}, 300_000)
