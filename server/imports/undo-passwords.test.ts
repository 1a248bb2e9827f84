import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { permissions } from '../../contract/permissions.ts'
import { testApp } from '../../test/app.ts'
import { byEmail, columns, importing } from '../../test/importing.ts'
import { undoing } from '../../test/undoing.ts'
import { verifyPassword } from '../accounts/actions/passwords.ts'
import { system } from '../platform/actor.ts'
import { transact } from '../platform/database/tx.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { bring, one } = importing(app)

const settings = byEmail(columns('email', 'last_name', 'account.password_hash'), { accounts: true })
const header = 'email,last_name,account.password_hash\n'
const word = 'Grünkohl 42!'
const hash = '$2b$04$zzzzzzzzzzzzzzzzzzzzzufan2yYcseVusKjnNRCdZ5k.lrofJNmq'
const other = 'e692ea41e9a1cab7555a520c2a9dc4f1eabba774'

const { undone } = undoing(app)
const kept = async (): Promise<Record<string, string>> => {
  const { rows } = await sql<{ email: string; has: string }>`
    select a.email, case when k.legacy_hash is not null then 'imported' else 'own' end as has
    from accounts a join account_credentials k on k.account_id = a.id`.execute(app.db.write)
  return Object.fromEntries(rows.map((row) => [row.email, row.has]))
}
const signIn = async (email: string) => {
  const { accounts, id } = await one(email)
  return transact(app.db, system(permissions), 'customer', (tx) =>
    verifyPassword(tx, { customer_id: id, id: accounts[0].id }, word),
  )
}

test('an import that gave passwords to known accounts takes back those that still wait', async () => {
  await bring(`${header}none@example.com,Nora,\nsigned@example.com,Sina,\nhad@example.com,Hans,${other}\n`, settings)
  const file = `${header}none@example.com,Nora,${hash}\nsigned@example.com,Sina,${hash}\nhad@example.com,Hanse,${hash}\n`
  const done = await bring(file, settings)
  expect(done.counts).toMatchObject({ updated: 3 })
  expect(await signIn('signed@example.com')).toBe(true)

  const { items, counts } = await undone(done.action_id)
  expect(counts).toEqual({ done: 1, unchanged: 0, refused: 2 })
  const rowOf = async (email: string) => {
    const { id } = await one(email)
    return items.find((row: { customer_id: string }) => row.customer_id === id)
  }
  const { accounts, id } = await one('none@example.com')
  expect(await rowOf('none@example.com')).toMatchObject({
    state: 'done',
    data: { put_back: [`account.${accounts[0].id}`] },
  })
  expect(await rowOf('signed@example.com')).toMatchObject({
    state: 'refused',
    code: 'changed_since',
    message: expect.stringContaining('signed in'),
  })
  expect(await rowOf('had@example.com')).toMatchObject({
    state: 'refused',
    code: 'gone',
    message: expect.stringContaining('not kept'),
    data: { put_back: ['last_name'] },
  })
  expect(await kept()).toEqual({ 'signed@example.com': 'own', 'had@example.com': 'imported' })
  expect(await one('had@example.com')).toMatchObject({ last_name: 'Hans' })

  const { body: history } = await app.request('GET', `/customers/${id}/history`)
  expect(history.items[0]).toMatchObject({
    kind: 'account.password_removed',
    subject_id: accounts[0].id,
    data: { puts_back: done.action_id },
  })
  expect((await bring(file, settings)).counts).toMatchObject({ updated: 2, unchanged: 1 })
  expect(await signIn('none@example.com')).toBe(true)
}, 60_000)

test('an act that only gave passwords can be undone, by those who may import them', async () => {
  await bring(`${header}only@example.com,Olga,\n`, settings)
  const done = await bring(`${header}only@example.com,Olga,${hash}\n`, settings)
  const manager = await app.staff({ role: 'manager' })
  const { id } = await one('only@example.com')
  const preview = await app.request('GET', `/customers/${id}/history/put-back`, {
    as: manager,
    query: { action_id: done.action_id },
  })
  expect(preview.body).toMatchObject({ steps: [], refused: [{ code: 'not_allowed' }] })
  expect((await app.request('GET', `/journal/actions/${done.action_id}`)).body.cannot_undo).toBeNull()
  expect((await undone(done.action_id)).counts).toMatchObject({ done: 1, refused: 0 })
  expect(await kept()).not.toHaveProperty('only@example.com')
}, 60_000)
