import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { byEmail, columns, importing } from '../../test/importing.ts'
import { undoing } from '../../test/undoing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { bring, find, one } = importing(app)

const mapping = columns(
  'email',
  'first_name',
  'last_name',
  'external_ids',
  'phones',
  'address.city',
  'note',
  'account.password_hash',
)
const header = 'email,first_name,last_name,external_ids,phones,address.city,note,account.password_hash\n'
const settings = byEmail(mapping, { accounts: true })
const hash = '$2b$04$zzzzzzzzzzzzzzzzzzzzzufan2yYcseVusKjnNRCdZ5k.lrofJNmq'
const file =
  header +
  `new@example.com,Nora,New,N1,+49 30 1112223,Köln,Hello,${hash}\n` +
  `other@example.com,Otto,Other,N2,,Bonn,,${hash}\n` +
  'known@example.com,Carla,Changed,K1,+49 30 4445556,Ulm,Moved,\n' +
  'touched@example.com,Tom,Fresh,T1,,,,\n'

const { undone } = undoing(app)
const count = async (table: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(app.db.write)).rows[0]!.n

test('an import is undone as one, leaves what was touched since, and comes in again as if for the first time', async () => {
  await bring(`${header}known@example.com,Karla,Known,,,,,\ntouched@example.com,Tim,Touched,,,,,\n`, settings)
  const before = await one('known@example.com')
  const done = await bring(file, settings)
  expect(done).toMatchObject({ action_id: done.id, counts: { created: 2, updated: 2 } })
  expect(await count('account_credentials')).toBe(2)
  const { body: act } = await app.request('GET', `/journal/actions/${done.action_id}`)
  expect(act).toMatchObject({ source: 'import', customers: { value: 4 }, cannot_undo: null })
  await app.request('PATCH', `/customers/${(await one('touched@example.com')).id}`, { body: { first_name: 'Theo' } })

  const { items, counts } = await undone(done.action_id)
  expect(counts).toEqual({ done: 3, unchanged: 0, refused: 1 })
  const [refused] = items.filter((row: { state: string }) => row.state === 'refused')
  expect(refused).toMatchObject({ code: 'changed_since', message: expect.stringContaining('first_name') })
  expect(await find('Nora')).toEqual([])
  expect(await find('Otto')).toEqual([])
  expect([await count('account_credentials'), await count('erased_identities')]).toEqual([0, 0])
  const after = await one('known@example.com')
  expect(after).toMatchObject({ first_name: 'Karla', last_name: 'Known', phones: [], external_ids: [] })
  expect(after.accounts).toEqual(before.accounts)
  expect(await one('touched@example.com')).toMatchObject({ first_name: 'Theo', last_name: 'Touched', external_ids: [] })

  const again = await bring(file, settings)
  expect(again.counts).toMatchObject({ created: 2, updated: 2, skipped: 0, warnings: 0 })
  expect(await one('new@example.com')).toMatchObject({ first_name: 'Nora', external_ids: [{ external_id: 'N1' }] })
  expect((await one('new@example.com')).accounts).toHaveLength(1)
  expect((await app.request('POST', `/journal/actions/${done.action_id}/undo`, { body: {} })).body.error.code).toBe(
    'already_undone',
  )
}, 60_000)

test('an import that still goes on is not undone, and a check cannot be', async () => {
  const done = await bring(`${header}later@example.com,Lara,Later,,,,,\n`, settings)
  await sql`update imports set state = 'running', job_id = null, progress_at = now() where id = ${done.id}`.execute(
    app.db.write,
  )
  const refused = await app.request('POST', `/journal/actions/${done.id}/undo`, { body: {} })
  expect([refused.status, refused.body.error.message]).toEqual([409, expect.stringContaining('still goes on')])
  const check = await bring(`${header}checked@example.com,C,C,,,,,\n`, { ...settings, dry_run: true })
  expect(check.action_id).toBeNull()
})
