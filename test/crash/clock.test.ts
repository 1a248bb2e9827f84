import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, onTestFailed, test, vi } from 'vitest'
import { testDatabase } from '../database.ts'
import { startProgram } from '../program.ts'
import { client } from './client.ts'
import { makeKey, temporaryFolder } from './installation.ts'
import { allLines, expectGapless } from './truth.ts'

const folder = temporaryFolder('clock')
const database = await testDatabase()
const clock = join(folder.path, 'shift')
afterAll(async () => {
  await folder.remove()
  await database.drop()
})

const day = 86_400_000

test('whatever the clock of the program says, and however it jumps, lines are numbered at once and in their order', async () => {
  const env = { DATA_DIR: folder.dataDir('files'), DATABASE_URL: database.connectionString }
  const key = await makeKey(env)
  const preload = new URL('shifted-clock.ts', import.meta.url).href
  writeFileSync(clock, String(-8 * day))
  const program = await startProgram({ ...env, CLOCK_SHIFT: clock, NODE_OPTIONS: `--import=${preload}` })
  onTestFailed(() => console.error(program.stderr()))
  const ask = client(program.origin, key)
  const made: string[] = []
  /** The newest line, once all have their places: far sooner than after the minute in which everything is looked at again. */
  const numbered = () =>
    vi.waitFor(
      async () => {
        const lines = (await allLines(ask)).filter(({ kind }) => kind === 'customer.created')
        expect(lines.map(({ customer_id }) => customer_id)).toEqual(made)
        return lines.at(-1)!
      },
      { timeout: 10_000, interval: 50 },
    )
  for (const days of [-8, 8, -31, 0]) {
    writeFileSync(clock, String(days * day))
    // The program notices shortly that its clock is another.
    for (let off: number | undefined; off !== days;) {
      const { status, body } = await ask('POST', '/customers', { last_name: `Day ${days}` })
      expect(status, JSON.stringify(body)).toBe(201)
      made.push(body.id)
      off = Math.round((Date.parse((await numbered()).at) - Date.now()) / day) + 0
    }
  }
  expectGapless(await allLines(ask))
  expect(await program.stop()).toMatchObject({ code: 0, stderr: '' })
}, 120_000)
