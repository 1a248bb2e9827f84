import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())

const list = async () =>
  (await app.request('GET', '/sites')).body.items as { id: string; code: string; is_default: boolean }[]
const create = async (code: string, more = {}) =>
  (await app.request('POST', '/sites', { body: { code, name: code.toUpperCase(), ...more } })).body
const defaults = async () => (await list()).filter((site) => site.is_default).map(({ code }) => code)

describe('sites', () => {
  test('an installation starts with one, the default', async () => {
    expect(await list()).toMatchObject([{ code: 'main', is_default: true, active: true }])
  })

  test('create, change, delete, with the journal', async () => {
    const made = await app.request('POST', '/sites', {
      body: { code: 'de', name: 'Deutschland', languages: ['de'], currencies: ['EUR'], countries: ['DE', 'AT', 'DE'] },
    })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      code: 'de',
      active: true,
      is_default: false,
      countries: ['DE', 'AT'],
      position: 1,
      version: 1,
    })
    const changed = await app.request('PATCH', `/sites/${made.body.id}`, { body: { name: 'DACH', active: false } })
    expect(changed.body).toMatchObject({ name: 'DACH', active: false, version: 2 })
    expect((await app.request('DELETE', `/sites/${made.body.id}`)).status).toBe(204)
    expect((await app.request('PATCH', `/sites/${made.body.id}`, { body: { name: 'X' } })).status).toBe(404)
    const { rows } = await sql<{ kind: string; changes: unknown }>`
      select kind, changes from journal where subject_id = ${made.body.id} order by serial`.execute(app.db.read)
    expect(rows).toMatchObject([
      { kind: 'site.created' },
      { kind: 'site.changed', changes: { name: ['Deutschland', 'DACH'], active: [true, false] } },
      { kind: 'site.deleted' },
    ])
  })

  test('a code is used once, and given once', async () => {
    const { id } = await create('fr')
    const again = await app.request('POST', '/sites', { body: { code: 'fr', name: 'Again' } })
    expect(again.status).toBe(409)
    expect(again.body.error).toMatchObject({ code: 'code_taken', fields: { code: { code: 'code_taken' } } })
    expect((await app.request('PATCH', `/sites/${id}`, { body: { code: 'be' } })).body.error.fields.code.code).toBe(
      'unknown_field',
    )
    expect(
      (await app.request('POST', '/sites', { body: { code: 'No Code', name: 'x' } })).body.error.fields.code.code,
    ).toBe('code')
  })

  test('there is always exactly one default', async () => {
    const a = await create('a')
    const b = await create('b')
    const answers = await Promise.all(
      [a, b].map(({ id }) => app.request('PATCH', `/sites/${id}`, { body: { is_default: true } })),
    )
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
    expect(answers.some(({ status }) => status === 200)).toBe(true)
    const [code] = await defaults()
    expect(await defaults()).toHaveLength(1)
    const { id } = code === 'a' ? a : b
    expect((await app.request('DELETE', `/sites/${id}`)).body.error.code).toBe('default_site')
    expect((await app.request('PATCH', `/sites/${id}`, { body: { active: false } })).body.error.code).toBe(
      'default_site',
    )
    expect((await app.request('PATCH', `/sites/${id}`, { body: { is_default: false } })).status).toBe(422)
    expect(await defaults()).toEqual([code])
  })

  test('one that limits a member of staff, or a living key, cannot be deleted', async () => {
    const { id } = await create('limits')
    const key = await app.apiKey({ role: 'viewer', site_ids: [id] })
    expect((await app.request('DELETE', `/sites/${id}`)).body.error.code).toBe('in_use')
    await app.request('DELETE', `/api-keys/${key.id}`)
    expect((await app.request('DELETE', `/sites/${id}`)).status).toBe(204)
    expect(
      (await app.request('GET', '/api-keys')).body.items.find((one: { id: string }) => one.id === key.id).site_ids,
    ).toEqual([])
  })

  test('staff limited to a site see that one alone, and manage no other', async () => {
    const { id } = await create('mine')
    const limited = await app.staff({ site_ids: [id] })
    const seen = await app.request('GET', '/sites', { as: limited })
    expect(seen.body.items.map((site: { code: string }) => site.code)).toEqual(['mine'])
    const other = (await list()).find(({ code }) => code === 'main')
    expect((await app.request('PATCH', `/sites/${other?.id}`, { as: limited, body: { name: 'Taken' } })).status).toBe(
      403,
    )
    expect((await app.request('POST', '/sites', { as: limited, body: { code: 'new', name: 'New' } })).status).toBe(403)
    expect((await app.request('PATCH', `/sites/${id}`, { as: limited, body: { is_default: true } })).status).toBe(403)
    expect((await app.request('PATCH', `/sites/${id}`, { as: limited, body: { name: 'Ours' } })).status).toBe(200)
  })

  test('a stale version is refused', async () => {
    const { id } = await create('stale')
    await app.request('PATCH', `/sites/${id}`, { body: { name: 'One' } })
    const { status, body } = await app.request('PATCH', `/sites/${id}`, {
      body: { name: 'Two' },
      headers: { 'if-match': '"1"' },
    })
    expect(status).toBe(412)
    expect(body.error.data.current.name).toBe('One')
    expect((await app.request('DELETE', `/sites/${id}`, { headers: { 'if-match': '"1"' } })).status).toBe(412)
  })
})
