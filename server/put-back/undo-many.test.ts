import { uuidv7 } from 'uuidv7'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { administratorActor, undoing } from '../../test/undoing.ts'
import { createAddress } from '../addresses/actions.ts'
import { createCustomers } from '../customers/actions/create-many.ts'
import { patchCustomers } from '../customers/actions/patch-many.ts'
import { transact, type Tx } from '../platform/database/tx.ts'

const app = await testApp({ background: true })
await app.request('PATCH', '/settings', { body: { require_email: false, require_first_name: false } })
afterAll(() => app.close())

const ada = administratorActor(app)

let action_id = ''
beforeEach(() => {
  action_id = uuidv7()
})
const act = <R>(part: (tx: Tx) => Promise<R>): Promise<R> => transact(app.db, ada, 'import', part, { action_id })
const newcomer = (n: number) => ({
  id: uuidv7(),
  input: {
    number: `${action_id.slice(-6)}-${n}`,
    last_name: `Many ${n}`,
    email: `many-${n}-${action_id}@example.com`,
    phones: [{ number: `+49 30 ${1_000_000 + n}` }],
    external_ids: [{ source: 'shop', external_id: `${action_id}-${n}` }],
  },
})
const { undone } = undoing(app)
const read = async (id: string) => (await app.request('GET', `/customers/${id}`)).body
const patch = async (id: string, body: object) => {
  const answer = await app.request('PATCH', `/customers/${id}`, { body })
  expect(answer.status, answer.text).toBe(200)
}

test('changes of many come back together; one that cannot comes back as far as it can, and holds up no other', async () => {
  const people = Array.from({ length: 8 }, (_, n) => newcomer(n))
  await transact(app.db, ada, 'import', (tx) => createCustomers(tx, people))
  const ids = people.map(({ id }) => id)
  const before = await Promise.all(ids.map(read))
  await act((tx) =>
    patchCustomers(tx, ids, (row) => ({
      last_name: `${row.last_name} changed`,
      phones: [{ number: '+49 30 7777777' }, ...row.phones],
      external_ids: [{ source: 'erp', external_id: row.number }],
      tags: ['bulk'],
    })),
  )
  // Somebody else has the id of this one now, and the next one has an address that the act added.
  await patch(ids[7]!, {
    external_ids: [{ source: 'shop', external_id: people[2]!.input.external_ids[0]!.external_id }],
  })
  await act((tx) => createAddress(tx, ids[3]!, { line1: 'Street 1', city: 'Bonn' }))
  await patch(ids[4]!, { tags: [] })

  const { items, counts } = await undone(action_id)
  expect(counts).toEqual({ done: 5, refused: 3, unchanged: 0 })
  const rows = new Map(items.map((row: { customer_id: string }) => [row.customer_id, row]))
  expect(rows.get(ids[2])).toMatchObject({ state: 'refused', code: 'cannot' })
  expect(rows.get(ids[4])).toMatchObject({ state: 'refused', code: 'changed_since', data: { fields: 'tags' } })
  expect(rows.get(ids[7])).toMatchObject({ state: 'refused', code: 'changed_since' })
  const after = await Promise.all(ids.map(read))
  for (const [at, one] of after.entries()) {
    expect([one.last_name, one.phones], String(at)).toEqual([before[at].last_name, before[at].phones])
    if (at !== 2 && at !== 7) expect(one.external_ids, String(at)).toEqual(before[at].external_ids)
    expect(one.tags).toEqual([])
  }
  expect((await app.request('GET', `/customers/${ids[3]}/addresses`)).body.items).toEqual([])
  const { body: lines } = await app.request('GET', '/journal', {
    query: { action_id: (await app.request('GET', `/journal/actions/${action_id}`)).body.undo.action_id, limit: 200 },
  })
  const own = lines.items.filter((line: { kind: string }) => line.kind === 'customer.changed')
  expect(lines.items.every((line: { data: object }) => 'puts_back' in line.data)).toBe(true)
  expect(own.filter((line: { customer_id: string }) => line.customer_id === ids[0])).toHaveLength(1)
})

test('many that were created go together, with all that is theirs, and leave nothing behind', async () => {
  const people = Array.from({ length: 230 }, (_, n) => newcomer(n))
  await act((tx) => createCustomers(tx, people))
  const stays = people[100]!
  await patch(stays.id, { position: 'Chief' })
  const { counts } = await undone(action_id)
  expect(counts).toEqual({ done: 229, refused: 1, unchanged: 0 })
  expect(await read(stays.id)).toMatchObject({ position: 'Chief', last_name: 'Many 100' })
  const left = async (sql: string) => (await app.db.readPool.query(sql, [people.map(({ id }) => id)])).rows[0].n
  for (const table of ['accounts', 'customer_phones', 'customer_external_ids'])
    expect(await left(`select count(*)::int as n from ${table} where customer_id = any($1)`), table).toBe(1)
  expect(await left(`select count(*)::int as n from customers where id = any($1) and email is not null`)).toBe(1)
  expect(await left(`select count(*)::int as n from customers where id = any($1) and number like 'undone-%'`)).toBe(229)
  expect(
    await left(`select count(*)::int as n from journal where customer_id = any($1) and kind = 'customer.undone'`),
  ).toBe(229)
  await transact(app.db, ada, 'import', (tx) =>
    createCustomers(
      tx,
      people.filter((one) => one !== stays).map((one) => ({ ...one, id: uuidv7() })),
    ),
  )
}, 60_000)
