import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { testApp, type Caller } from '../../test/app.ts'
import { bulking } from '../../test/bulking.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { create, read, start, finished, rowsOf, linesOf, sites } = bulking(app)

const everybody = (last_name: string, count: number) =>
  Promise.all(Array.from({ length: count }, (_, at) => create({ first_name: `N${at}`, last_name })))
const named = (last_name: string) => ({ filter: { field: 'last_name', op: 'eq', value: last_name } })
const change = (given: object) => ({ kind: 'change', ...given })

describe('changing many customers', () => {
  test('those picked: fields set and emptied, tags and sites added and taken away, one act in the journal', async () => {
    const [one, two, same] = await everybody('Picked', 3)
    const other = await create({ last_name: 'Other', position: 'Buyer' })
    await app.request('PATCH', `/customers/${one!.id}`, { body: { position: 'Buyer', tags: ['old', 'kept'] } })
    await app.request('PATCH', `/customers/${same!.id}`, { body: { vip: true, tags: ['new'], site_ids: [sites.shop] } })
    const before = await read(same!.id)
    const ids = [two!.id, one!.id, same!.id, one!.id]
    const action = change({
      set: { vip: true, position: null },
      add_tags: ['new'],
      remove_tags: ['old'],
      add_site_ids: [sites.shop],
    })
    const job = await finished(await start({ ids }, 3, action))
    expect(job).toMatchObject({ kind: 'customers.bulk', state: 'done', title: '3', total: 3, progress: 3 })
    expect(job.result).toEqual({ done: 2, unchanged: 1, refused: 0 })
    expect(await read(one!.id)).toMatchObject({ vip: true, position: null, tags: ['kept', 'new'], version: 3 })
    expect(await read(two!.id)).toMatchObject({ vip: true, tags: ['new'], version: 2 })
    expect((await read(two!.id)).site_ids.toSorted()).toEqual([sites.main, sites.shop].toSorted())
    expect(await read(same!.id)).toEqual(before)
    expect(await read(other.id)).toMatchObject({ vip: false, position: 'Buyer', version: 1 })
    const { items, counts } = await rowsOf(job.id)
    expect(counts).toEqual({ done: 2, unchanged: 1, refused: 0 })
    expect(items.map((row) => [row.place, row.customer_id, row.title, row.state])).toEqual([
      [1, two!.id, two!.number, 'done'],
      [2, one!.id, one!.number, 'done'],
      [3, same!.id, same!.number, 'unchanged'],
    ])
    const lines = await linesOf(job.id)
    expect(lines.map((line) => line.customer_id).toSorted()).toEqual([one!.id, two!.id].toSorted())
    expect(new Set(lines.map((line) => line.kind))).toEqual(new Set(['customer.changed']))
    expect(lines.find((line) => line.customer_id === one!.id)?.changes).toEqual({
      vip: [false, true],
      position: ['Buyer', null],
      tags: [
        ['old', 'kept'],
        ['kept', 'new'],
      ],
      site_ids: [[sites.main], [sites.main, sites.shop].toSorted()],
    })
  })

  test('all that match, but for those left out; in the order of the list; the search text follows', async () => {
    const all = await everybody('Matching', 12)
    const selection = { ...named('Matching'), sort: 'number', except: [all[3]!.id] }
    const { body } = await app.request('POST', '/customers/bulk/count', { body: { selection } })
    expect(body).toEqual({ count: 11 })
    const job = await finished(
      await start(selection, 11, change({ set: { company_name: 'Zwölfender', site_id: sites.shop } })),
    )
    expect(job.result).toEqual({ done: 11, unchanged: 0, refused: 0 })
    const found = await app.request('GET', '/customers', { query: { q: 'zwolfender', sort: 'number' } })
    expect(found.body.total.value).toBe(11)
    expect(found.body.items.every((item: { site_id: string }) => item.site_id === sites.shop)).toBe(true)
    expect((await read(all[3]!.id)).company_name).toBeNull()
    expect((await rowsOf(job.id)).items.map((row) => row.title)).toEqual(
      found.body.items.map((item: { number: string }) => item.number),
    )
    expect(
      (await app.request('POST', '/customers/bulk/count', { body: { selection: { q: 'Zwölfender' } } })).body,
    ).toEqual({ count: 11 })
    const kept = await sql<{ n: number }>`
      select (select count(*) from bulk_actions) + (select count(*) from bulk_targets) as n`.execute(app.db.write)
    expect(kept.rows[0]?.n).toBe(0)
  })

  test('a customer that a rule refuses is refused alone, with the reason', async () => {
    const [plain, lonely] = [
      await create({ last_name: 'Rule', email: 'rule@example.com' }),
      await create({ email: 'lonely@example.com' }),
    ]
    const full = await create({ last_name: 'Rule', tags: Array.from({ length: 50 }, (_, at) => `t${at}`) })
    const many = await everybody('Rule', 9)
    const ids = [plain, lonely, full, ...many].map((one) => one.id)
    const emptied = await finished(await start({ ids }, 12, change({ set: { last_name: null, company_name: null } })))
    expect(emptied.result).toEqual({ done: 10, unchanged: 1, refused: 1 })
    const [refused] = (await rowsOf(emptied.id, 'refused')).items
    expect(refused).toMatchObject({
      title: full.number,
      code: 'nobody_left',
      message: expect.stringContaining('Leave at least one'),
    })
    const tagged = await finished(await start({ ids }, 12, change({ add_tags: ['one more'] })))
    expect(tagged.result).toEqual({ done: 11, unchanged: 0, refused: 1 })
    expect((await rowsOf(tagged.id, 'refused')).items[0]).toMatchObject({ title: full.number, place: 3 })
    const email = await finished(await start({ ids: [plain.id, many[0]!.id] }, 2, change({ set: { email: null } })))
    expect(email.result).toEqual({ done: 0, unchanged: 1, refused: 1 })
    expect((await rowsOf(email.id, 'refused')).items[0]).toMatchObject({
      title: plain.number,
      data: { field: 'email' },
    })
  })

  test('the home site is not taken away, and a customer saved since is left alone where versions are given', async () => {
    const [one, two] = await everybody('Home', 2)
    const ids = [one!.id, two!.id]
    await app.request('PATCH', `/customers/${two!.id}`, { body: { site_id: sites.shop } })
    const action = change({ remove_site_ids: [sites.main] })
    const stale = await finished(await start({ ids, versions: [1, 1] }, 2, action))
    expect((await rowsOf(stale.id)).items.map((row) => [row.state, row.code])).toEqual([
      ['refused', 'home_site'],
      ['refused', 'stale'],
    ])
    expect((await finished(await start({ ids }, 2, action))).result).toEqual({ done: 1, unchanged: 0, refused: 1 })
    expect((await read(two!.id)).site_ids).toEqual([sites.shop])
  })

  test('is undone as one act; whoever was changed since is listed and left alone', async () => {
    const [one, two] = await everybody('Undone', 2)
    const action = change({ set: { vip: true, site_id: sites.shop }, add_tags: ['undo'] })
    const job = await finished(await start({ ids: [one!.id, two!.id] }, 2, action))
    await app.request('PATCH', `/customers/${two!.id}`, { body: { tags: ['mine'] } })
    const undo = await app.request('POST', `/journal/actions/${job.id}/undo`)
    expect(undo.status, undo.text).toBe(200)
    const undone = await finished(undo.body.id)
    expect(undone.state).toBe('done')
    expect(await read(one!.id)).toMatchObject({ vip: false, tags: [], site_id: sites.main, site_ids: [sites.main] })
    expect(await read(two!.id)).toMatchObject({ tags: ['mine'] })
    const told = (await rowsOf(undone.id)).items.find((row) => row.customer_id === two!.id)
    expect(JSON.stringify(told)).toContain('changed_since')
  })

  test('erasing: everything personal is wiped, each by a line of its own', async () => {
    const [one, two] = await everybody('Wiped', 2)
    const gone = await create({ last_name: 'Wiped' })
    await app.request('DELETE', `/customers/${gone.id}`)
    const ids = [one!.id, gone.id, two!.id]
    const job = await finished(await start({ ids, versions: [1, 1, 1] }, 3, { kind: 'erase' }))
    expect(job).toMatchObject({ kind: 'customers.bulk_erase', result: { done: 2, unchanged: 0, refused: 1 } })
    expect((await rowsOf(job.id, 'refused')).items[0]).toMatchObject({
      customer_id: gone.id,
      code: 'not_found',
      title: '?',
    })
    for (const id of ids) expect((await app.request('GET', `/customers/${id}`)).status).toBe(404)
    expect((await linesOf(job.id)).map((line) => line.kind)).toEqual(['customer.erased', 'customer.erased'])
  })
})

describe('what is refused before anything begins', () => {
  const asked = (selection: object, expected: number, action: object, as?: Caller) =>
    app.request('POST', '/customers/bulk', { body: { selection, expected, action }, ...(as && { as }) })

  test('another number than was confirmed, beyond one in a hundred; never more erasures', async () => {
    await everybody('Counted', 3)
    const vip = change({ set: { vip: true } })
    const wrong = await asked(named('Counted'), 2, vip)
    expect([wrong.status, wrong.body.error.code, wrong.body.error.data]).toEqual([409, 'count_changed', { count: 3 }])
    expect((await asked(named('Nobody'), 1, vip)).body.error.data).toEqual({ count: 0 })
    await sql`
      insert into customers (id, number, number_sort, site_id, last_name)
      select gen_random_uuid(), 'H-' || n, 'H-' || n, ${sites.main}, 'Hundred' from generate_series(1, 200) n`.execute(
      app.db.write,
    )
    await sql`insert into customer_sites select id, site_id from customers where last_name = 'Hundred'`.execute(
      app.db.write,
    )
    expect((await asked(named('Hundred'), 198, { kind: 'erase' })).body.error.code).toBe('count_changed')
    expect((await finished((await asked(named('Hundred'), 199, vip)).body.id)).result.done).toBe(200)
    expect((await asked(named('Hundred'), 190, vip)).status).toBe(409)
  })

  test('what makes no sense, and what the schema does not know', async () => {
    const { id } = await create({ last_name: 'Sense' })
    const bad = [
      asked({ ids: [] }, 1, change({ set: { vip: true } })),
      asked({ ids: [id], versions: [1, 2] }, 1, change({ set: { vip: true } })),
      asked({ ids: [id], versions: [2 ** 31] }, 1, change({ set: { vip: true } })),
      asked({ ids: [id], versions: [-(2 ** 31) - 1] }, 1, change({ set: { vip: true } })),
      asked({ ids: [id] }, 1, change({})),
      asked({ ids: [id] }, 1, change({ set: { phones: [] } })),
      asked({ ids: [id] }, 1, change({ set: { number: '1' } })),
      asked({ ids: [id] }, 1, change({ set: { gender: 'cat' } })),
      asked({ ids: [id] }, 1, change({ set: { tags: [] }, add_tags: ['a'] })),
      asked({ ids: [id] }, 1, change({ add_site_ids: [id] })),
      asked({ filter: { field: 'nothing', op: 'eq', value: 1 } }, 1, change({ set: { vip: true } })),
    ]
    expect((await Promise.all(bad)).map((answer) => answer.status)).toEqual(bad.map(() => 422))
  })

  test('the same request again starts no second job', async () => {
    const { id } = await create({ last_name: 'Again' })
    const body = { selection: { ids: [id] }, expected: 1, action: change({ add_tags: ['again'] }) }
    const headers = { 'idempotency-key': 'once-only' }
    const [first, second] = [
      await app.request('POST', '/customers/bulk', { body, headers }),
      await app.request('POST', '/customers/bulk', { body, headers }),
    ]
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id])
  })
})
