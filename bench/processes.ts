import { fork, spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

export interface Server {
  pid: number
  port: number
  stop(): Promise<void>
}

const programDir = join(import.meta.dirname, '..')
const search = '/usr/local/bin:/usr/bin:/bin'

/** What `npm start` gives to Node. */
function nodeFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(programDir, 'package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  return scripts.start.split(' ').filter((word) => word.startsWith('--'))
}

interface Start {
  /** Flags of Node, such as those for profiling. */
  execArgv?: string[]
  env?: Record<string, string>
  /** Serve the pages too. */
  pages?: boolean
}

/** The program as it is shipped, on this data folder. */
export async function startProduct(
  dataDir: string,
  { execArgv = [], env = {}, pages = false }: Start = {},
): Promise<Server> {
  const command = [join(programDir, 'bin/clientele.mjs'), 'start', ...(pages ? [] : ['--api-only'])]
  const child = spawn(process.execPath, [...nodeFlags(), ...execArgv, ...command], {
    env: { PATH: search, DATA_DIR: dataDir, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<number>((done, fail) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /^Clientele is ready at \S+:(\d+)$/m.exec(said)?.[1]
      if (found) done(Number(found))
    })
    child.once('exit', (code) => fail(new Error(`The program ended with ${code} before it was ready.`)))
  })
  return { pid: child.pid!, port, stop: () => ended(child) }
}

/** The bare limit on the same database. */
export async function startBare(connection: pg.ClientConfig): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'bare.ts'), { env: { PATH: search } })
  const { port } = await new Promise<{ port: number }>((done, fail) => {
    child.once('message', (said) => done(said as { port: number }))
    child.once('exit', (code) => fail(new Error(`The bare server ended with ${code} before it was ready.`)))
    child.send(connection)
  })
  return { pid: child.pid!, port, stop: () => ended(child) }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const end = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await end
}

/** Milliseconds of processor time that a program and all of a PostgreSQL server have used, as far as the system tells. */
export function processorTime(pid: number, clusterDir: string): number {
  return [String(pid), ...postgresPids(clusterDir)].reduce((sum, one) => sum + ticks(one) * 10, 0)
}

/** User and system time; of ended children too, as backends end. */
function ticks(pid: string): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  } catch {
    return 0
  }
}

/** Memory in use by a process, in MB; undefined where the system does not tell. */
export function memoryOf(pid: number): number | undefined {
  return kilobytes(`/proc/${pid}/status`, /^VmRSS:\s+(\d+)/m)
}

/** Memory of a PostgreSQL server and its backends, in MB: what they share is counted once. */
export function memoryOfPostgres(clusterDir: string): number | undefined {
  const parts = postgresPids(clusterDir).map((pid) => kilobytes(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+)/m) ?? 0)
  return parts.length === 0 ? undefined : parts.reduce((sum, part) => sum + part, 0)
}

function postgresPids(clusterDir: string): string[] {
  try {
    const postmaster = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0]!
    return readdirSync('/proc').filter(
      (name) => /^\d+$/.test(name) && (name === postmaster || parentOf(name) === postmaster),
    )
  } catch {
    return []
  }
}

function parentOf(pid: string): string | undefined {
  try {
    return /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  } catch {
    return undefined
  }
}

function kilobytes(path: string, pattern: RegExp): number | undefined {
  try {
    const found = pattern.exec(readFileSync(path, 'utf8'))?.[1]
    return found === undefined ? undefined : Number(found) / 1024
  } catch {
    return undefined
  }
}

/** Looks at figures every half second; what it returns ends that and gives the greatest of each. */
export function watchPeaks(look: () => (number | undefined)[]): () => (number | undefined)[] {
  const greatest: (number | undefined)[] = []
  const timer = setInterval(() => {
    for (const [at, value] of look().entries())
      if (value !== undefined) greatest[at] = Math.max(greatest[at] ?? 0, value)
  }, 500)
  return () => {
    clearInterval(timer)
    return greatest
  }
}
