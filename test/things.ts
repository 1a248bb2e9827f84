import { z } from 'zod'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { asOfSchema } from '../contract/platform/as-of.ts'
import type { JournalKind } from '../contract/platform/journal/kinds.ts'
import type { Phone } from '../contract/platform/kinds/values.ts'
import { historyEndpoints } from '../contract/platform/record-history.ts'
import { customers } from '../server/customers/record.ts'
import { can } from '../server/platform/actor.ts'
import type { Tx } from '../server/platform/database/tx.ts'
import { changesOf, isEmpty } from '../server/platform/journal/changes.ts'
import { addLine } from '../server/platform/journal/journal.ts'
import { historyRoutes } from '../server/platform/records/history-routes.ts'
import { record } from '../server/platform/records/record.ts'
import type { Values, Verbs } from '../server/platform/records/verbs.ts'
import type { Slice } from '../server/platform/slice.ts'
import { slices } from '../server/slices.ts'
import type { TestApp } from './app.ts'
import { partSpec, thingSpec } from './things-contract.ts'

declare module '../server/platform/database/db.ts' {
  interface Tables {
    test_things: {
      id: string
      customer_id: string | null
      payer_id: string | null
      version: number
      title: string
      about: string | null
      tags: string[]
      phones: Phone[]
      opened: number | null
      done_at: string | null
      created_at: string
      updated_at: string
    }
    test_parts: { id: string; customer_id: string; name: string | null; created_at: string }
  }
}

/** Two owners, and only one of them takes it along. */
export const things = record({
  spec: thingSpec,
  table: 'test_things',
  alias: 'th',
  owners: [
    { record: customers, column: 'customer_id', gone: 'with' },
    { record: customers, column: 'payer_id', gone: 'stays' },
  ],
  personal: 'customers.personal',
  rights: { create: 'customers.edit', change: 'customers.edit', remove: 'customers.edit' },
  list: { defaultSort: '-created_at', present: [] },
  missing: 'There is no such thing.',
})

export const parts = record({
  spec: partSpec,
  table: 'test_parts',
  alias: 'tp',
  owners: [{ record: customers, column: 'customer_id', gone: 'with' }],
  personal: 'customers.personal',
  rights: { create: 'customers.edit', change: 'customers.edit', remove: 'customers.edit' },
  missing: 'There is no such part.',
})

const endpoints = historyEndpoints({
  path: '/things/:id',
  called: 'a thing',
  change: 'notes.write',
  ids: {
    history: 'thingHistory',
    facets: 'thingHistoryFacets',
    preview: 'thingPutBackPreview',
    putBack: 'thingPutBack',
    asOf: 'thingAsOf',
  },
  examples: '`title`',
  asOf: asOfSchema('thing', z.record(z.string(), z.unknown()), {}, 'ThingAsOf'),
  told: 'fields',
})

const tell = (tx: Tx, type: string, verb: string, id: string, customer_id: string | null, more: Values = {}): void =>
  addLine(tx, {
    kind: `${type}.${verb}` as string as JournalKind,
    subject_type: type,
    subject_id: id,
    customer_id,
    ...more,
  })

const json = (value: unknown): unknown =>
  Array.isArray(value) && typeof value[0] === 'object' ? JSON.stringify(value) : value

export async function createThing(tx: Tx, given: Values): Promise<string> {
  const values: Values = { id: uuidv7(), created_at: tx.at, ...given }
  const names = Object.keys(values)
  await sql`
    insert into test_things (${sql.join(names.map((name) => sql.ref(name)))})
    values (${sql.join(names.map((name) => json(values[name])))})`.execute(tx.db)
  tell(tx, 'thing', 'created', String(values['id']), (values['customer_id'] ?? null) as string | null)
  return String(values['id'])
}

export async function patchThing(tx: Tx, id: string, patch: Values): Promise<void> {
  const before = await things.lock(tx, id)
  const { phones, ...plain } = changesOf(before, patch)
  const parted = (phones ? (phones[1] as Phone[]) : []).map((one) => [`phones.${one.id}`, [null, { ...one, place: 0 }]])
  const changes = { ...plain, ...Object.fromEntries(parted) }
  if (isEmpty(changes) && !phones) return
  const set = Object.entries(patch).map(([name, value]) => sql`${sql.ref(name)} = ${json(value)}`)
  await sql`update test_things set version = version + 1, ${sql.join(set)} where id = ${id}`.execute(tx.db)
  tell(tx, 'thing', 'changed', id, before.customer_id, { changes })
}

export async function deleteThing(tx: Tx, id: string): Promise<void> {
  const kept = await things.lock(tx, id)
  await sql`delete from test_things where id = ${id}`.execute(tx.db)
  tell(tx, 'thing', 'deleted', id, kept.customer_id, { data: { kept } })
}

export async function finishThing(tx: Tx, id: string, done: boolean): Promise<void> {
  const { customer_id, done_at } = await things.lock(tx, id)
  await sql`update test_things set done_at = ${done ? tx.at : null} where id = ${id}`.execute(tx.db)
  tell(tx, 'thing', done ? 'finished' : 'reopened', id, customer_id, done ? {} : { data: { done_at } })
}

const ofThings: Verbs = {
  may: (actor) => can(actor, 'notes.write'),
  title: ({ title }) => String(title),
  change: (tx, { id }, patch) => patchThing(tx, id, patch),
  remove: (tx, { id }) => deleteThing(tx, id),
  bringBack: (tx, { id }, kept) => createThing(tx, { ...kept, id }),
  states: { finish: (tx, { id }) => finishThing(tx, id, true), reopen: (tx, { id }) => finishThing(tx, id, false) },
}

export async function addPart(tx: Tx, customer_id: string, given: Values): Promise<string> {
  const { id = uuidv7(), name = null } = given
  await sql`insert into test_parts values (${customer_id}, ${id}, ${name}, ${tx.at})`.execute(tx.db)
  tell(tx, 'part', 'added', String(id), customer_id)
  return String(id)
}

export async function patchPart(tx: Tx, customer_id: string, id: string, name: string): Promise<void> {
  const { rows } = await sql<Values>`
    update test_parts set name = ${name} from test_parts old
    where test_parts.customer_id = ${customer_id} and test_parts.id = ${id}
      and old.customer_id = test_parts.customer_id and old.id = test_parts.id returning old.name`.execute(tx.db)
  tell(tx, 'part', 'changed', id, customer_id, { changes: { name: [rows[0]!['name'], name] } })
}

export async function deletePart(tx: Tx, customer_id: string, id: string): Promise<void> {
  const { rows } = await sql<Values>`
    delete from test_parts where customer_id = ${customer_id} and id = ${id} returning id, name, created_at`.execute(
    tx.db,
  )
  tell(tx, 'part', 'deleted', id, customer_id, { data: { kept: rows[0] } })
}

const ofParts: Verbs = {
  may: (actor) => can(actor, 'notes.write'),
  change: (tx, { id, customer_id }, { name }) => patchPart(tx, customer_id!, id, String(name)),
  remove: (tx, { id, customer_id }) => deletePart(tx, customer_id!, id),
  bringBack: (tx, { id, customer_id }, kept) => addPart(tx, customer_id!, { ...kept, id }),
  asOf: { order: 'created_at' },
}

const slice: Slice = {
  name: 'things',
  records: [things, parts],
  verbs: { thing: ofThings, part: ofParts },
  routes: historyRoutes(things, endpoints),
}

/** Makes the program know of them. To be called before it is made. */
export function knowThings(): void {
  ;(slices as Slice[]).push(slice)
}

/** Their tables, in the database of a test. */
export async function makeThings({ db }: TestApp): Promise<void> {
  await sql`
    create table test_things (
      id uuid primary key, customer_id uuid references customers (id), payer_id uuid references customers (id),
      version int not null default 1, title text not null default '', about text, tags text[] not null default '{}',
      phones jsonb not null default '[]', opened int, done_at timestamptz,
      created_at timestamptz not null default now(), updated_at timestamptz not null default now())`.execute(db.write)
  await sql`
    create table test_parts (
      customer_id uuid not null references customers (id), id uuid not null, name text, created_at timestamptz not null,
      primary key (customer_id, id))`.execute(db.write)
}
