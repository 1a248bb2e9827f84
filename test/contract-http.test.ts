import { connect } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '../contract/platform/endpoint.ts'
import { errorBody, errorStatus, type ErrorCode } from '../contract/platform/errors.ts'
import { permissions, type Permission } from '../contract/permissions.ts'
import { testApp, type Answer, type Ask, type Caller } from './app.ts'
import { called, nobody, pathOf, servedEndpoints } from './contract-endpoints.ts'

const app = await testApp()
const key = await app.apiKey()
afterAll(app.close)

const json = { 'content-type': 'application/json' }
const open = servedEndpoints.filter((one) => one.access === 'public')
const closed = servedEndpoints.filter((one) => one.access !== 'public')
const withPermission = closed.filter((one) => one.access !== 'signed_in')

const ask = (one: Endpoint, options: Ask = {}): Promise<Answer> => app.request(one.method, pathOf(one), options)

/** The one error body, and nothing of the inside of the program. */
function expectError({ status, headers, body, text }: Answer, code: ErrorCode): void {
  expect(text).not.toMatch(/<html|\n\s+at |node_modules|\.ts:\d+|select |stack/i)
  expect(headers['content-type']).toBe('application/json; charset=utf-8')
  expect(errorBody.strict().parse(body).error).toMatchObject({ code, message: expect.stringMatching(/\S \S/) })
  expect(status).toBe(errorStatus[code])
}

describe('access', () => {
  /** A key that may do everything but one thing. */
  const without = new Map<Permission, Caller>()
  let all: Caller

  beforeAll(async () => {
    all = await app.apiKey()
    for (const [at, one] of permissions.entries()) {
      const rest = permissions.filter((other) => other !== one)
      const role = await app.request('POST', '/roles', {
        body: { code: `without-${at}`, name: one, permissions: rest },
      })
      const key = await app.request('POST', '/api-keys', { body: { name: one, role_id: role.body.id } })
      without.set(one, { id: key.body.id, headers: { authorization: `Bearer ${key.body.key}` } })
    }
  })

  test.each(closed.map((one) => [called(one), one] as const))('%s refuses who is not signed in', async (_, one) => {
    expectError(await ask(one, { as: null }), 'unauthenticated')
    const unknown = { id: '', headers: { authorization: 'Bearer clk_unknown' } }
    expectError(await ask(one, { as: unknown }), 'unauthenticated')
  })

  test.each(withPermission.map((one) => [called(one), one] as const))(
    '%s refuses a role without its permission',
    async (_, one) => {
      const answer = await ask(one, { as: without.get(one.access as Permission)! })
      expectError(answer, 'forbidden')
      expect(answer.body.error.data).toEqual({ permission: one.access })
    },
  )

  test('whoever has the permissions is let in, and a key only where no person is needed', async () => {
    for (const one of closed.filter(({ stream }) => !stream)) {
      const { status, text } = await ask(one, { as: all, body: one.body && { no_such_field: 1 } })
      if (one.person && !one.body) expect(status, called(one)).toBe(403)
      else expect([200, 204, 404, 422], `${called(one)} ${text}`).toContain(status)
    }
    const own = {
      name: { name: 'A' },
      password: { current_password: 'x', password: 'dry cobalt ferry 27' },
      preference: { value: 1 },
    }
    expectError(await app.request('PATCH', '/session', { as: all, body: own.name }), 'forbidden')
    expectError(await app.request('PUT', '/session/password', { as: all, body: own.password }), 'forbidden')
    expectError(await app.request('PUT', '/session/preferences/colour', { as: all, body: own.preference }), 'forbidden')
  })

  test('only what a visitor needs is open', () => {
    expect(open.map(called).toSorted()).toEqual([
      'DELETE /session',
      'GET /setup',
      'POST /session',
      'POST /session/password-link',
      'POST /session/password-link/read',
      'POST /setup',
    ])
  })
})

describe('bodies', () => {
  const taking = servedEndpoints.filter((one) => one.body)

  test.each(taking.map((one) => [called(one), one] as const))('%s refuses a field it does not know', async (_, one) => {
    const answer = await ask(one, { body: { no_such_field: 1 } })
    expectError(answer, 'invalid')
    expect(answer.body.error.fields.no_such_field).toEqual({
      code: 'unknown_field',
      message: 'There is no such field.',
    })
  })

  test.each(taking.map((one) => [called(one), one] as const))('%s refuses what is not JSON', async (_, one) => {
    expectError(await ask(one, { body: '{"email": ', headers: json }), 'bad_json')
    expectError(await ask(one, { body: '<a/>', headers: { 'content-type': 'text/xml' } }), 'unsupported_media_type')
    expectError(
      await ask(one, { body: 'email=a', headers: { 'content-type': 'text/plain' } }),
      'unsupported_media_type',
    )
    for (const other of [[], 'text', 7, null]) {
      expectError(await ask(one, { body: JSON.stringify(other), headers: json }), 'invalid')
    }
  })

  test('a body that is too large is refused before it is read', async () => {
    const tags = ['x'.repeat(3 * 1024 * 1024)]
    expectError(await app.request('POST', '/customers', { body: { tags } }), 'too_large')
  })

  test('names that programs trip over are fields like any other', async () => {
    expectError(
      await app.request('POST', '/customers', { body: '{"__proto__": {"admin": true}}', headers: json }),
      'bad_json',
    )
    expectError(await app.request('POST', '/customers', { body: { constructor: 1 } }), 'invalid')
  })

  test('the type of a body that is not sent does not matter', async () => {
    const made = await app.request('POST', '/customers', { as: key, body: { first_name: 'Eve' } })
    const path = `/customers/${made.body.id}`
    expect((await app.request('DELETE', path, { headers: json })).status).toBe(204)
    expectError(await app.request('POST', '/customers', { headers: json }), 'invalid')
  })
})

describe('addresses', () => {
  test.each(['/api', '/api/', '/api/v1', '/api/v2/customers', '/api/v1/nothing', '/api/v1/customers.json'])(
    '%s is not there, in JSON',
    async (path) => {
      for (const method of ['GET', 'POST', 'DELETE'] as const)
        expectError(await app.request(method, path, { headers: { accept: 'text/html' } }), 'not_found')
    },
  )

  test.each(servedEndpoints.filter((one) => one.params).map((one) => [called(one), one] as const))(
    '%s refuses ids that are none',
    async (_, one) => {
      if (!Object.keys(one.params!.shape).some((name) => name.endsWith('id') && name !== 'external_id')) return
      const path = one.path.replace(/:\w+/g, "1'; drop table customers; --").replaceAll(' ', '%20')
      expectError(await app.request(one.method, path, { headers: one.stream?.request ? {} : json }), 'invalid')
    },
  )

  test('an address that cannot be read, or is far too long, is refused in the same way', async () => {
    expectError(await app.request('GET', '/api/v1/customers/%zz'), 'bad_request')
    expectError(await app.request('GET', `/customers/${'a'.repeat(3_000)}`), 'invalid')
  })

  test.each(servedEndpoints.map((one) => [one.path, one] as const))(
    '%s names the methods it takes',
    async (path, one) => {
      const own = servedEndpoints.filter((other) => other.path === path).map(({ method }) => method)
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
        if (own.includes(method)) continue
        const answer = await app.request(method, pathOf(one), { as: null, body: '{', headers: json })
        expectError(answer, 'method_not_allowed')
        expect(answer.headers['allow']).toBe(own.toSorted().join(', '))
      }
    },
  )
})

describe('what is no request', () => {
  /** Sends bytes as they are, and gives what came back until the connection closed. */
  async function sendRaw(text: string): Promise<{ head: string; body: unknown }> {
    const { hostname, port } = new URL(await app.listen())
    const socket = connect(Number(port), hostname)
    let said = ''
    socket.on('data', (chunk: Buffer) => (said += chunk.toString()))
    socket.write(text)
    await new Promise((resolve) => socket.once('close', resolve))
    const [head = '', body = ''] = said.split('\r\n\r\n')
    return { head, body: JSON.parse(body) as unknown }
  }

  test('is answered with the same body', async () => {
    const broken = await sendRaw('NONSENSE\r\n\r\n')
    expect(broken.head).toMatch(/^HTTP\/1\.1 400 /)
    expect(errorBody.parse(broken.body).error.code).toBe('bad_request')
    const long = await sendRaw(
      `GET /api/v1/session HTTP/1.1\r\nHost: localhost\r\nCookie: ${'x'.repeat(120_000)}\r\n\r\n`,
    )
    expect(long.head).toMatch(/^HTTP\/1\.1 413 /)
    expect(errorBody.parse(long.body).error.code).toBe('too_large')
  })

  test('the longest filter fits into an address', async () => {
    const filter = JSON.stringify({
      field: 'first_name',
      op: 'in',
      value: Array.from({ length: 480 }, (_, at) => `"Ünïcödé" no ${at} of very many`),
    })
    expect(filter.length).toBeGreaterThan(15_000)
    const query = new URLSearchParams({ filter }).toString()
    expect(query.length).toBeGreaterThan(30_000)
    const answer = await fetch(`${await app.listen()}/api/v1/customers?${query}`, {
      headers: (await app.apiKey()).headers,
    })
    expect(answer.status).toBe(200)
  })
})

describe('when the program itself fails', () => {
  test('nothing of its inside is told', async () => {
    const { body: made } = await app.request('POST', '/customers', { as: key, body: { first_name: 'Eve' } })
    await sql`alter table notes rename to notes_gone`.execute(app.db.write)
    const answer = await app.request('GET', `/customers/${made.id}/notes`)
    await sql`alter table notes_gone rename to notes`.execute(app.db.write)
    expectError(answer, 'internal')
    expect(answer.text).not.toContain('notes')
    expect((await app.request('GET', `/customers/${nobody}`)).text).not.toContain('stack')
  })
})

test('what the API answers is kept by nobody', async () => {
  for (const [path, as] of [
    ['/customers', key],
    ['/customers', null],
    [`/customers/${nobody}`, key],
    ['/nothing', key],
  ] as const)
    expect((await app.request('GET', path, { as })).headers['cache-control'], path).toBe('no-store')
})
