import type pg from 'pg'

/** What a backup needs to know of the tables in the schema `public`, read from PostgreSQL's own catalog. */
export type Table = { name: string; columns: string[] }
export type Partition = { parent: string; name: string; bound: string }
export type Sequence = { name: string; last_value: string; is_called: boolean }
/** A statement that takes something away while tables are filled, and the one that brings it back. */
export type Suspension = { drop: string; restore: string }

/** Every table but that of the migrations, in order of name; partitioned ones stand for their partitions. */
export async function readTables(client: pg.ClientBase): Promise<Table[]> {
  return rows<Table>(
    client,
    `
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and c.relname <> 'schema_migrations' and ${notOfExtension('c.oid')}
    group by c.relname order by c.relname`,
  )
}

/** Partitions with their bounds, as PostgreSQL writes them: `FOR VALUES FROM ('2026-11-01') TO ('2026-12-01')`. */
export async function readPartitions(client: pg.ClientBase): Promise<Partition[]> {
  return rows<Partition>(
    client,
    `
    select p.relname as parent, c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
    where c.relispartition and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1, 2`,
  )
}

/** Every counter with its state. It is not part of a snapshot: read it after the rows, and it is never behind them. */
export async function readSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const names = await rows<{ name: string }>(
    client,
    `
    select c.relname as name from pg_class c
    where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace and ${notOfExtension('c.oid')} order by 1`,
  )
  const sequences: Sequence[] = []
  for (const { name } of names) {
    const [state] = await rows<Omit<Sequence, 'name'>>(client, `select last_value::text, is_called from ${quote(name)}`)
    if (state) sequences.push({ name, ...state })
  }
  return sequences
}

/** Foreign keys, plain indexes and triggers: without them tables can be filled in any order, and quickly. */
export async function readSuspensions(client: pg.ClientBase): Promise<Suspension[]> {
  const indexes = await rows<Suspension>(
    client,
    `
    select format('drop index %I', c.relname) as drop, replace(pg_get_indexdef(c.oid), ' ON ONLY ', ' ON ') as restore
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and not c.relispartition and i.indisvalid
      and t.relname <> 'schema_migrations' and ${notOfExtension('t.oid')}
      and not exists (select from pg_constraint where conindid = c.oid and contype in ('p', 'u', 'x'))`,
  )
  const foreignKeys = await rows<Suspension>(
    client,
    `
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as restore
    from pg_constraint
    where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace`,
  )
  const triggers = await rows<Suspension>(
    client,
    `
    select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as drop,
      format('alter table %s enable trigger %I', tgrelid::regclass, tgname) as restore
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not tgisinternal and tgenabled = 'O' and tgparentid = 0 and c.relnamespace = 'public'::regnamespace`,
  )
  return [...foreignKeys, ...indexes, ...triggers]
}

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

const notOfExtension = (oid: string) =>
  `not exists (select from pg_depend d where d.objid = ${oid} and d.classid = 'pg_class'::regclass and d.deptype = 'e')`

async function rows<R extends pg.QueryResultRow>(client: pg.ClientBase, sql: string): Promise<R[]> {
  return (await client.query<R>(sql)).rows
}
