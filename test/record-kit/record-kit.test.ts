import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operatorsFor, parseFilter, type Filter } from '../../contract/platform/filter/filter.ts'
import { evaluateFilter } from '../../contract/platform/filter/evaluate.ts'
import type { KindName } from '../../contract/platform/kinds/kinds.ts'
import { testApp } from '../app.ts'
import { bulking } from '../bulking.ts'
import { exporting } from '../exporting.ts'
import { importing } from '../importing.ts'
import { listedRecords } from '../least.ts'
import { undoing } from '../undoing.ts'
import { furnish, subjects, type Row, type Subject } from './subjects.ts'
import { mark, valueOf, valuesOf } from './values.ts'
import { openWorld, type Snapshot } from './world.ts'

const [app, elsewhere] = [await testApp({ background: true }), await testApp({ background: true })]
afterAll(() => Promise.all([app.close(), elsewhere.close()]))
const { take, cells, download } = exporting(app)
const { finished, opened, sites } = bulking(app)
const tools = { finished, undone: undoing(app).undone }
let known: Awaited<ReturnType<typeof subjects>>
beforeAll(async () => {
  await opened
  known = await subjects(app, sites.main, sites.shop)
  await furnish(app, elsewhere)
})

/** What people do, one after another; `at` says to which row. */
type Act =
  | { kind: 'create' | 'bulk'; values: Record<string, unknown> }
  | { kind: 'change'; at: number; values: Record<string, unknown> }
  | { kind: 'remove'; at: number }

const runs = 12

/** Kinds that stand in a file of codes as they stand in an answer; what begins like a formula has an apostrophe before. */
const asWritten = new Set<KindName>(['text', 'long_text', 'choice', 'date', 'currency'])
const cell = (value: unknown): string => String(value ?? '').replace(/^=/, "'=")

describe.each(listedRecords.map(({ resource }) => resource))('%s, whatever is done to them', (name) => {
  const subject = (): Subject => known.of[name]
  const written = () => {
    const { record, references } = subject()
    return Object.fromEntries(
      record.fields
        .filter(({ access = 'editable' }) => access === 'editable')
        .flatMap((field) => {
          const value = valueOf(field, references[field.name] ?? [])
          return value
            ? [[field.name, field.name in subject().needs ? value.filter((one) => one !== null) : value]]
            : []
        }),
    )
  }
  const values = () => valuesOf(written())
  const act = (): fc.Arbitrary<Act> =>
    fc.oneof(
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('create' as const), values: values() }) },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('change' as const), at: fc.nat(9), values: values() }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('bulk' as const), values: values() }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), at: fc.nat(9) }) },
    )
  const acts = () =>
    fc
      .tuple(values(), values(), values(), fc.array(act(), { minLength: 3, maxLength: 7 }))
      .map(([one, two, three, more]): Act[] => [
        ...[one, two, three].map((given) => ({ kind: 'create' as const, values: given })),
        ...more,
      ])

  /** Asks whether a field has, or has not, a value that rows of the record can have. */
  const question = (): fc.Arbitrary<Filter> => {
    const asked = subject().record.fields.filter((field) => field.filterable && field.name in written())
    const leaf = fc.constantFrom(...asked).chain((field) => {
      const one = { field: field.name }
      const has = (['eq', 'has_any', 'gte', 'contains'] as const).find((op) => operatorsFor(field).includes(op))!
      const value = written()[field.name]!.filter(
        (some) => some !== null && !(Array.isArray(some) && some.length === 0),
      )
      return fc.oneof(
        value.map((some) => ({ ...one, op: has, value: some }) as Filter),
        ...(field.kind === 'flag'
          ? []
          : [fc.constantFrom({ ...one, op: 'empty' as const }, { ...one, op: 'not_empty' as const })]),
      )
    })
    return fc.oneof(
      leaf,
      leaf.map((not): Filter => ({ not })),
      fc.tuple(leaf, leaf).map((any): Filter => ({ any })),
    )
  }
  const sort = () =>
    fc
      .tuple(fc.constantFrom(...subject().record.fields.filter((field) => field.sortable)), fc.constantFrom('', '-'))
      .map(([field, way]) => way + field.name)

  const editable = (row: Row | undefined) =>
    row && Object.fromEntries(Object.keys(written()).map((field) => [field, row[field]]))

  async function live(list: readonly Act[]) {
    const world = openWorld(app, subject(), tools)
    const snapshots: Snapshot[] = []
    const at = (place: number) => world.living()[place % Math.max(1, world.living().length)]
    for (const one of list) {
      const id = 'at' in one ? at(one.at) : undefined
      if (one.kind === 'create') await world.create(one.values)
      else if (one.kind === 'bulk') await (world.living().length > 0 && world.bulk(world.living(), one.values))
      else if (id && one.kind === 'change') await world.change(id, one.values)
      else if (id && one.kind === 'remove') await world.remove(id)
      snapshots.push(await world.snapshot())
    }
    return { world, snapshots, now: snapshots.at(-1)! }
  }

  test('the list, its filters and totals tell of all that one may see, and of nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        acts(),
        fc.array(question(), { minLength: 3, maxLength: 3 }),
        sort(),
        async (list, asked, sorted) => {
          const { world } = await live(list)
          const { rows: all } = await world.walk({}, 200)
          const whole = new Map<string, Row>()
          for (const { id } of all) whole.set(id, await world.read(id))
          expect([...world.living()].filter((id) => !whole.has(id))).toEqual([])
          const seen = [...whole.values()].filter(subject().sees)
          const scope = { fields: subject().record.fields, relations: {} }
          for (const filter of [undefined, ...asked]) {
            const holds = (row: Row) => !filter || evaluateFilter(parseFilter(filter, scope), row, scope, new Date())
            const query = { sort: sorted, ...(filter && { filter: JSON.stringify(filter) }) }
            for (const [rows, as] of [
              [[...whole.values()], undefined],
              [seen, known.limited],
            ] as const) {
              const told = await world.walk(query, 7, as)
              expect(told.ids.toSorted(), JSON.stringify(query)).toEqual(
                rows
                  .filter(holds)
                  .map(({ id }) => id)
                  .toSorted(),
              )
              expect(new Set(told.ids).size).toBe(told.ids.length)
              expect(told.total).toEqual({ value: told.ids.length, exact: true })
            }
          }
          const blind = await world.walk({}, 200, known.masked)
          expect(blind.ids).toHaveLength(whole.size)
          expect(blind.text).not.toMatch(mark)
          for (const id of world.living()) {
            const { status } = await app.request('GET', `/${name}/${id}`, { as: known.limited })
            expect(status).toBe(seen.some((row) => row.id === id) ? 200 : 404)
          }
        },
      ),
      { numRuns: runs },
    )
  }, 240_000)

  test('a row as it was is the row that was, and putting back makes it so again', async () => {
    await fc.assert(
      fc.asyncProperty(acts(), fc.nat(20), fc.nat(9), async (list, when, which) => {
        const { world, snapshots, now } = await live(list)
        for (const { at, rows } of snapshots) {
          for (const id of world.living()) {
            const told = await world.ask('GET', `/${id}/as-of`, { query: { at } })
            const was = told[subject().record.type] as Row | null
            expect(editable(was ?? undefined), `${id} at ${at}`).toEqual(editable(rows.get(id)))
            const { text, status } = await app.request('GET', `/${name}/${id}/as-of`, {
              query: { at },
              as: known.masked,
            })
            expect([status, mark.test(text)]).toEqual([200, false])
          }
        }
        const id = world.living()[which % Math.max(1, world.living().length)]
        const then = snapshots[when % snapshots.length]!
        if (!id || !then.rows.has(id)) return
        const body = { since: then.at }
        const answer = await app.request('POST', `/${name}/${id}/history/put-back`, { body })
        const isSame = JSON.stringify(editable(then.rows.get(id))) === JSON.stringify(editable(now.rows.get(id)))
        if (isSame && answer.status !== 200) return
        expect(answer.status, answer.text).toBe(200)
        expect(answer.body.refused).toEqual([])
        expect(editable(await world.read(id))).toEqual(editable(then.rows.get(id)))
        const others = world.living().filter((one) => one !== id)
        for (const one of others) expect(await world.read(one)).toEqual(now.rows.get(one))
      }),
      { numRuns: runs },
    )
  }, 240_000)

  test('an act on many that is undone leaves no trace, and undoing the undo brings it again', async () => {
    await fc.assert(
      fc.asyncProperty(acts(), values(), async (list, set) => {
        const { world, now } = await live(list)
        if (world.living().length === 0) return
        const action = await world.bulk(world.living(), set)
        const after = await world.snapshot()
        const all = (one: Snapshot) => [...one.rows.values()].map(editable)
        if (JSON.stringify(all(after)) === JSON.stringify(all(now))) return
        const undoing = await world.undo(action)
        expect(all(await world.snapshot())).toEqual(all(now))
        await world.undo(undoing)
        expect(all(await world.snapshot())).toEqual(all(after))
      }),
      { numRuns: runs },
    )
  }, 240_000)

  test('what was deleted is gone everywhere, and comes back whole where it can', async () => {
    await fc.assert(
      fc.asyncProperty(acts(), fc.nat(9), async (list, which) => {
        const { world, now } = await live(list)
        const id = world.living()[which % Math.max(1, world.living().length)]
        if (!id) return
        await world.remove(id)
        expect((await world.walk({}, 200)).ids).not.toContain(id)
        expect((await app.request('GET', `/${name}/${id}`)).status).toBeGreaterThanOrEqual(404)
        const { body, text } = await app.request('GET', '/journal', {
          query: { subject_id: id, subject_type: subject().record.type, limit: 200 },
        })
        if (!subject().comesBack) {
          expect(text).not.toMatch(mark)
          return
        }
        await world.bringBack(body.items[0].action_id, id)
        expect(editable(await world.read(id))).toEqual(editable(now.rows.get(id)))
      }),
      { numRuns: runs },
    )
  }, 240_000)

  test('a file has the rows that one sees, with the values that they have', async () => {
    await fc.assert(
      fc.asyncProperty(acts(), async (list) => {
        const { world } = await live(list)
        const plain = subject().record.fields.filter(
          ({ kind, name: field }) => field in written() && asWritten.has(kind),
        )
        const all = await Promise.all((await world.walk({}, 200)).ids.map(world.read))
        const body = { resource: name, values: 'codes', columns: plain.map((field) => ({ name: field.name })) }
        const lines = (rows: readonly Row[]) =>
          rows.map((row) => plain.map((field) => cell(row[field.name])).join(' | '))
        for (const [rows, as] of [
          [all, undefined],
          [all.filter(subject().sees), known.limited],
        ] as const) {
          const [, ...file] = await cells(await take(body, as), 0, as)
          expect(file.map((one) => one.join(' | ')).toSorted()).toEqual(lines(rows).toSorted())
        }
      }),
      { numRuns: 3 },
    )
  }, 240_000)

  test('what goes out in codes changes nothing when it comes in again, and is the same where it was not', async () => {
    await fc.assert(
      fc.asyncProperty(acts(), async (list) => {
        const { world, now } = await live(list)
        const ids = world.living()
        if (ids.length === 0) return
        const body = { resource: name, values: 'codes' }
        const file = await take({ ...body, ids })
        const { text } = await download(file)
        const here = await importing(app).bringGuessed(text, name)
        expect(here).toMatchObject({ problems: [], counts: { read: ids.length, unchanged: ids.length } })
        for (const id of ids) expect(await world.read(id)).toEqual(now.rows.get(id))
        const moved = await importing(elsewhere).bringGuessed(text, name)
        expect(moved).toMatchObject({ problems: [], counts: { created: ids.length } })
        const there = exporting(elsewhere)
        const [heading, ...lines] = await there.cells(await there.take(body))
        expect([heading, ...lines]).toEqual(expect.arrayContaining(await cells(file)))
      }),
      { numRuns: 4 },
    )
  }, 240_000)
})
