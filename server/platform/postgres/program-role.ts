import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

/** Owns the database and all in it, and is no superuser: its SQL reaches neither files nor programs of the machine. */
export const programRole = 'clientele_program'

/** Holds the random password of the role; only its owner can read it. */
const passwordFile = (clusterDir: string) => join(clusterDir, 'program.password')

/** Programs that start at once make the role in turn. */
const turn = '(7295, 2)'

/**
 * Makes the role that the program works as, when it is not there, and gives it what the database holds; databases of
 * older versions belong to the superuser. `administrator` is the superuser's connection to that database. Returns the
 * password of the role.
 */
export async function programRolePassword(administrator: pg.Client, clusterDir: string): Promise<string> {
  await administrator.query(`select pg_advisory_lock${turn}`)
  try {
    const there = await exists(administrator)
    const file = passwordFile(clusterDir)
    if (there && existsSync(file)) return readFileSync(file, 'utf8').trim()
    const password = randomBytes(24).toString('base64url')
    await administrator.query('begin')
    await administrator.query(`${there ? 'alter' : 'create'} role ${programRole} login password '${password}'`)
    await handOver(administrator)
    await addChecksOfIndexes(administrator)
    // Under its name once the role has it: whatever is cut off here, the next start begins again.
    writeFileSync(`${file}.new`, `${password}\n`, { mode: 0o600, flush: true })
    await administrator.query('commit')
    renameSync(`${file}.new`, file)
    return password
  } catch (error) {
    await administrator.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await administrator.query(`select pg_advisory_unlock${turn}`).catch(() => undefined)
  }
}

/** PostgreSQL's own extension looks into indexes; a superuser alone may add it. */
export async function addChecksOfIndexes(administrator: pg.Client): Promise<void> {
  await administrator.query(`create schema if not exists amcheck authorization ${programRole}`)
  await administrator.query('create extension if not exists amcheck schema amcheck')
  await administrator.query(`grant execute on all functions in schema amcheck to ${programRole}`)
}

async function exists(administrator: pg.Client) {
  const { rowCount } = await administrator.query('select from pg_roles where rolname = $1', [programRole])
  return rowCount === 1
}

/**
 * `reassign owned` refuses what belongs to the first superuser of a cluster, so each thing is given by its name. What
 * extensions brought stays with them, and what is part of another thing goes with it: a column's sequence, a row's type.
 */
async function handOver(administrator: pg.Client) {
  const { rows } = await administrator.query<{ statement: string }>(`
    with schemas as (select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'),
      parts as (select classid, objid from pg_depend where deptype in ('e', 'a', 'i'))
    select format('alter %s %s owner to ${programRole}', kind, name) as statement from (
      select 'database' as kind, quote_ident(current_database()) as name
      union all
      select 'schema', quote_ident(nspname) from schemas where nspname <> 'public'
      union all
      select case relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view' else 'table' end,
        c.oid::regclass::text
      from pg_class c join schemas on schemas.oid = relnamespace
      where relkind in ('r', 'p', 'v', 'm')
        or relkind = 'S' and not exists (select from parts where classid = 'pg_class'::regclass and objid = c.oid)
      union all
      select 'routine', p.oid::regprocedure::text
      from pg_proc p join schemas on schemas.oid = pronamespace
      where not exists (select from parts where classid = 'pg_proc'::regclass and objid = p.oid)
      union all
      select 'type', t.oid::regtype::text
      from pg_type t join schemas on schemas.oid = typnamespace left join pg_class c on c.oid = typrelid
      where (typtype in ('e', 'd', 'r') or relkind = 'c')
        and not exists (select from parts where classid = 'pg_type'::regclass and objid = t.oid and relkind is null)
    ) as things`)
  for (const { statement } of rows) await administrator.query(statement)
}
