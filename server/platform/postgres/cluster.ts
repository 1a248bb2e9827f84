import { randomBytes } from 'node:crypto'
import { appendFileSync, chownSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { OperatorError } from '../operator-error.ts'
import { runBinary } from './binaries.ts'
import type { Launch } from './launch.ts'

/** Holds the random password of the server; only its owner and root can read it. */
export const passwordFile = (clusterDir: string) => join(clusterDir, 'clientele.password')

/** Written before each start; PostgreSQL reads it after its own file and before what ALTER SYSTEM has set. */
export const settingsFile = 'clientele.conf'

/**
 * Makes a new cluster with an empty database in it. It appears under its name only when it is whole, so a start that
 * was cut off leaves nothing behind that a later one would trust, and of two at once one wins.
 */
export function createCluster(cluster: Launch & { name: string; database: string }) {
  const unfinished = mkdtempSync(`${cluster.clusterDir}.new-`)
  const password = `${unfinished}.password`
  try {
    fillCluster(cluster, unfinished, password)
    renameSync(unfinished, cluster.clusterDir)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    rmSync(password, { force: true })
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
  }
}

function fillCluster(cluster: Launch & { name: string; database: string }, folder: string, password: string) {
  const { binaries, user } = cluster
  writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  if (user) for (const path of [folder, password]) chownSync(path, user.uid, user.gid)
  runInitdb(binaries.initdb, ['-D', folder, '-U', cluster.name, `--pwfile=${password}`, '--auth=scram-sha-256'], user)
  runBinary(binaries.postgres, ['--single', '-D', folder, 'postgres'], user, `create database ${cluster.database}\n`)
  appendFileSync(join(folder, 'postgresql.conf'), `include_if_exists '${settingsFile}'\n`)
  renameSync(password, passwordFile(folder))
}

/**
 * Text sorts by code point and upper and lower case follow Unicode on every machine alike; LC_CTYPE is what pg_trgm
 * tells letters of other scripts by, and its name differs between systems.
 */
function runInitdb(initdb: string, args: string[], user: Launch['user']) {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const characterTypes = process.platform === 'win32' ? ['C'] : ['C.UTF-8', 'en_US.UTF-8', 'C']
  for (const type of characterTypes) {
    try {
      return runBinary(initdb, [...args, ...locale, `--lc-ctype=${type}`], user)
    } catch (error) {
      if (!(error instanceof OperatorError && /locale name/.test(error.message)) || type === 'C') throw error
    }
  }
}
