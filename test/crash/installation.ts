import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { killPrograms, runProgram } from '../program.ts'

/** A folder that goes away with its databases and all programs of this test file. */
export function temporaryFolder(name: string) {
  const path = mkdtempSync(join(tmpdir(), `clientele-${name}-`))
  chmodSync(path, 0o755)
  const dataDirs = new Set<string>()
  return {
    path,
    /** A folder for DATA_DIR inside. */
    dataDir(inside: string) {
      const dataDir = join(path, inside)
      dataDirs.add(dataDir)
      return dataDir
    },
    async remove() {
      killPrograms()
      for (const dataDir of dataDirs) await killDatabase(dataDir, 'SIGQUIT')
      rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

/** The process of the embedded PostgreSQL, or undefined when none has left its number. */
export function databasePid(dataDir: string): number | undefined {
  const file = join(dataDir, 'postgres/postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
}

/** Sends a signal to the embedded PostgreSQL and waits until that process is gone. */
export async function killDatabase(dataDir: string, signal: NodeJS.Signals = 'SIGKILL') {
  const pid = databasePid(dataDir)
  if (pid === undefined || !isAlive(pid)) return
  process.kill(pid, signal)
  while (isAlive(pid)) await delay(10)
}

/** The processes that serve connections of the embedded PostgreSQL, and those that write in its background. */
export function databaseChildren(dataDir: string): number[] {
  const parent = databasePid(dataDir)
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  return processes
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, ppid]) => ppid === parent)
    .map(([pid = 0]) => pid)
}

/** Freezes the embedded PostgreSQL with all its processes. Call what comes back to let it go on. */
export function freezeDatabase(dataDir: string): () => void {
  const parent = databasePid(dataDir)
  if (parent === undefined) throw new Error('No database runs there.')
  process.kill(parent, 'SIGSTOP')
  const frozen = [parent, ...databaseChildren(dataDir)]
  for (const pid of frozen) process.kill(pid, 'SIGSTOP')
  return () => {
    for (const pid of frozen.splice(0).reverse()) if (isAlive(pid)) process.kill(pid, 'SIGCONT')
  }
}

/** A process that has ended but that nobody has buried is not alive. */
function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '')
  } catch {
    return false
  }
}

/** Where the embedded PostgreSQL of a data folder is reached. */
export const connectionOf = (dataDir: string): pg.ClientConfig => ({
  host: join(dataDir, 'postgres'),
  port: 5432,
  user: 'clientele',
  database: 'clientele',
  password: readFileSync(join(dataDir, 'postgres/clientele.password'), 'utf8').trim(),
})

export async function select<R extends pg.QueryResultRow>(
  connection: pg.ClientConfig,
  text: string,
  values?: unknown[],
) {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query<R>(text, values)).rows
  } finally {
    await client.end()
  }
}

/** Makes an API key of an administrator on the command line. */
export async function makeKey(env: Record<string, string>): Promise<string> {
  const { code, stdout, stderr } = await runProgram(['api-key', 'create', '--role', 'administrator'], env)
  if (code !== 0) throw new Error(`No key: ${stderr}`)
  return stdout.trim().split('\n').at(-1) ?? ''
}
