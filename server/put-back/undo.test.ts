import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type Caller } from '../../test/app.ts'
import { administratorActor, undoing } from '../../test/undoing.ts'
import { createCustomers } from '../customers/actions/create-many.ts'
import { patchCustomer } from '../customers/actions/patch.ts'
import { transact } from '../platform/database/tx.ts'

const app = await testApp({ background: true })
await app.request('PATCH', '/settings', { body: { require_email: false, require_first_name: false } })
afterAll(() => app.close())

const ada = administratorActor(app)

let action_id = ''
let ids: string[] = []
beforeEach(() => {
  action_id = uuidv7()
  ids = []
})

const make = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n++)
    ids.push((await app.request('POST', '/customers', { body: { last_name: `Bulk ${n}`, tags: ['kept'] } })).body.id)
}
/** One act over many customers, in a transaction each. */
const act = async (patch: Record<string, unknown>): Promise<void> => {
  for (const id of ids) await transact(app.db, ada, 'web', (tx) => patchCustomer(tx, id, patch), { action_id })
}
const { undo, ended, undone } = undoing(app)
const read = async (id: string) => (await app.request('GET', `/customers/${id}`)).body
const actionOf = async (action: string, as: Caller = app.administrator) =>
  (await app.request('GET', `/journal/actions/${action}`, { as })).body

describe('an act over many customers', () => {
  test('is undone as one, leaves what changed since, and tells of each', async () => {
    await make(60)
    await act({ vip: true, position: 'Buyer', tags: ['kept', 'spring'] })
    expect(await actionOf(action_id)).toMatchObject({
      customers: { value: 60, exact: true },
      kinds: [{ kind: 'customer.changed', count: 60 }],
      undo: null,
      cannot_undo: null,
      actor: { name: 'Ada Administrator' },
    })
    await app.request('PATCH', `/customers/${ids[3]}`, { body: { position: 'Chief' } })
    await app.request('DELETE', `/customers/${ids[4]}`)
    const { counts, items } = await undone(action_id)
    expect(counts).toEqual({ done: 58, refused: 2, unchanged: 0 })
    expect(items.filter((row: { state: string }) => row.state === 'refused')).toMatchObject([
      { customer_id: ids[3], code: 'changed_since', data: { put_back: ['vip', 'tags'] } },
      { customer_id: null, code: 'erased_or_hidden' },
    ])
    expect(await read(ids[0]!)).toMatchObject({ vip: false, position: null, tags: ['kept'] })
    expect(await read(ids[3]!)).toMatchObject({ vip: false, position: 'Chief', tags: ['kept'] })
    const { undo: by, cannot_undo } = await actionOf(action_id)
    expect([by.actor.name, cannot_undo]).toEqual(['Ada Administrator', 'already_undone'])
    const lines = await app.request('GET', '/journal', { query: { action_id: by.action_id, limit: 200 } })
    expect(lines.body.items).toHaveLength(59)
    expect(lines.body.items[0]).toMatchObject({ source: 'web', data: { puts_back: action_id } })
  })

  test('cannot be undone twice, but its undo can be undone', async () => {
    await make(3)
    await act({ vip: true })
    await undone(action_id)
    const twice = await undo(action_id)
    expect([twice.status, twice.body.error.code]).toEqual([409, 'already_undone'])
    const first = twice.body.error.data.undo.action_id
    expect((await actionOf(first)).undoes.action_id).toBe(action_id)
    expect((await undone(first)).counts).toEqual({ done: 3, refused: 0, unchanged: 0 })
    expect((await read(ids[1]!)).vip).toBe(true)
  })

  test('at the same moment is undone once', async () => {
    await make(2)
    await act({ vip: true })
    const answers = await Promise.all([undo(action_id), undo(action_id), undo(action_id)])
    expect(answers.map((one) => one.status).toSorted()).toEqual([200, 409, 409])
    await ended(answers.find((one) => one.status === 200)!.body.id)
  })

  test('goes on after its process was cut short, and does nothing twice', async () => {
    await make(5)
    await act({ vip: true })
    const { body: job } = await undo(action_id)
    await ended(job.id)
    // As after a crash in the second step: the checkpoint stands behind the first two customers.
    const [, second] = ids.toSorted()
    const rest = ids.toSorted().slice(2)
    for (const id of rest) await app.request('PATCH', `/customers/${id}`, { body: { vip: true } })
    await app.db.write.executeQuery(
      sql`with rows as (delete from job_rows where run_id = ${job.id} and place > 2)
        update job_runs set state = 'failed', finished_at = now(), checkpoint = ${JSON.stringify({ after: second, done: 2 })}::jsonb where id = ${job.id}`.compile(
        app.db.write,
      ),
    )
    expect((await app.request('POST', `/jobs/${job.id}/retry`, { body: {} })).status).toBe(200)
    const { counts, items } = await ended(job.id)
    expect(counts).toEqual({ done: 5, refused: 0, unchanged: 0 })
    expect(items.map((row: { place: number }) => row.place)).toEqual([1, 2, 3, 4, 5])
    expect((await Promise.all(ids.map(read))).map((one) => one.vip)).toEqual([false, false, false, false, false])
  })
})

describe('customers that an act created', () => {
  const bring = async (email: string) => {
    const id = uuidv7()
    const input = { first_name: 'Zqin', last_name: 'Brought', email, number: `B-${email.split('@')[0]}` }
    await transact(app.db, ada, 'import', (tx) => createCustomers(tx, [{ id, input }]), { action_id })
    ids.push(id)
  }

  test('are removed where nobody touched them, and may be brought in again', async () => {
    await bring('one@brought.example')
    await bring('two@brought.example')
    await app.request('POST', `/customers/${ids[1]}/notes`, { body: { html: 'Called' } })
    const { items } = await undone(action_id)
    expect(items).toMatchObject([
      { customer_id: null, title: 'B-one', state: 'done', data: { removed: true } },
      { customer_id: ids[1], title: 'B-two', state: 'refused', code: 'touched_since' },
    ])
    expect((await app.request('GET', `/customers/${ids[0]}`)).status).toBe(404)
    expect((await read(ids[1]!)).first_name).toBe('Zqin')
    const { rows } = await app.db.readPool.query('select * from erased_identities')
    expect(rows).toEqual([])
    const again = await app.request('POST', '/customers', {
      body: { first_name: 'Anew', last_name: 'Brought', email: 'one@brought.example', number: 'B-one' },
    })
    expect(again.status, again.text).toBe(201)
  })

  test('are gone for good: undoing the undo says so', async () => {
    await bring('three@brought.example')
    await undone(action_id)
    const { undo: by } = await actionOf(action_id)
    const refused = await undo(by.action_id)
    expect([refused.status, refused.body.error.code]).toEqual([409, 'conflict'])
    expect((await actionOf(by.action_id)).cannot_undo).toBe('nothing_to_undo')
  })
})

describe('rights', () => {
  test('one’s own act, or any with the permission; only what one may see', async () => {
    await make(2)
    await act({ vip: true })
    const [support, viewer] = [await app.staff({ role: 'support' }), await app.staff({ role: 'viewer' })]
    expect((await undo(action_id, support)).status).toBe(403)
    expect((await actionOf(action_id, support)).cannot_undo).toBe('not_allowed')
    expect((await undo(action_id, viewer)).status).toBe(403)
    const site = await app.request('POST', '/sites', { body: { code: 'beyond', name: 'Beyond' } })
    const away = await app.staff({ role: 'manager', site_ids: [site.body.id] })
    expect((await undo(action_id, away)).status).toBe(404)
    expect((await read(ids[0]!)).vip).toBe(true)
    const own = await app.request('PATCH', `/customers/${ids[0]}`, { as: support, body: { position: 'Own' } })
    expect(own.status).toBe(200)
    const { items } = (await app.request('GET', `/customers/${ids[0]}/history`)).body
    expect((await undo(items[0].action_id, support)).status).toBe(200)
    expect((await undo(action_id, await app.staff({ role: 'manager' }))).status).toBe(200)
  })

  test('what somebody might not see of an act stays undoable by those who see it, once', async () => {
    await make(3)
    const near = await app.request('POST', '/sites', { body: { code: 'near', name: 'Near' } })
    const limited = await app.staff({ role: 'manager', site_ids: [near.body.id] })
    await app.request('PATCH', `/customers/${ids[0]}`, { body: { site_id: near.body.id, site_ids: [near.body.id] } })
    await act({ vip: true })
    const first = await undo(action_id, limited)
    const { items } = await ended(first.body.id)
    expect(items).toMatchObject([{ state: 'done', subject_id: ids[0] }])
    expect(await app.request('GET', `/jobs/${first.body.id}`)).toMatchObject({ body: { progress: 1, total: 1 } })
    expect([(await read(ids[0]!)).vip, (await read(ids[1]!)).vip]).toEqual([false, true])
    expect(await actionOf(action_id, limited)).toMatchObject({ cannot_undo: 'already_undone', customers: { value: 1 } })
    expect((await undo(action_id, limited)).status).toBe(409)

    await app.request('PATCH', `/customers/${ids[0]}`, { body: { vip: true } })
    expect(await actionOf(action_id)).toMatchObject({ cannot_undo: null, undo: { job_id: first.body.id } })
    const rest = await Promise.all([undo(action_id), undo(action_id)])
    expect(rest.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const after = await ended(rest.find(({ status }) => status === 200)!.body.id)
    expect(after.counts).toEqual({ done: 2, refused: 0, unchanged: 0 })
    expect([(await read(ids[0]!)).vip, (await read(ids[1]!)).vip, (await read(ids[2]!)).vip]).toEqual([
      true,
      false,
      false,
    ])
    expect((await actionOf(action_id)).cannot_undo).toBe('already_undone')
  })

  test('what somebody might not change of an act stays undoable by those who may', async () => {
    await make(1)
    await act({ vip: true, last_name: 'Changed' })
    const permissions = ['customers.read', 'customers.edit', 'history.read', 'journal.undo']
    expect((await app.request('POST', '/roles', { body: { code: 'masked', name: 'M', permissions } })).status).toBe(201)
    const masked = await app.staff({ role: 'masked' })
    const first = await undo(action_id, masked)
    await ended(first.body.id)
    expect(await read(ids[0]!)).toMatchObject({ vip: false, last_name: 'Changed' })
    expect((await actionOf(action_id, masked)).cannot_undo).toBe('already_undone')
    expect(await undone(action_id)).toMatchObject({ counts: { done: 1 } })
    expect(await read(ids[0]!)).toMatchObject({ vip: false, last_name: 'Bulk 0' })
    expect((await actionOf(action_id)).cannot_undo).toBe('already_undone')
  })

  test('what never happened, and what is no change of customers', async () => {
    expect((await undo(uuidv7())).status).toBe(404)
    await app.request('POST', '/sites', { body: { code: 'elsewhere', name: 'Elsewhere' } })
    const { items } = (await app.request('GET', '/journal', { query: { kind: 'site.created' } })).body
    expect((await undo(items[0].action_id)).body.error.code).toBe('conflict')
  })
})
