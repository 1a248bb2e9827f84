import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { migrate, readMigrations } from '../database/migrate.ts'
import { startEmbeddedPostgres } from './embedded.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'clientele-role-'))
chmodSync(dataDir, 0o755)
const passwordFile = join(dataDir, 'postgres/program.password')
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

type Started = Awaited<ReturnType<typeof startEmbeddedPostgres>>

async function started<R>(work: (postgres: Started) => Promise<R>): Promise<R> {
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false })
  try {
    return await work(postgres)
  } finally {
    await postgres.release()
  }
}

async function ask(connection: pg.ClientConfig, ...statements: string[]) {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    let rows: unknown[] = []
    for (const statement of statements) ({ rows } = await client.query(statement))
    return rows
  } finally {
    await client.end()
  }
}

/** What belongs to somebody else than the role that asks; what the server and extensions brought does. */
const foreign = `
  with things as (
    select oid, 'pg_class'::regclass as class, oid::regclass::text as name, relowner as owner, relnamespace as schema from pg_class
    union all select oid, 'pg_proc'::regclass, oid::regprocedure::text, proowner, pronamespace from pg_proc
    union all select oid, 'pg_type'::regclass, oid::regtype::text, typowner, typnamespace from pg_type
      where typtype in ('e', 'd', 'r', 'c'))
  select things.name from things join pg_namespace n on n.oid = schema
  where owner <> current_user::regrole and nspname !~ '^pg_' and nspname <> 'information_schema'
    and not exists (select from pg_depend d where d.classid = class and d.objid = things.oid and deptype = 'e')
  union all select nspname from pg_namespace where nspowner <> current_user::regrole and nspname !~ '^pg_'
    and nspname not in ('information_schema', 'public')
  union all select datname from pg_database where datname = current_database() and datdba <> current_user::regrole`

test('the role that the program works as reaches neither files nor programs of the machine', async () => {
  await started(async ({ connection }) => {
    expect(
      await ask(
        connection,
        `select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls from pg_roles where rolname = current_user`,
      ),
    ).toEqual([{ rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false }])
    for (const statement of [
      `copy (select 1) to program 'id'`,
      `copy (select 1) to '${join(dataDir, 'stolen')}'`,
      `select pg_read_file('${passwordFile}')`,
      `alter system set work_mem = '1GB'`,
      `create role another superuser`,
      `alter role current_user superuser`,
      `set session authorization clientele`,
    ]) {
      await expect(ask(connection, statement), statement).rejects.toMatchObject({ code: '42501' })
    }
  })
})

test('what an older version made as superuser is handed over at the next start, and migrations go on', async () => {
  const known = readMigrations()
  const olds = known.slice(0, -3)
  await started(async ({ administrator }) => {
    await ask(administrator, 'reassign owned by clientele_program to clientele', 'drop owned by clientele_program')
    await ask(administrator, 'drop role clientele_program')
    rmSync(passwordFile)
    await migrate(administrator, olds)
  })
  await started(async ({ connection, administrator }) => {
    expect(await ask(connection, foreign)).toEqual([])
    expect(
      await ask({ ...connection, user: administrator.user, password: administrator.password }, foreign),
    ).not.toEqual([])
    await migrate(connection)
    expect(await ask(connection, 'select count(*)::int as applied from schema_migrations')).toEqual([
      { applied: known.length },
    ])
    expect(await ask(connection, foreign)).toEqual([])
  })
})

test('a lost password is made anew, and several that start at once agree on it', async () => {
  const before = readFileSync(passwordFile, 'utf8')
  rmSync(passwordFile)
  const all = await Promise.all([1, 2, 3].map(() => startEmbeddedPostgres({ dataDir, durable: false })))
  for (const { connection } of all) expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
  for (const each of all) await each.release()
  expect(readFileSync(passwordFile, 'utf8')).not.toBe(before)
  await started(async ({ connection }) => expect(await ask(connection, foreign)).toEqual([]))
})
