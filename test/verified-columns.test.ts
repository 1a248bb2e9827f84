import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { compose, composedRecords } from '../server/platform/composition.ts'
import { allVerifications } from '../server/platform/verify/all.ts'
import { slices } from '../server/slices.ts'
import { testDatabase } from './database.ts'

const database = await testDatabase()
const client = new pg.Client(database.connection)
await client.connect()
afterAll(async () => {
  await client.end()
  await database.drop()
})
compose(slices)

/** Columns that are kept besides what people enter and that nothing else can be compared with, and why. */
const alone: Record<string, string> = {
  ...Object.fromEntries(
    ['bulk_targets', 'import_profiles', 'roles', 'settings', 'sites', 'staff', 'table_views'].map((table) => [
      `${table}.version`,
      'it only has to be another one after a change: lines do not tell of each',
    ]),
  ),
  ...Object.fromEntries(
    ['customers', 'addresses', 'tasks', 'task_comments'].map((table) => [
      `${table}.updated_at`,
      'also moves by what no line tells of, such as a figure that another row brings along',
    ]),
  ),
  'addresses.created_at': 'an import takes it from the file',
  'tasks.created_at': 'an import takes it from the file',
  'task_comments.created_at': 'comes once with the row',
  'addresses.parts': 'is entered',
  'customers.erased_at': 'says itself whether the rest is wiped: customers.erased',
  'tasks.completed_at': 'a constraint: tasks_completed_at',
  'tasks.author_id': 'whoever wrote it may be gone since',
  'tasks.author_name': 'is what they were called then',
  'task_comments.author_kind': 'is what they were then',
  'task_comments.author_id': 'whoever wrote it may be gone since',
  'task_comments.author_name': 'is what they were called then',
  'notes.author_id': 'whoever wrote it may be gone since',
  'notes.author_name': 'is what they were called then',
  'notes.html': 'is entered',
  'notes.unit_id': 'nothing has units yet',
  'api_keys.requests_per_minute': 'is entered',
  'sites.position': 'is entered',
  'exports.rows': 'counts rows of a file, whose bytes files.bytes looks at',
  'exports.address_rows': 'counts rows of a file, whose bytes files.bytes looks at',
  'import_problems.row_number': 'is a place in a file that is not kept',
  'imports.header_row': 'is a place in a file that is not kept',
  'imports.last_row': 'is a place in a file that is not kept',
  'imports.total': 'counts rows of a file that is not kept',
  'imports.warnings': 'counts remarks that are kept for a week',
  'job_runs.progress': 'is how far it was when it last said so',
  'job_runs.total': 'is what it meant to do',
  'job_runs.attempts': 'nothing else is kept of attempts',
  'job_runs.max_attempts': 'is a setting of the kind of job',
  'job_runs.interruptions': 'nothing else is kept of interruptions',
  'journal_followers.failures': 'nothing else is kept of failures',
  'outgoing_mail.attempts': 'nothing else is kept of attempts',
  'folded_lines.count': 'the line that it counts on is written once',
  'sign_in_attempts.attempts': 'nothing else is kept of attempts',
}

const covered = new Set(allVerifications().flatMap(({ covers = [] }) => covers))

interface Column {
  table: string
  name: string
  type: string
  generated: boolean
  key: boolean
}

const columns = async (): Promise<Column[]> =>
  (
    await client.query<Column>(`
      select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
        a.attgenerated <> '' as generated,
        exists (select from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f') and a.attnum = any(k.conkey)) as key
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      order by 1, a.attnum`)
  ).rows

test('what the program keeps on rows besides what is entered is verified, or says why it cannot be', async () => {
  const entered = new Map(
    composedRecords().map((record) => [
      record.table,
      new Set(record.fields.filter(({ access }) => access !== 'system').map(({ name }) => name)),
    ]),
  )
  const figures = (await columns()).filter(({ table, name, type, generated, key }) => {
    if (generated) return true
    const own = entered.get(table)
    if (own) return !own.has(name) && !key
    return !key && /^(smallint|integer|bigint|numeric|double precision|tsvector)$/.test(type)
  })
  const names = figures.map(({ table, name }) => `${table}.${name}`)
  expect(names.filter((name) => !covered.has(name) && !(name in alone))).toEqual([])
  expect(Object.keys(alone).filter((name) => !names.includes(name) || covered.has(name))).toEqual([])
})

test('nothing is written by a trigger that nobody verifies', async () => {
  const { rows } = await client.query(`
    select tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not tgisinternal and c.relnamespace = 'public'::regnamespace
      -- It only refuses.
      and tgfoid <> 'refuse_change_of_journal'::regproc`)
  expect(rows).toEqual([])
})

test('what verifications say they look at is there', async () => {
  const there = new Set((await columns()).map(({ table, name }) => `${table}.${name}`))
  expect([...covered].filter((name) => !there.has(name))).toEqual([])
})
