// Runs everything that must be green, and ends with one line: "N passed, N failed".
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled, findNode, programDir } from './install.mjs'

ensureInstalled({ dev: true })
const node = findNode()
const modules = join(programDir, 'node_modules')
const checks = [
  ['types', 'typescript/bin/tsc', '--noEmit'],
  ['lint', 'oxlint/bin/oxlint', '--type-aware', '--deny-warnings'],
  ['format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
]

let passed = 0
let failed = 0
for (const [name, script, ...args] of checks) {
  const good = run([join(modules, script), ...args]).status === 0
  console.log(`${good ? 'ok' : 'FAILED'}: ${name}`)
  if (good) passed++
  else failed++
}
countTests()
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

function run(args) {
  const path = `${join(modules, '.bin')}:${process.env.PATH}`
  return spawnSync(node, args, { cwd: programDir, stdio: 'inherit', env: { ...process.env, PATH: path } })
}

/** A test file that does not even load counts as one failure, and so does a run that ends without a report. */
function countTests() {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-report-'))
  const report = join(folder, 'report.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)]
  const { status } = run([join(modules, 'vitest/vitest.mjs'), ...args])
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const unloaded = testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    )
    passed += numPassedTests
    failed += numFailedTests + unloaded.length
    if (status !== 0 && numFailedTests + unloaded.length === 0) failed++
  } catch {
    failed++
  }
  rmSync(folder, { recursive: true, force: true })
}
