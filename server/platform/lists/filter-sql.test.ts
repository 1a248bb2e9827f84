import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluateFilter, type FilterRecord } from '../../../contract/platform/filter/evaluate.ts'
import { foldCase } from '../../../contract/platform/filter/text.ts'
import { parseFilter, type Filter } from '../../../contract/platform/filter/filter.ts'
import { condition, filter, now, questions, thing } from '../../../test/filter-arbitraries.ts'
import { testDatabase } from '../../../test/database.ts'
import { createThings, insertThings, me, thingScope } from '../../../test/filter-things.ts'
import { permissions } from '../../../contract/permissions.ts'
import type { Money } from '../../../contract/platform/kinds/values.ts'
import { system } from '../actor.ts'
import { openDatabase } from '../database/db.ts'
import { pageOf } from './listing.ts'
import { filterScope } from './filter-sql-scope.ts'
import { foldCaseSql } from './filter-sql-text.ts'
import { compileFilter } from './filter-sql.ts'

const database = await testDatabase()
const db = openDatabase(database.connection)
const scope = { ...filterScope(thingScope), me }
const things = fc.sample(thing, { numRuns: 400, seed: 1 })

beforeAll(async () => {
  await createThings(db.write)
  await insertThings(db.write, things)
})
afterAll(async () => {
  await db.close()
  await database.drop()
})

async function selected(one: Filter): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select t.id from things t where ${compileFilter(one, thingScope, { now, me })} order by t.id`.execute(db.read)
  return rows.map((row) => row.id)
}

/** Moments come back from the database by the millisecond. */
const records: FilterRecord[] = things.map((one) => ({ ...one, seen_at: one.seen_at?.replace(/(\.\d{3})\d*/, '$1') }))

const evaluated = (one: Filter): number[] =>
  records.flatMap((record, id) => (evaluateFilter(one, record, scope, now) ? [id] : []))

/** What SQL selects is what evaluation says, and the negation selects exactly the rest. */
async function expectAgreement(one: Filter): Promise<{ right: number; wrong: number }> {
  const [right, wrong] = [await selected(one), await selected({ not: one })]
  expect(right).toEqual(evaluated(one))
  expect([...right, ...wrong].toSorted((a, b) => a - b)).toEqual(things.map((_, id) => id))
  return { right: right.length, wrong: wrong.length }
}

test.each(questions(scope).map(([field, op]) => [field.name, op, field] as const))(
  '%s %s selects in SQL what it means',
  async (_name, op, field) => {
    const seen = { right: 0, wrong: 0 }
    const property = fc.asyncProperty(condition(field, op), async (one) => {
      const { right, wrong } = await expectAgreement(one)
      seen.right += right
      seen.wrong += wrong
    })
    await fc.assert(property, { numRuns: 25 })
    expect(seen.right).toBeGreaterThan(0)
    expect(seen.wrong).toBeGreaterThan(0)
  },
)

test('any tree selects in SQL what it means', async () => {
  let telling = 0
  const property = fc.asyncProperty(filter(scope, 5), async (one) => {
    const { right, wrong } = await expectAgreement(one)
    if (right > 0 && wrong > 0) telling += 1
  })
  await fc.assert(property, { numRuns: 400 })
  expect(telling).toBeGreaterThan(100)
})

test('a filter that is written as JSON and parsed is the same filter, with its texts composed', () => {
  const composed = (one: unknown): unknown => JSON.parse(JSON.stringify(one).normalize('NFC'))
  fc.assert(
    fc.property(filter(scope, 5), (one) => {
      const parsed = parseFilter(JSON.parse(JSON.stringify(one)), scope)
      expect(composed(parsed)).toEqual(composed(one))
      expect(parseFilter(parsed, scope)).toEqual(parsed)
    }),
    { numRuns: 500 },
  )
})

/** The ICU library of a PostgreSQL is older than Node's: it may not know the case of letters that Unicode gained since. */
const isYoung = (letter: string) => letter >= '\u1c80' && !(letter >= '\u1e00' && letter < '\u2c00')

test('SQL folds every letter as evaluation does, but for those that Unicode gained lately', async () => {
  const { rows } = await sql<{ letter: string; folded: string }>`
    select letter, ${foldCaseSql(sql`letter`)} as folded
    from (select chr(code) as letter from generate_series(1, ${0x10ffff}::int) code where code not between 55296 and 57343) l`.execute(
    db.write,
  )
  const different = rows.filter(({ letter, folded }) => folded !== foldCase(letter))
  expect(rows).toHaveLength(0x10ffff - 2048)
  expect(different.filter(({ letter, folded }) => folded !== letter || !isYoung(letter))).toEqual([])
  expect(different.length).toBeLessThan(400)
})

test('SQL folds letters in words as evaluation does', async () => {
  const words = fc.sample(
    fc.array(fc.constantFrom(...'ΑΣσςİiI\u0307\u0345.\u00ad\u2019sS %'), { minLength: 1, maxLength: 6 }),
    2000,
  )
  const texts = words.map((one) => one.join(''))
  const { rows } = await sql<{ folded: string }>`
    select ${foldCaseSql(sql`word`)} as folded from unnest(${texts}::text[]) with ordinality u(word, place) order by place`.execute(
    db.read,
  )
  expect(rows.map((row) => row.folded)).toEqual(texts.map(foldCase))
})

test.each<[Filter, string]>([
  [{ field: 'email', op: 'eq', value: 'ANN@x.org' }, 'things_email'],
  [{ field: 'email', op: 'in', value: ['ann@x.org', 'BOB@x.org'] }, 'things_email'],
  [{ field: 'name', op: 'eq', value: 'Berlin' }, 'things_name'],
  [{ field: 'name', op: 'in', value: ['Berlin', 'Bonn'] }, 'things_name'],
  [{ field: 'name', op: 'empty' }, 'things_name'],
  [{ field: 'code', op: 'starts_with', value: '101' }, 'things_code'],
  [{ field: 'home_id', op: 'in', value: ['0190a0b0-0000-7000-8000-00000000000a'] }, 'things_home_id'],
  [{ field: 'points', op: 'between', value: [1, 2] }, 'things_points'],
  [{ field: 'score', op: 'gt', value: 0.5 }, 'things_score'],
  [{ field: 'score', op: 'eq', value: 3 }, 'things_score'],
  [{ field: 'price', op: 'eq', value: { amount: 100, currency: 'EUR' } }, 'things_price'],
  [{ field: 'price', op: 'gt', value: { amount: 100, currency: 'EUR' } }, 'things_price'],
  [{ field: 'price', op: 'lte', value: { amount: 100, currency: 'EUR' } }, 'things_price'],
  [{ field: 'born', op: 'last_days', value: 3 }, 'things_born'],
  [{ field: 'seen_at', op: 'last_days', value: 3 }, 'things_seen_at'],
  [{ field: 'seen_at', op: 'between', value: ['2026-11-22T00:00:00Z', '2026-11-23T00:00:00Z'] }, 'things_seen_at'],
  [{ field: 'tags', op: 'has_any', value: ['vip'] }, 'things_tags'],
  [{ field: 'tags', op: 'has_all', value: ['vip', 'x'] }, 'things_tags'],
  [{ field: 'shop_points', op: 'gte', value: 5 }, 'things_shop_points'],
  [{ field: 'phones', op: 'eq', value: '+49 30 1234567' }, 'thing_phones_e164'],
  [{ field: 'phones', op: 'eq', value: '+49 30 1234567' }, 'thing_phones_digits'],
  [{ field: 'phones', op: 'starts_with', value: '030' }, 'thing_phones_digits'],
  [{ field: 'external_ids', op: 'eq', value: 'shop:10' }, 'thing_external_ids_pkey'],
  [{ some: 'parts', where: { field: 'label', op: 'starts_with', value: '101' } }, 'thing_parts_label'],
  [{ some: 'parts', where: { field: 'size', op: 'gt', value: 1 }, at_least: 2 }, 'thing_parts_thing'],
])('%j is served by the index %s', async (one, index) => {
  const plan = await db.write.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    return sql<{
      'QUERY PLAN': string
    }>`explain select t.id from things t where ${compileFilter(one, thingScope, { now, me })}`.execute(tx)
  })
  const lines = plan.rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(lines).toMatch(new RegExp(`\\b${index}\\b.*\\n +Index Cond:`))
})

test.each(['price', '-price'])('money is paged through by its amount, then its currency: %s', async (sort) => {
  const source = {
    from: sql`(select t.price, lpad(t.id::text, 32, '0')::uuid as id from things t) t`,
    alias: sql`t`,
    id: sql<string>`t.id`,
    columns: sql`t.id, t.price`,
    where: [],
    sorts: { price: { expr: sql`t.price`, type: 'jsonb' as const, nullable: true } },
    defaultSort: 'price',
  }
  const read: { amount: number; currency: string }[] = []
  for (let after: string | undefined; ;) {
    const page = await pageOf<{ id: string; price: Money | null }>(
      { db: db.read, actor: system(permissions) },
      source,
      { sort, limit: 7, ...(after && { after }) },
    )
    read.push(...page.rows.flatMap(({ price }) => price ?? []))
    if (page.next === null) break
    after = page.next
  }
  const wanted = things
    .flatMap(({ price }) => price ?? [])
    .toSorted((a, b) => a.amount - b.amount || (a.currency < b.currency ? -1 : a.currency > b.currency ? 1 : 0))
  expect(read).toEqual(sort === 'price' ? wanted : wanted.toReversed())
})

test('SQL in a value is a value, and nothing of a filter is in the statement', async () => {
  const attack = "x'); drop table things; --"
  const one: Filter = {
    any: [
      { field: 'name', op: 'contains', value: attack },
      { field: 'tags', op: 'has_any', value: [attack] },
    ],
  }
  const { sql: statement, parameters } =
    sql`select t.id from things t where ${compileFilter(one, thingScope, { now, me })}`.compile(db.read)
  expect(statement).not.toContain('drop')
  expect(JSON.stringify(parameters)).toContain('drop')
  expect(await selected(one)).toEqual([])
  const unchecked = { field: 'name" = 1 or true --', op: 'eq', value: 'x' } as Filter
  expect(() => compileFilter(unchecked, thingScope)).toThrow('no SQL')
  expect(() => compileFilter({ field: 'name', op: 'like' as 'eq', value: 'x' }, thingScope)).toThrow('No SQL')
  expect(() => compileFilter({ some: 'constructor' }, thingScope)).toThrow('no SQL')
})
