import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi, inject } from 'vitest'
import { testApp } from '../../../test/app.ts'
import { asSuperuser } from '../../../test/database.ts'
import { importing, person } from '../../../test/importing.ts'
import { findingsOf } from '../../../test/verifying.ts'
import { bytesPath, filesFolder } from '../files/bytes.ts'
import { allVerifications } from './all.ts'

vi.setConfig({ testTimeout: 90_000 })
const app = await testApp({ background: true })
// What is planted here takes more than the program may.
const client = new pg.Client(asSuperuser(app.db.connection))
await client.connect()
const { user } = inject('postgres')
await client.query(`create schema amcheck authorization ${user}; create extension amcheck schema amcheck;
  grant execute on all functions in schema amcheck to ${user}`)
afterAll(async () => {
  await client.end()
  await app.close()
})
const { bring } = importing(app)

async function ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT', path: string, body?: unknown) {
  const answer = await app.request(method, path, body === undefined ? {} : { body })
  expect(answer.status, answer.text).toBeLessThan(300)
  return answer.body
}
const ended = (path: string) =>
  vi.waitFor(async () => {
    const found = await ask('GET', path)
    expect(found.state).toBe('done')
    return found
  }, 30_000)
const numbered = () =>
  vi.waitFor(async () => {
    const { rows } = await client.query('select count(*)::int as n from journal where position is null')
    expect(rows[0].n).toBe(0)
  }, 30_000)

/** People with all they can have, changed in all the ways there are. */
const ids: Record<string, string> = {}
async function live() {
  const { body } = await app.request('GET', '/sites')
  const home = body.items[0].id
  const other = await ask('POST', '/sites', { code: 'other', name: 'Other', countries: ['AT'] })
  for (const name of ['Anna', 'Bert', 'Cleo', 'Dora', 'Emil', 'Gone', 'Hans']) {
    const made = await ask('POST', '/customers', {
      first_name: name,
      last_name: 'Müller',
      email: `${name}@verify.example`,
      phones: [{ number: '+49 30 1234567' }, { number: '0660 1234567', label: 'Home' }],
      external_ids: [{ source: 'shop', external_id: name }],
      tags: ['one'],
    })
    ids[name] = made.id
    const address = await ask('POST', `/customers/${made.id}/addresses`, {
      line1: 'Lindenstraße 1',
      postal_code: '10115',
      city: 'Berlin',
      country: 'DE',
      default_billing: true,
    })
    ids[`${name} at home`] = address.address?.id ?? address.id
    await ask('PATCH', `/customers/${made.id}`, { position: 'Buyer', tags: ['one', 'two'], vip: true })
    await ask('PATCH', `/customers/${made.id}`, {
      position: 'Head',
      phones: [{ number: '+43 660 7654321' }],
      tags: ['two'],
    })
    await ask('PATCH', `/customers/${made.id}`, { site_ids: [home, other.id], site_id: other.id })
    const note = await ask('POST', `/customers/${made.id}/notes`, { html: `<p>Likes <b>${name}</b> &amp; tea</p>` })
    ids[`${name} note`] = note.id
    await ask('PUT', `/customers/${made.id}/notes/${note.id}/pin`)
    await ask('DELETE', `/customers/${made.id}/notes/${note.id}/pin`)
    const task = await ask('POST', '/tasks', { title: `Call ${name}`, customer_id: made.id })
    ids[`${name} task`] = task.id
    await ask('PATCH', `/tasks/${task.id}`, { title: `Ring ${name}`, completed: true })
    await ask('POST', `/tasks/${task.id}/comments`, { text: 'Done' })
  }
  await ask('DELETE', `/tasks/${ids['Hans task']}`)
  await ask('DELETE', `/customers/${ids['Gone']}`)
  const done = await bring(
    'email,first_name,last_name\nIda@verify.example,Ida,Vogt\nbert@verify.example,Bertold,Vogt\n',
    {
      settings: { mapping: person, match: ['email'], mode: 'both' },
    },
  )
  ids['import'] = done.id
  const change = { kind: 'change', set: { vip: false } }
  const all = await ask('POST', '/customers/bulk/count', { selection: {} })
  const bulk = await ask('POST', '/customers/bulk', { selection: {}, expected: all.count, action: change })
  await ended(`/jobs/${bulk.id}`)
  const undo = await ask('POST', `/journal/actions/${bulk.id}/undo`)
  await ended(`/jobs/${undo.id ?? undo.job_id}`)
  await ask('POST', '/table-views', { resource: 'customers', name: 'All', columns: [{ column: 'number' }] })
  for (const name of ['lost', 'flipped', 'cut']) {
    const query = { purpose: 'import_source', name: `${name}.csv` }
    const sent = await app.request('POST', '/files', {
      query,
      body: 'a,b\n1,2\n',
      headers: { 'content-type': 'text/csv' },
    })
    ids[name] = sent.body.id
  }
  const job = await ask('POST', '/exports', { resource: 'customers' })
  ids['export'] = job.id
  await ended(`/exports/${job.id}`)
}

beforeAll(async () => {
  await live()
  await numbered()
})

test('an installation in which all has happened agrees, also while it is written to', async () => {
  expect(await findingsOf(app)).toEqual({})
  let writing = true
  const writer = async (name: string) => {
    for (let turn = 0; writing; turn++) {
      const made = await ask('POST', '/customers', {
        first_name: name,
        last_name: `${name}${turn}`,
        email: `${name}${turn}@busy.example`,
      })
      await ask('PATCH', `/customers/${made.id}`, { position: `At ${turn}` })
      const query = { purpose: 'import_source', name: 'busy.csv' }
      const { body } = await app.request('POST', '/files', {
        query,
        body: name,
        headers: { 'content-type': 'text/csv' },
      })
      await ask('DELETE', turn % 2 ? `/files/${body.id}` : `/customers/${made.id}`)
    }
  }
  const writers = ['ann', 'ben', 'cem'].map((name) => writer(name))
  for (let looks = 0; looks < 4; looks++) expect(await findingsOf(app)).toEqual({})
  writing = false
  await Promise.all(writers)
})

const path = async (name: string) => {
  const { rows } = await client.query<{ key: string }>('select key from files where id = $1', [ids[name]])
  return bytesPath(filesFolder(app.config), rows[0]!.key)
}

/** A change that the journal tells of and that made no new version of the row. */
const lineOf = (type: string, table: string, customer: string) => `
  insert into journal (id, at, action_id, actor_kind, actor_name, source, kind, customer_id, subject_type, subject_id)
  select gen_random_uuid(), now(), gen_random_uuid(), 'system', 'x', 'system', '${type}.changed', '${customer}', '${type}', id
  from ${table} ${table === 'addresses' ? `where customer_id = '${customer}'` : `where task_id = '${customer} task'`}`

/** What was done behind the program's back, by the verification that finds it: SQL, and the id that is told. */
const planted: Record<string, [sql: string, told?: () => string]> = {
  'database.references': [`insert into customer_sites select gen_random_uuid(), id from sites limit 1`],
  'database.valid': [
    `update pg_index set indisvalid = false where indexrelid = 'customers_phone'::regclass`,
    () => 'customers_phone',
  ],
  'database.indexes': [
    `update pg_index set indisready = false where indexrelid = 'customers_company_name'::regclass`,
    () => 'customers_company_name',
  ],
  'journal.positions': [`delete from journal where position = 3`, () => '4'],
  'journal.last_position': [`update journal_numbering set last_position = last_position + 5`],
  'journal.followers': [`insert into journal_followers (name, position) values ('nobody', 99999999)`, () => 'nobody'],
  'journal.acts': [
    `update journal set actor_id = gen_random_uuid() where kind = 'account.added' and customer_id = '$Dora'`,
  ],
  'jobs.ends': [`update job_runs set finished_at = null where kind = 'customers.bulk'`],
  'jobs.rows': [
    `insert into job_rows (run_id, place, subject_type, subject_id, title, state)
     select id, 9999, 'customer', '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7fff', 'x', 'done' from job_runs limit 1`,
    () => '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7fff',
  ],
  'customers.external_ids': [`delete from customer_external_ids where customer_id = '$Anna'`, () => ids['Anna']!],
  'customers.made': [
    `delete from journal where kind = 'customer.created' and customer_id = '$Bert'`,
    () => ids['Bert']!,
  ],
  'customers.there': [
    `update journal set subject_id = '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7ff1' where kind = 'customer.created' and customer_id = '$Hans'`,
    () => '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7ff1',
  ],
  'customers.lines': [
    `update journal set customer_id = '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7ff2' where kind = 'note.created' and customer_id = '$Hans'`,
    () => '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7ff2',
  ],
  'customers.history': [`update customers set position = 'Thief' where id = '$Cleo'`, () => `${ids['Cleo']} (position`],
  'customers.erased': [
    `update customers set first_name = 'Left' where id = '$Gone'`,
    () => `${ids['Gone']} (first_name)`,
  ],
  'customers.phones': [`update customer_phones set e164 = '+4311' where customer_id = '$Dora'`, () => ids['Dora']!],
  'customers.emails': [
    `update customer_emails set address = 'x@y.example' where customer_id = '$Dora'`,
    () => ids['Dora']!,
  ],
  'customers.sites': [
    `delete from customer_sites s using customers c where c.id = s.customer_id and s.site_id = c.site_id and c.id = '$Emil'`,
    () => ids['Emil']!,
  ],
  'customers.numbers': [`update customers set number_sort = 'zz' where id = '$Anna'`, () => ids['Anna']!],
  'customers.search': [`update customers set search = ' somebody else' where id = '$Bert'`, () => ids['Bert']!],
  'customers.presumed_gender': [`update customers set presumed_gender = null where id = '$Anna'`, () => ids['Anna']!],
  'addresses.billing': [`update customers set billing_city = 'Rome' where id = '$Dora'`, () => ids['Dora']!],
  'addresses.made': [`delete from journal where kind = 'address.added' and customer_id = '$Emil'`],
  'addresses.there': [`delete from addresses where customer_id = '$Hans'`, () => ids['Hans at home']!],
  'addresses.history': [
    `update addresses set version = 2 where customer_id = '$Cleo';
     insert into journal (id, at, action_id, actor_kind, actor_name, source, kind, customer_id, subject_type, subject_id, changes, position)
     select gen_random_uuid(), now(), gen_random_uuid(), 'system', 'x', 'system', 'address.changed', '$Cleo', 'address', id, '{"city": ["Berlin", "Bonn"]}', 100000
     from addresses where customer_id = '$Cleo'`,
    () => `${ids['Cleo at home']} (city`,
  ],
  'addresses.of_erased': [
    `insert into addresses (customer_id, id, city) values ('$Gone', '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7ff3', 'Left')`,
    () => '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7ff3',
  ],
  'notes.text': [`update notes set text = 'otherwise' where customer_id = '$Anna'`, () => ids['Anna note']!],
  'notes.made': [`delete from journal where kind = 'note.created' and customer_id = '$Bert'`, () => ids['Bert note']!],
  'notes.there': [`delete from notes where customer_id = '$Cleo'`, () => ids['Cleo note']!],
  'notes.of_erased': [
    `insert into notes (id, customer_id, author_name, html, text) values ('0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7ff4', '$Gone', 'x', '<p>x</p>', 'x')`,
    () => '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7ff4',
  ],
  'tasks.external_ids': [
    `insert into task_external_ids select id, 'crm', '7' from tasks where customer_id = '$Anna'`,
    () => ids['Anna task']!,
  ],
  'tasks.search': [`update tasks set search = '' where customer_id = '$Anna'`, () => ids['Anna task']!],
  'tasks.made': [`delete from journal where kind = 'task.created' and customer_id = '$Bert'`, () => ids['Bert task']!],
  'tasks.there': [`delete from tasks where customer_id = '$Cleo'`, () => ids['Cleo task']!],
  'tasks.history': [
    `update tasks set title = 'Ring nobody' where customer_id = '$Dora'`,
    () => `${ids['Dora task']} (title`,
  ],
  'customers.version': [
    `insert into journal (id, at, action_id, actor_kind, actor_name, source, kind, customer_id, subject_type, subject_id)
     select gen_random_uuid(), now(), gen_random_uuid(), 'system', 'x', 'system', 'customer.changed', '$Emil', 'customer', '$Emil' from generate_series(1, 20)`,
    () => ids['Emil']!,
  ],
  'addresses.version': [lineOf('address', 'addresses', '$Bert'), () => ids['Bert at home']!],
  'tasks.version': [`update tasks set version = 1 where customer_id = '$Emil'`, () => ids['Emil task']!],
  'task_comments.version': [lineOf('task_comment', 'task_comments', '$Bert')],
  'notes.history': [
    `update notes set pinned_at = now() where customer_id = '$Emil'`,
    () => `${ids['Emil note']} (pinned_at`,
  ],
  'tasks.of_erased': [
    `insert into tasks (id, customer_id, title, author_name) values ('0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7ff5', '$Gone', 'x', 'x')`,
    () => '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7ff5',
  ],
  'task_comments.made': [`delete from journal where kind = 'task_comment.created' and customer_id = '$Emil'`],
  'task_comments.history': [
    `update task_comments set version = 2 where task_id = '$Anna task';
     insert into journal (id, at, action_id, actor_kind, actor_name, source, kind, customer_id, subject_type, subject_id, changes, position)
     select gen_random_uuid(), now(), gen_random_uuid(), 'system', 'x', 'system', 'task_comment.changed', '$Anna', 'task_comment', id, '{"text": ["Done", "Not done"]}', 100001
     from task_comments where task_id = '$Anna task'`,
  ],
  'accounts.figures': [`update customers set account_status = 'verified' where id = '$Emil'`, () => ids['Emil']!],
  'sites.default': [`update sites set is_default = false`],
  'imports.counts': [`update imports set created = created + 1`, () => ids['import']!],
  'exports.files': [`delete from export_files`, () => ids['export']!],
  'put-back.acts': [`update journal_undos set action_id = gen_random_uuid()`],
  'table-views.parts': [`update table_views set columns = '[{"column": "shoe_size"}]'`],
  // After all lines that are planted: they take their place from it.
  'journal.serials': [`select setval('journal_serial', 1)`],
  'files.bytes': ['select 1', () => `${ids['lost']} (its bytes are missing`],
  'files.rows': ['select 1', () => bytesPath(filesFolder(app.config), '0'.repeat(32))],
}

/** Nobody can plant a page that PostgreSQL finds damaged without damaging it for all. */
const notPlanted = ['database.checksums']

test('every kind of fault that is planted is found, and each is told by its row', async () => {
  expect([...Object.keys(planted), ...notPlanted].toSorted()).toEqual(
    allVerifications()
      .map(({ name }) => name)
      .toSorted(),
  )
  // Jobs that look through uploads would take one whose bytes are gone for one that might tell of somebody.
  await vi.waitFor(async () => {
    const { rows } = await client.query(`select kind from job_runs where state in ('queued', 'running')`)
    expect(rows).toEqual([])
  }, 30_000)
  await client.query('set session_replication_role = replica')
  const named = (text: string) =>
    text.replace(/\$(\w+(?: task)?)/g, (all, name: string) => ids[name] ?? ids[name.split(' ')[0]!] ?? all)
  for (const [name, [statement]] of Object.entries(planted))
    await client.query(named(statement)).catch((error: Error) => expect.fail(`${name}: ${error.message}`))
  // A row that an index has never heard of.
  await client.query(`update customers set company_name = 'Unheard' where id = '${ids['Anna']}'`)
  await client.query(`update pg_index set indisready = true where indexrelid = 'customers_company_name'::regclass`)
  rmSync(await path('lost'))
  const flipped = await path('flipped')
  writeFileSync(
    flipped,
    readFileSync(flipped).map((byte, at) => (at === 1 ? byte ^ 1 : byte)),
  )
  writeFileSync(await path('cut'), 'a')
  const stray = bytesPath(filesFolder(app.config), '0'.repeat(32))
  mkdirSync(dirname(stray), { recursive: true })
  writeFileSync(stray, 'nobody’s')
  utimesSync(stray, new Date(), new Date(Date.now() - 2 * 86_400_000))

  const found = await findingsOf(app)
  expect(Object.keys(planted).filter((name) => !(name in found))).toEqual([])
  for (const [name, [, told]] of Object.entries(planted)) {
    if (told) expect(found[name]!.join('\n'), name).toContain(told())
  }
  expect(found['files.bytes']!.toSorted()).toEqual(
    [
      expect.stringContaining(`${ids['lost']} (its bytes are missing`),
      expect.stringContaining(`${ids['flipped']} (its bytes are others`),
      expect.stringContaining(`${ids['cut']} (it has 1 bytes instead of 8`),
    ].toSorted((a, b) => String(a).localeCompare(String(b))),
  )
  expect(Object.keys(found).filter((name) => !(name in planted))).toEqual([])
  expect(existsSync(stray), 'nothing was mended').toBe(true)
})
