import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type Caller, type StaffCaller } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())
beforeEach(async () => void (await sql`delete from sign_in_attempts`.execute(app.db.write)))

const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
  app.request('POST', '/session', { as: null, body: { email, password }, headers })
const cookieOf = ({ headers }: { headers: Record<string, unknown> }) =>
  String([headers['set-cookie'] ?? []].flat().find((one) => /clientele_session=/.test(String(one))) ?? '')
const caller = (person: StaffCaller, setCookie: string): Caller => ({
  id: person.id,
  headers: { ...person.headers, cookie: setCookie.split(';')[0] ?? '' },
})
const again = async (person: StaffCaller) => caller(person, cookieOf(await signIn(person.email, person.password)))
const me = (as: Caller | null) => app.request('GET', '/session', { as })

describe('signing in', () => {
  test('sets a cookie that scripts cannot read, and says who one is', async () => {
    const person = await app.staff({ role: 'support', name: 'Sam Support' })
    const answer = await signIn(person.email.toUpperCase(), person.password)
    expect(cookieOf(answer)).toMatch(/^clientele_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/)
    expect(answer.body).toMatchObject({
      kind: 'staff',
      name: 'Sam Support',
      email: person.email,
      language: 'en',
      site_ids: null,
      preferences: {},
    })
    expect(answer.body.settings.base_currency).toBe('USD')
    expect(answer.body.sites).toHaveLength(1)
    expect((await me(caller(person, cookieOf(answer)))).body).toEqual(answer.body)
    const { rows } = await sql<{ row: string }>`select staff_sessions::text as row from staff_sessions`.execute(
      app.db.read,
    )
    const token = /=([\w-]+);/.exec(cookieOf(answer))?.[1] ?? ''
    expect(rows.some(({ row }) => row.includes(token))).toBe(false)
  })

  test('the cookie is Secure where the program is reached by https', async () => {
    const secure = await testApp({ config: { publicUrl: 'https://crm.example.com' } })
    const { email, password } = secure.administrator
    const body = { email, password }
    const answer = await secure.request('POST', '/session', {
      as: null,
      body,
      headers: { origin: 'https://crm.example.com' },
    })
    expect(cookieOf(answer)).toMatch(/^__Host-clientele_session=.*; Path=\/; .*; Secure$/)
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
    const token = /=([\w-]+);/.exec(cookieOf(answer))?.[1]
    const me = (cookie: string) => secure.request('GET', '/session', { as: null, headers: { cookie } })
    expect((await me(`__Host-clientele_session=${token}`)).status).toBe(200)
    // Another host of the domain could have set this one.
    expect((await me(`clientele_session=${token}`)).status).toBe(401)
    await secure.close()
  })

  test('nobody learns whether an e-mail is known: same answer, same time', async () => {
    const person = await app.staff({ role: 'viewer' })
    const off = await app.staff({ role: 'viewer' })
    await app.request('PATCH', `/staff/${off.id}`, { body: { active: false } })
    const cases = { known: person.email, unknown: 'nobody@staff.example', off: off.email }
    const times: Record<string, number[]> = { known: [], unknown: [], off: [] }
    const bodies = new Set<string>()
    for (let round = 0; round < 8; round++) {
      for (const [name, email] of Object.entries(cases)) {
        const start = performance.now()
        const { status, text, headers } = await signIn(email, `a wrong password ${round}`)
        times[name]?.push(performance.now() - start)
        expect(headers['set-cookie']).toBeUndefined()
        bodies.add(`${status} ${text}`)
      }
    }
    expect([...bodies]).toEqual([
      '401 {"error":{"code":"wrong_credentials","message":"The e-mail or the password is wrong."}}',
    ])
    const median = (name: string) => times[name]?.toSorted((a, b) => a - b)[4] ?? 0
    // Without the hash of a password an answer takes a tenth of that.
    expect(median('unknown')).toBeGreaterThan(median('known') / 2)
    expect(median('off')).toBeGreaterThan(median('known') / 2)
  })

  test('nine wrong tries lock an e-mail, known or not, for everybody and for the right password too', async () => {
    const person = await app.staff({ role: 'viewer' })
    for (const email of [person.email, 'nobody@staff.example']) {
      for (let n = 0; n < 9; n++) expect((await signIn(email, 'wrong')).status).toBe(401)
      const locked = await signIn(email.toUpperCase(), person.password)
      expect(locked.status).toBe(429)
      expect(locked.body.error.code).toBe('locked_out')
      expect(Number(locked.headers['retry-after'])).toBeGreaterThan(350)
      expect(Number(locked.headers['retry-after'])).toBeLessThanOrEqual(360)
    }
    const other = await app.staff({ role: 'viewer' })
    expect((await signIn(other.email, other.password)).status).toBe(200)
    await sql`update sign_in_attempts set blocked_until = now() - interval '1 second' where blocked_until is not null`.execute(
      app.db.write,
    )
    expect((await signIn(person.email, person.password)).status).toBe(200)
  })

  test('tries at the same moment all count', async () => {
    const person = await app.staff({ role: 'viewer' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(person.email, 'wrong')))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(9)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(11)
  })

  test('a right try forgets the wrong ones; so does a quarter of an hour', async () => {
    const person = await app.staff({ role: 'viewer' })
    const wrong = async (times: number) => {
      for (let n = 0; n < times; n++) expect((await signIn(person.email, 'wrong')).status).toBe(401)
    }
    await wrong(8)
    expect((await signIn(person.email, person.password)).status).toBe(200)
    await wrong(8)
    await sql`update sign_in_attempts set started_at = started_at - interval '901 seconds'`.execute(app.db.write)
    await wrong(8)
    expect((await signIn(person.email, person.password)).status).toBe(200)
  })

  test('an address that tries many e-mails is locked too', async () => {
    const person = await app.staff({ role: 'viewer' })
    await signIn('first@staff.example', 'wrong')
    await sql`update sign_in_attempts set attempts = 99 where subject like 'address:%'`.execute(app.db.write)
    expect((await signIn('last@staff.example', 'wrong')).status).toBe(401)
    expect((await signIn(person.email, person.password)).status).toBe(429)
  })
})

describe('a session', () => {
  test('ends by signing out, at once', async () => {
    const person = await app.staff({ role: 'viewer' })
    expect((await me(person)).status).toBe(200)
    const out = await app.request('DELETE', '/session', { as: person })
    expect(out.status).toBe(204)
    expect(cookieOf(out)).toMatch(/^clientele_session=; .*Max-Age=0/)
    expect((await me(person)).status).toBe(401)
    expect((await app.request('DELETE', '/session', { as: null })).status).toBe(204)
  })

  test('is listed to its owner, who ends it; others cannot', async () => {
    const person = await app.staff({ role: 'viewer' })
    const second = await again(person)
    const { items } = (await app.request('GET', '/sessions', { as: second })).body
    expect(items).toHaveLength(2)
    expect(items.filter((one: { current: boolean }) => one.current)).toHaveLength(1)
    const first = items.find((one: { current: boolean }) => !one.current)
    const stranger = await app.staff()
    expect((await app.request('DELETE', `/sessions/${first.id}`, { as: stranger })).status).toBe(404)
    expect((await me(person)).status).toBe(200)
    expect((await app.request('DELETE', `/sessions/${first.id}`, { as: second })).status).toBe(204)
    expect((await me(person)).status).toBe(401)
    expect((await me(second)).status).toBe(200)
  })

  test('ends after its days, and after idle minutes', async () => {
    const [person, idle] = [await app.staff({ role: 'viewer' }), await app.staff({ role: 'viewer' })]
    await sql`update staff_sessions set expires_at = now() - interval '1 second' where staff_id = ${person.id}`.execute(
      app.db.write,
    )
    await sql`update staff_sessions set last_seen_at = now() - interval '721 minutes' where staff_id = ${idle.id}`.execute(
      app.db.write,
    )
    expect((await me(person)).status).toBe(401)
    expect((await me(idle)).status).toBe(401)
    expect((await me(app.administrator)).status).toBe(200)
  })

  test('signing in again in the same browser ends the former one', async () => {
    const person = await app.staff({ role: 'viewer' })
    expect(
      (await signIn(person.email, person.password, { cookie: person.headers.cookie ?? '', origin: 'http://localhost' }))
        .status,
    ).toBe(200)
    expect((await me(person)).status).toBe(401)
  })

  test('a made-up cookie is nobody’s', async () => {
    const headers = { cookie: `clientele_session=${'a'.repeat(43)}`, origin: 'http://localhost' }
    expect((await me({ id: '', headers })).status).toBe(401)
  })
})

describe('what is one’s own', () => {
  test('name and language', async () => {
    const person = await app.staff({ role: 'viewer' })
    const changed = await app.request('PATCH', '/session', { as: person, body: { name: 'Renamed', language: 'de' } })
    expect(changed.body).toMatchObject({ name: 'Renamed', language: 'de' })
    expect((await app.request('PATCH', '/session', { as: person, body: { active: true } })).status).toBe(422)
    expect((await me(person)).body).toMatchObject({ name: 'Renamed', language: 'de' })
  })

  test('the password: the present one is asked for, other sessions end, this one stays', async () => {
    const person = await app.staff({ role: 'viewer' })
    const second = await again(person)
    const change = (current_password: string, password: string) =>
      app.request('PUT', '/session/password', { as: second, body: { current_password, password } })
    expect((await change('wrong', 'bread tulip vinyl')).body.error.fields.current_password.code).toBe('wrong_password')
    expect((await change(person.password, 'short')).body.error.fields.password.code).toBe('password_too_short')
    expect((await change(person.password, 'bread tulip vinyl')).status).toBe(204)
    expect((await me(second)).status).toBe(200)
    expect((await me(person)).status).toBe(401)
    expect((await signIn(person.email, person.password)).status).toBe(401)
    expect((await signIn(person.email, 'bread tulip vinyl')).status).toBe(200)
  })

  test('guessing the present password locks as signing in does', async () => {
    const person = await app.staff({ role: 'viewer' })
    const guess = () =>
      app.request('PUT', '/session/password', {
        as: person,
        body: { current_password: 'wrong', password: 'bread tulip vinyl' },
      })
    for (let n = 0; n < 9; n++) expect((await guess()).status).toBe(422)
    expect((await guess()).status).toBe(429)
  })

  test('the e-mail changes with the password alone, also for an administrator', async () => {
    const person = await app.staff()
    const change = (email: string, current_password: string) =>
      app.request('PUT', '/session/email', { as: person, body: { email, current_password } })
    const past = await app.request('PATCH', `/staff/${person.id}`, { as: person, body: { email: 'new@own.example' } })
    expect([past.status, past.body.error.fields.email.code]).toEqual([403, 'own_email'])
    const wrong = await change('new@own.example', 'not this one at all')
    expect([wrong.status, wrong.body.error.fields.current_password.code]).toEqual([422, 'wrong_password'])
    expect((await change('no e-mail', person.password)).body.error.fields.email).toBeDefined()
    expect((await change(app.administrator.email, person.password)).body.error.code).toBe('email_taken')
    expect((await me(person)).body.email).toBe(person.email)
    expect(await change('new@own.example', person.password)).toMatchObject({
      status: 200,
      body: { email: 'new@own.example' },
    })
    expect((await signIn('new@own.example', person.password)).status).toBe(200)
    expect((await signIn(person.email, person.password)).status).toBe(401)
    const other = await app.request('PATCH', `/staff/${person.id}`, {
      body: { email: 'given@own.example', name: 'Given' },
    })
    expect([other.status, other.body.email]).toEqual([200, 'given@own.example'])
  })

  test('wrong passwords for a new e-mail lock as those of a sign-in do', async () => {
    const person = await app.staff({ role: 'viewer' })
    const change = () =>
      app.request('PUT', '/session/email', { as: person, body: { email: 'x@own.example', current_password: 'wrong' } })
    await expect.poll(async () => (await change()).body.error.code).toBe('locked_out')
    expect((await signIn(person.email, person.password)).body.error.code).toBe('locked_out')
  })

  test('preferences: kept by key, forgotten by null, limited, and nobody else’s', async () => {
    const [person, other] = [await app.staff({ role: 'viewer' }), await app.staff({ role: 'viewer' })]
    const put = (key: string, value: unknown) =>
      app.request('PUT', `/session/preferences/${key}`, { as: person, body: { value } })
    const columns = [{ name: 'number', width: 120 }]
    expect((await put('customers.columns', columns)).status).toBe(204)
    expect((await put('theme', 'dark')).status).toBe(204)
    expect((await put('theme', 'light')).status).toBe(204)
    expect((await me(person)).body.preferences).toEqual({ 'customers.columns': columns, theme: 'light' })
    expect((await me(other)).body.preferences).toEqual({})
    await put('theme', null)
    expect((await me(person)).body.preferences).toEqual({ 'customers.columns': columns })
    expect((await put('big', 'x'.repeat(32_767))).status).toBe(413)
    expect((await put('big', 'x'.repeat(32_766))).status).toBe(204)
    expect((await put('Bad Key', 1)).status).toBe(422)
    expect((await put('nul', '\u0000')).status).toBe(422)
    for (let at = 0; at < 14; at++) expect((await put(`big${at}`, 'x'.repeat(32_766))).status).toBe(204)
    expect((await put('big14', 'x'.repeat(32_766))).status).toBe(413)
    expect(Object.keys((await me(person)).body.preferences)).toHaveLength(16)
  })
})
