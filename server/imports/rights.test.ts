import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type Caller } from '../../test/app.ts'
import { byEmail, codes, columns, importing, person } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { bring, ended, find, one, start, upload } = importing(app)

describe('profiles', () => {
  test('are kept, checked, changed and deleted; predefined ones stay', async () => {
    const settings = { mapping: person, match: ['email'], mode: 'both' }
    const made = await app.request('POST', '/import-profiles', { body: { name: 'People', settings } })
    expect(made.status, made.text).toBe(201)
    expect(
      (await app.request('POST', '/import-profiles', { body: { name: 'people', settings } })).body.error.fields.name
        .code,
    ).toBe('conflict')
    expect((await app.request('POST', '/import-profiles', { body: { name: 'Northwind', settings } })).status).toBe(409)
    const wrong = { mapping: [...columns('email', 'nonsense'), { column: 'x', target: 'email' }], match: ['number'] }
    const refused = await app.request('POST', '/import-profiles', { body: { name: 'Wrong', settings: wrong } })
    expect(Object.keys(refused.body.error.fields)).toContain('settings.mapping.1.target')
    const twice = await app.request('POST', '/import-profiles', {
      body: {
        name: 'Twice',
        settings: { mapping: [...columns('email'), { column: 'x', target: 'email' }], match: ['number'] },
      },
    })
    expect(Object.keys(twice.body.error.fields).toSorted()).toEqual(['settings.mapping.1.target', 'settings.match.0'])
    const listed = await app.request('GET', '/import-profiles')
    expect(listed.body.items).toContainEqual(
      expect.objectContaining({ name: 'northwind', predefined: true, id: null, gone: [] }),
    )
    expect(listed.body.items.at(-1)).toMatchObject({ name: 'People', predefined: false, gone: [] })
    const done = await ended(
      (
        await start(await upload('EMAIL ,First_Name,last_name,extra\npro@example.com,Pro,File,x\n'), {
          profile: 'people',
        })
      ).body.id,
    )
    expect(done).toMatchObject({ profile: 'people', counts: { created: 1 } })
    expect((await app.request('DELETE', `/import-profiles/${made.body.id}`)).status).toBe(204)
    expect((await start(await upload('a\n1\n'), { profile: 'People' })).status).toBe(404)
  })
})

describe('rights', () => {
  let site: string
  let limited: Caller
  beforeAll(async () => {
    site = (await app.request('POST', '/sites', { body: { code: 'north', name: 'North' } })).body.id
    limited = await app.staff({ role: 'manager', site_ids: [site] })
  })

  test('nobody imports without the permission, nor fields that they may not write', async () => {
    const support = await app.staff({ role: 'support' })
    const file = await upload('email,first_name,last_name\nr@example.com,R,R\n')
    expect((await start(file, byEmail(person), support)).status).toBe(403)
    const role = await app.request('POST', '/roles', {
      body: {
        code: 'masked_importer',
        name: 'Masked importer',
        permissions: ['customers.read', 'customers.import', 'customers.create', 'customers.edit'],
      },
    })
    expect(role.status, role.text).toBe(201)
    const key = await app.apiKey({ role: 'masked_importer' })
    const refused = await start(file, byEmail(person), key)
    expect(refused.body.error.data).toEqual({ permission: 'customers.personal' })
  })

  test('somebody limited to sites brings people into their own sites and meets no others', async () => {
    await bring('email,first_name,last_name\nhidden@example.com,Hidden,Elsewhere\n', byEmail(person))
    const mapping = [...columns('email', 'external_ids', 'last_name', 'site')]
    const shop = { mapping: columns('external_ids', 'last_name'), match: ['external_id'] }
    await bring('external_ids,last_name\nA1,Other\n', { settings: shop })
    const done = await bring(
      'email,external_ids,last_name,site\nhidden@example.com,,Mine,\nown@example.com,,Own,north\nforeign@example.com,,Foreign,main\n,A1,Taken,\n',
      { settings: { mapping, match: ['external_id', 'email'], mode: 'both' } },
      limited,
    )
    expect(done.counts).toMatchObject({ created: 2, refused: 2 })
    expect(codes(done)).toEqual(['site', 'external_id_taken'])
    expect((await find('hidden@example.com')).map((row) => row.last_name).toSorted()).toEqual(['Elsewhere', 'Mine'])
    expect(await one('Own')).toMatchObject({ site_id: site })
    const listed = await app.request('GET', '/imports', { as: limited })
    expect(listed.body.items.map((row: { id: string }) => row.id)).toEqual([done.id])
  })
  test('somebody limited to sites is not told that a person elsewhere was erased, only that the number is taken', async () => {
    const gone = await app.request('POST', '/customers', {
      body: { number: 'GONE-1', first_name: 'Gone', last_name: 'Elsewhere', email: 'gone@example.com', account: false },
    })
    expect((await app.request('DELETE', `/customers/${gone.body.id}`)).status).toBe(204)
    const settings = { mapping: columns('number', 'last_name'), match: ['number'], mode: 'both' }
    const table = 'number,last_name\nGONE-1,Again\n'
    expect(codes(await bring(table, { settings }))).toEqual(['erased'])
    const told = await bring(table, { settings }, limited)
    expect(codes(told)).toEqual(['number_taken'])
    expect(JSON.stringify(told)).not.toContain(gone.body.id)
  })
  test('the journal counts no import of other people for somebody limited to sites', async () => {
    const done = await bring('email,first_name,last_name\ncounted@example.com,Counted,Elsewhere\n', byEmail(person))
    const own = await bring('email,first_name,last_name\nmine@example.com,Own,Import\n', byEmail(person), limited)
    const importsIn = async (as?: Caller) => {
      const { body } = await app.request('GET', '/journal', { ...(as && { as }), query: { subject_type: 'import' } })
      return new Set(body.items.map((line: { subject_id: string }) => line.subject_id))
    }
    const [all, seen] = [await importsIn(), await importsIn(limited)]
    expect([all.has(own.id), all.has(done.id)]).toEqual([true, true])
    expect([seen.has(own.id), seen.has(done.id)]).toEqual([true, false])
    expect((await app.request('GET', `/journal/actions/${done.id}`, { as: limited })).status).toBe(404)
    expect((await app.request('GET', `/journal/actions/${own.id}`, { as: limited })).status).toBe(200)
  })
})
