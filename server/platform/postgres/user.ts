import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { OperatorError } from '../operator-error.ts'

/** Who runs the PostgreSQL server when the program itself runs as root, as PostgreSQL refuses to. */
export type ServerUser = { uid: number; gid: number }

/**
 * The owner of an existing cluster, else the user `postgres`, who is created when missing.
 * Undefined when the program does not run as root: then it runs the server as itself.
 */
export function serverUser(clusterDir: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(clusterDir, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return findUser() ?? createUser()
}

function findUser(): ServerUser | undefined {
  const ask = (what: string) => spawnSync('id', [what, 'postgres'], { encoding: 'utf8' })
  const [uid, gid] = [ask('-u'), ask('-g')]
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined
}

function createUser(): ServerUser {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  const created = findUser()
  if (created) return created
  throw new OperatorError(
    'PostgreSQL does not run as root and the user postgres could not be created: create it, or start the program as another user.',
  )
}

/** Whether the user may enter this folder, or run this file. */
export function reachableFor(user: ServerUser, path: string) {
  const script = 'if [ -d "$0" ]; then cd "$0"; else [ -x "$0" ] && [ -r "$0" ]; fi'
  return spawnSync('/bin/sh', ['-c', script, path], { uid: user.uid, gid: user.gid, cwd: '/', env: {} }).status === 0
}
