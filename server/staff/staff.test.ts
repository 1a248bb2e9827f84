import { sql } from 'kysely'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { testApp, type StaffCaller } from '../../test/app.ts'
import { staffCreateCommand } from './commands.ts'

const app = await testApp()
afterAll(() => app.close())

const roleId = async (code: string): Promise<string> =>
  (await app.request('GET', '/roles')).body.items.find((role: { code: string }) => role.code === code).id
const get = async (id: string) => (await app.request('GET', `/staff/${id}`)).body
const signIn = (email: string, password: string) => app.request('POST', '/session', { as: null, body: { email, password } })
const whole = 'bread tulip vinyl'

describe('members of staff', () => {
  test('are created, read, listed, changed; the journal has it without secrets', async () => {
    const body = { email: 'Grace@Staff.example', name: 'Grace Hopper', language: 'de', role_ids: [await roleId('support')], password: whole }
    const made = await app.request('POST', '/staff', { body })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ email: 'Grace@Staff.example', active: true, has_password: true, site_ids: null, roles: [{ code: 'support' }] })
    expect((await signIn('grace@staff.example', whole)).status).toBe(200)
    const changed = await app.request('PATCH', `/staff/${made.body.id}`, { body: { name: 'Grace B. Hopper', role_ids: [await roleId('manager')] } })
    expect(changed.body).toMatchObject({ name: 'Grace B. Hopper', roles: [{ code: 'manager' }] })
    expect(changed.body.version).toBe(made.body.version + 1)
    expect((await app.request('GET', '/staff')).body.items.map(({ id }: { id: string }) => id)).toContain(made.body.id)
    const { rows } = await sql<{ kind: string; changes: unknown }>`
      select kind, changes from journal where subject_id = ${made.body.id} order by serial`.execute(app.db.read)
    expect(rows).toMatchObject([
      { kind: 'staff.created' },
      { kind: 'staff.changed', changes: { name: ['Grace Hopper', 'Grace B. Hopper'], roles: [['support'], ['manager']] } },
    ])
    const { rows: journal } = await sql<{ line: string }>`select journal::text as line from journal`.execute(app.db.read)
    expect(journal.filter(({ line }) => line.includes(whole) || line.includes('argon2'))).toEqual([])
  })

  test('an e-mail is used once, whatever its case', async () => {
    const body = { email: app.administrator.email.toUpperCase(), name: 'Twin', role_ids: [await roleId('viewer')] }
    expect((await app.request('POST', '/staff', { body })).body.error).toMatchObject({ code: 'email_taken', fields: { email: {} } })
  })

  test.each([
    ['short', 'password_too_short'],
    ['Passwort2026!', 'password_common'],
    ['weak@staff.example', 'password_like_name'],
  ])('the password %s is refused beside its field', async (password, code) => {
    const body = { email: 'weak@staff.example', name: 'Weak', role_ids: [await roleId('viewer')], password }
    const { status, body: answer } = await app.request('POST', '/staff', { body })
    expect(status).toBe(422)
    expect(answer.error.fields.password.code).toBe(code)
    const listed = (await app.request('GET', '/staff')).body.items as { email: string }[]
    expect(listed.some(({ email }) => email === 'weak@staff.example')).toBe(false)
  })

  test('everybody may read names; the list takes the permission', async () => {
    const viewer = await app.staff({ role: 'viewer', name: 'Vic Viewer' })
    expect((await app.request('GET', '/staff', { as: viewer })).status).toBe(403)
    const { body } = await app.request('GET', '/staff/names', { as: viewer })
    expect(body.items).toContainEqual({ id: viewer.id, name: 'Vic Viewer', active: true })
    expect(JSON.stringify(body)).not.toContain('@')
  })

  test('one who is switched off is out at once, and comes in no more', async () => {
    const person = await app.staff({ role: 'viewer' })
    expect((await app.request('GET', '/session', { as: person })).status).toBe(200)
    await app.request('PATCH', `/staff/${person.id}`, { body: { active: false } })
    expect((await app.request('GET', '/session', { as: person })).status).toBe(401)
    expect((await signIn(person.email, person.password)).body.error.code).toBe('wrong_credentials')
    await app.request('PATCH', `/staff/${person.id}`, { body: { active: true } })
    expect((await app.request('GET', '/session', { as: person })).status).toBe(401)
  })

  test('a stale version is refused and changes nothing', async () => {
    const person = await app.staff({ role: 'viewer' })
    const { version } = await get(person.id)
    await app.request('PATCH', `/staff/${person.id}`, { body: { name: 'First' } })
    const late = await app.request('PATCH', `/staff/${person.id}`, { body: { name: 'Second' }, headers: { 'if-match': `"${version}"` } })
    expect(late.status).toBe(412)
    expect((await get(person.id)).name).toBe('First')
  })

  test('one who is limited to a site does not widen it, nor reach those who have more', async () => {
    const site = (await app.request('POST', '/sites', { body: { code: 'branch', name: 'Branch' } })).body
    const limited = await app.staff({ site_ids: [site.id] })
    expect((await app.request('PATCH', `/staff/${limited.id}`, { as: limited, body: { site_ids: null } })).status).toBe(403)
    expect((await app.request('PATCH', `/staff/${app.administrator.id}`, { as: limited, body: { name: 'Mine' } })).status).toBe(403)
    const body = { email: 'wide@staff.example', name: 'Wide', role_ids: [await roleId('viewer')] }
    expect((await app.request('POST', '/staff', { as: limited, body })).status).toBe(403)
    const within = await app.request('POST', '/staff', { as: limited, body: { ...body, site_ids: [site.id] } })
    expect(within.body.site_ids).toEqual([site.id])
    const unknown = await app.request('PATCH', `/staff/${within.body.id}`, { body: { site_ids: [app.administrator.id] } })
    expect(unknown.body.error.fields.site_ids).toBeDefined()
  })
})

describe('password links', () => {
  test('let a new person choose a password, once', async () => {
    const body = { email: 'new@staff.example', name: 'New Person', role_ids: [await roleId('viewer')] }
    const { id, has_password } = (await app.request('POST', '/staff', { body })).body
    expect(has_password).toBe(false)
    expect((await signIn(body.email, '')).status).toBe(422)
    const made = await app.request('POST', `/staff/${id}/password-link`)
    expect(made.status).toBe(201)
    const token = new URL(made.body.link).hash.slice(1)
    expect(new URL(made.body.link).pathname).toBe('/set-password')
    const read = () => app.request('POST', '/session/password-link/read', { as: null, body: { token } })
    expect((await read()).body).toMatchObject({ email: body.email, name: 'New Person' })
    const choose = (password: string) => app.request('POST', '/session/password-link', { as: null, body: { token, password } })
    expect((await choose('short')).body.error.fields.password.code).toBe('password_too_short')
    const answers = await Promise.all([choose(whole), choose(whole)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410])
    expect((await read()).status).toBe(410)
    expect((await signIn(body.email, whole)).status).toBe(200)
  })

  test('a second link ends the first, an expired one is none, and only hashes are stored', async () => {
    const person = await app.staff({ role: 'viewer' })
    const make = async () => new URL((await app.request('POST', `/staff/${person.id}/password-link`)).body.link).hash.slice(1)
    const [first, second] = [await make(), await make()]
    const read = (token: string) => app.request('POST', '/session/password-link/read', { as: null, body: { token } })
    expect((await read(first)).body.error.code).toBe('link_expired')
    expect((await read(second)).status).toBe(200)
    const { rows } = await sql<{ row: string }>`select password_links::text as row from password_links`.execute(app.db.read)
    expect(rows.some(({ row }) => row.includes(second))).toBe(false)
    await sql`update password_links set expires_at = now() - interval '1 second'`.execute(app.db.write)
    expect((await read(second)).body.error.code).toBe('link_expired')
    const late = await app.request('POST', '/session/password-link', { as: null, body: { token: second, password: whole } })
    expect(late.status).toBe(410)
    expect((await signIn(person.email, person.password)).status).toBe(200)
  })

  test('an administrator gives a new password: the old one and every session end', async () => {
    const person = await app.staff({ role: 'viewer' })
    expect((await app.request('PUT', `/staff/${person.id}/password`, { body: { password: whole } })).status).toBe(204)
    expect((await app.request('GET', '/session', { as: person })).status).toBe(401)
    expect((await signIn(person.email, person.password)).status).toBe(401)
    expect((await signIn(person.email, whole)).status).toBe(200)
  })
})

describe('the last administrator', () => {
  async function demoteAllBut(kept: StaffCaller[]) {
    for (const { id } of (await app.request('GET', '/staff')).body.items) {
      if (!kept.some((one) => one.id === id)) await app.request('PATCH', `/staff/${id}`, { as: kept[0]!, body: { active: false } })
    }
  }

  test('cannot go, lose the role, or be limited to a site', async () => {
    const last = await app.staff()
    await demoteAllBut([last])
    const { id } = last
    const site = (await app.request('GET', '/sites', { as: last })).body.items[0].id
    const viewer = (await app.request('GET', '/roles', { as: last })).body.items.find((role: { code: string }) => role.code === 'viewer').id
    for (const body of [{ active: false }, { role_ids: [viewer] }, { site_ids: [site] }]) {
      expect((await app.request('PATCH', `/staff/${id}`, { as: last, body })).body.error.code).toBe('last_administrator')
    }
    expect((await app.request('GET', `/staff/${id}`, { as: last })).body).toMatchObject({ active: true, site_ids: null, roles: [{ code: 'administrator' }] })
    app.administrator = last
  })

  test('is not two who demote each other at the same moment, nor one whose only colleague has no password yet', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = [await app.staff(), await app.staff()]
      await demoteAllBut([one, other])
      const answers = await Promise.all([
        app.request('PATCH', `/staff/${other.id}`, { as: one, body: { active: false } }),
        app.request('PATCH', `/staff/${one.id}`, { as: other, body: { active: false } }),
      ])
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from staff s join staff_roles on staff_id = s.id join roles r on r.id = role_id
        where r.code = 'administrator' and s.active`.execute(app.db.read)
      expect(rows[0]?.n).toBe(1)
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      app.administrator = answers[0]?.status === 200 ? one : other
    }
    const body = { email: 'invited@staff.example', name: 'Invited', role_ids: [await roleId('administrator')] }
    await app.request('POST', '/staff', { body })
    const leave = await app.request('PATCH', `/staff/${app.administrator.id}`, { body: { active: false } })
    expect(leave.body.error.code).toBe('last_administrator')
  })
})

describe('staff create', () => {
  const run = async (values: Record<string, string | boolean>) => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    try {
      await staffCreateCommand.run(app, { values, positionals: [] })
      return log.mock.calls.map(([line]) => String(line))
    } finally {
      log.mockRestore()
    }
  }

  test('prints a password of its own on the last line, which works', async () => {
    const printed = await run({ email: 'cli@staff.example', name: 'Cli', role: 'manager' })
    expect((await signIn('cli@staff.example', printed.at(-1) ?? '')).status).toBe(200)
  })

  test('takes a given one and prints none', async () => {
    const printed = await run({ email: 'given@staff.example', password: whole })
    expect(printed.join('\n')).not.toContain(whole)
    expect((await signIn('given@staff.example', whole)).body.permissions).toContain('staff.manage')
  })

  test.each([
    [{ email: 'nobody', password: whole }, /--email/],
    [{ email: 'x@staff.example', role: 'king' }, /There are: administrator, /],
    [{ email: 'x@staff.example', password: 'short' }, /at least 12/],
  ])('fails with a sentence: %j', async (values, sentence) => {
    await expect(run({ ...values })).rejects.toThrow(sentence)
  })
})
