import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import type { Field } from '../../contract/platform/record.ts'
import type { AnyRecord } from '../platform/records/record.ts'
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

async function everywhere(pattern = `${planted}|9753186`): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`.execute(app.db.write)
  const found: string[] = []
  for (const { name } of rows) {
    const hits = await sql<{ row: string }>`
      select t::text as row from ${sql.raw(name)} t where t::text ~* ${pattern} limit 1`.execute(app.db.write)
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

/** Tables whose rows are about customers, with what happens to each of their columns. */
const pointing = async (): Promise<{ table: string; columns: string[] }[]> => {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select distinct c.conrelid::regclass::text as "table",
      (select array_agg(a.attname::text) from pg_attribute a
        where a.attrelid = c.conrelid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_constraint c
    where c.contype = 'f' and c.confrelid = 'customers'::regclass and c.conrelid <> 'customers'::regclass`.execute(
    app.db.read,
  )
  return rows
}

test('of every column that is about a person it is said whether an erase wipes it', async () => {
  const owned = new Map(slices.flatMap((slice) => slice.owns ?? []).map((one) => [one.table, one]))
  const records = slices.flatMap((slice) => slice.records ?? [])
  const unsaid: string[] = []
  for (const { table, columns } of await pointing()) {
    const record = records.find((one) => one.table === table)
    const one = owned.get(table)
    if (!one && !record) unsaid.push(`${table}: nothing is said of it`)
    if (record?.owners.every(({ gone }) => gone === 'with') || one?.erase === 'delete' || one?.deletes) continue
    const said = [...(one?.keeps ?? []), ...(one?.wipes ?? []), ...(record ? columnsSaid(record) : [])]
    unsaid.push(...columns.filter((column) => !said.includes(column)).map((column) => `${table}.${column}`))
  }
  const customers = records.find((one) => one.table === 'customers')!
  const { rows } = await sql<{ name: string }>`
    select attname::text as name from pg_attribute where attrelid = 'customers'::regclass and attnum > 0 and not attisdropped`.execute(
    app.db.read,
  )
  const said = columnsSaid(customers)
  unsaid.push(...rows.flatMap(({ name }) => (said.includes(name) ? [] : `customers.${name}`)))
  expect(unsaid).toEqual([])
})

const columnsSaid = (record: AnyRecord): string[] => [
  ...record.fields.map(({ name }) => name),
  ...record.wiped,
  ...record.kept,
]

test('what a slice says of its columns is true of the database', async () => {
  const said = slices
    .flatMap((slice) => slice.owns ?? [])
    .flatMap(({ table, keeps = [], wipes = [], tell }) => [...keeps, ...wipes, ...tell].map((name) => [table, name]))
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`.execute(
    app.db.read,
  )
  const there = new Set(rows.map((row) => row.name))
  expect(said.length).toBeGreaterThan(20)
  expect(said.map((one) => one.join('.')).filter((name) => !there.has(name))).toEqual([])
})

test('a personal field that is added to the contract is wiped, in the row and in saved views', async () => {
  await sql`alter table customers add column passport text`.execute(app.db.write)
  const customers = slices.flatMap((slice) => slice.records ?? []).find((one) => one.table === 'customers')!
  const field = { name: 'passport', kind: 'text', personal: true, filterable: true } as const
  const fields = customers.fields as Field[]
  fields.push(field)
  try {
    const { body } = await app.request('POST', '/customers', {
      body: { first_name: 'By', last_name: 'Recipe', email: 'recipe@example.com' },
    })
    await sql`update customers set passport = ${'Pzxport P77'} where id = ${body.id}`.execute(app.db.write)
    const view = await app.request('POST', '/table-views', {
      body: { resource: 'customers', name: 'One person', columns: [{ column: 'name' }], q: 'pzxport p77' },
    })
    expect(view.status, view.text).toBe(201)
    expect((await everywhere('pzxport')).length).toBeGreaterThan(1)
    expect((await app.request('DELETE', `/customers/${body.id}`)).status).toBe(204)
    expect(await everywhere('pzxport')).toEqual([])
  } finally {
    fields.splice(fields.indexOf(field), 1)
    await sql`alter table customers drop column passport`.execute(app.db.write)
  }
})

test('a view forgets whom it looked for, and keeps what only looks alike', async () => {
  const { body } = await app.request('POST', '/customers', {
    body: {
      first_name: 'Ann',
      last_name: 'Traced',
      email: 'traced@example.com',
      discount_card: '11',
      external_ids: [{ source: 'shop', external_id: '2026' }],
    },
  })
  const view = (name: string, filter: object) =>
    app.request('POST', '/table-views', {
      body: { resource: 'customers', name, columns: [{ column: 'name' }], filter },
    })
  const looks = { field: 'external_ids', op: 'eq', value: 'shop:2026' }
  const alike = [
    { field: 'date_of_birth', op: 'eq', value: '2001-11-20' },
    { field: 'personal_discount', op: 'eq', value: 11 },
    { field: 'company_name', op: 'contains', value: '2026 GmbH' },
    { field: 'external_ids', op: 'eq', value: 'shop:20261' },
  ]
  const made = await view('Looks for one', {
    all: [looks, { field: 'discount_card', op: 'eq', value: '11' }, ...alike],
  })
  expect(made.status, made.text).toBe(201)
  expect((await app.request('DELETE', `/customers/${body.id}`)).status).toBe(204)
  const after = await app.request('GET', `/table-views/${made.body.id}`)
  expect(after.body.filter).toEqual({ all: alike })
})
