import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { JournalLine, JournalPage } from '../../contract/platform/journal/journal.ts'
import { testApp, type Ask, type Caller } from '../../test/app.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const patience = { timeout: 10_000 }

const make = async (body: Record<string, unknown>, ask: Ask = {}) => {
  const answer = await app.request('POST', '/customers', { body, ...ask })
  expect(answer.status, answer.text).toBe(201)
  return answer.body as { id: string; version: number; site_id: string }
}
const change = async (id: string, body: Record<string, unknown>, ask: Ask = {}) => {
  const answer = await app.request('PATCH', `/customers/${id}`, { body, ...ask })
  expect(answer.status, answer.text).toBe(200)
}
const history = async (id: string, query: Record<string, string | number> = {}, as?: Caller) => {
  const answer = await app.request('GET', `/customers/${id}/history`, { query, ...(as && { as }) })
  expect(answer.status, answer.text).toBe(200)
  return answer.body as { items: JournalLine[]; next: string | null; total: { value: number; exact: boolean } | null }
}
const journalPage = async (query: Record<string, string | number>, as: Caller = app.administrator) => {
  const answer = await app.request('GET', '/journal', { query, as })
  expect(answer.status, answer.text).toBe(200)
  return answer.body as JournalPage
}
const kinds = (page: { items: JournalLine[] }) => page.items.map(({ kind }) => kind)
const allNumbered = () =>
  vi.waitFor(async () => {
    const { rows } = await app.db.readPool.query('select count(*) as count from journal where position is null')
    expect(rows[0].count).toBe(0)
  }, patience)

let customer = { id: '', version: 0, site_id: '' }
let colleague: Caller & { name: string }
beforeAll(async () => {
  colleague = await app.staff({ name: 'Carl Colleague' })
  customer = await make({ first_name: 'Paula', last_name: 'Planted', email: 'paula@planted.example', vip: true })
  await change(customer.id, { first_name: 'Pauline', bad: true })
  await change(customer.id, { last_name: 'Moved', position: 'buyer' }, { as: colleague })
  await app.request('POST', `/customers/${customer.id}/notes`, {
    body: { html: '<p>calls on Sunday</p>' },
    as: colleague,
  })
})

describe('the history of a customer', () => {
  test('tells what, when and who, newest first, and its creation carries no values', async () => {
    const page = await history(customer.id)
    expect(kinds(page)).toEqual(expect.arrayContaining(['note.created', 'customer.changed', 'customer.created']))
    expect(page.items.map(({ at }) => at)).toEqual(
      page.items
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
    expect(page.total).toEqual({ value: page.items.length, exact: true })
    const [last, first] = page.items.filter(({ kind }) => kind === 'customer.changed')
    expect(first).toMatchObject({
      actor: { kind: 'staff', id: app.administrator.id, name: 'Ada Administrator' },
      source: 'web',
      subject_type: 'customer',
      subject_id: customer.id,
      changes: { first_name: ['Paula', 'Pauline'], bad: [false, true] },
    })
    expect(last).toMatchObject({ actor: { name: 'Carl Colleague' }, changes: { position: [null, 'buyer'] } })
    expect(page.items.find(({ kind }) => kind === 'customer.created')?.changes).toEqual({})
  })

  test('is narrowed by field, person, kind and time, with the facets to choose from', async () => {
    expect((await history(customer.id, { field: 'first_name' })).items).toHaveLength(1)
    expect((await history(customer.id, { field: 'first_name' })).total).toEqual({ value: 1, exact: true })
    expect((await history(customer.id, { field: 'gender' })).items).toEqual([])
    const byColleague = await history(customer.id, { actor_id: colleague.id })
    expect(kinds(byColleague)).toEqual(['note.created', 'customer.changed'])
    expect(kinds(await history(customer.id, { kind: 'note.created' }))).toEqual(['note.created'])
    const noteAt = byColleague.items[0]?.at ?? ''
    expect(kinds(await history(customer.id, { from: noteAt }))).toEqual(['note.created'])
    expect(kinds(await history(customer.id, { to: noteAt }))).not.toContain('note.created')
    const facets = (await app.request('GET', `/customers/${customer.id}/history/facets`)).body
    expect(facets.fields).toEqual(expect.arrayContaining([{ subject_type: 'customer', field: 'first_name' }]))
    expect(facets.fields).not.toContainEqual({ subject_type: 'customer', field: 'gender' })
    expect(facets.actors.map(({ name }: { name: string }) => name)).toEqual(['Ada Administrator', 'Carl Colleague'])
    expect(facets.kinds).toContain('customer.changed')
  })

  test('comes in pages without a line twice or left out, also when narrowed', async () => {
    const queries: Record<string, string>[] = [{}, { subject_type: 'customer' }]
    for (const query of queries) {
      const whole = await history(customer.id, query)
      const met: string[] = []
      let after: string | null = null
      do {
        const page: Awaited<ReturnType<typeof history>> = await history(customer.id, {
          ...query,
          limit: 1,
          ...(after && { after }),
        })
        met.push(...page.items.map(({ id }) => id))
        after = page.next
      } while (after)
      expect(met).toEqual(whole.items.map(({ id }) => id))
    }
    const refused = await app.request('GET', `/customers/${customer.id}/history`, { query: { after: 'nonsense' } })
    expect(refused.body.error.code).toBe('bad_cursor')
  })

  test('hides personal values from those who may not see them, and everything from other sites', async () => {
    const viewer = await app.staff({ role: 'viewer' })
    const page = await history(customer.id, {}, viewer)
    const text = JSON.stringify(page.items.map(({ changes, data }) => ({ changes, data })))
    for (const value of ['Paula', 'Pauline', 'Planted', 'Moved', 'Sunday', 'paula@']) expect(text).not.toContain(value)
    const changed = page.items.filter(({ kind }) => kind === 'customer.changed')
    expect(changed[1]?.changes).toEqual({ first_name: [{ masked: true }, { masked: true }], bad: [false, true] })
    const site = await app.request('POST', '/sites', { body: { code: 'away', name: 'Away' } })
    expect(site.status, site.text).toBe(201)
    const away = await app.staff({ role: 'support', site_ids: [site.body.id] })
    expect((await app.request('GET', `/customers/${customer.id}/history`, { as: away })).status).toBe(404)
    expect((await app.request('GET', `/customers/${customer.id}/history/facets`, { as: away })).status).toBe(404)
  })
})

describe('the journal', () => {
  test('is read by position without a gap, and goes on from where one has been', async () => {
    await allNumbered()
    const key = await app.apiKey({ role: 'administrator' })
    await allNumbered()
    const met: JournalLine[] = []
    let position = 0
    for (;;) {
      const page = await journalPage({ after_position: position, limit: 3 }, key)
      met.push(...page.items)
      position = page.up_to ?? Number.NaN
      if (!page.next) break
      expect(page.next).toBe(String(position))
    }
    expect(met.map((line) => line.position)).toEqual(met.map((_, at) => at + 1))
    expect(await journalPage({ after_position: position }, key)).toMatchObject({
      items: [],
      next: null,
      up_to: position,
    })
    await change(customer.id, { vip: false })
    await allNumbered()
    expect(kinds(await journalPage({ after_position: position }, key))).toEqual(['customer.changed'])
  })

  test('shows newest first, narrowed by act, customer, person, kind or record', async () => {
    const page = await journalPage({ customer_id: customer.id, kind: 'customer.changed' })
    expect(page.items).toHaveLength(3)
    const act = page.items[0]?.action_id ?? ''
    expect((await journalPage({ action_id: act })).items.map(({ action_id }) => action_id)).toEqual([act])
    const sites = await app.request('GET', '/sites')
    const away = sites.body.items.find(({ code }: { code: string }) => code === 'away')
    expect(kinds(await journalPage({ subject_type: 'site', subject_id: away.id }))).toEqual(['site.created'])
    expect((await journalPage({ subject_type: 'customer', subject_id: customer.id })).items.length).toBeGreaterThan(3)
    expect(kinds(await journalPage({ actor_id: colleague.id, kind: 'note.created' }))).toEqual(['note.created'])
    const walked: string[] = []
    let after: string | null = null
    do {
      const one: JournalPage = await journalPage({ limit: 4, ...(after && { after }) })
      walked.push(...one.items.map(({ id }) => id))
      after = one.next
    } while (after)
    const { rows } = await app.db.readPool.query('select id from journal order by at desc, id desc')
    expect(walked).toEqual(rows.map(({ id }) => id))
  })

  test('shows each reader what they may see: no staff to support, no customer of other sites', async () => {
    const support = await app.staff({ role: 'support' })
    const seen = await journalPage({ limit: 200 }, support)
    expect(kinds(seen)).toContain('customer.created')
    expect(kinds(seen).filter((kind) => /^(staff|api_key)\./.test(kind))).toEqual([])
    const site = (await app.request('GET', '/sites')).body.items.find(({ code }: { code: string }) => code === 'away')
    const limited = await app.staff({ role: 'support', site_ids: [site.id] })
    const there = await make({ first_name: 'There', last_name: 'Away', email: 'there@away.example', site_id: site.id })
    await allNumbered()
    const queries: Record<string, number>[] = [{ limit: 200 }, { limit: 200, after_position: 0 }]
    for (const query of queries) {
      const ids = (await journalPage(query, limited)).items.flatMap(({ customer_id }) => customer_id ?? [])
      expect(new Set(ids)).toEqual(new Set([there.id]))
    }
    const nothing = await app.request('GET', '/journal', { as: null })
    expect(nothing.status).toBe(401)
  })

  test('lists its followers for those who see jobs', async () => {
    const answer = await app.request('GET', '/journal/followers')
    expect(answer.status).toBe(200)
    expect(answer.body.items).toEqual(expect.any(Array))
    const viewer = await app.staff({ role: 'viewer' })
    expect((await app.request('GET', '/journal/followers', { as: viewer })).status).toBe(403)
  })
})
