import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { OperatorError } from '../operator-error.ts'

/** What a running server says about itself in `postmaster.pid`. An empty `socketDir` means it listens on TCP. */
export type RunningServer = { pid: number; port: number; socketDir: string; status: string }

const pidFile = (clusterDir: string) => join(clusterDir, 'postmaster.pid')

/** The server of this cluster that is alive, or undefined. A file left by a dead one is not believed. */
export function runningServer(clusterDir: string): RunningServer | undefined {
  const lines = readPidFile(clusterDir)
  const pid = Number(lines?.[0])
  if (!lines || !pid || !isPostmaster(pid, clusterDir)) return undefined
  return { pid, port: Number(lines[3]), socketDir: lines[4] ?? '', status: (lines[7] ?? 'starting').trim() }
}

/** Whether a server, alive or dead, has left its file: a clean stop removes it. */
export const hasPidFile = (clusterDir: string) => readPidFile(clusterDir) !== undefined

/**
 * After a crash the number in the file may belong to any other program, or to a dead one that nobody buries, and
 * PostgreSQL would refuse to start. The number is replaced by one that nothing can have; the rest of the file stays,
 * as PostgreSQL finds by it the orphaned processes it must not start beside.
 */
export function disownPidFile(clusterDir: string) {
  const lines = readPidFile(clusterDir)
  const pid = Number(lines?.[0])
  if (!lines || !pid || !isAlive(pid) || isPostmaster(pid, clusterDir)) return
  writeFileSync(pidFile(clusterDir), [String(2 ** 31 - 2), ...lines.slice(1)].join('\n'))
}

function readPidFile(clusterDir: string) {
  try {
    return readFileSync(pidFile(clusterDir), 'utf8').split('\n')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    if (code !== 'EACCES') throw error
    throw new OperatorError(
      `The database in ${clusterDir} belongs to another user: start the program as that user or as root.`,
    )
  }
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function isPostmaster(pid: number, clusterDir: string) {
  if (!isAlive(pid)) return false
  if (process.platform === 'win32') return true
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout.includes('postgres')
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir)
  } catch {
    return false
  }
}
