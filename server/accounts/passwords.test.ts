import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { permissions } from '../../contract/permissions.ts'
import { testApp } from '../../test/app.ts'
import { codes, columns, importing } from '../../test/importing.ts'
import { system } from '../platform/actor.ts'
import { transact } from '../platform/database/tx.ts'
import { verifyPassword } from './actions/passwords.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { bring, one, start, upload } = importing(app)

const word = 'Grünkohl 42!'
const bcrypt = '$2b$04$zzzzzzzzzzzzzzzzzzzzzufan2yYcseVusKjnNRCdZ5k.lrofJNmq'
const saltless = 'e692ea41e9a1cab7555a520c2a9dc4f1eabba774'
const mapping = columns(
  'email',
  'last_name',
  'account.password_hash',
  'account.password_algorithm',
  'account.password_salt',
)
const settings = { mapping, match: ['email'], mode: 'both', accounts: true }
const header = 'email,last_name,account.password_hash,account.password_algorithm,account.password_salt\n'

const accountOf = async (email: string) => {
  const { rows } = await sql<{ customer_id: string; id: string; own: string | null; legacy: string | null }>`
    select a.customer_id, a.id, k.password_hash as own, k.legacy_hash as legacy
    from accounts a left join account_credentials k on k.account_id = a.id where a.email = ${email}`.execute(
    app.db.write,
  )
  return rows[0]!
}
const signIn = async (email: string, password: string): Promise<boolean> => {
  const account = await accountOf(email)
  return transact(app.db, system([]), 'customer', (tx) => verifyPassword(tx, account, password))
}

/** Where a text stands in tables and files. */
async function places(text: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`.execute(app.db.write)
  const found: string[] = []
  for (const { name } of rows) {
    const hit = await sql`select 1 from ${sql.raw(name)} t where position(${text} in t::text) > 0 limit 1`.execute(
      app.db.write,
    )
    if (hit.rows.length > 0) found.push(name)
  }
  for (const file of readdirSync(app.config.dataDir, { recursive: true, encoding: 'utf8' })) {
    const path = join(app.config.dataDir, file)
    if (statSync(path).isFile() && readFileSync(path, 'latin1').includes(text)) found.push(file)
  }
  return found
}

describe('passwords that an import brings', () => {
  test('work until the first sign-in, which replaces them by an own hash', async () => {
    const done = await bring(
      `${header}b@example.com,Berg,${bcrypt},,\ns@example.com,Salz,0f1bb5bf8e7cb482de52752e0eebf44707642715,sha1-salt-first,S4lt\n`,
      { settings },
    )
    expect(done.counts).toMatchObject({ created: 2, warnings: 0 })
    expect((await app.request('GET', '/account-passwords')).body).toEqual({
      legacy: 2,
      algorithms: [
        { algorithm: 'bcrypt', count: 1 },
        { algorithm: 'sha1-salt-first', count: 1 },
      ],
    })
    const away = await app.request('POST', '/sites', { body: { code: 'away', name: 'Away' } })
    const limited = await app.staff({ site_ids: [away.body.id] })
    expect((await app.request('GET', '/account-passwords', { as: limited })).body).toEqual({
      legacy: 0,
      algorithms: [],
    })
    expect(await signIn('b@example.com', 'wrong')).toBe(false)
    expect((await accountOf('b@example.com')).legacy).toBe(bcrypt)
    expect(await signIn('b@example.com', word)).toBe(true)
    expect(await accountOf('b@example.com')).toMatchObject({
      own: expect.stringMatching(/^\$argon2id\$/),
      legacy: null,
    })
    expect(await signIn('b@example.com', word)).toBe(true)
    expect(await signIn('b@example.com', `${word}x`)).toBe(false)
    expect(await signIn('s@example.com', word)).toBe(true)
    expect((await app.request('GET', '/account-passwords')).body).toEqual({ legacy: 0, algorithms: [] })
  })

  test('are taken by known accounts too, again and again without a change, and never over an own one', async () => {
    await bring(`${header}k@example.com,Known,,,\n`, { settings })
    const file = `${header}k@example.com,Known,${saltless},,\nb@example.com,Berg,${saltless},,\n`
    expect((await bring(file, { settings })).counts).toMatchObject({ updated: 1, unchanged: 1 })
    expect((await bring(file, { settings })).counts).toMatchObject({ updated: 0, unchanged: 2 })
    expect(await signIn('k@example.com', word)).toBe(true)
    expect((await accountOf('b@example.com')).legacy).toBeNull()
    const lines = (await app.request('GET', '/journal', { query: { customer_id: (await one('k@example.com')).id } }))
      .body
    expect(lines.items.map((line: { kind: string }) => line.kind)).toContain('account.password_imported')
  })

  test('stand in no answer, journal, log of remarks or preview', async () => {
    const { id } = await one('s@example.com')
    await bring(
      `${header}x@example.com,Xaver,not a hash at all,,\ny@example.com,Yps,$2y$31$abcdefghijklmnopqrstuuaxiRjASQQqmPdbuZcL6.REXGZVHzaGK,,\n`,
      { settings },
    ).then((done) => {
      expect(codes(done)).toEqual(['password_unknown', 'password_costs'])
      expect(done.problems.map((problem: { value: unknown }) => problem.value)).toEqual([null, null])
    })
    expect(await places('not a hash at all')).toEqual([])
    await bring(`${header}l@example.com,Leak,${bcrypt},,\n`, { settings })
    // The file of an import that is in goes a moment later.
    await vi.waitFor(async () => expect(await places(bcrypt)).toEqual(['public.account_credentials']), 10_000)
    for (const path of [`/customers/${id}`, '/journal', '/imports', '/jobs', '/customers'])
      expect((await app.request('GET', path)).text).not.toMatch(/\$2b\$|\$argon2/)
    const file_id = await upload(`E-Mail,Password,Note\nl@example.com,${bcrypt},x\n`)
    const preview = await app.request('POST', '/imports/preview', { body: { file_id } })
    expect(preview.body.settings).toMatchObject({ accounts: true, match: ['email'] })
    expect(preview.body.settings.mapping).toContainEqual({ column: 'Password', target: 'account.password_hash' })
    expect(preview.text).toContain('bcrypt ••••••')
    const wrong = { mapping: [{ column: 'Password', target: 'note' }], mode: 'create' }
    const other = await app.request('POST', '/imports/preview', { body: { file_id, settings: wrong } })
    expect([preview.text, other.text].join()).not.toContain(bcrypt)
  })

  test('go with an erase', async () => {
    const hash = '$2y$10$abcdefghijklmnopqrstuuaxiRjASQQqmPdbuZcL6.REXGZVHzaGK'
    await bring(`${header}e@example.com,Erase,${hash},,\n`, { settings })
    expect(await places(hash)).toEqual(['public.account_credentials'])
    expect((await app.request('DELETE', `/customers/${(await one('e@example.com')).id}`)).status).toBe(204)
    expect(await places(hash)).toEqual([])
  })
})

describe('who and how long', () => {
  test('it takes a permission of its own, also to be offered the column', async () => {
    const manager = await app.staff({ role: 'manager' })
    const file_id = await upload(`${header}p@example.com,P,${bcrypt},,\n`)
    expect((await start(file_id, { settings }, manager)).body.error).toMatchObject({
      code: 'forbidden',
      data: { permission: 'imports.credentials' },
    })
    const preview = await app.request('POST', '/imports/preview', { body: { file_id }, as: manager })
    expect(JSON.stringify(preview.body.settings)).not.toContain('account.')
    expect(preview.text).not.toContain(bcrypt)
    expect((await app.request('GET', '/account-passwords', { as: manager })).status).toBe(403)
    expect(permissions).toContain('imports.credentials')
  })

  test('a mapping of salts without hashes, or of passwords without accounts, is refused', async () => {
    const file_id = await upload(`${header}p@example.com,P,${bcrypt},,\n`)
    const salts = await start(file_id, {
      settings: { ...settings, mapping: columns('email', 'account.password_salt') },
    })
    expect(salts.body.error.fields).toHaveProperty('settings.mapping')
    const none = await start(file_id, { settings: { ...settings, accounts: false } })
    expect(none.body.error.fields).toHaveProperty('settings.accounts')
  })

  test('they are kept until they are used, or until the day that the settings name is over', async () => {
    const sweep = async () => {
      const { body } = await app.request('POST', '/schedules/accounts.forget_passwords/run')
      for (;;) {
        const job = (await app.request('GET', `/jobs/${body.id}`)).body
        if (job.state === 'done') return job.result
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
    const past = await app.request('PATCH', '/settings', { body: { legacy_passwords_until: '2020-01-01' } })
    expect(past.body.error.fields).toHaveProperty('legacy_passwords_until')
    expect(await sweep()).toEqual({ removed: 0 })
    const today = new Date().toISOString().slice(0, 10)
    expect((await app.request('PATCH', '/settings', { body: { legacy_passwords_until: today } })).status).toBe(200)
    expect(await sweep()).toEqual({ removed: 0 })
    // The day passes.
    await sql`update settings set changed = changed || '{"legacy_passwords_until": "2020-01-01"}'`.execute(app.db.write)
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    expect((await sweep()).removed).toBeGreaterThan(0)
    expect((await app.request('GET', '/account-passwords')).body.legacy).toBe(0)
    expect(await signIn('l@example.com', word)).toBe(false)
    expect(await signIn('b@example.com', word)).toBe(true)
    const late = await start(await upload(`${header}z@example.com,Z,${bcrypt},,\n`), { settings })
    expect(late.body.error.message).toContain('2020-01-01')
  }, 30_000)
})
