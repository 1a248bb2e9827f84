import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/database.ts'
import { openBackup, restoreBackup } from './restore.ts'
import { writeBackup } from './write.ts'

vi.setConfig({ testTimeout: 120_000 })
const folder = mkdtempSync(join(tmpdir(), 'clientele-backup-'))
const file = join(folder, 'backup.gz')
const sourceFiles = join(folder, 'source')
const source = await testDatabase()
const secret = { secretKey: undefined, backupKey: 'a key that seals', keyedTables: [] }
const databases: TestDatabase[] = [source]
afterAll(async () => {
  for (const database of databases) await database.drop()
  rmSync(folder, { recursive: true })
})

/** Rows whose order of tables matters, text that COPY must escape, and months that a new database has no partition for. */
const planted = `
  create table owners (id bigint generated always as identity primary key, name text, boss bigint references owners,
    shout text generated always as (upper(name)) stored);
  create table belongings (owner_id bigint not null references owners, what jsonb, bytes bytea);
  create index belongings_owner on belongings (owner_id) where what is not null;
  create unique index owners_name on owners (lower(name));
  create function refuse() returns trigger language plpgsql as 'begin raise exception ''fired''; end';
  create table guarded (id int);
  insert into guarded values (1);
  create trigger guard before insert on guarded for each row execute function refuse();
  select ensure_journal_partitions('2020-03-15', '2020-03-15');
  insert into journal (id, at, action_id, actor_kind, actor_name, source, kind, subject_type, subject_id)
    select gen_random_uuid(), at, gen_random_uuid(), 'system', 'x', 'system', 'x', 'x', 'x' from (values ('2020-03-15'::timestamptz), (now()), ('1999-01-01')) as v(at);
  insert into owners (name, boss) values ('Zoë "tab\t" \\N\\\\', 1), (E'line\nbreak', 1), (null, null);
  insert into belongings values (3, '{"a": "\\u00e9"}', '\\x00ff'), (1, null, null);
  select setval(pg_get_serial_sequence('owners', 'id'), 900);
  update installation set set_up_at = now();`

async function on<R>(database: TestDatabase, work: (client: pg.Client) => Promise<R>) {
  const client = new pg.Client(database.connection)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const select = (database: TestDatabase, sql: string) => on(database, async (client) => (await client.query(sql)).rows)

/** A database with the tables of the source, as another installation of the same version would have. */
async function target(planting = planted.split('insert into guarded')[0] ?? '') {
  const made = await testDatabase()
  databases.push(made)
  const tables = `${planting} create trigger guard before insert on guarded for each row execute function refuse();`
  await on(made, (client) => client.query(tables))
  return made
}

async function contentOf(database: TestDatabase) {
  const tables = await select(
    database,
    `select relname from pg_class where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace order by 1`,
  )
  const content: Record<string, unknown> = {}
  for (const { relname } of tables) {
    const rows = await select(database, `select t::text as row from "${relname}" t order by 1`)
    content[relname] = rows.map(({ row }) => row)
  }
  return { ...content, schema_migrations: undefined }
}

const structureOf = (database: TestDatabase) =>
  select(
    database,
    `select 'index' as what, indexdef as is from pg_indexes where schemaname = 'public' and tablename not like 'journal%'
     union all select 'constraint', conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
       where connamespace = 'public'::regnamespace and conparentid = 0 and contype <> 'n' and conrelid::regclass::text not like 'journal_2%'
     union all select 'trigger', tgname || tgenabled::text from pg_trigger where not tgisinternal order by 1, 2`,
  )

const restoreInto = async (database: TestDatabase, path = file, filesDir = join(folder, 'restored')) =>
  restoreBackup(await openBackup(path), { connection: database.connection, filesDir, secret, forgetKeyed: false })

await on(source, (client) => client.query(planted))
mkdirSync(join(sourceFiles, 'ab'), { recursive: true })
writeFileSync(join(sourceFiles, 'ab', 'picture'), Buffer.alloc(300_000, 7))
await writeBackup(file, { connection: source.connection, filesDir: sourceFiles, product: '1.2.3', secret })

test('what was backed up comes back: rows, counters, files, and every index, key and trigger', async () => {
  const restored = await target()
  await on(restored, (client) => client.query(`insert into owners (name) values ('was here before')`))
  const before = await structureOf(restored)
  mkdirSync(join(folder, 'restored'), { recursive: true })
  writeFileSync(join(folder, 'restored', 'orphan'), 'x')
  await restoreInto(restored)
  expect(await contentOf(restored)).toEqual(await contentOf(source))
  expect(await structureOf(restored)).toEqual(before)
  expect((await select(restored, `insert into owners (name) values ('next') returning id`))[0].id).toBe('901')
  expect(
    await select(restored, `select tableoid::regclass::text as part from journal where at < '2021-01-01' order by 1`),
  ).toEqual([{ part: 'journal_2020_03' }, { part: 'journal_default' }])
  await expect(select(restored, 'insert into guarded values (2)')).rejects.toThrow('fired')
  expect(readFileSync(join(folder, 'restored', 'ab', 'picture'))).toEqual(Buffer.alloc(300_000, 7))
  expect(readdirSync(join(folder, 'restored'))).toEqual(['ab'])
})

test('a backup is one moment, and others go on writing meanwhile', async () => {
  const path = join(folder, 'moment.gz')
  const total = async () => (await select(source, 'select count(*)::int as count from owners'))[0].count
  let writing = true
  const writer = on(source, async (client) => {
    while (writing) {
      await client.query(
        'begin; insert into owners default values; insert into belongings select max(id) from owners; commit',
      )
    }
  })
  const before = await total()
  await writeBackup(path, { connection: source.connection, filesDir: sourceFiles, product: '1.2.3', secret })
  writing = false
  await writer
  const restored = await target()
  await restoreInto(restored, path, join(folder, 'moment'))
  const [{ owners, belongings }] = await select(
    restored,
    'select (select count(*)::int from owners) as owners, (select count(*)::int from belongings) as belongings',
  )
  expect(owners).toBeGreaterThanOrEqual(before)
  expect(owners).toBeLessThanOrEqual(await total())
  expect(belongings).toBe(owners - 1)
})

test('a backup that was cut off, is damaged, or is something else changes nothing', async () => {
  const restored = await target()
  await on(restored, (client) => client.query(`insert into owners (name) values ('stays')`))
  const before = await contentOf(restored)
  const whole = readFileSync(file)
  const broken = join(folder, 'broken.gz')
  for (const bytes of [20, whole.length - 500, whole.length - 9]) {
    writeFileSync(broken, whole)
    truncateSync(broken, bytes)
    await expect(restoreInto(restored, broken, join(folder, 'none'))).rejects.toThrow(/incomplete|no backup/)
  }
  for (let at = 1; at < 25; at++) {
    const damaged = Buffer.from(whole)
    const from = Math.floor((whole.length * at) / 25)
    const other = whole
      .subarray(from, from + 40)
      .map((byte, place) => byte ^ (at % 2 === 0 ? 255 : 1 + ((at * place) % 255)))
    damaged.set(other, from)
    writeFileSync(broken, damaged)
    await expect(restoreInto(restored, broken, join(folder, 'none')), `at ${from}`).rejects.toThrow(
      /damaged|incomplete/,
    )
  }
  writeFileSync(broken, gzipSync('something else\n'.repeat(10)))
  await expect(restoreInto(restored, broken, join(folder, 'none'))).rejects.toThrow('is no backup of Clientele')
  writeFileSync(broken, 'not even packed')
  await expect(restoreInto(restored, broken, join(folder, 'none'))).rejects.toThrow('is no backup of Clientele')
  expect(await contentOf(restored)).toEqual(before)
  expect(() => readdirSync(join(folder, 'none', 'ab'))).not.toThrow()
  expect(readdirSync(join(folder, 'none', 'ab'))).toEqual([])
})

test('a database with other columns is refused, and stays as it was', async () => {
  const restored = await target()
  await on(restored, (client) =>
    client.query('alter table belongings add column more int; insert into owners default values'),
  )
  await expect(restoreInto(restored)).rejects.toThrow('its table belongings has other columns')
  expect((await select(restored, 'select count(*)::int as count from owners'))[0].count).toBe(1)
})
