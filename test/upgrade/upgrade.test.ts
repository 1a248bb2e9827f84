import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { migrate, readMigrations } from '../../server/platform/database/migrate.ts'
import { testApp, type TestApp } from '../app.ts'
import { servedEndpoints } from '../contract-endpoints.ts'
import { asAdministrator, emptyDatabase } from '../database.ts'

// An installation of the first state of the program, made by that program, goes through all states that came after it,
// one after the other, with rows in what came new.

/** The migrations up to 0182 in the order in which they came; later ones come in the order of their numbers. */
const came = (
  '0001 0010 0011 0012 0020 0030 0031 0032 0040 0041 0042 0043 0045 0050 0060 0061 0070 0075 0080 0095 ' +
  '0100 0096 0101 0085 0090 0105 0110 0140 0141 0160 0150 0151 0170 0171 0180 0181 0182'
).split(' ')

interface Installation {
  tables: Record<string, object[]>
  sequences: Record<string, number>
}
const first = JSON.parse(readFileSync(join(import.meta.dirname, 'first.json'), 'utf8')) as Installation
const firstState = '0043'
const administrator = { email: 'ada@first.example', password: 'seven quiet herons on ice' }

const all = readMigrations()
const numberOf = ({ name }: { name: string }): string => name.slice(0, 4)
const ordered = [
  ...came.map((number) => all.find((one) => numberOf(one) === number)!),
  ...all.filter((one) => !came.includes(numberOf(one))),
]

const job = '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7f01'
const importId = '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7f02'
const settings = {
  mapping: [{ column: 'Mail', target: 'email' }],
  match: ['email'],
  mode: 'both',
}

/** Rows that an installation may have after a migration, in tables that have changed since. */
const planted: Record<string, string> = {
  '0043': `insert into job_runs (id, kind, title, state, resumable, error, actor_kind, actor_name, started_at, finished_at, result)
    values ('${job}', 'import', 'list.csv', 'failed', false, 'The disk is full.', 'staff', 'Ada First', now(), now(), null)`,
  '0050': `insert into import_profiles (id, name, settings) values (gen_random_uuid(), 'Monthly', '${JSON.stringify(settings)}');
    insert into imports (id, file_name, dry_run, settings, state, error, total, read, job_id, created_by_kind, created_by_name, finished_at)
      values ('${importId}', 'list.csv', true, '${JSON.stringify(settings)}', 'failed', 'The disk is full.', 2, 1, '${job}', 'staff', 'Ada First', now());
    insert into import_problems (import_id, row_number, column_name, value, outcome, code, message, customer_id)
      select '${importId}', 2, 'Mail', 'nobody', 'refused', 'email', 'This is not an e-mail address.', id from customers where number = '1'`,
  '0191': `insert into customers (id, number, number_sort, site_id, email, last_name)
      select id::uuid, number, lpad(number, 20, '0'), (select site_id from customers limit 1), email, 'Mail ' || number from (values
        ('0192f0c1-7f5e-7c1a-9a55-3d1f0b2f8f01', '901', 'Info@Bücher.example'), ('0192f0c1-7f5e-7c1a-9a55-3d1f0b2f8f02', '902', 'info@xn--bcher-kva.example'),
        ('0192f0c1-7f5e-7c1a-9a55-3d1f0b2f8f03', '903', 'anna(at)old.example'), ('0192f0c1-7f5e-7c1a-9a55-3d1f0b2f8f04', '904', null)) as v (id, number, email);
    insert into customer_sites (customer_id, site_id) select id, site_id from customers where last_name like 'Mail %';
    update customers set account_status = 'unverified' where number in ('901', '902', '904');
    insert into accounts (customer_id, id, email, created_at) select id, id, coalesce(email, 'only@account.example'), now() from customers
      where number in ('901', '902', '904');
    insert into journal (id, action_id, at, actor_kind, actor_name, source, kind, customer_id, subject_type, subject_id, changes)
      values (gen_random_uuid(), gen_random_uuid(), now() - interval '1 minute', 'staff', 'Ada First', 'web', 'customer.changed', '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f8f03', 'customer',
        '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f8f03', '{"email": ["before@old.example", "anna(at)old.example"]}')`,
}

const database = await emptyDatabase()
let app: TestApp

async function fill(client: pg.Client): Promise<void> {
  await client.query(`set session_replication_role = replica; set datestyle = iso`)
  for (const [table, rows] of Object.entries(first.tables)) {
    const { rows: columns } = await client.query<{ name: string }>(
      `select quote_ident(attname) as name from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    )
    const names = columns.map(({ name }) => name).join(', ')
    if (table === 'journal') await client.query(`select ensure_journal_partitions('2026-11-01', '2026-12-31')`)
    await client.query(`delete from "${table}"`)
    await client.query(
      `insert into "${table}" (${names}) overriding system value
       select ${names} from jsonb_populate_recordset(null::"${table}", $1)`,
      [JSON.stringify(rows)],
    )
  }
  for (const [name, value] of Object.entries(first.sequences))
    await client.query('select setval($1, $2)', [name, value])
  await client.query('set session_replication_role = origin')
}

beforeAll(async () => {
  // Rows come in any order, so foreign keys look away, which a superuser alone may allow.
  await asAdministrator(`grant set on parameter session_replication_role to ${database.connection.user}`)
  const client = new pg.Client(database.connection)
  await client.connect()
  try {
    for (const [at, one] of ordered.entries()) {
      await migrate(
        database.connection,
        all.filter((each) => ordered.indexOf(each) <= at),
      )
      if (numberOf(one) === firstState) await fill(client)
      const rows = planted[numberOf(one)]
      if (rows) await client.query(rows)
    }
  } finally {
    await client.end()
  }
  app = await testApp({ database, background: true })
}, 120_000)
afterAll(() => app.close())

test('every migration has its place', () => {
  expect(ordered).not.toContain(undefined)
  expect(new Set(ordered).size).toBe(all.length)
  const later = all.map(numberOf).filter((number) => !came.includes(number))
  expect(later, 'numbered without gaps').toEqual(later.map((_, at) => String(183 + at).padStart(4, '0')))
  expect(Object.values(first.tables).flat().length).toBeGreaterThan(50)
})

test('who could sign in still can', async () => {
  const answer = await app.request('POST', '/session', { as: null, body: administrator })
  expect(answer.status, answer.text).toBe(200)
})

test('customers are there with what belongs to them, are found and changed', async () => {
  const { body: list } = await app.request('GET', '/customers', { query: { sort: 'number' } })
  expect(list.items.slice(0, 3).map(({ last_name }: { last_name: string }) => last_name)).toEqual([
    'Müller-Schmidt',
    'Öz',
    '田中',
  ])
  const [anna] = list.items
  expect(anna).toMatchObject({
    number: '1',
    email: 'anna@old.example',
    tags: ['loyal'],
    billing_city: 'Berlin',
    external_ids: [{ source: 'shop', external_id: '1' }],
    personal_discount: 2.5,
  })
  for (const q of ['Müller', 'anna@old.example', '0307654321', 'oz', '田中']) {
    const found = await app.request('GET', '/customers', { query: { q } })
    expect(found.body.items.length, q).toBeGreaterThan(0)
  }
  const [addresses, notes, history] = await Promise.all(
    ['addresses', 'notes', 'history'].map((part) => app.request('GET', `/customers/${anna.id}/${part}`)),
  )
  expect(addresses!.body.items.map(({ city }: { city: string }) => city)).toEqual(['Berlin', 'Roma'])
  expect(notes!.body.pinned?.html ?? notes!.body.items[0].html).toContain('twice')
  expect(history!.body.items.length).toBeGreaterThan(4)
  const change = await app.request('PATCH', `/customers/${anna.id}`, { body: { first_name: 'Anne' } })
  expect(change.status, change.text).toBe(200)
  const made = await app.request('POST', '/customers', {
    body: { first_name: 'Some', last_name: 'New', email: 'new@old.example' },
  })
  expect(made.body.number, made.text).toBe('5')
})

test('names are found as they are found in a new installation, once the background has been through', async () => {
  const find = async (q: string): Promise<string[]> =>
    (await app.request('GET', '/customers', { query: { q } })).body.items.map(
      ({ last_name }: { last_name: string }) => last_name,
    )
  await vi.waitFor(async () => expect(await find('田中美雪')).toEqual(['田中']), 20_000)
  const versions = (await app.request('GET', '/customers', { query: { q: '田中美雪' } })).body.items
  expect(versions).toMatchObject([{ number: '3', version: 1 }])
})

test('the e-mail of a customer is the first of a list, without a new version or a line of the journal', async () => {
  const get = async (path: string, query = {}) => (await app.request('GET', path, { query })).body
  const one = async (q: string) => (await get('/customers', { q, sort: 'number' })).items
  const [anna] = await one('anna@old.example')
  expect(anna).toMatchObject({
    email: 'anna@old.example',
    emails: [{ address: 'anna@old.example', label: null, valid: true }],
  })
  const twins = await one('INFO@xn--bcher-kva.example')
  expect(twins.map(({ number, version }: { number: string; version: number }) => [number, version])).toEqual([
    ['901', 1],
    ['902', 1],
  ])
  const taken = await app.request('POST', '/customers', {
    body: { first_name: 'X', last_name: 'Y', email: 'info@bücher.example' },
  })
  expect(taken.status).toBe(409)
  const filter = JSON.stringify({ field: 'email_state', op: 'eq', value: 'invalid' })
  const [wrong] = (await get('/customers', { filter })).items
  expect(wrong).toMatchObject({ number: '903', emails: [{ address: 'anna(at)old.example', valid: false }] })
  const [other] = await one('only@account.example')
  expect(other).toMatchObject({ number: '904', email: 'only@account.example', emails: [{ valid: true }] })
  // What a line of old tells of the e-mail is told of the list, and goes back.
  const history = await get(`/customers/${wrong.id}/history`)
  expect(history.items).toHaveLength(1)
  const at = new Date(Date.now() - 120_000).toISOString()
  const rows = await app.db.write.updateTable('customers').set({ created_at: at }).where('id', '=', wrong.id).execute()
  expect(rows).toHaveLength(1)
  const then = await get(`/customers/${wrong.id}/as-of`, { at: new Date(Date.parse(at) + 1_000).toISOString() })
  expect(then.customer).toMatchObject({
    email: 'before@old.example',
    emails: [{ address: 'before@old.example', valid: true }],
  })
  const back = await app.request('POST', `/customers/${wrong.id}/history/put-back`, {
    body: { line_id: history.items[0].id },
  })
  expect(back.body, back.text).toMatchObject({ put_back: ['email'], refused: [] })
  expect(await get(`/customers/${wrong.id}`)).toMatchObject({
    version: 2,
    email: 'before@old.example',
    emails: [{ valid: true }],
  })
})

test('who was erased stays erased and is not brought back', async () => {
  const answer = await app.request('GET', '/customers', { query: { q: 'gone@old.example' } })
  expect(answer.body.items).toEqual([])
  expect(JSON.stringify(first.tables)).not.toContain('gone@old.example')
})

test('what failed before it had a code says why in the words that it had', async () => {
  const failed = await app.request('GET', `/jobs/${job}`)
  expect(failed.body.error).toMatchObject({ code: 'unforeseen', message: 'The disk is full.' })
  const imported = await app.request('GET', `/imports/${importId}`)
  expect(imported.body).toMatchObject({ error: { message: 'The disk is full.' }, settings: { resource: 'customers' } })
  expect(imported.body.problems).toMatchObject([{ value: 'nobody', code: 'email' }])
})

test('every list answers', async () => {
  const lists = servedEndpoints.filter(
    ({ method, path, stream, access }) => method === 'GET' && !path.includes(':') && !stream && access !== 'public',
  )
  expect(lists.length).toBeGreaterThan(15)
  for (const { path } of lists) {
    const { status, text } = await app.request('GET', path)
    expect([200, 422], `${path}: ${text}`).toContain(status)
  }
})

test('a migration that comes before one that is applied is refused from now on', async () => {
  const late = { name: '0183_late.sql', sql: 'select 1', checksum: 'late' }
  const newer = { name: '0190_newer.sql', sql: 'select 1', checksum: 'newer' }
  const made = await emptyDatabase()
  try {
    await migrate(made.connection, [...all, newer])
    await expect(migrate(made.connection, [...all, late, newer])).rejects.toThrow('0183_late.sql comes before')
  } finally {
    await made.drop()
  }
})
