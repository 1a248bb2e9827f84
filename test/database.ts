import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export const templateName = 'migrated_template'

export type TestDatabase = { connection: pg.ClientConfig; connectionString: string; drop(): Promise<void> }

/** A new, migrated and empty database of its own for a test file. Drop it when done; the run's end removes all. */
export const testDatabase = (): Promise<TestDatabase> => database(`template ${templateName}`)

/** The same without a table, as before the first start. */
export const emptyDatabase = (): Promise<TestDatabase> => database(`template template0 encoding 'UTF8'`)

async function database(like: string): Promise<TestDatabase> {
  const server = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdministrator(`create database ${name} owner ${server.user} ${like}`)
  const { host, port, user, password } = server
  const connectionString = `postgres://${user}:${encodeURIComponent(password)}@/${name}?host=${host}&port=${port}`
  return {
    connection: { ...server, database: name },
    connectionString,
    drop: () => asAdministrator(`drop database if exists ${name} with (force)`),
  }
}

/** The same database as the superuser of the test server: for what tests plant and the program may not. */
export const asSuperuser = ({ database }: pg.ClientConfig): pg.ClientConfig => ({
  ...inject('administrator'),
  ...(database && { database }),
})

/** A statement of the role that may make databases. */
export async function asAdministrator(statement: string): Promise<void> {
  const client = new pg.Client({ ...inject('administrator'), database: 'postgres' })
  await client.connect()
  await client.query(statement)
  await client.end()
}
