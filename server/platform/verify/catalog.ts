import { sql } from 'kysely'
import pg from 'pg'
import { quote } from '../database/catalog.ts'
import { restoreAdvice, type Look, type Verification } from './verification.ts'

interface ForeignKey {
  name: string
  child: string
  parent: string
  columns: string[]
  keys: string[]
}

async function brokenReferences({ db, found, looked }: Look): Promise<void> {
  const { rows } = await sql<ForeignKey>`
    select conname as name, conrelid::regclass::text as child, confrelid::regclass::text as parent,
      array(select attname::text from unnest(conkey) with ordinality k (number, place)
        join pg_attribute on attrelid = conrelid and attnum = k.number order by place) as columns,
      array(select attname::text from unnest(confkey) with ordinality k (number, place)
        join pg_attribute on attrelid = confrelid and attnum = k.number order by place) as keys
    from pg_constraint where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace
    order by conname`.execute(db)
  for (const [at, { name, child, parent, columns, keys }] of rows.entries()) {
    const same = columns.map((column, place) => `p.${quote(keys[place]!)} = c.${quote(column)}`).join(' and ')
    const given = columns.map((column) => `c.${quote(column)} is not null`).join(' and ')
    const broken = await sql<{ id: string }>`
      select concat_ws(' ', ${sql.raw(columns.map((column) => `c.${quote(column)}`).join(', '))}) as id
      from ${sql.raw(child)} c where ${sql.raw(given)} and not exists (select from ${sql.raw(parent)} p where ${sql.raw(same)})
      limit 1000`.execute(db)
    for (const { id } of broken.rows) found(`${child} → ${parent} ${id}`, name)
    looked(at + 1)
  }
}

/**
 * Trees of indexes by PostgreSQL's own extension, which the embedded server has. Where a server has it not, or keeps it
 * to others, they are left out.
 */
async function brokenIndexes({ now, found, looked }: Look): Promise<void> {
  const client = new pg.Client({ ...now.connection, application_name: 'clientele verify' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('set statement_timeout = 0; begin')
    const { rows: there } = await client.query<{ check: string }>(`
      select p.oid::regproc::text as check from pg_proc p join pg_depend d on d.objid = p.oid and d.deptype = 'e'
        join pg_extension e on e.oid = d.refobjid and extname = 'amcheck'
      where proname = 'bt_index_check' and pronargs = 2 and has_function_privilege(p.oid, 'execute')`)
    const check = there[0]?.check
    if (!check) return
    const { rows } = await client.query<{ oid: number; name: string }>(`
      select c.oid, c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
      where m.amname = 'btree' and c.relkind = 'i' and i.indisvalid and c.relnamespace = 'public'::regnamespace order by 2`)
    for (const [at, { oid, name }] of rows.entries()) {
      await client.query('savepoint index')
      try {
        await client.query(`select ${check}($1::oid::regclass, true)`, [oid])
      } catch (error) {
        await client.query('rollback to savepoint index')
        found(name, (error as Error).message)
      }
      looked(at + 1)
    }
  } finally {
    await client.query('rollback').catch(() => undefined)
    await client.end().catch(() => undefined)
  }
}

/** What holds of every table of the database. */
export const ofCatalog: readonly Verification[] = [
  {
    name: 'database.references',
    says: 'What a row refers to is there.',
    advice: restoreAdvice,
    finds: brokenReferences,
  },
  {
    name: 'database.valid',
    says: 'All indexes and constraints are in force.',
    advice:
      'Make the index anew: reindex index NAME. Put the constraint in force: alter table TABLE validate constraint NAME.',
    finds: sql`
      select c.relname as id, 'this index is not used' as said from pg_index i join pg_class c on c.oid = i.indexrelid
      where not i.indisvalid and c.relnamespace = 'public'::regnamespace
      union all
      select conname, 'not valid, on ' || conrelid::regclass from pg_constraint
      where not convalidated and connamespace = 'public'::regnamespace`,
  },
  {
    name: 'database.checksums',
    says: 'PostgreSQL has met no damaged page.',
    advice: 'The disk or the memory of the machine is failing: make a backup now, and move to another machine.',
    finds: sql`
      select datname as id, checksum_failures || ' damaged pages' as said from pg_stat_database
      where datname = current_database() and checksum_failures > 0`,
  },
  {
    name: 'database.indexes',
    says: 'The trees of the indexes are in order, and find every row.',
    advice:
      'Make the index anew: reindex index concurrently NAME. Where it happens again, the disk or the memory is failing.',
    finds: brokenIndexes,
  },
]
