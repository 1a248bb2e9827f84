import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../../test/app.ts'
import { programDir } from '../../../test/sources.ts'
import { writeWhole } from '../files/write-whole.ts'
import { stateOf, type Disk } from './disks.ts'

const elsewhere = await testApp({ config: { databaseUrl: 'postgres://elsewhere.example/db' } })
const folder = mkdtempSync(join(tmpdir(), 'clientele-disks-'))
afterAll(async () => {
  await elsewhere.close()
  rmSync(folder, { recursive: true })
})

test('a disk warns from nine tenths on, refuses files before it is full, and other writing last', () => {
  const gigabyte = 1_000_000_000
  const state = (size: number, free: number, holds: Disk['holds'] = ['database', 'files']) =>
    stateOf({ holds, size: size * gigabyte, free: free * gigabyte })
  expect([state(100, 11), state(100, 9.9), state(100, 1.9), state(100, 0.4)]).toEqual([
    'fine',
    'filling',
    'no_files',
    'no_writes',
  ])
  // A disk of files refuses no customer, and one of the database alone no file.
  expect([state(100, 0, ['files']), state(100, 1.9, ['database'])]).toEqual(['no_files', 'filling'])
  // Of a large disk a share would be more than is needed.
  expect([state(10_000, 2.1), state(10_000, 0.6)]).toEqual(['filling', 'no_files'])
})

test('who manages settings reads how full the disks are; a database elsewhere is said to be unknown', async () => {
  const { status, body } = await elsewhere.request('GET', '/disks')
  expect([status, body.database_elsewhere, body.items]).toEqual([
    200,
    true,
    [{ holds: ['files'], size: expect.any(Number), free: expect.any(Number), state: expect.any(String) }],
  ])
  expect(body.items[0].free).toBeLessThanOrEqual(body.items[0].size)
  const manager = await elsewhere.staff({ role: 'manager' })
  expect((await elsewhere.request('GET', '/disks', { as: manager })).status).toBe(403)
})

test.skipIf(!existsSync('/dev/full'))('a log on a full disk loses lines, and the program lives on', () => {
  const script = `
    const { createLog } = await import(process.argv[1])
    const log = createLog({ logLevel: 'warn' })
    for (let n = 0; n < 3000; n++) log.warn({ text: 'x'.repeat(1000) }, 'a line')
    setTimeout(() => console.log('alive'), 50)`
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script, join(programDir, 'server/platform/log.ts')],
    {
      stdio: ['ignore', 'pipe', openSync('/dev/full', 'w')],
      encoding: 'utf8',
    },
  )
  expect([stdout, status]).toEqual(['alive\n', 0])
})

test('a file that cannot be written to its end leaves nothing behind', async () => {
  const path = join(folder, 'remarks.csv')
  async function* breaksOff() {
    yield Buffer.from('a part')
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  }
  await expect(writeWhole(path, breaksOff())).rejects.toThrow('no space')
  expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false])
})
