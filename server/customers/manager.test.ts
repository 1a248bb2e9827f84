import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type Caller, type StaffCaller } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())

let anna: StaffCaller
let ben: StaffCaller
let key: Caller
beforeAll(async () => {
  key = await app.apiKey()
  anna = await app.staff({ role: 'support', name: 'Anna Agent' })
  ben = await app.staff({ role: 'manager', name: 'Ben Boss' })
})

const create = async (last_name: string, more: object = {}) =>
  app.request('POST', '/customers', { as: key, body: { last_name, ...more } })
const made = async (last_name: string, more: object = {}): Promise<string> => (await create(last_name, more)).body.id
const patch = (id: string, body: object, as: Caller = app.administrator) =>
  app.request('PATCH', `/customers/${id}`, { body, as })
const setActive = (id: string, active: boolean) => app.request('PATCH', `/staff/${id}`, { body: { active } })

async function found(filter: object, as: Caller = app.administrator): Promise<string[]> {
  const { status, body, text } = await app.request('GET', '/customers', {
    as,
    query: { filter: JSON.stringify(filter), sort: 'last_name' },
  })
  expect(status, text).toBe(200)
  return body.items.map((one: { last_name: string }) => one.last_name)
}

describe('the manager of a customer', () => {
  test('is given by id or e-mail, at creation and later, and taken away', async () => {
    const { body } = await create('Given', { manager_id: anna.id })
    expect(body.manager_id).toBe(anna.id)
    const mailed = await create('Mailed', { manager_email: anna.email.toUpperCase() })
    expect(mailed.body.manager_id).toBe(anna.id)
    expect((await patch(body.id, { manager_email: ben.email })).body.manager_id).toBe(ben.id)
    expect((await patch(body.id, { manager_id: null })).body.manager_id).toBe(null)
    const { rows } = await sql<{ changes: object }>`
      select changes from journal where customer_id = ${body.id} and kind = 'customer.changed' order by serial`.execute(
      app.db.read,
    )
    expect(rows.map((one) => one.changes)).toEqual([{ manager_id: [anna.id, ben.id] }, { manager_id: [ben.id, null] }])
  })

  test('is somebody who is there, named once', async () => {
    const nobody = '0190b3b4-0000-7000-8000-000000000000'
    const refused = await create('Refused', { manager_id: nobody })
    expect(refused.status).toBe(422)
    expect(refused.body.error.fields.manager_id.message).toBe('There is no such member of staff.')
    const unknown = await create('Refused', { manager_email: 'nobody@staff.example' })
    expect(unknown.body.error.fields.manager_email.message).toBe('There is no such member of staff.')
    const both = await create('Refused', { manager_id: anna.id, manager_email: ben.email })
    expect(Object.keys(both.body.error.fields)).toEqual(['manager_email'])
    expect(await found({ field: 'last_name', op: 'eq', value: 'Refused' })).toEqual([])
  })

  test('who is switched off keeps customers, is given no others, and is offered in filters', async () => {
    const gone = await app.staff({ role: 'support', name: 'Gone Agent' })
    const kept = await made('Kept', { manager_id: gone.id })
    const other = await made('Other')
    await setActive(gone.id, false)
    expect((await app.request('GET', `/customers/${kept}`)).body.manager_id).toBe(gone.id)
    expect((await patch(kept, { position: 'Buyer', manager_id: gone.id })).status).toBe(200)
    expect((await patch(kept, { manager_email: gone.email })).status).toBe(200)
    const refused = await patch(other, { manager_id: gone.id })
    expect(refused.status).toBe(422)
    expect(refused.body.error).toMatchObject({ code: 'not_active', fields: { manager_id: { code: 'not_active' } } })
    expect(refused.body.error.message).toContain('Gone Agent is not active')
    expect((await create('New', { manager_email: gone.email })).body.error.code).toBe('not_active')
    expect(await found({ field: 'manager_id', op: 'eq', value: gone.id })).toEqual(['Kept'])
    const { items } = (await app.request('GET', '/staff/names', { as: anna })).body
    expect(items.find((one: { id: string }) => one.id === gone.id)).toEqual({
      id: gone.id,
      name: 'Gone Agent',
      active: false,
      site_ids: null,
    })
    expect((await patch(kept, { manager_id: null })).status).toBe(200)
    expect((await patch(kept, { manager_id: gone.id })).body.error.code).toBe('not_active')
  })
})

describe('lists', () => {
  beforeAll(async () => {
    for (const [name, manager] of [
      ['List A', anna.id],
      ['List B', ben.id],
      ['List C', null],
    ] as const)
      await made(name, { manager_id: manager, tags: ['listed'] })
  })
  const listed = (filter: object) => ({ all: [{ field: 'tags', op: 'has_any', value: ['listed'] }, filter] })

  test('are filtered by manager, by "me", and by the manager’s role', async () => {
    expect(await found(listed({ field: 'manager_id', op: 'eq', value: anna.id }))).toEqual(['List A'])
    expect(await found(listed({ field: 'manager_id', op: 'in', value: [anna.id, ben.id] }))).toEqual([
      'List A',
      'List B',
    ])
    expect(await found(listed({ field: 'manager_id', op: 'empty' }))).toEqual(['List C'])
    const mine = listed({ field: 'manager_id', op: 'is_me' })
    expect(await found(mine, anna)).toEqual(['List A'])
    expect(await found(mine, ben)).toEqual(['List B'])
    expect(await found(mine)).toEqual([])
    expect(await found(listed({ field: 'manager_id', op: 'is_not_me' }), anna)).toEqual(['List B', 'List C'])
    expect(await found(mine, await app.apiKey({ role: 'integration' }))).toEqual([])
    const roles = (await app.request('GET', '/roles')).body.items as { id: string; code: string }[]
    const support = roles.find((one) => one.code === 'support')!.id
    expect(await found(listed({ field: 'manager_role', op: 'eq', value: support }))).toEqual(['List A'])
    expect(await found(listed({ field: 'manager_role', op: 'ne', value: support }))).toEqual(['List B', 'List C'])
    expect(await found(listed({ field: 'manager_role', op: 'in', value: roles.map(({ id }) => id) }))).toEqual([
      'List A',
      'List B',
    ])
    expect(await found(listed({ field: 'manager_role', op: 'empty' }))).toEqual(['List C'])
  })

  test('only references that may be oneself take "is me"', async () => {
    const filter = JSON.stringify({ field: 'site_id', op: 'is_me' })
    const { status, body } = await app.request('GET', '/customers', { query: { filter } })
    expect(status).toBe(422)
    expect(body.error.fields.filter.code).toBe('filter_operator')
  })

  test('are sorted by manager, those without one last', async () => {
    const filter = JSON.stringify(listed({ field: 'active', op: 'eq', value: true }))
    for (const sort of ['manager_id', '-manager_id']) {
      const names: string[] = []
      for (let after: string | undefined; ;) {
        const { body } = await app.request('GET', '/customers', { query: { filter, sort, limit: 1, after } })
        names.push(...body.items.map((one: { last_name: string }) => one.last_name))
        if (!body.next) break
        after = body.next
      }
      expect(names).toHaveLength(3)
      expect(names.at(-1)).toBe('List C')
    }
  })
})

describe('a site that is switched off', () => {
  test('stays where it was chosen, and takes nobody new', async () => {
    const site = (await app.request('POST', '/sites', { body: { code: 'closing', name: 'Closing' } })).body.id
    const kept = await made('Stays', { site_id: site })
    const other = await made('Elsewhere')
    const home = (await app.request('GET', `/customers/${other}`)).body.site_id
    await app.request('PATCH', `/sites/${site}`, { body: { active: false } })
    const refused = await create('Late', { site_id: site })
    expect(refused.status).toBe(422)
    expect(refused.body.error).toMatchObject({ code: 'not_active', fields: { site_id: { code: 'not_active' } } })
    expect((await patch(other, { site_id: site })).body.error.code).toBe('not_active')
    const member = await patch(other, { site_ids: [home, site] })
    expect(member.body.error.fields.site_ids.code).toBe('not_active')
    expect((await patch(kept, { position: 'Buyer', site_id: site })).body).toMatchObject({ site_id: site })
    expect(await found({ field: 'site_id', op: 'eq', value: site })).toEqual(['Stays'])
    const moved = await patch(kept, { site_id: home, site_ids: [home, site] })
    expect(moved.body).toMatchObject({ site_id: home })
    expect((await patch(kept, { site_id: site })).body.error.code).toBe('not_active')
  })
})
