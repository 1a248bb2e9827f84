import { afterAll, describe, expect, test } from 'vitest'
import { testApp, type Caller } from '../../test/app.ts'
import { bulking } from '../../test/bulking.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { create, read, start, finished, rowsOf, linesOf, opened, sites } = bulking(app)

const vip = { kind: 'change', set: { vip: true } }
const named = (last_name: string) => ({ filter: { field: 'last_name', op: 'eq', value: last_name } })
const asked = (selection: object, expected: number, action: object, as: Caller) =>
  app.request('POST', '/customers/bulk', { body: { selection, expected, action }, as })

describe('who may change many customers', () => {
  test('whoever may change one; erasing and personal values take their own permissions', async () => {
    const { id } = await create({ last_name: 'Rights', company_name: 'Rights' })
    const viewer = await app.staff({ role: 'viewer' })
    const support = await app.staff({ role: 'support' })
    const role = await app.request('POST', '/roles', {
      body: { code: 'masked', name: 'Masked', permissions: ['customers.read', 'customers.edit'] },
    })
    expect(role.status, role.text).toBe(201)
    const masked = await app.staff({ role: 'masked' })
    const refused = [
      await asked({ ids: [id] }, 1, vip, viewer),
      await asked({ ids: [id] }, 1, { kind: 'erase' }, support),
      await asked({ ids: [id] }, 1, { kind: 'change', set: { vip: true, last_name: 'Hidden' } }, masked),
    ]
    expect(refused.map((answer) => answer.status)).toEqual([403, 403, 403])
    const personal = await asked(named('Rights'), 1, vip, masked)
    expect([personal.status, personal.body.error.code]).toEqual([422, 'bad_filter'])
    expect(
      (await app.request('POST', '/customers/bulk/count', { body: { selection: { q: 'rights' } }, as: viewer })).body,
    ).toEqual({ count: 1 })
    const done = await finished(await start({ ids: [id] }, 1, { kind: 'change', set: { position: 'Chief' } }, masked))
    expect(done.result).toEqual({ done: 1, unchanged: 0, refused: 0 })
    expect(await read(id)).toMatchObject({ last_name: 'Rights', position: 'Chief', vip: false })
    expect((await linesOf(done.id)).map((line) => line.changes)).toEqual([{ position: [null, 'Chief'] }])
  })

  test('somebody limited to sites reaches the customers of these sites and no others', async () => {
    await opened
    const [mine, other] = [
      await create({ last_name: 'Sites', site_id: sites.shop }),
      await create({ last_name: 'Sites' }),
    ]
    const clerk = await app.staff({ site_ids: [sites.shop] })
    const body = { selection: named('Sites') }
    expect((await app.request('POST', '/customers/bulk/count', { body, as: clerk })).body).toEqual({ count: 1 })
    const ids = [mine.id, other.id]
    const picked = await finished(await start({ ids }, 2, vip, clerk))
    expect(picked.result).toEqual({ done: 1, unchanged: 0, refused: 1 })
    expect((await rowsOf(picked.id, 'refused')).items).toMatchObject([{ title: '?', code: 'not_found' }])
    expect((await read(other.id)).vip).toBe(false)
    const all = await finished(await start(named('Sites'), 1, { kind: 'change', add_tags: ['mine'] }, clerk))
    expect(all.result).toEqual({ done: 1, unchanged: 0, refused: 0 })
    expect((await read(other.id)).tags).toEqual([])
    const foreign = [
      await asked({ ids }, 2, { kind: 'change', set: { site_id: sites.main } }, clerk),
      await asked({ ids }, 2, { kind: 'change', add_site_ids: [sites.main] }, clerk),
    ]
    expect(foreign.map((answer) => answer.status)).toEqual([422, 422])
  })

  test('a right that is gone when the work begins is gone: the job fails and changes nothing', async () => {
    const { id } = await create({ last_name: 'Fired' })
    const clerk = await app.staff({ role: 'support' })
    const lost = await app.request('GET', '/roles')
    const viewer = lost.body.items.find((role: { code: string }) => role.code === 'viewer')
    const job = await app.request('POST', '/customers/bulk', {
      body: { selection: { ids: [id] }, expected: 1, action: vip },
      as: clerk,
    })
    // Where the job is quicker than the change of role, it was right to go ahead.
    await app.request('PATCH', `/staff/${clerk.id}`, { body: { role_ids: [viewer.id] } })
    const ended = await finished(job.body.id)
    expect((await read(id)).vip).toBe(ended.state === 'done')
  })

  test('whoever gives customers a manager gives them somebody who is active', async () => {
    const { id } = await create({ last_name: 'Managed' })
    const [manager, gone] = [await app.staff({ role: 'manager' }), await app.staff({ role: 'manager' })]
    await app.request('PATCH', `/staff/${gone.id}`, { body: { active: false } })
    const given = (manager_id: string) => ({ kind: 'change', set: { manager_id } })
    const refused = await asked({ ids: [id] }, 1, given(gone.id), app.administrator)
    expect(refused.body.error).toMatchObject({ code: 'not_active', fields: { manager_id: { code: 'not_active' } } })
    const job = await finished(await start({ ids: [id] }, 1, given(manager.id)))
    expect(job.result).toEqual({ done: 1, unchanged: 0, refused: 0 })
    expect((await read(id)).manager_id).toBe(manager.id)
  })

  test('the result is for those who may see the job', async () => {
    const { id } = await create({ last_name: 'Result' })
    const job = await start({ ids: [id] }, 1, vip)
    await finished(job)
    const stranger = await app.staff({ role: 'support' })
    expect((await app.request('GET', `/jobs/${job}/rows`, { as: stranger })).status).toBe(404)
  })
})
