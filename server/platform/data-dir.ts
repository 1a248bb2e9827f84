import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, rmdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from './config.ts'
import { OperatorError } from './operator-error.ts'
import { reachableFor, serverUser, type ServerUser } from './postgres/user.ts'

/** Where the default data folder of a program started by root lives when the database's user cannot reach it. */
const publicHome = '/var/lib/clientele-data'

/**
 * Makes the data folder and returns its real path. The embedded database of a program that runs as root is run by
 * another user, who must be able to get there: a default folder that this user cannot reach moves to /var/lib and
 * leaves a link in its place; for one that was given, an OperatorError says what is in the way.
 */
export function prepareDataDir(
  config: Pick<Config, 'dataDir' | 'dataDirGiven' | 'databaseUrl'>,
  say: (line: string) => void,
) {
  const { dataDir, dataDirGiven, databaseUrl } = config
  const user = databaseUrl ? undefined : serverUser(join(dataDir, 'postgres'))
  const made = mkdirSync(dataDir, { recursive: true, mode: user ? 0o755 : 0o700 })
  if (made && user)
    for (const folder of ancestors(dataDir).filter((each) => each.startsWith(made))) chmodSync(folder, 0o711)
  const real = realpathSync(dataDir)
  if (!user || reachableFor(user, real)) return real
  if (dataDirGiven || !isEmpty(dataDir)) throw new OperatorError(unreachable(user, real))
  return moveAway(dataDir, say)
}

const isEmpty = (folder: string) => lstatSync(folder).isDirectory() && readdirSync(folder).length === 0

function unreachable(user: ServerUser, dataDir: string) {
  const path = ancestors(dataDir).find((folder) => !reachableFor(user, folder)) ?? dataDir
  return (
    `PostgreSQL does not run as root, and the user who runs it instead may not enter ${path}: ` +
    `set DATA_DIR to a folder outside it, such as /srv/clientele, or run chmod o+x ${path}.`
  )
}

const ancestors = (path: string): string[] => (dirname(path) === path ? [path] : [...ancestors(dirname(path)), path])

function moveAway(dataDir: string, say: (line: string) => void) {
  const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const home = join(publicHome, mark)
  if (!existsSync(publicHome)) mkdirSync(publicHome, { mode: 0o755 })
  mkdirSync(home, { recursive: true, mode: 0o711 })
  for (const folder of [publicHome, home]) requireRoot(folder)
  chmodSync(home, 0o711)
  rmdirSync(dataDir)
  symlinkSync(home, dataDir)
  say(`The data is kept in ${home}, as the user who runs the database may not enter ${dirname(dataDir)}.`)
  return home
}

function requireRoot(folder: string) {
  const found = lstatSync(folder)
  if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return
  throw new OperatorError(`${folder} must be a folder that belongs to root and that nobody else can write.`)
}
