import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { OperatorError } from '../operator-error.ts'

const programDir = join(import.meta.dirname, '../../..')
const dist = join(programDir, 'dist')

/** Where the built pages lie; each text file has a compressed twin, named with `.br` at the end. */
export const webDir = join(dist, 'web')

/** `test`: larger and slower pages, which say what React finds wrong. */
type Mode = 'production' | 'test'

const sources = ['web', 'contract', 'vite.config.ts', 'package-lock.json']
const stampFile = '.stamp'

/**
 * Builds the web pages when their sources differ from those of the last build. It is built beside and put in place
 * whole, so a build that is cut off, or two at once, never leave half a page. Throws an OperatorError when it fails.
 */
export async function buildWebWhenStale(say: (line: string) => void, mode: Mode = 'production'): Promise<void> {
  const stamp = fingerprint(mode)
  if (stamp === lastStamp()) return
  say('Building the web pages; this takes a few seconds.')
  mkdirSync(dist, { recursive: true })
  const unfinished = mkdtempSync(join(dist, '.web-'))
  try {
    await buildWeb(unfinished, mode)
    writeFileSync(join(unfinished, stampFile), stamp)
    chmodSync(unfinished, 0o755)
    putInPlace(unfinished)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** Builds the pages into an empty folder, each text file with its compressed twin. Throws an OperatorError when it fails. */
export async function buildWeb(folder: string, mode: Mode): Promise<void> {
  await runVite(folder, mode)
  compress(folder)
}

function lastStamp() {
  try {
    return readFileSync(join(webDir, stampFile), 'utf8')
  } catch {
    return undefined
  }
}

function fingerprint(mode: Mode) {
  const hash = createHash('sha256').update(mode)
  for (const path of sources
    .flatMap((source) => filesIn(join(programDir, source)))
    .filter((each) => !/\.test\.tsx?$/.test(each))) {
    hash.update(path.slice(programDir.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

function filesIn(path: string): string[] {
  try {
    const names = readdirSync(path, { recursive: true, withFileTypes: true })
    return names
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [path]
    throw error
  }
}

/** In a process of its own, as the builder's memory would stay with the server for good. */
async function runVite(outDir: string, mode: Mode) {
  const vite = join(programDir, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', '--mode', mode, '--logLevel', 'warn', '--outDir', outDir]
  const child = spawn(process.execPath, args, { cwd: programDir, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise((done) => child.once('close', done))
  if (code !== 0) throw new OperatorError(`The web pages could not be built: ${said.trim()}`)
}

function compress(folder: string) {
  for (const path of filesIn(folder).filter((each) => /\.(js|css|html|svg|json)$/.test(each))) {
    const text = readFileSync(path)
    const small = brotliCompressSync(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    })
    if (small.length < text.length * 0.9) writeFileSync(`${path}.br`, small)
  }
}

function putInPlace(built: string) {
  const old = `${built}-old`
  try {
    renameSync(webDir, old)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  renameSync(built, webDir)
  rmSync(old, { recursive: true, force: true })
}
