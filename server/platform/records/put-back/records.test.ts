import '../../../../test/things-contract.ts'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JournalLine } from '../../../../contract/platform/journal/journal.ts'
import { testApp, type Caller } from '../../../../test/app.ts'
import * as thing from '../../../../test/things.ts'
import { administratorActor, undoing } from '../../../../test/undoing.ts'
import { createCustomers } from '../../../customers/actions/create-many.ts'
import { transact, type Tx } from '../../database/tx.ts'

// Nothing but a declaration says anything of these records: what they have follows from it.
thing.knowThings()
const app = await testApp({ background: true })
await app.request('PATCH', '/settings', { body: { require_email: false, require_first_name: false } })
beforeAll(() => thing.makeThings(app))
afterAll(() => app.close())

const ada = administratorActor(app)
const { undo, undone, ended } = undoing(app)
const act = <R>(part: (tx: Tx) => Promise<R>, action_id = uuidv7()): Promise<R> =>
  transact(app.db, ada, 'web', part, { action_id })
const make = (given: Record<string, unknown> = {}): Promise<string> =>
  act((tx) => thing.createThing(tx, { title: 'Thing', ...given }))
const person = async (body: Record<string, unknown> = {}): Promise<string> =>
  (await app.request('POST', '/customers', { body: { last_name: 'Owner', ...body } })).body.id
const rowOf = async (id: string): Promise<Record<string, unknown> | undefined> =>
  (await sql<Record<string, unknown>>`select * from test_things where id = ${id}`.execute(app.db.write)).rows[0]
const partsOf = async (customer: string): Promise<unknown[]> =>
  (await sql`select id, name from test_parts where customer_id = ${customer} order by created_at`.execute(app.db.write))
    .rows
const history = async (id: string, of = 'things'): Promise<JournalLine[]> =>
  (await app.request('GET', `/${of}/${id}/history`, { query: { limit: 200 } })).body.items
const putBack = (id: string, body: Record<string, unknown>, as: Caller = app.administrator, of = 'things') =>
  app.request('POST', `/${of}/${id}/history/put-back`, { as, body })
const moment = async (): Promise<string> => {
  await pause(3)
  const at = new Date().toISOString()
  await pause(3)
  return at
}

describe('a record of nobody', () => {
  test('has a history, and a change comes back through its own action', async () => {
    const id = await make({ tags: ['old'] })
    await act((tx) => thing.patchThing(tx, id, { title: 'Renamed', about: 'secret', tags: ['old', 'new'] }))
    await act((tx) => thing.patchThing(tx, id, { tags: ['old', 'new', 'newer'] }))
    const line = (await history(id)).at(1)!
    const facets = await app.request('GET', `/things/${id}/history/facets`)
    expect(facets.body.fields).toContainEqual({ subject_type: 'thing', field: 'title' })
    const preview = await app.request('GET', `/things/${id}/history/put-back`, { query: { line_id: line.id } })
    expect(preview.text).toContain('"to":"Thing"')
    expect((await putBack(id, { line_id: line.id })).body).toMatchObject({
      put_back: ['title', 'about', 'tags'],
      refused: [],
    })
    expect(await rowOf(id)).toMatchObject({ title: 'Thing', about: null, tags: ['old', 'newer'], version: 4 })
    expect((await history(id))[0]).toMatchObject({ kind: 'thing.changed', data: { puts_back: line.action_id } })
  })

  test('keeps what changed since, and refuses who saw another version, who sees no values, and who may not', async () => {
    const id = await make({ about: 'before' })
    await act((tx) => thing.patchThing(tx, id, { title: 'One', about: 'private' }))
    const line = (await history(id))[0]!
    const stale = await app.request('POST', `/things/${id}/history/put-back`, {
      body: { line_id: line.id },
      headers: { 'if-match': '"1"' },
    })
    expect(stale.status).toBe(412)
    const role = await app.request('POST', '/roles', {
      body: { code: 'masked', name: 'Masked', permissions: ['customers.read', 'notes.write', 'history.read'] },
    })
    expect(role.status, role.text).toBe(201)
    const masked = await app.staff({ role: 'masked' })
    const some = await putBack(id, { line_id: line.id }, masked)
    expect(some.text).not.toMatch(/private|before/)
    expect(some.body).toMatchObject({ put_back: ['title'], refused: [{ field: 'about', code: 'not_allowed' }] })
    expect((await putBack(id, { line_id: line.id }, await app.staff({ role: 'viewer' }))).status).toBe(403)
    await act((tx) => thing.patchThing(tx, id, { about: 'later' }))
    const none = await putBack(id, { line_id: line.id })
    expect([none.status, none.body.error.data.refused[0].now]).toEqual([409, 'later'])
    expect(await rowOf(id)).toMatchObject({ title: 'Thing', about: 'later' })
  })

  test('goes back to a state, and to no state that it is in', async () => {
    const id = await make()
    await act((tx) => thing.finishThing(tx, id, true))
    const line = (await history(id))[0]!
    const preview = await app.request('GET', `/things/${id}/history/put-back`, { query: { line_id: line.id } })
    expect(preview.body.steps).toMatchObject([{ subject_type: 'thing', name: null, verb: 'reopen' }])
    expect((await putBack(id, { line_id: line.id })).status).toBe(200)
    expect((await rowOf(id))!['done_at']).toBeNull()
    expect((await putBack(id, { line_id: line.id })).body.put_back).toEqual([])
  })

  test('is told as it was, and not before it was', async () => {
    const early = await moment()
    const id = await make({ phones: [{ id: uuidv7(), number: '030 1', label: null, extension: null }] })
    const first = await moment()
    await act((tx) => thing.patchThing(tx, id, { title: 'Later', tags: ['x'] }))
    await act((tx) => thing.finishThing(tx, id, true))
    const second = await moment()
    await act((tx) => thing.finishThing(tx, id, false))
    const asOf = async (at: string) => (await app.request('GET', `/things/${id}/as-of`, { query: { at } })).body
    expect(await asOf(early)).toMatchObject({ thing: null, changed: [] })
    expect(await asOf(first)).toMatchObject({
      thing: { title: 'Thing', tags: [], done_at: null, version: expect.any(Number), masked: [] },
      changed: ['title', 'tags'],
      not_kept: ['opened'],
    })
    expect(await asOf(second)).toMatchObject({ thing: { title: 'Later' }, changed: ['done_at'] })
    expect((await asOf(second)).thing.done_at).not.toBeNull()
    const viewer = await app.staff({ role: 'viewer' })
    const masked = await app.request('GET', `/things/${id}/as-of`, { as: viewer, query: { at: first } })
    expect(masked.text).not.toContain('030 1')
    const action = uuidv7()
    await act((tx) => thing.deleteThing(tx, id), action)
    const gone = await moment()
    await undone(action)
    expect(await asOf(first)).toMatchObject({ thing: { title: 'Thing', tags: [] }, changed: ['title', 'tags'] })
    expect(await asOf(gone)).toMatchObject({ thing: null })
  })
})

describe('an act on records', () => {
  test('of nobody is undone as one: what came goes, what went comes back, what changed returns', async () => {
    const [changed, deleted, done, kept] = [await make(), await make({ title: 'Gone' }), await make(), await make()]
    const action = uuidv7()
    const [made, touched] = await act(async (tx) => {
      for (const id of [changed, kept]) await thing.patchThing(tx, id, { title: 'Changed' })
      await thing.deleteThing(tx, deleted)
      await thing.finishThing(tx, done, true)
      return [await thing.createThing(tx, { title: 'New' }), await thing.createThing(tx, { title: 'Newer' })]
    }, action)
    await act((tx) => thing.patchThing(tx, kept, { title: 'Somebody’s' }))
    await act((tx) => thing.patchThing(tx, touched, { about: 'mine' }))
    const { body: before } = await app.request('GET', `/journal/actions/${action}`)
    expect(before).toMatchObject({
      customers: { value: 0, exact: true },
      records: [{ type: 'thing', value: 6, exact: true }],
      cannot_undo: null,
    })
    const { items, counts } = await undone(action)
    expect(counts).toEqual({ done: 4, refused: 2, unchanged: 0 })
    const rows = new Map(items.map((row: { title: string }) => [row.title, row]))
    expect(rows.get('Gone')).toMatchObject({ subject_type: 'thing', subject_id: deleted, customer_id: null })
    expect(rows.get('New')).toMatchObject({ state: 'done', subject_id: null })
    expect(rows.get('Newer')).toMatchObject({ state: 'refused', code: 'changed_since', subject_id: touched })
    expect(await rowOf(changed)).toMatchObject({ title: 'Thing' })
    expect(await rowOf(deleted)).toMatchObject({ title: 'Gone' })
    expect(await rowOf(done)).toMatchObject({ done_at: null })
    expect(await rowOf(kept)).toMatchObject({ title: 'Somebody’s' })
    expect(await rowOf(made)).toBeUndefined()
    expect(await rowOf(touched)).toMatchObject({ about: 'mine' })
    const { undo: by } = (await app.request('GET', `/journal/actions/${action}`)).body
    expect((await undone(by.action_id)).counts).toMatchObject({ done: 4 })
    expect(await rowOf(changed)).toMatchObject({ title: 'Changed' })
    expect(await rowOf(deleted)).toBeUndefined()
    expect((await rowOf(done))!['done_at']).not.toBeNull()
  })

  test('of customers and of nobody goes through both, and on from where it was cut short', async () => {
    const [one, two] = [await person(), await person()]
    const [own, free] = [await make({ customer_id: one }), await make()]
    const [action, both] = [uuidv7(), uuidv7()]
    for (const id of [one, two]) await act((tx) => thing.addPart(tx, id, { id: both, name: `Of ${id}` }))
    const path = `/customers/${two}`
    await act(async (tx) => {
      await thing.patchThing(tx, own, { title: 'Changed' })
      await thing.patchThing(tx, free, { title: 'Changed' })
      await thing.addPart(tx, one, { name: 'A' })
      await thing.patchPart(tx, one, both, 'One')
      await thing.patchPart(tx, two, both, 'Two')
    }, action)
    expect((await app.request('GET', `/journal/actions/${action}`)).body.records).toEqual([
      { type: 'customer', value: 2, exact: true },
      { type: 'thing', value: 2, exact: true },
    ])
    const { body: job } = await undo(action)
    const { counts, items } = await ended(job.id)
    expect(counts).toEqual({ done: 4, refused: 0, unchanged: 0 })
    expect(items.map((row: { subject_type: string }) => row.subject_type)).toEqual([
      'customer',
      'customer',
      'thing',
      'thing',
    ])
    for (const id of [one, two]) expect(await partsOf(id)).toEqual([{ id: both, name: `Of ${id}` }])
    expect([(await rowOf(own))!['title'], (await rowOf(free))!['title']]).toEqual(['Thing', 'Thing'])
    // As after a crash behind the first thing: the second is done again, nobody else.
    const [first, second] = [own, free].toSorted()
    await act((tx) => thing.patchThing(tx, second!, { title: 'Changed' }))
    await app.request('PATCH', path, { body: { position: 'Stays' } })
    const checkpoint = JSON.stringify({ type: 'thing', after: first, done: 3 })
    await sql`
      with rows as (delete from job_rows where run_id = ${job.id}::uuid and place > 3)
      update job_runs set state = 'failed', finished_at = now(), checkpoint = ${checkpoint}::jsonb where id = ${job.id}::uuid`.execute(
      app.db.write,
    )
    expect((await app.request('POST', `/jobs/${job.id}/retry`, { body: {} })).status).toBe(200)
    expect((await ended(job.id)).counts).toEqual({ done: 4, refused: 0, unchanged: 0 })
    expect((await rowOf(second!))!['title']).toBe('Thing')
  })

  test('that came with their customer go, whether with it or after it', async () => {
    const action = uuidv7()
    const number = `T-${action.slice(-8)}`
    const id = uuidv7()
    const [own, paid] = await act(async (tx) => {
      await createCustomers(tx, [{ id, input: { number, last_name: 'Brought' } }])
      await thing.addPart(tx, id, { name: 'A' })
      return [
        await thing.createThing(tx, { title: 'Own', customer_id: id }),
        await thing.createThing(tx, { title: 'Paid', payer_id: id }),
      ]
    }, action)
    // Somebody of one site sees no line of customers that are gone, and is told no less of what was theirs.
    const site = (await app.request('GET', '/sites')).body.items[0].id
    const { body: job } = await undo(action, await app.staff({ role: 'manager', site_ids: [site] }))
    const { items, counts } = await ended(job.id)
    expect(counts).toEqual({ done: 2, refused: 0, unchanged: 1 })
    expect(items[0]).toMatchObject({ title: number, state: 'done', subject_id: null, data: { removed: true } })
    expect([await rowOf(own), await rowOf(paid), await partsOf(id)]).toEqual([undefined, undefined, []])
  })

  test('is undone by who may change them, not by who may change customers', async () => {
    const id = await make()
    const role = await app.request('POST', '/roles', {
      body: {
        code: 'keeper',
        name: 'Keeper',
        permissions: ['customers.read', 'notes.write', 'history.read', 'journal.undo'],
      },
    })
    expect(role.status, role.text).toBe(201)
    const keeper = await app.staff({ role: 'keeper' })
    const [action, ofCustomer] = [uuidv7(), uuidv7()]
    await act((tx) => thing.patchThing(tx, id, { title: 'Changed' }), action)
    const { body } = await app.request('POST', '/customers', { body: { last_name: 'Made' } })
    const [line] = await history(body.id, 'customers')
    expect((await undo(line!.action_id, keeper)).status).toBe(403)
    expect((await undo(ofCustomer, keeper)).status).toBe(404)
    const answer = await undo(action, keeper)
    expect(answer.status, answer.text).toBe(200)
    await ended(answer.body.id)
    expect((await rowOf(id))!['title']).toBe('Thing')
  })

  test('is kept from staff who may not see the owner, and nothing of it is told to them', async () => {
    const site = (await app.request('POST', '/sites', { body: { code: 'beyond', name: 'Beyond' } })).body.id
    const away = await app.staff({ role: 'manager', site_ids: [site] })
    const id = await make({ customer_id: await person(), title: 'Zqhidden' })
    const action = uuidv7()
    const free = await make({ title: 'Free' })
    await act(async (tx) => {
      await thing.deleteThing(tx, id)
      await thing.patchThing(tx, free, { title: 'Changed' })
    }, action)
    expect((await app.request('GET', `/things/${id}/history`, { as: away })).status).toBe(404)
    const { body } = await undo(action, away)
    const { items } = await ended(body.id)
    expect(JSON.stringify(items)).not.toContain('Zqhidden')
    expect(items).toMatchObject([{ state: 'done', title: 'Changed' }])
    expect(await rowOf(id)).toBeUndefined()
  })

  test('of which nothing can be taken back is refused, and not entered as undone', async () => {
    const action = uuidv7()
    await act(async (tx) => {
      const line = { subject_type: 'note', subject_id: uuidv7(), customer_id: null }
      tx.lines.push({ ...line, kind: 'note.created' })
    }, action)
    expect((await app.request('GET', `/journal/actions/${action}`)).body.cannot_undo).toBe('nothing_to_undo')
    const answer = await undo(action)
    expect([answer.status, answer.body.error.code]).toEqual([409, 'conflict'])
    const { rows } = await sql`select from journal_undos where action_id = ${action}`.execute(app.db.write)
    expect(rows).toEqual([])
  })
})

describe('a record on the page of a customer', () => {
  test('comes, changes and goes with its page, by the key of both', async () => {
    const [one, other] = [await person(), await person()]
    const id = uuidv7()
    const at = await moment()
    await act((tx) => thing.addPart(tx, one, { id, name: 'Mine' }))
    await act((tx) => thing.addPart(tx, other, { id, name: 'Theirs' }))
    await act((tx) => thing.patchPart(tx, one, id, 'Changed'))
    const changed = (await history(one, 'customers'))[0]!
    const mid = await moment()
    await act((tx) => thing.deletePart(tx, one, id))
    const asOf = async (when: string) =>
      (await app.request('GET', `/customers/${one}/as-of`, { query: { at: when } })).body
    expect((await asOf(at)).parts).toEqual([])
    expect(await asOf(mid)).toMatchObject({ parts: [{ id, name: 'Changed' }], changed: [`part.${id}`] })
    const [gone] = await history(one, 'customers')
    const back = await putBack(one, { line_id: gone!.id }, app.administrator, 'customers')
    expect(back.body).toMatchObject({ put_back: [`part.${id}`], refused: [] })
    expect((await putBack(one, { line_id: changed.id }, app.administrator, 'customers')).body.put_back).toEqual([
      `part.${id}.name`,
    ])
    expect([await partsOf(one), await partsOf(other)]).toEqual([[{ id, name: 'Mine' }], [{ id, name: 'Theirs' }]])
  })

  test('a record with a page of its own comes back from the page of its customer as well', async () => {
    const customer = await person()
    const id = await make({ customer_id: customer, title: 'On the page' })
    await act((tx) => thing.deleteThing(tx, id))
    const [line] = await history(customer, 'customers')
    const { body } = await app.request('GET', '/journal', { query: { subject_type: 'thing', subject_id: id } })
    expect(body.items.map((one: JournalLine) => one.kind)).toEqual(['thing.deleted', 'thing.created'])
    const answer = await putBack(customer, { line_id: line!.id }, app.administrator, 'customers')
    expect(answer.body, answer.text).toMatchObject({ put_back: [`thing.${id}`], refused: [] })
    expect(await rowOf(id)).toMatchObject({ title: 'On the page', customer_id: customer })
  })
})

describe('a moment', () => {
  test('that is to come, or that no database holds, is refused beside its field', async () => {
    const id = await person()
    for (const [at, code] of [
      ['2999-01-01T00:00:00Z', 'in_future'],
      ['0000-01-01T00:00:00Z', 'year'],
      ['0001-01-01T00:00:00+14:00', 'year'],
    ]) {
      const asOf = await app.request('GET', `/customers/${id}/as-of`, { query: { at } })
      expect([asOf.status, asOf.body.error.fields.at.code], at).toEqual([422, code])
      const since = await putBack(id, { since: at }, app.administrator, 'customers')
      expect([since.status, since.body.error.fields.since.code], at).toEqual([422, code])
    }
    const odd = await app.request('GET', `/customers/${id}/as-of`, { query: { at: '2001-01-01T00:00:00+23:59' } })
    expect([odd.status, odd.body.customer]).toEqual([200, null])
    expect((await putBack(id, { since: '2001-01-01T00:00:00+23:59' }, app.administrator, 'customers')).status).toBe(409)
  })
})
