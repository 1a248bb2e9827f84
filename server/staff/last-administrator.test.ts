import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { testApp, type StaffCaller } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())

const roleId = async (code: string): Promise<string> =>
  (await app.request('GET', '/roles')).body.items.find((role: { code: string }) => role.code === code).id

describe('the last administrator', () => {
  async function demoteAllBut(kept: StaffCaller[]) {
    for (const { id } of (await app.request('GET', '/staff')).body.items) {
      if (!kept.some((one) => one.id === id))
        await app.request('PATCH', `/staff/${id}`, { as: kept[0]!, body: { active: false } })
    }
  }

  test('cannot go, lose the role, or be limited to a site', async () => {
    const last = await app.staff()
    await demoteAllBut([last])
    const { id } = last
    const site = (await app.request('GET', '/sites', { as: last })).body.items[0].id
    const viewer = (await app.request('GET', '/roles', { as: last })).body.items.find(
      (role: { code: string }) => role.code === 'viewer',
    ).id
    for (const body of [{ active: false }, { role_ids: [viewer] }, { site_ids: [site] }]) {
      expect((await app.request('PATCH', `/staff/${id}`, { as: last, body })).body.error.code).toBe(
        'last_administrator',
      )
    }
    expect((await app.request('GET', `/staff/${id}`, { as: last })).body).toMatchObject({
      active: true,
      site_ids: null,
      roles: [{ code: 'administrator' }],
    })
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
