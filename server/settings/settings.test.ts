import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { readSettings } from './queries.ts'

const app = await testApp()
afterAll(() => app.close())

const lines = async () =>
  (
    await sql<{
      changes: unknown
    }>`select changes from journal where kind = 'settings.changed' order by serial`.execute(app.db.read)
  ).rows

describe('settings', () => {
  test('have the values of the contract until somebody changes them', async () => {
    const { status, body, headers } = await app.request('GET', '/settings')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      version: 1,
      base_currency: 'USD',
      require_email: true,
      account_realm: 'all',
      number_prefix: '',
    })
    expect(headers.etag).toBe('"1"')
  })

  test('a patch changes what it names, writes the journal, and holds at once', async () => {
    expect((await readSettings({ db: app.db.read })).base_country).toBe('US')
    const { status, body } = await app.request('PATCH', '/settings', {
      body: { base_country: 'DE', require_email: false },
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ version: 2, base_country: 'DE', require_email: false, base_currency: 'USD' })
    expect((await readSettings({ db: app.db.read })).base_country).toBe('DE')
    expect((await lines()).at(-1)).toEqual({ changes: { base_country: ['US', 'DE'], require_email: [true, false] } })
  })

  test('a patch that changes nothing leaves no trace', async () => {
    const before = (await lines()).length
    const { body } = await app.request('PATCH', '/settings', { body: { base_country: 'DE' } })
    expect(body.version).toBe(2)
    expect((await lines()).length).toBe(before)
  })

  test('a stale version gets 412 with what it says now', async () => {
    const { status, body } = await app.request('PATCH', '/settings', {
      body: { number_prefix: 'K-' },
      headers: { 'if-match': '"1"' },
    })
    expect(status).toBe(412)
    expect(body.error).toMatchObject({ code: 'stale', data: { current: { version: 2, number_prefix: '' } } })
  })

  test.each([
    [{ base_country: 'ZZ' }, 'base_country', 'country'],
    [{ base_currency: 'EURO' }, 'base_currency', 'currency'],
    [{ number_prefix: 'a b' }, 'number_prefix', 'number_prefix'],
    [{ session_idle_minutes: 0 }, 'session_idle_minutes', 'too_small'],
    [{ languages: [] }, 'languages', 'too_few'],
    [{ colour: 'red' }, 'colour', 'unknown_field'],
  ])('%j is refused at its field', async (body, field, code) => {
    const answer = await app.request('PATCH', '/settings', { body })
    expect(answer.status).toBe(422)
    expect(answer.body.error.fields[field].code).toBe(code)
  })

  test('a manager reads them and cannot change them', async () => {
    const manager = await app.staff({ role: 'manager' })
    expect((await app.request('GET', '/settings', { as: manager })).status).toBe(200)
    const refused = await app.request('PATCH', '/settings', { as: manager, body: { base_country: 'FR' } })
    expect(refused.status).toBe(403)
    expect((await app.request('GET', '/settings', { as: null })).status).toBe(401)
    expect((await app.request('GET', '/settings')).body.base_country).toBe('DE')
  })

  test('a value that this version does not understand counts as not given', async () => {
    await sql`update settings set changed = changed || '{"session_days": "many"}'`.execute(app.db.write)
    expect((await app.request('GET', '/settings')).body.session_days).toBe(30)
  })
})
