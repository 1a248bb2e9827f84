import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { OperatorError } from '../operator-error.ts'
import { findBinaries, runBinary } from './binaries.ts'
import { createCluster, passwordFile } from './cluster.ts'
import { isNearlyFull } from '../disk/reserve.ts'
import { fullDisk, launchServer, type Launch } from './launch.ts'
import { programRole, programRolePassword } from './program-role.ts'
import { hasPidFile, runningServer, type RunningServer } from './process.ts'
import { serverUser } from './user.ts'

type Connection = { host: string; port: number; user: string; password: string; database: string }

export type EmbeddedPostgres = {
  /** As the role that owns the database. */
  connection: Connection
  /** As the superuser of the cluster, whom the program itself does not work as. */
  administrator: Connection
  /** Whether the server was already running, left by a killed program or shared with a living one. */
  adopted: boolean
  /** Stops the server, unless another program still uses it. */
  release(): Promise<void>
}

type Options = {
  /** An absolute path; the cluster is kept in its folder `postgres`. */
  dataDir: string
  /** Receives a line about what takes long. */
  say?: (line: string) => void
  /** False: no fsync, for tests. */
  durable?: boolean
}

const user = 'clientele'
const database = 'clientele'
/** Every program that uses the server holds this lock shared; who gets it alone may stop the server. */
const presence = '(7295, 1)'
const patience = { recoveryNotice: 3_000, start: 15 * 60_000, stop: 120_000 }

/**
 * Starts PostgreSQL on the data folder, or takes over the one that runs on it already; creates it the first time.
 * Several programs may do so at the same time. Throws an OperatorError in one sentence when it cannot be had.
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const clusterDir = join(options.dataDir, 'postgres')
  const asUser = serverUser(clusterDir)
  const launch: Launch = { clusterDir, user: asUser, binaries: findBinaries(asUser), durable: options.durable ?? true }
  if (!existsSync(clusterDir)) createCluster({ ...launch, name: user, database })
  const held = await hold(launch, options.say)
  let current = held.client
  const password = await programRolePassword(current, clusterDir).catch(async (error: unknown) => {
    await current.end().catch(() => undefined)
    throw error
  })
  let released = false

  const guard = (client: pg.Client) =>
    client.once('end', () => {
      if (!released) void regain()
    })
  // The connection that marks our presence broke: PostgreSQL restarted after a crash, or died and is started again.
  async function regain() {
    const { socketDir, port } = held.server
    const same = socketDir ? launch : { ...launch, port }
    let said = false
    const complain = ({ message }: Error) => {
      if (!said) options.say?.(message)
      said = true
    }
    for (let wait = 500; !released; wait = Math.min(wait * 1.5, 5_000)) {
      await delay(wait, undefined, { ref: false })
      const again = await hold(same, options.say).catch(complain)
      if (!again) continue
      current = again.client
      return released ? current.end() : guard(current)
    }
  }
  guard(current)

  const administrator = administratorOf(held.server, clusterDir)
  return {
    connection: { ...administrator, user: programRole, password },
    administrator,
    adopted: held.adopted,
    async release() {
      if (released) return
      released = true
      if (await isLast(current)) await stopServer(launch)
      else await current.end().catch(() => undefined)
    },
  }
}

function administratorOf(server: RunningServer, clusterDir: string): Connection {
  const password = readFileSync(passwordFile(clusterDir), 'utf8').trim()
  return { host: server.socketDir || '127.0.0.1', port: server.port, user, password, database }
}

/** Connects and marks our presence, starting the server when none runs. */
async function hold(launch: Launch, say?: (line: string) => void) {
  const begun = Date.now()
  let adopted = true
  let warned = false
  let launched = 0
  while (Date.now() - begun < patience.start) {
    const server = runningServer(launch.clusterDir)
    if (!server) {
      adopted = false
      // It came up, and went down again for want of room.
      if (launched > 0 && isNearlyFull(dirname(launch.clusterDir))) throw fullDisk(launch.clusterDir)
      await launchServer(launch)
      launched += 1
      continue
    }
    const client = server.status === 'ready' && (await tryToHold(server, launch.clusterDir))
    if (client) return { client, server, adopted }
    if (!warned && Date.now() - begun > patience.recoveryNotice) {
      warned = true
      say?.('The database is getting ready; after a crash this can take some minutes.')
    }
    await delay(20)
  }
  throw new OperatorError(`The database in ${launch.clusterDir} did not get ready; its server.log says why.`)
}

/** Undefined when the server does not take connections yet, or is about to stop. */
async function tryToHold(server: RunningServer, clusterDir: string) {
  const client = new pg.Client({ ...administratorOf(server, clusterDir), application_name: 'clientele presence' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    if (realpathSync(rows[0]?.data_directory ?? '') !== realpathSync(clusterDir)) {
      throw new OperatorError(
        `Port ${server.port} is answered by the database of another program, not by ${clusterDir}.`,
      )
    }
    await client.query(`select pg_advisory_lock_shared${presence}`)
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    const code = (error as { code?: string }).code ?? ''
    if (error instanceof OperatorError) throw error
    if (code === '28P01')
      throw new OperatorError(`The password in ${passwordFile(clusterDir)} does not open its database.`)
    if (code === '53300')
      throw new OperatorError('The database has no free connection: close other programs that use it.')
    return undefined
  }
}

async function isLast(client: pg.Client) {
  try {
    await client.query(`select pg_advisory_unlock_shared${presence}`)
    const { rows } = await client.query<{ alone: boolean }>(`select pg_try_advisory_lock${presence} as alone`)
    return rows[0]?.alone === true
  } catch {
    return false
  }
}

async function stopServer({ clusterDir, binaries, user: asUser }: Launch) {
  const server = runningServer(clusterDir)
  if (!server) return
  if (process.platform === 'win32') return runBinary(binaries.pg_ctl, ['stop', '-D', clusterDir, '-m', 'fast'], asUser)
  process.kill(server.pid, 'SIGINT')
  const begun = Date.now()
  while (hasPidFile(clusterDir) && Date.now() - begun < patience.stop) await delay(10)
}
