import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { printCode } from './codes.ts'

const app = await testApp()
afterAll(() => app.close())
beforeEach(async () => {
  await sql`delete from staff`.execute(app.db.write)
  await sql`delete from sign_in_attempts`.execute(app.db.write)
  await sql`delete from setup_codes`.execute(app.db.write)
})

const start = async () => /code: (\S+)$/.exec((await printCode(app))[0] ?? '')?.[1] ?? ''
const body = {
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  password: 'bread tulip vinyl',
  language: 'de',
  base_country: 'DE',
  base_currency: 'EUR',
  languages: ['de', 'en'],
}
const setUp = (code: string, more = {}) => app.request('POST', '/setup', { as: null, body: { ...body, code, ...more } })
const needed = async () => (await app.request('GET', '/setup', { as: null })).body.needed

describe('set-up', () => {
  test('the code from the terminal makes the first administrator, settings and the site, and signs in', async () => {
    const code = await start()
    expect(code).toMatch(/^[A-Z0-9]{5}-[A-Z0-9]{5}$/)
    expect(await needed()).toBe(true)
    const done = await setUp(code.toLowerCase().replace('-', ' '))
    expect(done.status).toBe(200)
    expect(done.body).toMatchObject({
      kind: 'staff',
      email: body.email,
      language: 'de',
      settings: { base_country: 'DE', base_currency: 'EUR', languages: ['de', 'en'] },
    })
    expect(done.body.permissions).toContain('staff.manage')
    expect(done.body.sites).toMatchObject([
      { is_default: true, languages: ['de', 'en'], currencies: ['EUR'], countries: ['DE'] },
    ])
    const as = { id: '', headers: { cookie: String(done.headers['set-cookie']).split(';')[0] ?? '' } }
    expect((await app.request('GET', '/staff', { as })).body.items).toMatchObject([
      { name: 'Ada Lovelace', has_password: true },
    ])
    expect(await needed()).toBe(false)
    expect((await setUp(code)).body.error.code).toBe('already_set_up')
    expect(await printCode(app)).toEqual([])
  })

  test('a wrong code makes nothing, and nine of them close the door for a while', async () => {
    const code = await start()
    for (let n = 0; n < 9; n++) expect((await setUp('WRONG-WRONG')).body.error.code).toBe('wrong_code')
    const locked = await setUp(code)
    expect(locked.body.error.code).toBe('locked_out')
    expect(locked.headers['retry-after']).toBeDefined()
    expect(await needed()).toBe(true)
  })

  test('what cannot be used is said beside its field, and the code stays good', async () => {
    const code = await start()
    expect((await setUp(code, { password: 'short' })).body.error.fields.password.code).toBe('password_too_short')
    expect((await setUp(code, { base_country: 'XX' })).body.error.fields.base_country.code).toBe('country')
    expect((await setUp(code, { email: 'ada' })).body.error.fields.email.code).toBe('email')
    expect(await needed()).toBe(true)
    expect((await setUp(code)).status).toBe(200)
  })

  test('codes of two processes both hold; of two who use them at once one gets through', async () => {
    const [one, other] = [await start(), await start()]
    const answers = await Promise.all([setUp(one), setUp(other, { email: 'eve@example.com' })])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const { rows } = await sql`select 1 from staff`.execute(app.db.read)
    expect(rows).toHaveLength(1)
  })

  test('without a code there is no way in', async () => {
    expect((await setUp('')).status).toBe(422)
    expect((await setUp('AAAAA-AAAAA')).status).toBe(403)
    const { rows } = await sql<{ row: string }>`select setup_codes::text as row from setup_codes`.execute(app.db.read)
    expect(rows).toEqual([])
  })
})
