import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../server/platform/postgres/embedded.ts'
import { migrate } from '../server/platform/database/migrate.ts'
import { runningServer } from '../server/platform/postgres/process.ts'
import { templateName } from './database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The test server's address, with the name of no database, as the role that programs work as. */
    postgres: Server
    /** The same as the role that may make databases. */
    administrator: Server
  }
}

type Server = { host: string; port: number; user: string; password: string }

const prefix = 'clientele-test-'

/**
 * One PostgreSQL for the whole run, and in it a migrated database that tests clone. TEST_DATABASE_URL names another
 * server to test on, by a user who may create databases and owns what it creates.
 */
export default async function setup(project: TestProject) {
  removeLeftovers()
  const { server, administrator, stop } = process.env.TEST_DATABASE_URL
    ? givenServer(process.env.TEST_DATABASE_URL)
    : await ownServer()
  try {
    const client = new pg.Client({ ...administrator, database: 'postgres' })
    await client.connect()
    await client.query(`drop database if exists ${templateName}`)
    await client.query(`create database ${templateName} owner ${server.user} template template0 encoding 'UTF8'`)
    await client.end()
    await migrate({ ...server, database: templateName })
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('postgres', server)
  project.provide('administrator', administrator)
  return stop
}

async function ownServer() {
  const dataDir = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  chmodSync(dataDir, 0o755)
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false })
  const stop = async () => {
    await postgres.release()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { server: serverOf(postgres.connection), administrator: serverOf(postgres.administrator), stop }
}

const serverOf = ({ host, port, user, password }: Server): Server => ({ host, port, user, password })

function givenServer(address: string) {
  const { hostname, port, username, password } = new URL(address)
  const server = { host: hostname, port: Number(port || 5432), user: username, password: decodeURIComponent(password) }
  return { server, administrator: server, stop: async () => undefined }
}

/** Servers and folders of runs that were killed. */
function removeLeftovers() {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(prefix))) {
    const owner = Number(name.slice(prefix.length).split('-')[0])
    if (isAlive(owner)) continue
    const clusterDir = join(tmpdir(), name, 'postgres')
    const server = runningServer(clusterDir)
    if (server) process.kill(server.pid, 'SIGQUIT')
    rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
