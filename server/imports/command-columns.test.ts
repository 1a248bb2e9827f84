import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { runProgram } from '../../test/program.ts'

test('the command line names every column that is left out, and the heading row', { timeout: 120_000 }, async () => {
  const database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'clientele-columns-'))
  const env = { DATABASE_URL: database.connectionString, DATA_DIR: join(folder, 'data') }
  const path = join(folder, 'people.csv')
  writeFileSync(path, 'People,,,,\nEmail,Last name,Shoe size,Colour,Company\na@cli.example,Ames,7,red,Acme\n')
  const checked = await runProgram(['import', 'customers', path, '--dry-run'], env)
  expect(checked.stderr).toContain('Email → email')
  expect(checked.stderr).toContain('Not imported: Shoe size, Colour.')
  expect(checked.stderr).toContain('The columns are named in row 2.')
  const chosen = await runProgram(['import', 'customers', path, '--dry-run', '--header-row', '1'], env)
  expect(chosen.stderr).toContain('People → note')
  const wrong = await runProgram(['import', 'customers', path, '--header-row', 'two'], env)
  expect(wrong.stderr).toContain('--header-row takes the number of a row')
  writeFileSync(path, 'CustomerID,CompanyName,Shoe\nX1,Acme,7\n')
  const profile = await runProgram(['import', 'customers', path, '--dry-run', '--profile', 'northwind'], env)
  expect(profile.stderr).toContain('Not imported: Shoe.')
  rmSync(folder, { recursive: true, force: true })
  await database.drop()
})
