import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { testApp, type Caller } from '../../test/app.ts'
import { openDatabase } from '../platform/database/db.ts'
import { apiKeyCreateCommand } from './commands.ts'

const app = await testApp()
afterAll(() => app.close())

const roleId = async (code: string): Promise<string> =>
  (await app.request('GET', '/roles')).body.items.find((role: { code: string }) => role.code === code).id
const create = async (more: Record<string, unknown> = {}, code = 'viewer') =>
  app.request('POST', '/api-keys', { body: { name: 'Shop', role_id: await roleId(code), ...more } })
const bearer = (key: string): Caller => ({ id: '', headers: { authorization: `Bearer ${key}` } })
const ask = (key: string) => app.request('GET', '/session', { as: bearer(key) })

describe('API keys', () => {
  test('are shown once; only a hash is stored', async () => {
    const { status, body } = await create()
    expect(status).toBe(201)
    expect(body.key).toMatch(/^clk_[\w-]{43}$/)
    expect(body.key.startsWith(body.prefix)).toBe(true)
    expect(body).toMatchObject({
      role: { code: 'viewer' },
      created_by: 'Ada Administrator',
      last_used_at: null,
      revoked_at: null,
    })
    const listed = await app.request('GET', '/api-keys')
    expect(listed.text).not.toContain(body.key)
    const { rows } = await sql<{ row: string }>`
      select api_keys::text as row from api_keys union all select journal::text from journal union all select idempotency_keys::text from idempotency_keys`.execute(
      app.db.read,
    )
    expect(rows.filter(({ row }) => row.includes(body.key))).toEqual([])
  })

  test('an Idempotency-Key does not keep the key', async () => {
    const body = { name: 'Twice', role_id: await roleId('viewer') }
    const headers = { 'idempotency-key': 'a-key-for-a-key' }
    expect((await app.request('POST', '/api-keys', { body, headers })).status).toBe(201)
    const { rows } = await sql`select 1 from idempotency_keys where key = 'a-key-for-a-key'`.execute(app.db.read)
    expect(rows).toEqual([])
  })

  test('act with the permissions of their role', async () => {
    const { key } = (await create()).body
    expect((await ask(key)).body).toMatchObject({
      kind: 'api_key',
      name: 'Shop',
      email: null,
      permissions: ['customers.read', 'tasks.read', 'tasks.all', 'history.read'],
      preferences: {},
    })
    expect((await app.request('GET', '/staff', { as: bearer(key) })).status).toBe(403)
    expect(
      (await app.request('PUT', '/session/preferences/theme', { as: bearer(key), body: { value: 'dark' } })).status,
    ).toBe(403)
    expect((await app.request('GET', '/sessions', { as: bearer(key) })).status).toBe(403)
  })

  test('need no origin: no browser sends them by itself', async () => {
    const { key } = (await create({}, 'administrator')).body
    const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    expect((await app.request('PATCH', '/settings', { as: bearer(key), body: {}, headers })).status).toBe(200)
  })

  test('end at once when revoked, within a second on another process, and at their time', async () => {
    const { id, key } = (await create()).body
    expect((await ask(key)).status).toBe(200)
    expect((await app.request('DELETE', `/api-keys/${id}`)).status).toBe(204)
    const refused = await ask(key)
    expect(refused.status).toBe(401)
    expect(refused.body.error.code).toBe('unauthenticated')
    expect((await app.request('DELETE', `/api-keys/${id}`)).status).toBe(204)
    expect(
      (await app.request('GET', '/api-keys')).body.items.find((one: { id: string }) => one.id === id).revoked_at,
    ).not.toBeNull()

    const other = (await create()).body
    expect((await ask(other.key)).status).toBe(200)
    const elsewhere = openDatabase(app.db.connection)
    await sql`update api_keys set revoked_at = now() where id = ${other.id}`.execute(elsewhere.write)
    await elsewhere.close()
    await delay(1_050)
    expect((await ask(other.key)).status).toBe(401)

    const soon = (await create({ expires_at: new Date(Date.now() + 400).toISOString() })).body
    expect((await ask(soon.key)).status).toBe(200)
    await delay(1_450)
    expect((await ask(soon.key)).status).toBe(401)
    expect((await create({ expires_at: '2020-01-01T00:00:00Z' })).body.error.fields.expires_at).toBeDefined()
  })

  test('one that nobody made is refused, also where a visitor would be let in', async () => {
    expect((await ask('clk_nobody-made-this')).status).toBe(401)
    expect((await app.request('GET', '/setup', { as: bearer('clk_nobody-made-this') })).status).toBe(401)
  })

  test('with a limit get 429 and are told when to come back', async () => {
    const { key } = (await create({ requests_per_minute: 3 })).body
    const statuses = []
    for (let n = 0; n < 4; n++) statuses.push((await ask(key)).status)
    expect(statuses).toEqual([200, 200, 200, 429])
    const refused = await ask(key)
    expect(refused.body.error.code).toBe('rate_limited')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(15)
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(20)
  })

  test('show when they were used', async () => {
    const { id, key } = (await create()).body
    await ask(key)
    const used = async () =>
      (await app.request('GET', '/api-keys')).body.items.find((one: { id: string }) => one.id === id).last_used_at
    await vi.waitFor(async () => expect(await used()).not.toBeNull())
  })

  test('api-key create prints the key alone on the last line', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    await apiKeyCreateCommand.run(app, { values: { role: 'administrator', name: 'Script' }, positionals: [] })
    const printed = String(log.mock.calls.at(-1)?.[0])
    log.mockRestore()
    expect(printed).toMatch(/^clk_[\w-]+$/)
    expect((await ask(printed)).body).toMatchObject({ name: 'Script', site_ids: null })
    await expect(apiKeyCreateCommand.run(app, { values: { role: 'king' }, positionals: [] })).rejects.toThrow(
      /no role "king"/,
    )
  })
})
