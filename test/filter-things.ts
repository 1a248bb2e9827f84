import { sql } from 'kysely'
import { typedDigits } from '../contract/platform/filter/phones.ts'
import type { Email, ExternalId, Money, Phone } from '../contract/platform/kinds/values.ts'
import { defineFields, fieldList, type Field } from '../contract/platform/record.ts'
import type { Handle } from '../server/platform/database/db.ts'
import type { SqlField, SqlScope } from '../server/platform/lists/filter-sql.ts'

/** A record with a field of every kind, two of run time, and two levels of related records: for tests of the filter language. */
export const thingFields = fieldList(
  defineFields({
    name: { kind: 'text', filterable: true },
    email: { kind: 'email', folded: true, filterable: true },
    zip: { kind: 'text', compact: true, filterable: true },
    code: { kind: 'code', filterable: true },
    colour: { kind: 'choice', choices: ['red', 'green', 'blue'], filterable: true },
    country: { kind: 'country', filterable: true },
    currency: { kind: 'currency', filterable: true },
    locale: { kind: 'locale', filterable: true },
    home_id: { kind: 'reference', refers: 'homes', me: true, filterable: true },
    points: { kind: 'integer', range: [0, 100], filterable: true },
    score: { kind: 'decimal', filterable: true },
    born: { kind: 'date', filterable: true },
    seen_at: { kind: 'instant', filterable: true },
    open: { kind: 'flag', filterable: true },
    tags: { kind: 'tags', filterable: true },
    phones: { kind: 'phones', filterable: true },
    emails: { kind: 'emails', filterable: true },
    external_ids: { kind: 'external_ids', filterable: true },
    remark: { kind: 'long_text', filterable: true },
    price: { kind: 'money', filterable: true, sortable: true },
    secret: { kind: 'text' },
  }),
)
const partFields = fieldList(
  defineFields({
    label: { kind: 'text', filterable: true },
    size: { kind: 'integer', filterable: true },
  }),
)
const screwFields = fieldList(defineFields({ label: { kind: 'text', filterable: true } }))

/** Fields that no contract knows: they exist in the data alone. */
export const dynamicFields: Field[] = [
  { name: 'shop_points', kind: 'decimal', filterable: true, labels: { en: 'Points', de: 'Punkte' } },
  { name: 'shop_member', kind: 'flag', filterable: true, labels: { en: 'Member', de: 'Mitglied' } },
]

export interface Screw {
  label: string | null
}
export interface Part {
  label: string | null
  size: number | null
  screws: Screw[]
}
export interface Thing {
  name: string | null
  email: string | null
  zip: string | null
  code: string | null
  colour: string | null
  country: string | null
  currency: string | null
  locale: string | null
  home_id: string | null
  points: number | null
  score: number | null
  born: string | null
  seen_at: string | null
  open: boolean
  tags: string[]
  phones: Phone[]
  emails: Email[]
  external_ids: ExternalId[]
  shop_points: number | null
  shop_member: boolean | null
  remark: string | null
  price: Money | null
  parts: Part[]
}

const columns = (fields: readonly Field[], alias: string): SqlField[] =>
  fields.map((field) => ({ field, expr: sql.ref(`${alias}.${field.name}`) }))
const named = (fields: SqlField[]) => Object.fromEntries(fields.map((one) => [one.field.name, one]))
const fieldNamed = (name: string) => thingFields.find((field) => field.name === name)!
const isColumn = (field: Field) => !['phones', 'emails', 'external_ids'].includes(field.name)

/** Who asks in these tests: one of the references that things have. */
export const me = '0190a0b0-0000-7000-8000-00000000000b'

/** The whole record in SQL, over the alias `t`. */
export const thingScope: SqlScope = {
  fields: named([
    ...columns(thingFields.filter(isColumn), 't'),
    { field: fieldNamed('home_id'), expr: sql`t.home_id` },
    {
      field: fieldNamed('phones'),
      rows: {
        from: sql`thing_phones p where p.thing_id = t.id`,
        columns: { e164: sql`p.e164`, digits: sql`p.digits` },
      },
    },
    {
      field: fieldNamed('emails'),
      rows: { from: sql`thing_emails m where m.thing_id = t.id`, columns: { address: sql`m.address` } },
    },
    {
      field: fieldNamed('external_ids'),
      rows: {
        from: sql`thing_external_ids e where e.thing_id = t.id`,
        columns: { source: sql`e.source`, external_id: sql`e.external_id` },
      },
    },
    { field: dynamicFields[0]!, expr: sql`(t.custom->'shop'->>'points')::numeric` },
    { field: dynamicFields[1]!, expr: sql`(t.custom->'shop'->>'member')::boolean` },
  ]),
  relations: {
    parts: {
      from: sql`thing_parts a where a.thing_id = t.id`,
      scope: {
        fields: named(columns(partFields, 'a')),
        relations: {
          screws: {
            from: sql`part_screws s where s.part_id = a.id`,
            scope: { fields: named(columns(screwFields, 's')), relations: {} },
          },
        },
      },
    },
  },
}

/** Makes the tables, with indexes of the shapes that the product has. */
export async function createThings(db: Handle): Promise<void> {
  for (const statement of schema.split(';\n\n')) await sql.raw(statement).execute(db)
  // Plans are looked at: statistics that come at some moment of the run would change them.
  for (const table of ['things', 'thing_phones', 'thing_emails', 'thing_external_ids', 'thing_parts', 'part_screws']) {
    await sql`alter table ${sql.table(table)} set (autovacuum_enabled = off)`.execute(db)
  }
}

const schema = `
create table things (
  id int primary key, name text collate "und-x-icu", email text collate "und-x-icu", zip text, code text collate "C",
  colour text, country text, currency text, locale text, home_id uuid, points int, score numeric(12, 2), born date,
  seen_at timestamptz, open boolean not null, tags text[] not null, custom jsonb not null,
  remark text, price jsonb
);

create index things_name on things (name, id);

create index things_email on things ((email_key(email) collate "C"));

create index things_code on things (code text_pattern_ops);

create index things_points on things (points, id);

create index things_score on things (score, id);

create index things_born on things (born, id);

create index things_seen_at on things (seen_at, id);

create index things_price on things (price, id);

create index things_home_id on things (home_id, id);

create index things_tags on things using gin (tags);

create index things_shop_points on things (((custom->'shop'->>'points')::numeric), id);

create table thing_phones (thing_id int references things on delete cascade, e164 text, digits text not null);

create index thing_phones_thing on thing_phones (thing_id);

create index thing_phones_e164 on thing_phones (e164);

create index thing_phones_digits on thing_phones (digits text_pattern_ops);

create table thing_emails (thing_id int references things on delete cascade, address text collate "und-x-icu");

create index thing_emails_thing on thing_emails (thing_id);

create index thing_emails_key on thing_emails ((email_key(address) collate "C"));

create table thing_external_ids (
  thing_id int references things on delete cascade, source text, external_id text, primary key (source, external_id, thing_id)
);

create index thing_external_ids_thing on thing_external_ids (thing_id);

create table thing_parts (id int primary key, thing_id int references things on delete cascade, label text, size bigint);

create index thing_parts_thing on thing_parts (thing_id);

create index thing_parts_label on thing_parts (label text_pattern_ops, thing_id);

create table part_screws (part_id int references thing_parts on delete cascade, label text)`

/** Puts the things into the tables; the id of each is its place in the list. */
export async function insertThings(db: Handle, things: readonly Thing[]): Promise<void> {
  const rows = things.map((thing, id) => ({
    ...thing,
    id,
    custom: { shop: { points: thing.shop_points, member: thing.shop_member } },
  }))
  const phones = rows.flatMap(({ id, phones }) =>
    phones.map(({ e164, number }) => ({ thing_id: id, e164, digits: typedDigits(number) })),
  )
  const emails = rows.flatMap(({ id, emails }) => emails.map(({ address }) => ({ thing_id: id, address })))
  const externalIds = rows.flatMap(({ id, external_ids }) => external_ids.map((one) => ({ thing_id: id, ...one })))
  const parts = rows
    .flatMap(({ id, parts }) => parts.map((part) => ({ ...part, thing_id: id })))
    .map((part, id) => ({ ...part, id }))
  const screws = parts.flatMap(({ id, screws }) => screws.map((screw) => ({ ...screw, part_id: id })))
  const tables = {
    things: rows,
    thing_phones: phones,
    thing_emails: emails,
    thing_external_ids: externalIds,
    thing_parts: parts,
    part_screws: screws,
  }
  for (const [table, list] of Object.entries(tables)) {
    const name = sql.table(table)
    await sql`insert into ${name} select * from json_populate_recordset(null::${name}, ${JSON.stringify(list)}::json)`.execute(
      db,
    )
  }
}
