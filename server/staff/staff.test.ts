import { sql } from 'kysely'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { testApp } from '../../test/app.ts'
import { staffCreateCommand } from './commands.ts'

const app = await testApp()
afterAll(() => app.close())

const roleId = async (code: string): Promise<string> =>
  (await app.request('GET', '/roles')).body.items.find((role: { code: string }) => role.code === code).id
const get = async (id: string) => (await app.request('GET', `/staff/${id}`)).body
const signIn = (email: string, password: string) =>
  app.request('POST', '/session', { as: null, body: { email, password } })
const whole = 'bread tulip vinyl'

describe('members of staff', () => {
  test('are created, read, listed, changed; the journal has it without secrets', async () => {
    const body = {
      email: 'Grace@Staff.example',
      name: 'Grace Hopper',
      language: 'de',
      role_ids: [await roleId('support')],
      password: whole,
    }
    const made = await app.request('POST', '/staff', { body })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      email: 'Grace@Staff.example',
      active: true,
      has_password: true,
      site_ids: null,
      roles: [{ code: 'support' }],
    })
    expect((await signIn('grace@staff.example', whole)).status).toBe(200)
    const changed = await app.request('PATCH', `/staff/${made.body.id}`, {
      body: { name: 'Grace B. Hopper', role_ids: [await roleId('manager')] },
    })
    expect(changed.body).toMatchObject({ name: 'Grace B. Hopper', roles: [{ code: 'manager' }] })
    expect(changed.body.version).toBe(made.body.version + 1)
    expect((await app.request('GET', '/staff')).body.items.map(({ id }: { id: string }) => id)).toContain(made.body.id)
    const { rows } = await sql<{ kind: string; changes: unknown }>`
      select kind, changes from journal where subject_id = ${made.body.id} order by serial`.execute(app.db.read)
    expect(rows).toMatchObject([
      { kind: 'staff.created' },
      { kind: 'sign_in.succeeded' },
      {
        kind: 'staff.changed',
        changes: { name: ['Grace Hopper', 'Grace B. Hopper'], roles: [['support'], ['manager']] },
      },
    ])
    const { rows: journal } = await sql<{ line: string }>`select journal::text as line from journal`.execute(
      app.db.read,
    )
    expect(journal.filter(({ line }) => line.includes(whole) || line.includes('argon2'))).toEqual([])
  })

  test('an e-mail is used once, whatever its case', async () => {
    const body = { email: app.administrator.email.toUpperCase(), name: 'Twin', role_ids: [await roleId('viewer')] }
    expect((await app.request('POST', '/staff', { body })).body.error).toMatchObject({
      code: 'email_taken',
      fields: { email: {} },
    })
  })

  test.each([
    ['short', 'password_too_short'],
    ['Passwort2026!', 'password_common'],
    ['Liverpool1892!!', 'password_common'],
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
    expect(body.items).toContainEqual({ id: viewer.id, name: 'Vic Viewer', active: true, site_ids: null })
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
    const late = await app.request('PATCH', `/staff/${person.id}`, {
      body: { name: 'Second' },
      headers: { 'if-match': `"${version}"` },
    })
    expect(late.status).toBe(412)
    expect((await get(person.id)).name).toBe('First')
  })

  test('one who is limited to a site does not widen it, nor reach those who have more', async () => {
    const site = (await app.request('POST', '/sites', { body: { code: 'branch', name: 'Branch' } })).body
    const limited = await app.staff({ site_ids: [site.id] })
    expect((await app.request('PATCH', `/staff/${limited.id}`, { as: limited, body: { site_ids: null } })).status).toBe(
      403,
    )
    expect(
      (await app.request('PATCH', `/staff/${app.administrator.id}`, { as: limited, body: { name: 'Mine' } })).status,
    ).toBe(403)
    const body = { email: 'wide@staff.example', name: 'Wide', role_ids: [await roleId('viewer')] }
    expect((await app.request('POST', '/staff', { as: limited, body })).status).toBe(403)
    const within = await app.request('POST', '/staff', { as: limited, body: { ...body, site_ids: [site.id] } })
    expect(within.body.site_ids).toEqual([site.id])
    const unknown = await app.request('PATCH', `/staff/${within.body.id}`, {
      body: { site_ids: [app.administrator.id] },
    })
    expect(unknown.body.error.fields.site_ids).toBeDefined()
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
