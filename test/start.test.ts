import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { killPrograms, runProgram, startProgram, type Running } from './program.ts'

const folder = mkdtempSync(join(tmpdir(), 'clientele-start-'))
chmodSync(folder, 0o755)
const DATA_DIR = join(folder, 'data')
const pidFile = (dataDir = DATA_DIR) => join(dataDir, 'postgres/postmaster.pid')
const databasePid = (dataDir = DATA_DIR) => Number(readFileSync(pidFile(dataDir), 'utf8').split('\n')[0])

afterAll(async () => {
  killPrograms()
  for (const name of ['data', 'restored']) {
    const dataDir = join(folder, name)
    if (existsSync(pidFile(dataDir))) process.kill(databasePid(dataDir), 'SIGQUIT')
  }
  await new Promise((done) => setTimeout(done, 200))
  rmSync(folder, { recursive: true, force: true })
})

/** One sentence, or one for each thing that is wrong: no stack, no place in the code. */
function expectSentences(stderr: string) {
  expect(stderr).not.toMatch(/\n\s+at |\.ts:\d|Error:/)
  for (const line of stderr.trim().split('\n')) expect(line).toMatch(/^["A-Z-].*\.$/)
}

/** The status, or what the program has said where it does not answer. */
const readiness = ({ origin, stderr }: Running) => fetch(`${origin}/readyz`).then(({ status }) => status, stderr)

const answers = async (origin: string) => (await fetch(`${origin}/healthz`)).status

describe('start', { timeout: 120_000 }, () => {
  test('the first start makes a database and prints one line with the address and one with the code for the set-up', async () => {
    const program = await startProgram({ DATA_DIR })
    expect(await answers(program.origin)).toBe(200)
    expect(program.stdout().match(/http:\/\//g)).toHaveLength(1)
    const { code, stdout, stderr } = await program.stop()
    expect(stdout).toMatch(/code/i)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(existsSync(pidFile())).toBe(false)
  })

  test('after SIGKILL of the program its database is taken over, and after SIGKILL of both it recovers', async () => {
    const first = await startProgram({ DATA_DIR })
    const database = databasePid()
    await first.stop('SIGKILL')
    const second = await startProgram({ DATA_DIR })
    expect(databasePid()).toBe(database)
    expect(await answers(second.origin)).toBe(200)
    await second.stop('SIGKILL')
    process.kill(database, 'SIGKILL')
    const third = await startProgram({ DATA_DIR })
    expect(databasePid()).not.toBe(database)
    expect(await answers(third.origin)).toBe(200)
    await third.stop()
    expect(existsSync(pidFile())).toBe(false)
  })

  test('two share a database: the first to go leaves it to the other, the last one stops it', async () => {
    const first = await startProgram({ DATA_DIR })
    const second = await startProgram({ DATA_DIR })
    expect(await first.stop()).toMatchObject({ code: 0, stderr: '' })
    const key = await runProgram(['api-key', 'create', '--role', 'administrator'], { DATA_DIR })
    const headers = { authorization: `Bearer ${key.stdout.trim().split('\n').at(-1)}` }
    expect((await fetch(`${second.origin}/api/v1/session`, { headers })).status).toBe(200)
    expect(await second.stop()).toMatchObject({ code: 0, stderr: '' })
    expect(existsSync(pidFile())).toBe(false)
  })

  test('a database that dies while the program runs is started again', async () => {
    const program = await startProgram({ DATA_DIR })
    const database = databasePid()
    process.kill(database, 'SIGKILL')
    await expect.poll(() => readiness(program), { timeout: 30_000 }).toBe(200)
    expect(databasePid()).not.toBe(database)
    expect((await program.stop()).code).toBe(0)
  })

  test('a port that is taken is a sentence, and its owner is left alone', async () => {
    const owner = createServer((socket) => socket.end('mine')).listen(0, '127.0.0.1')
    await new Promise((done) => owner.once('listening', done))
    const address = owner.address()
    const PORT = String(typeof address === 'object' ? address?.port : '')
    const { code, stdout, stderr } = await runProgram(['start', '--api-only'], { DATA_DIR, PORT })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(`Port ${PORT} on 127.0.0.1 is taken`)
    expectSentences(stderr)
    expect(existsSync(pidFile())).toBe(false)
    owner.close()
  })

  test('wrong values of the environment are named all at once, without repeating secrets', async () => {
    const env = {
      DATA_DIR,
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      PUBLIC_URL: 'example.com',
    }
    const { code, stderr } = await runProgram(['start'], env)
    expect(code).toBe(1)
    expect(
      stderr
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(['PORT', 'PUBLIC_URL', 'DATABASE_URL', 'LOG_LEVEL'])
    expect(stderr).not.toContain('hunter2')
    expectSentences(stderr)
  })

  test('a database server that is not there is a sentence', async () => {
    const { code, stderr } = await runProgram(['migrate'], { DATA_DIR, DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x' })
    expect(code).toBe(1)
    expect(stderr).toContain('DATABASE_URL')
    expectSentences(stderr)
  })
})

describe('the command line', { timeout: 120_000 }, () => {
  test('every command explains itself', async () => {
    const { code, stdout } = await runProgram(['--help'], {})
    expect(code).toBe(0)
    const names = ['start', 'migrate', 'backup', 'restore', 'staff create', 'api-key create']
    for (const name of names) {
      expect(stdout).toContain(`  ${name} `)
      const help = await runProgram([...name.split(' '), '--help'], {})
      expect(help).toMatchObject({ code: 0, stderr: '' })
      expect(help.stdout).toContain(`npx clientele ${name}`)
    }
  })

  test.for([
    [['sing'], 'There is no command "sing"'],
    [['staff', 'sing'], 'There is no command "staff sing"'],
    [['backup'], 'FILE is missing'],
    [['backup', 'a', 'b'], '"b" is one word too many'],
    [['migrate', '--loudly'], "Unknown option '--loudly'"],
    [['api-key', 'create'], '--role is missing'],
  ] as const)('%s is refused in a sentence', async ([args, said]) => {
    const { code, stdout, stderr } = await runProgram([...args], { DATA_DIR })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(said)
    expectSentences(stderr)
  })

  test('backup, then restore into a new data folder: keys still open the door; a database in use is refused', async () => {
    const file = join(folder, 'backup.gz')
    const restored = { DATA_DIR: join(folder, 'restored') }
    const key = (await runProgram(['api-key', 'create', '--role', 'viewer'], { DATA_DIR })).stdout.trim()
    expect(await runProgram(['backup', file], { DATA_DIR })).toMatchObject({ code: 0, stderr: '' })
    expect(await runProgram(['restore', file], restored)).toMatchObject({ code: 0, stderr: '' })
    const program = await startProgram(restored)
    const { status } = await fetch(`${program.origin}/api/v1/session`, { headers: { authorization: `Bearer ${key}` } })
    expect(status).toBe(200)
    await program.stop()
    const again = await runProgram(['restore', file], restored)
    expect(again.code).toBe(1)
    expect(again.stderr).toContain('--force')
    expectSentences(again.stderr)
    expect(await runProgram(['restore', file, '--force'], restored)).toMatchObject({ code: 0, stderr: '' })
  })
})
