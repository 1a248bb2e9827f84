import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { runProgram } from '../../test/program.ts'

const database = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'clientele-source-'))
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('a command names the source of ids, asks for it where nothing tells it, and leaves card numbers out', async () => {
  const env = { DATABASE_URL: database.connectionString, DATA_DIR: folder }
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const run = (...args: string[]) => runProgram(['import', 'customers', ...args], env)
  const first = file('a.csv', 'id,email,last name,Card number\n1,a@s.example,Adler,4111111111111111\n')
  const unnamed = await run(first, '--dry-run')
  expect(unnamed.stderr).toContain('id → external_ids of import')
  expect(unnamed.stderr).toContain('--source')
  expect(unnamed.stderr).toContain('Never imported: Card number')
  expect(unnamed.stderr + unnamed.stdout).not.toContain('4111')
  const named = await run(first, '--source', 'shop-a')
  expect(named.stderr).toContain('id → external_ids of shop-a')
  expect(named.stdout).toContain('1 created')
  const other = file('b.csv', 'id,email,last name\n1,b@s.example,Brown\n')
  expect((await run(other, '--source', 'shop-a')).stdout).toContain('1 refused')
  expect((await run(other, '--source', 'shop-b')).stdout).toContain('1 created')
  const none = file('c.csv', 'email,last name\nc@s.example,Cook\n')
  expect((await run(none, '--source', 'x')).stderr).toContain('no column of this file')
  expect((await run(other, '--source', 'a:b')).stderr).toContain('source')
  expect((await run('--help')).stdout).toMatch(/--source NAME/)
}, 120_000)
