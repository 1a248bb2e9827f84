import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isDiskFull } from '../disk/full.ts'
import { giveReserveWhenShort } from '../disk/reserve.ts'
import { OperatorError } from '../operator-error.ts'
import type { Binaries } from './binaries.ts'
import { settingsFile } from './cluster.ts'
import { disownPidFile, runningServer } from './process.ts'
import { serverSettings } from './settings.ts'
import type { ServerUser } from './user.ts'

/** What it takes to run a server on a cluster. */
export type Launch = {
  clusterDir: string
  user: ServerUser | undefined
  binaries: Binaries
  durable: boolean
  /** Where programs expect the server that was there before; without sockets, another port would be lost to them. */
  port?: number
}

/** A socket's path may have 107 bytes on Linux and 103 elsewhere. */
const longestSocketFolder = 85
const largestLog = 5_000_000

/**
 * Starts a server and returns when it is there (perhaps not yet ready), also when another program was quicker.
 * It outlives this process. Throws an OperatorError with PostgreSQL's own words when it does not start.
 */
export async function launchServer(launch: Launch): Promise<void> {
  requireSameMajor(launch)
  disownPidFile(launch.clusterDir)
  giveReserveWhenShort(dirname(launch.clusterDir))
  try {
    await startServer(launch)
  } catch (error) {
    throw isDiskFull(error) ? fullDisk(launch.clusterDir) : error
  }
}

/** What whoever starts the program is told where the database has no room to come up. */
export const fullDisk = (clusterDir: string): OperatorError =>
  new OperatorError(
    `The disk that holds ${clusterDir} is full, and the database needs room to start. ` +
      'Nothing is lost: make room of some 50 MB outside of that folder. A program that runs goes on by itself then; else start it again.',
  )

async function startServer(launch: Launch): Promise<void> {
  writeSettings(launch)
  const sockets = process.platform !== 'win32' && Buffer.byteLength(launch.clusterDir) <= longestSocketFolder
  let failure = sockets ? await attempt(launch, socketFlags(launch)) : 'no sockets here'
  for (let tries = 0; failure && tries < 5 && isAboutListening(failure); tries++) {
    failure = await attempt(launch, await portFlags(tries < 3 ? launch.port : undefined))
  }
  if (/No space left on device/.test(failure)) throw fullDisk(launch.clusterDir)
  if (failure) throw new OperatorError(`The database in ${launch.clusterDir} does not start: ${failure}`)
}

/** Whole or not at all: a file that was cut off by a full disk would be a server with other settings. */
function writeSettings({ clusterDir, durable }: Launch): void {
  const path = join(clusterDir, settingsFile)
  try {
    writeFileSync(`${path}.new`, serverSettings(clusterDir, durable), { mode: 0o644 })
    renameSync(`${path}.new`, path)
  } catch (error) {
    rmSync(`${path}.new`, { force: true })
    throw error
  }
}

const isAboutListening = (failure: string) => /socket|sockets|could not bind/i.test(failure)

const socketFlags = ({ clusterDir }: Launch) => ['-k', clusterDir, '-h', '', '-p', '5432']

async function portFlags(wanted?: number) {
  const port = wanted ?? (await freePort())
  return ['-k', '', '-h', '127.0.0.1', '-p', String(port)]
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => probe.once('listening', done))
  const { port } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}

/** Empty when a server runs afterwards, else what the server said. */
async function attempt(launch: Launch, flags: string[]) {
  const { clusterDir, user, binaries } = launch
  const log = openLog(clusterDir)
  const identity = user && { uid: user.uid, gid: user.gid }
  // Its own session: Ctrl-C in the terminal must not stop it before the requests under way are answered.
  const options = {
    ...identity,
    cwd: clusterDir,
    env: {},
    detached: true,
    stdio: ['ignore', log.file, log.file] as const,
  }
  const child = spawn(binaries.postgres, ['-D', clusterDir, ...flags], { ...options, stdio: [...options.stdio] })
  let ended: string | undefined
  child.once('error', (error) => (ended = error.message))
  child.once('exit', () => (ended ??= 'it stopped at once'))
  child.unref()
  closeSync(log.file)
  while (ended === undefined) {
    if (runningServer(clusterDir)) return ''
    await delay(5)
  }
  if (runningServer(clusterDir)) return ''
  return complaint(clusterDir, log.size) || ended
}

function openLog(clusterDir: string) {
  const path = join(clusterDir, 'server.log')
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > largestLog) renameSync(path, `${path}.old`)
  return { file: openSync(path, 'a', 0o600), size: size > largestLog ? 0 : size }
}

function complaint(clusterDir: string, from: number) {
  const said = readFileSync(join(clusterDir, 'server.log')).subarray(from).toString()
  const lines = said.split('\n').filter((line) => /(FATAL|PANIC|HINT|could not)/.test(line))
  return lines.map((line) => line.replace(/^.*?(FATAL|PANIC|HINT|LOG|WARNING): +/, '')).join(' ')
}

function requireSameMajor({ clusterDir, binaries }: Launch) {
  const file = join(clusterDir, 'PG_VERSION')
  if (!existsSync(file))
    throw new OperatorError(`${clusterDir} is no database of this program: move it away or give another DATA_DIR.`)
  const made = readFileSync(file, 'utf8').trim()
  const have = binaries.version.split('.')[0]
  if (made === have) return
  throw new OperatorError(
    `The database in ${clusterDir} was made by PostgreSQL ${made} and this version of the program brings ${have}: ` +
      'make a backup with the version that made it and restore it with this one.',
  )
}
