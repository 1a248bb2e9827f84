import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { killPrograms, startProgramIn } from './program.ts'
import { programDir } from './sources.ts'

const folder = mkdtempSync(join(tmpdir(), 'clientele-private-'))
const copy = join(folder, 'clientele')
const leftovers = [folder]

afterAll(() => {
  killPrograms()
  for (const path of leftovers) rmSync(path, { recursive: true, force: true })
})

function copyProgram(): void {
  mkdirSync(join(copy, 'node_modules'), { recursive: true })
  for (const name of ['bin', 'contract', 'migrations', 'server', 'package.json', 'package-lock.json'])
    cpSync(join(programDir, name), join(copy, name), { recursive: true })
  // Links where both are on one file system: copying takes its time.
  const link = 'for one in * .bin .package-lock.json; do cp -al "$one" "$0/" 2>/dev/null || cp -a "$one" "$0/"; done'
  const done = spawnSync('sh', ['-ec', link, join(copy, 'node_modules')], { cwd: join(programDir, 'node_modules') })
  expect(done.stderr.toString()).toBe('')
}

const isRoot = process.getuid?.() === 0

test.skipIf(!isRoot)(
  'root starts it from a folder that nobody else may enter: the database runs as another user, and the next start finds it',
  { timeout: 120_000 },
  async () => {
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    copyProgram()
    const program = await startProgramIn(copy, {})
    const data = realpathSync(join(copy, 'data'))
    if (!data.startsWith(folder)) leftovers.push(data)
    expect((await fetch(`${program.origin}/readyz`)).status).toBe(200)
    expect(program.stderr() + program.stdout()).toContain(data)
    expect(statSync(join(data, 'postgres')).uid).not.toBe(0)
    expect(await program.stop()).toMatchObject({ code: 0 })
    const again = await startProgramIn(copy, {})
    expect((await fetch(`${again.origin}/readyz`)).status).toBe(200)
    expect(await again.stop()).toMatchObject({ code: 0, stderr: '' })
  },
)
