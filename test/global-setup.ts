import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres.ts'
import { migrate } from '../server/platform/migrate.ts'
import { runningServer } from '../server/platform/postgres-process.ts'
import { templateName } from './database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The test server's address, with the name of no database. */
    postgres: { host: string; port: number; user: string; password: string }
  }
}

const prefix = 'clientele-test-'

/** One PostgreSQL for the whole run, without fsync, and in it a migrated database that tests clone. */
export default async function setup(project: TestProject) {
  removeLeftovers()
  const dataDir = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  chmodSync(dataDir, 0o755)
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false })
  const { database, ...server } = postgres.connection
  const teardown = async () => {
    await postgres.release()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const client = new pg.Client({ ...server, database })
    await client.connect()
    await client.query(`create database ${templateName}`)
    await client.end()
    await migrate({ ...server, database: templateName })
  } catch (error) {
    await teardown()
    throw error
  }
  project.provide('postgres', server)
  return teardown
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
