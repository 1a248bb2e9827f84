import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { slices } from '../slices.ts'

const app = await testApp()
afterAll(() => app.close())

const planted = 'Qzxplanted'
const whole = {
  email: `${planted}mail@example.com`,
  salutation: 'dr',
  first_name: `${planted}First`,
  middle_name: `${planted}Middle`,
  last_name: `${planted}Last`,
  gender: 'female',
  date_of_birth: '1971-02-03',
  phones: [{ number: '+49 30 97531864', label: `${planted}label` }],
  company_name: `${planted}Company`,
  position: `${planted}Position`,
  discount_card: `${planted}Card`,
  tags: [`${planted}tag`],
  external_ids: [{ source: 'shop', external_id: `${planted}ID` }],
}
const address = Object.fromEntries(
  [
    'code',
    'first_name',
    'last_name',
    'company_name',
    'line1',
    'line2',
    'line3',
    'postal_code',
    'city',
    'dependent_locality',
    'region',
    'phone',
    'comment',
    'as_typed',
  ].map((field) => [field, `${planted}${field}`.slice(0, 32)]),
)

async function plant() {
  const { body: customer } = await app.request('POST', '/customers', {
    body: whole,
    headers: { 'idempotency-key': 'plant' },
  })
  const path = `/customers/${customer.id}`
  const added = await app.request('POST', `${path}/addresses`, {
    body: { ...address, country: 'DE', parts: { street: `${planted}street` } },
  })
  expect(added.status, added.text).toBe(201)
  await app.request('PATCH', `${path}/addresses/${added.body.id}`, { body: { city: `${planted}Town` } })
  await app.request('PATCH', path, {
    body: {
      first_name: `${planted}Second`,
      phones: [{ number: '+49 30 97531865' }],
      tags: [],
      company_name: `${planted}Other`,
    },
  })
  await app.request('POST', `${path}/notes`, {
    body: { html: `<p>${planted}note</p>` },
    headers: { 'idempotency-key': 'plant note' },
  })
  await app.request('DELETE', `${path}/notes/${(await app.request('GET', `${path}/notes`)).body.items[0].id}`)
  await app.request('POST', `${path}/notes`, { body: { html: `<p>${planted}note again</p>` } })
  return { customer, path }
}

async function everywhere(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`.execute(app.db.write)
  const found: string[] = []
  for (const { name } of rows) {
    const hits = await sql<{ row: string }>`
      select t::text as row from ${sql.raw(name)} t where t::text ~* ${`${planted}|9753186`} limit 1`.execute(
      app.db.write,
    )
    found.push(...hits.rows.map(({ row }) => `${name}: ${row}`))
  }
  const files = readdirSync(app.config.dataDir, { recursive: true, encoding: 'utf8' }).map((file) =>
    join(app.config.dataDir, file),
  )
  for (const file of files)
    if (statSync(file).isFile() && readFileSync(file, 'latin1').includes(planted)) found.push(file)
  return found
}

test('an erase leaves no planted value in any table or file, keeps the number, and frees the e-mail', async () => {
  const { customer, path } = await plant()
  expect((await everywhere()).length).toBeGreaterThan(4)
  const preview = await app.request('GET', `${path}/erase-preview`)
  expect(preview.body.wiped).toContainEqual({ what: 'addresses', count: 1 })
  expect(preview.body.wiped).toContainEqual({ what: 'accounts', count: 1 })
  expect((await app.request('DELETE', path)).status).toBe(204)
  expect(await everywhere()).toEqual([])
  expect((await app.request('GET', path)).status).toBe(404)
  expect((await app.request('GET', '/customers', { query: { q: customer.number } })).body.items).toEqual([])
  const kept = await sql<{ number: string; erased: boolean }>`
    select number, erased_at is not null as erased from customers where id = ${customer.id}`.execute(app.db.read)
  expect(kept.rows).toEqual([{ number: customer.number, erased: true }])
  const journal = await app.request('GET', '/journal', { query: { customer_id: customer.id } })
  expect(journal.text).not.toContain(planted)
  const again = await app.request('POST', '/customers', {
    body: { first_name: 'New', last_name: 'Person', email: whole.email },
  })
  expect(again.status, again.text).toBe(201)
  expect(
    (
      await app.request('POST', '/customers', {
        body: { ...whole, email: 'x@example.com', external_ids: [], number: customer.number },
      })
    ).body.error.code,
  ).toBe('number_taken')
})

test('support may not erase; a stale confirmation erases nothing', async () => {
  const { body: customer } = await app.request('POST', '/customers', {
    body: { first_name: 'Stay', last_name: 'Here', email: 'stay@example.com' },
  })
  const path = `/customers/${customer.id}`
  expect((await app.request('DELETE', path, { as: await app.staff({ role: 'support' }) })).status).toBe(403)
  await app.request('PATCH', path, { body: { position: 'Changed' } })
  expect((await app.request('DELETE', path, { headers: { 'if-match': '"1"' } })).status).toBe(412)
  expect((await app.request('GET', path)).body.position).toBe('Changed')
})

test('every table that points at a customer says what an erase does to it', async () => {
  const { rows } = await sql<{ table: string }>`
    select distinct c.conrelid::regclass::text as "table" from pg_constraint c
    where c.contype = 'f' and c.confrelid = 'customers'::regclass and c.conrelid <> 'customers'::regclass`.execute(
    app.db.read,
  )
  const declared = slices.flatMap((slice) => (slice.owns ?? []).map((one) => one.table))
  expect(rows.map((row) => row.table).filter((table) => !declared.includes(table))).toEqual([])
})
