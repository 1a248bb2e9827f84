import { afterAll, describe, expect, test } from 'vitest'
import { permissions, predefinedRoles } from '../../contract/permissions.ts'
import { testApp } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())

type Listed = { id: string; code: string; permissions: string[]; predefined: boolean }
const list = async () => (await app.request('GET', '/roles')).body.items as Listed[]
const byCode = async (code: string) => (await list()).find((role) => role.code === code)!
const create = async (code: string, granted: string[], as = app.administrator) =>
  app.request('POST', '/roles', { as, body: { code, name: code, permissions: granted } })

/** A member of staff who holds a role of one's own with these permissions. */
async function holder(code: string, granted: string[]) {
  await create(code, granted)
  return app.staff({ role: code })
}

describe('roles', () => {
  test('five come with the program, with the permissions of the contract', async () => {
    const found = await list()
    expect(found.map(({ code }) => code)).toEqual(['administrator', 'manager', 'support', 'integration', 'viewer'])
    for (const { code, permissions: granted } of found)
      expect(granted.toSorted()).toEqual([...predefinedRoles[code]!].toSorted())
  })

  test('they stay as they are', async () => {
    const { id } = await byCode('viewer')
    expect(
      (await app.request('PATCH', `/roles/${id}`, { body: { permissions: [...permissions] } })).body.error.code,
    ).toBe('predefined')
    expect((await app.request('DELETE', `/roles/${id}`)).body.error.code).toBe('predefined')
    expect((await byCode('viewer')).permissions).toEqual(predefinedRoles.viewer)
  })

  test('a role of one’s own: create, hold, change, delete', async () => {
    const made = await create('readers', ['customers.read'])
    expect(made.status).toBe(201)
    expect((await create('readers', [])).body.error.code).toBe('code_taken')
    const reader = await app.staff({ role: 'readers' })
    const mine = async () => (await app.request('GET', '/session', { as: reader })).body.permissions
    expect(await mine()).toEqual(['customers.read'])
    const changed = await app.request('PATCH', `/roles/${made.body.id}`, {
      body: { permissions: ['customers.read', 'history.read'] },
    })
    expect(changed.body).toMatchObject({ version: 2, staff_count: 1 })
    expect(await mine()).toEqual(['customers.read', 'history.read'])
    expect((await app.request('DELETE', `/roles/${made.body.id}`)).body.error.code).toBe('in_use')
    const viewer = await byCode('viewer')
    await app.request('PATCH', `/staff/${reader.id}`, { body: { role_ids: [viewer.id] } })
    expect((await app.request('DELETE', `/roles/${made.body.id}`)).status).toBe(204)
  })

  test('a role that only a revoked key held can be deleted', async () => {
    const { body: role } = await create('for-a-key', ['customers.read'])
    const key = await app.apiKey({ role: 'for-a-key' })
    expect((await app.request('DELETE', `/roles/${role.id}`)).body.error.code).toBe('in_use')
    await app.request('DELETE', `/api-keys/${key.id}`)
    expect((await app.request('DELETE', `/roles/${role.id}`)).status).toBe(204)
  })

  test('several roles add up', async () => {
    const both = await Promise.all([create('sums-a', ['customers.read']), create('sums-b', ['mail.read'])])
    const person = await app.staff({ role: 'sums-a' })
    await app.request('PATCH', `/staff/${person.id}`, { body: { role_ids: both.map(({ body }) => body.id) } })
    expect((await app.request('GET', '/session', { as: person })).body.permissions).toEqual([
      'customers.read',
      'mail.read',
    ])
  })

  test('nobody gives rights that they do not have', async () => {
    const clerk = await holder('clerk', ['staff.manage', 'api_keys.manage', 'customers.read'])
    expect((await create('too-much', ['settings.manage'], clerk)).status).toBe(403)
    expect((await create('enough', ['customers.read'], clerk)).status).toBe(201)
    const administrator = await byCode('administrator')
    const self = await app.request('PATCH', `/staff/${clerk.id}`, { as: clerk, body: { role_ids: [administrator.id] } })
    expect(self.status).toBe(403)
    const friend = {
      email: 'friend@staff.example',
      name: 'Friend',
      role_ids: [administrator.id],
      password: 'bread tulip vinyl',
    }
    expect((await app.request('POST', '/staff', { as: clerk, body: friend })).status).toBe(403)
    expect(
      (await app.request('POST', '/api-keys', { as: clerk, body: { name: 'k', role_id: administrator.id } })).status,
    ).toBe(403)
    const reset = await app.request('PUT', `/staff/${app.administrator.id}/password`, {
      as: clerk,
      body: { password: 'bread tulip vinyl' },
    })
    expect(reset.status).toBe(403)
    expect((await app.request('POST', `/staff/${app.administrator.id}/password-link`, { as: clerk })).status).toBe(403)
    expect((await app.request('GET', '/session', { as: clerk })).body.permissions).toEqual([
      'customers.read',
      'staff.manage',
      'api_keys.manage',
    ])
  })

  test('who is limited to sites changes no rights of those who reach beyond them, by no role and no key', async () => {
    const site = (await app.request('POST', '/sites', { body: { code: 'near', name: 'Near' } })).body.id
    const limited = await app.staff({ site_ids: [site] })
    const regrant = async (id: string, granted: string[]) =>
      (await app.request('PATCH', `/roles/${id}`, { as: limited, body: { permissions: granted } })).status
    const { body: role } = await create('reader', ['customers.read'])
    const key = await app.apiKey({ role: 'reader' })
    expect(await regrant(role.id, ['customers.read', 'customers.personal'])).toBe(403)
    const read = await app.request('GET', '/session', { as: key })
    expect((await app.request('GET', `/roles`)).text, read.text).toContain('"permissions":["customers.read"]')
    await app.request('DELETE', `/api-keys/${key.id}`)
    const reader = await app.staff({ role: 'reader' })
    expect(await regrant(role.id, ['customers.read', 'customers.personal'])).toBe(403)
    await app.request('PATCH', `/staff/${reader.id}`, { body: { site_ids: [site] } })
    expect(await regrant(role.id, ['customers.read', 'customers.personal'])).toBe(200)
  })

  test('a key is revoked only by who may do what it may', async () => {
    const clerk = await holder('key-clerk', ['api_keys.manage', 'customers.read'])
    await create('lesser', ['customers.read'])
    const [whole, lesser] = [await app.apiKey(), await app.apiKey({ role: 'lesser' })]
    expect((await app.request('DELETE', `/api-keys/${whole.id}`, { as: clerk })).status).toBe(403)
    expect((await app.request('GET', '/customers', { as: whole })).status).toBe(200)
    expect((await app.request('DELETE', `/api-keys/${lesser.id}`, { as: clerk })).status).toBe(204)
  })

  test('managing roles takes the permission', async () => {
    const viewer = await app.staff({ role: 'viewer' })
    expect((await create('sneaky', ['customers.read'], viewer)).status).toBe(403)
    expect((await list()).some(({ code }) => code === 'sneaky')).toBe(false)
  })
})
