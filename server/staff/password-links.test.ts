import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())

const roleId = async (code: string): Promise<string> =>
  (await app.request('GET', '/roles')).body.items.find((role: { code: string }) => role.code === code).id
const signIn = (email: string, password: string) =>
  app.request('POST', '/session', { as: null, body: { email, password } })
const whole = 'bread tulip vinyl'

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
    const choose = (password: string) =>
      app.request('POST', '/session/password-link', { as: null, body: { token, password } })
    expect((await choose('short')).body.error.fields.password.code).toBe('password_too_short')
    const answers = await Promise.all([choose(whole), choose(whole)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410])
    expect((await read()).status).toBe(410)
    expect((await signIn(body.email, whole)).status).toBe(200)
  })

  test('a second link ends the first, an expired one is none, and only hashes are stored', async () => {
    const person = await app.staff({ role: 'viewer' })
    const make = async () =>
      new URL((await app.request('POST', `/staff/${person.id}/password-link`)).body.link).hash.slice(1)
    const [first, second] = [await make(), await make()]
    const read = (token: string) => app.request('POST', '/session/password-link/read', { as: null, body: { token } })
    expect((await read(first)).body.error.code).toBe('link_expired')
    expect((await read(second)).status).toBe(200)
    const { rows } = await sql<{ row: string }>`select password_links::text as row from password_links`.execute(
      app.db.read,
    )
    expect(rows.some(({ row }) => row.includes(second))).toBe(false)
    await sql`update password_links set expires_at = now() - interval '1 second'`.execute(app.db.write)
    expect((await read(second)).body.error.code).toBe('link_expired')
    const late = await app.request('POST', '/session/password-link', {
      as: null,
      body: { token: second, password: whole },
    })
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

  test('are mailed where letters are sent, confidentially, and told to nobody else', async () => {
    const person = await app.staff({ role: 'viewer' })
    expect((await app.request('POST', `/staff/${person.id}/password-link`)).body.mailed).toBe(false)
    const sending = await testApp({ config: { smtpUrl: 'smtp://127.0.0.1:9', mailFrom: 'shop@example.com' } })
    const invited = await sending.staff({ role: 'viewer' })
    const { body } = await sending.request('POST', `/staff/${invited.id}/password-link`)
    expect(body.mailed).toBe(true)
    const { rows } = await sql`select "to", text, confidential from outgoing_mail`.execute(sending.db.read)
    expect(rows).toEqual([{ to: invited.email, text: expect.stringContaining(body.link), confidential: true }])
    const { rows: journal } = await sql<{ line: string }>`select journal::text as line from journal`.execute(
      sending.db.read,
    )
    expect(journal.some(({ line }) => line.includes(new URL(body.link).hash.slice(1)))).toBe(false)
    const support = await sending.staff({ role: 'support' })
    const { items } = (await sending.request('GET', '/mail', { as: support })).body
    expect((await sending.request('GET', `/mail/${items[0].id}`, { as: support })).text).not.toContain('#')
    await sending.close()
  })
})
