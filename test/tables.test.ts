import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { readTables } from '../server/platform/database/catalog.ts'
import { composedConstraints, compose } from '../server/platform/composition.ts'
import { slices } from '../server/slices.ts'
import { testDatabase } from './database.ts'
import { readSources } from './sources.ts'
import { sqlOf, tablesIn } from './sql-tables.ts'

const database = await testDatabase()
const client = new pg.Client(database.connection)
await client.connect()
afterAll(async () => {
  await client.end()
  await database.drop()
})

/** Tables of `server/platform`, which knows no slice and which every slice knows. */
const platform = (
  'installation idempotency_keys files outgoing_mail job_runs job_rows job_workers ' +
  'journal journal_numbering journal_followers'
).split(' ')

/** Whose a table is, as the place of its slice in their order. */
const owner = new Map(slices.flatMap(({ tables = [] }, at) => tables.map((table) => [table, at] as const)))

test('every table says whose it is, once', async () => {
  const declared = [...platform, ...slices.flatMap(({ tables = [] }) => tables)]
  const there = (await readTables(client)).map(({ name }) => name)
  expect(declared.toSorted()).toEqual(there.toSorted())
})

test('the scan sees tables wherever SQL names them', () => {
  const text = `
    const a = sql<Row>\`select c.id, 'gone' from deep x join \${sql\`wide\`} on true where x.column = \${b}\`
    const c = db.insertInto('plain').values({}); const d = { owns: countOf('counted') }
    const e = sql\`json_populate_recordset(null::cast_to, \${f}) as named, a.qualified\``
  const tables = ['deep', 'wide', 'plain', 'counted', 'cast_to', 'gone', 'named', 'qualified', 'column']
  expect(sqlOf('a.ts', text).flatMap((sql) => tablesIn(sql, tables))).toEqual(tables.slice(0, 5))
})

test('the SQL of a slice names no table of a slice below it', () => {
  const files = readSources('server').filter(({ path }) => !path.endsWith('.test.ts'))
  const wrong = files.flatMap(({ path, text }) => {
    const folder = /^server\/([a-z-]+)\//.exec(path)?.[1]
    const at = folder === 'platform' ? -1 : slices.findIndex(({ name }) => name === folder)
    if (at < 0 && folder !== 'platform') return []
    const below = [...owner].flatMap(([table, place]) => (place > at ? [table] : []))
    const named = new Set(sqlOf(path, text).flatMap((sql) => tablesIn(sql, below)))
    return [...named].map((table) => `${path} → ${table}`)
  })
  expect(wrong).toEqual([])
})

const listed = slices.flatMap(({ records = [] }) => records).filter(({ list }) => list)

/** The columns of every index in their order; an expression in one has none. */
const indexes = async (): Promise<{ table: string; columns: (string | null)[]; method: string }[]> =>
  (
    await client.query(`
      select t.relname as table, m.amname as method, (
        select array_agg(a.attname::text order by k.place)
        from unnest(i.indkey::int[]) with ordinality k (number, place)
        left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
      ) as columns
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
      join pg_am m on m.oid = c.relam`)
  ).rows

test('what a list sorts and searches by, and whose its rows are, has an index', async () => {
  const all = await indexes()
  const lacking = listed.flatMap(({ table, fields, list, owners }) => {
    const has = (method: string, ...first: string[]) =>
      all.some(
        (one) => one.table === table && one.method === method && first.every((name, at) => one.columns[at] === name),
      )
    const sorts = fields.flatMap(({ name, sortable }) => (sortable ? [list?.sortedBy?.[name] ?? name] : []))
    return [
      ...sorts.filter((name) => !has('btree', name, 'id')).map((name) => `${table} (${name}, id)`),
      ...owners.filter(({ column }) => !has('btree', column)).map(({ column }) => `${table} (${column})`),
      ...(fields.some(({ searchable }) => searchable) && !list?.search ? [`${table}: search of the list`] : []),
      ...(list?.search && !has('gin', list.search.open) ? [`${table} using gin (${list.search.open})`] : []),
    ]
  })
  expect(lacking).toEqual([])
})

test('text is sorted as people sort it, and searched byte by byte', async () => {
  const { rows } = await client.query<{ table: string; column: string; collation: string }>(`
    select t.relname as table, a.attname as column, c.collname as collation
    from pg_attribute a join pg_class t on t.oid = a.attrelid join pg_collation c on c.oid = a.attcollation`)
  const wrong = listed.flatMap(({ table, fields, list }) => {
    const sorted = fields.flatMap(({ name, kind, sortable }) =>
      sortable && kind === 'text' ? [[list?.sortedBy?.[name] ?? name, 'und-x-icu'] as const] : [],
    )
    const searched = Object.values(list?.search ?? {}).map((name) => [name, 'C'] as const)
    return [...sorted, ...searched]
      .filter(([name, as]) => !rows.some((one) => one.table === table && one.column === name && one.collation === as))
      .map(([name, as]) => `${table}.${name} collate "${as}"`)
  })
  expect(wrong).toEqual([])
})

test('every constraint that a body can break is told as what it means', async () => {
  compose(slices)
  const known = composedConstraints()
  const { rows } = await client.query<{ name: string; table: string; columns: string[]; foreign: boolean }>(`
    select c.conname as name, t.relname as table, c.contype = 'f' as foreign, (
      select array_agg(a.attname::text) from pg_attribute a where a.attrelid = t.oid and a.attnum = any(c.conkey)
    ) as columns
    from pg_constraint c join pg_class t on t.oid = c.conrelid where c.contype in ('f', 'u')`)
  const silent = listed.flatMap(({ table, fields, externalIds }) => {
    const given = new Set(fields.flatMap(({ name, access }) => (access === 'system' ? [] : [name])))
    return rows.filter(
      (one) =>
        (one.table === table && one.columns.some((name) => given.has(name))) ||
        (one.table === externalIds?.table && !one.foreign),
    )
  })
  expect(silent.filter(({ name }) => !(name in known)).map(({ table, name }) => `${table}: ${name}`)).toEqual([])
})
