import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { securityKinds } from '../../contract/platform/journal/kinds.ts'
import type { SecurityLine, SecurityPage } from '../../contract/security/security.ts'
import { testApp, type Caller, type StaffCaller } from '../../test/app.ts'
import { exporting } from '../../test/exporting.ts'
import { ofSecurity } from '../platform/journal/pages.ts'

let logged = ''
const app = await testApp({
  background: true,
  config: { trustProxy: true },
  log: { write: (line) => void (logged += line) },
})
afterAll(() => app.close())
beforeEach(async () => void (await sql`delete from sign_in_attempts`.execute(app.db.write)))

type Query = Record<string, string | number>
const read = async (query: Query = {}, as: Caller = app.administrator): Promise<SecurityPage> => {
  const answer = await app.request('GET', '/security-log', { query: { limit: 200, ...query }, as })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const linesOf = async (query: Query): Promise<SecurityLine[]> => (await read(query)).items
/** A failure is answered before it is entered: waits until so many are there, with what was counted to them. */
const entered = (query: Query, count: number): Promise<SecurityLine[]> =>
  vi.waitFor(
    async () => {
      const lines = await linesOf(query)
      expect(lines.reduce((sum, line) => sum + line.count, 0)).toBe(count)
      return lines
    },
    { timeout: 5_000, interval: 20 },
  )
const kindsOf = async (query: Query) => (await linesOf(query)).map(({ kind }) => kind)
const from = (address: string) => ({ 'x-forwarded-for': address })
const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
  app.request('POST', '/session', { as: null, body: { email, password }, headers })
const again = async (person: StaffCaller, headers: Record<string, string> = {}): Promise<Caller> => {
  const answer = await signIn(person.email, person.password, headers)
  expect(answer.status, answer.text).toBe(200)
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
  return { id: person.id, headers: { ...person.headers, cookie } }
}
const roleId = async (code: string): Promise<string> =>
  (await app.request('GET', '/roles')).body.items.find((role: { code: string }) => role.code === code).id
const journalLines = async (): Promise<number> =>
  (await sql<{ count: number }>`select count(*) as count from journal`.execute(app.db.read)).rows[0]?.count ?? 0

describe('what is entered', () => {
  test('signing in, from where, and from a new address; the first one is not new', async () => {
    const person = await app.staff({ role: 'viewer', name: 'Nora New' })
    expect(await kindsOf({ person_id: person.id })).toEqual(['sign_in.succeeded', 'staff.created'])
    await again(person, from('203.0.113.9'))
    await again(person, from('203.0.113.9'))
    const lines = await linesOf({ person_id: person.id, address: '203.0.113.9' })
    expect(lines.map(({ kind }) => kind).toSorted()).toEqual([
      'sign_in.new_address',
      'sign_in.succeeded',
      'sign_in.succeeded',
    ])
    expect(lines[0]).toMatchObject({
      actor: { kind: 'staff', id: person.id, name: 'Nora New' },
      source: 'web',
      subject_type: 'staff',
      subject_id: person.id,
      data: { address: '203.0.113.9', email: person.email, name: 'Nora New' },
      count: 1,
    })
  })

  test('an IPv6 address by its first 64 bits, so that one browser is not new each day', async () => {
    const person = await app.staff({ role: 'viewer' })
    await again(person, from('2001:db8:7:7::1'))
    await again(person, from('2001:db8:7:7:aaaa::2'))
    const lines = await linesOf({ person_id: person.id, address: '2001:db8:7:7:ffff::3' })
    expect(lines.map(({ data }) => data['address'])).toEqual(Array(3).fill('2001:db8:7:7::/64'))
    expect(lines.filter(({ kind }) => kind === 'sign_in.new_address')).toHaveLength(1)
  })

  test('sessions that end, and why', async () => {
    const person = await app.staff({ role: 'viewer' })
    const [second, third] = [await again(person), await again(person)]
    await app.request('DELETE', '/session', { as: third })
    const { items } = (await app.request('GET', '/sessions', { as: second })).body
    const first = items.find((one: { current: boolean }) => !one.current)
    await app.request('DELETE', `/sessions/${first.id}`, { as: second })
    await again(person, second.headers)
    await again(person)
    await app.request('PUT', `/staff/${person.id}/password`, { body: { password: 'bread tulip vinyl' } })
    await signIn(person.email, 'bread tulip vinyl')
    await app.request('PATCH', `/staff/${person.id}`, { body: { active: false } })
    const ended = await linesOf({ person_id: person.id, kind: 'session.ended' })
    expect(ended.map(({ data }) => [data['why'], data['sessions']])).toEqual([
      ['deactivated', 1],
      ['password', 2],
      ['replaced', 1],
      ['by_owner', 1],
      ['signed_out', 1],
    ])
    expect(ended[0]?.actor.id).toBe(app.administrator.id)
  })

  test('one’s own password and e-mail, wrong tries of them, and a password link made and used', async () => {
    const person = await app.staff({ role: 'viewer' })
    const body = { current_password: person.password, password: 'bread tulip vinyl' }
    const wrong = { ...body, current_password: 'wrong' }
    expect((await app.request('PUT', '/session/password', { as: person, body: wrong })).status).toBe(422)
    expect((await app.request('PUT', '/session/password', { as: person, body })).status).toBe(204)
    const email = `own-${person.email}`
    await app.request('PUT', '/session/email', { as: person, body: { current_password: 'bread tulip vinyl', email } })
    await app.request('PATCH', '/session', { as: person, body: { language: 'de' } })
    const made = await app.request('POST', `/staff/${person.id}/password-link`)
    const token = new URL(made.body.link).hash.slice(1)
    const used = { token, password: 'copper meadow violin' }
    expect((await app.request('POST', '/session/password-link', { as: null, body: used })).status).toBe(200)
    const lines = (await entered({ person_id: person.id }, 10)).toReversed()
    expect(lines.map(({ kind }) => kind).slice(2)).toEqual([
      'sign_in.failed',
      'staff.password_set',
      'staff.changed',
      'staff.link_made',
      ...['staff.link_used', 'staff.password_set', 'session.ended', 'sign_in.succeeded'].map(() => expect.any(String)),
    ])
    expect(
      lines
        .slice(-4)
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['session.ended', 'sign_in.succeeded', 'staff.link_used', 'staff.password_set'])
    expect(lines[2]).toMatchObject({ actor: { id: person.id }, data: { where: 'profile', email: person.email } })
    expect(lines[4]).toMatchObject({ changes: { email: [person.email, email] }, data: { address: '127.0.0.1' } })
    expect(lines[5]).toMatchObject({ actor: { id: app.administrator.id }, subject_id: person.id })
  })

  test('rights, keys and settings that change, with the address of who did it', async () => {
    const person = await app.staff({ role: 'viewer' })
    const role = await app.request('POST', '/roles', { body: { code: 'seen', name: 'Seen', permissions: [] } })
    const patch = { permissions: ['customers.read'] }
    await app.request('PATCH', `/roles/${role.body.id}`, { body: patch, headers: from('198.51.100.4') })
    const role_ids = [role.body.id]
    await app.request('PATCH', `/staff/${person.id}`, { body: { role_ids }, headers: from('198.51.100.4') })
    const key = await app.request('POST', '/api-keys', {
      body: { name: 'Till', role_id: role.body.id },
      headers: from('198.51.100.4'),
    })
    await app.request('DELETE', `/api-keys/${key.body.id}`, { headers: from('198.51.100.4') })
    const settings = { security_details_days: 91 }
    await app.request('PATCH', '/settings', { body: settings, headers: from('198.51.100.4') })
    await app.request('PATCH', `/staff/${person.id}`, { body: { role_ids: [await roleId('viewer')] } })
    await app.request('DELETE', `/roles/${role.body.id}`, { headers: from('198.51.100.4') })
    const lines = await linesOf({ address: '198.51.100.4' })
    expect(lines.map(({ kind }) => kind)).toEqual([
      'role.deleted',
      'settings.changed',
      'api_key.revoked',
      'api_key.created',
      'staff.changed',
      'role.changed',
    ])
    expect(lines.at(-1)?.changes).toEqual({ permissions: [[], ['customers.read']] })
    expect(lines.at(-2)?.changes).toEqual({ roles: [['viewer'], ['seen']] })
    expect(JSON.stringify(lines)).not.toContain(key.body.key)
  })

  test('exports that are made and fetched, without what was asked of customers', async () => {
    const { take, download } = exporting(app)
    const filter = { field: 'last_name', op: 'eq', value: 'Zqxasked' }
    const made = await take({ filter })
    expect((await download(made)).status).toBe(200)
    const lines = (await linesOf({})).filter(({ subject_id }) => subject_id === made.id)
    expect(lines.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['export.downloaded', 'export.created']))
    expect(lines.every(({ data }) => !('filter' in data) && !('columns' in data))).toBe(true)
    expect(lines.find(({ kind }) => kind === 'export.downloaded')?.data).toMatchObject({
      address: '127.0.0.1',
      rows: 0,
    })
  })

  test('who is refused: each operation once an hour, with a count and the right that was lacking', async () => {
    const viewer = await app.staff({ role: 'viewer' })
    for (let n = 0; n < 4; n++)
      expect((await app.request('GET', '/staff', { as: viewer })).body.error.code).toBe('forbidden')
    await app.request('PATCH', '/settings', { as: viewer, body: { number_prefix: 'X' } })
    const key = await app.apiKey({ role: 'integration' })
    await app.request('GET', '/staff', { as: key })
    const refused = await linesOf({ kind: 'access.refused', person_id: viewer.id })
    expect(refused.map(({ data, count, subject_id }) => [subject_id, data['permission'], count])).toEqual([
      ['patchSettings', 'settings.manage', 1],
      ['listStaff', 'staff.manage', 4],
    ])
    const [byKey] = await linesOf({ kind: 'access.refused', person_id: key.id })
    expect(byKey).toMatchObject({ actor: { kind: 'api_key', id: key.id }, source: 'api', count: 1 })
  })
})

describe('failures', () => {
  // What is counted by the hour must not go on into the next one.
  beforeEach(async () => {
    const left = 3_600_000 - (Date.now() % 3_600_000)
    if (left < 5_000) await pause(left)
  }, 10_000)

  test('of one e-mail from one address come to one line an hour, whatever their number', async () => {
    const person = await app.staff({ role: 'viewer', name: 'Fay Folded' })
    const before = await journalLines()
    const tries = async (address: string, times: number) => {
      for (let n = 0; n < times; n++) {
        await sql`delete from sign_in_attempts`.execute(app.db.write)
        expect((await signIn(person.email, `wrong ${n}`, from(address))).status).toBe(401)
      }
    }
    await tries('192.0.2.1', 12)
    await tries('192.0.2.2', 2)
    const lines = await entered({ person_id: person.id, kind: 'sign_in.failed' }, 14)
    expect(lines.map(({ data, count }) => [data['address'], count])).toEqual([
      ['192.0.2.2', 2],
      ['192.0.2.1', 12],
    ])
    expect(lines[1]).toMatchObject({
      actor: { kind: 'system', id: null, name: 'Visitor' },
      data: { name: 'Fay Folded', email: person.email, where: 'sign_in' },
    })
    expect(Date.parse(lines[1]?.last_at ?? '')).toBeGreaterThanOrEqual(Date.parse(lines[1]?.at ?? ''))
    expect((await journalLines()) - before).toBe(2)
    await sql`update folded_lines set hour = hour - interval '1 hour'`.execute(app.db.write)
    await tries('192.0.2.1', 1)
    const counts = (await entered({ person_id: person.id, address: '192.0.2.1' }, 13)).map(({ count }) => count)
    expect(counts.toSorted()).toEqual([1, 12])
  })

  test('at the same moment write one line', async () => {
    const person = await app.staff({ role: 'viewer' })
    const tries = Array.from({ length: 30 }, () => signIn(person.email, 'wrong', from('192.0.2.77')))
    const answers = await Promise.all(tries)
    const lines = await entered({ person_id: person.id, address: '192.0.2.77' }, 30)
    const count = (status: number) => answers.filter((one) => one.status === status).length
    expect(lines.map((line) => [line.kind, line.count]).toSorted()).toEqual([
      ['sign_in.failed', count(401)],
      ['sign_in.locked_out', count(429)],
    ])
    expect(count(429)).toBe(21)
  })

  test('from more addresses than anybody reads are counted in one line that names nobody', async () => {
    const person = await app.staff({ role: 'viewer' })
    await sql`
      insert into folded_lines (line_id, kind, hour, fold, last_at)
      select gen_random_uuid(), 'sign_in.failed', date_trunc('hour', now()), 'filled ' || n, now()
      from generate_series(1, 500) n`.execute(app.db.write)
    const before = await journalLines()
    for (let n = 1; n <= 20; n++) await signIn(`${n}@flood.example`, 'wrong', from(`198.18.0.${n}`))
    await sql`delete from sign_in_attempts`.execute(app.db.write)
    await signIn(person.email, 'wrong', from('198.18.1.1'))
    const line = await vi.waitFor(async () => {
      const [newest] = await linesOf({ kind: 'sign_in.failed' })
      expect(newest).toMatchObject({ subject_id: 'others', count: 21 })
      return newest
    })
    expect(line?.data).toEqual({ others: true, address: null })
    expect((await journalLines()) - before).toBe(1)
    await sql`delete from folded_lines where fold like 'filled %'`.execute(app.db.write)
  })

  test('what was typed as an unknown e-mail is kept nowhere: not in a table, a file or the log', async () => {
    const typed = 'ZqxMyPassword!17'
    const known = await app.staff({ role: 'viewer' })
    const before = await journalLines()
    for (let n = 0; n < 11; n++) {
      const answer = await signIn(`${typed}${n % 2}`, 'whatever', from('192.0.2.50'))
      expect(answer.text).toBe(
        '{"error":{"code":"wrong_credentials","message":"The e-mail or the password is wrong."}}',
      )
    }
    for (let n = 0; n < 10; n++) await signIn(`${typed}0`, typed, from('192.0.2.50'))
    expect((await signIn(known.email, `${typed}2`, from('192.0.2.50'))).status).toBe(401)
    const lines = await entered({ address: '192.0.2.50' }, 22)
    expect(lines.map(({ kind, subject_id }) => [kind, subject_id]).toSorted()).toEqual(
      [
        ['sign_in.failed', known.id],
        ['sign_in.locked_out', 'unknown'],
        ['sign_in.failed', 'unknown'],
      ].toSorted(),
    )
    expect((await journalLines()) - before).toBe(3)
    const { rows } = await sql<{ name: string }>`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`.execute(app.db.write)
    for (const { name } of rows) {
      const hits = await sql`select 1 from ${sql.raw(name)} t where t::text ilike '%zqxmypassword%'`.execute(
        app.db.write,
      )
      expect(hits.rows, name).toEqual([])
    }
    expect(logged).toContain('"url":"/api/v1/session"')
    expect(logged).not.toMatch(/zqxmypassword/i)
  })

  test('of somebody who is switched off name them, and answer as those of anybody', async () => {
    const person = await app.staff({ role: 'viewer' })
    await app.request('PATCH', `/staff/${person.id}`, { body: { active: false } })
    const answer = await signIn(person.email, person.password)
    expect([answer.status, answer.body.error.code]).toEqual([401, 'wrong_credentials'])
    await entered({ person_id: person.id, kind: 'sign_in.failed' }, 1)
  })
})

describe('who may read it', () => {
  test('takes a permission of its own; the administrator has it, other roles have not', async () => {
    for (const role of ['manager', 'support', 'integration', 'viewer'])
      expect((await app.request('GET', '/security-log', { as: await app.apiKey({ role }) })).status, role).toBe(403)
    const body = { code: 'guard', name: 'Guard', permissions: ['security.read'] }
    expect((await app.request('POST', '/roles', { body })).status).toBe(201)
    const guard = await app.staff({ role: 'guard' })
    expect((await read({}, guard)).items.length).toBeGreaterThan(10)
  })

  test('its kinds and addresses are nobody else’s, in the journal neither', async () => {
    const permissions = ['history.read', 'staff.manage', 'exports.manage']
    await app.request('POST', '/roles', { body: { code: 'reader', name: 'Reader', permissions } })
    const reader = await app.staff({ role: 'reader' })
    const own = await app.request('GET', '/journal', { query: { limit: 200 } })
    expect(own.text).toContain('"kind":"sign_in.succeeded"')
    expect(own.text).toContain('"address":"198.51.100.4"')
    for (const query of [{ limit: 200 }, { limit: 200, after_position: 0 }]) {
      const { text } = await app.request('GET', '/journal', { query, as: reader })
      expect(text).toContain('"kind":"staff.changed"')
      expect(text).not.toMatch(/"kind":"(sign_in|session|access)\./)
      expect(text).not.toContain('"address":')
    }
  })

  test('who is limited to a site sees no exports of others, and nobody learns of customers', async () => {
    const site = (await app.request('POST', '/sites', { body: { code: 'near', name: 'Near' } })).body.id
    const limited = await app.staff({ site_ids: [site] })
    const all = (await read({})).items.filter(({ kind }) => kind.startsWith('export.'))
    expect(all.length).toBeGreaterThan(0)
    const seen = (await read({}, limited)).items
    expect(seen.length).toBeGreaterThan(10)
    expect(seen.filter(({ kind }) => kind.startsWith('export.'))).toEqual([])
    expect(seen.some((line) => 'customer_id' in line)).toBe(false)
  })

  test('leaves the history of customers alone', async () => {
    const customer = await app.request('POST', '/customers', {
      body: { first_name: 'Cora', last_name: 'Calm', email: 'cora@calm.example' },
    })
    const viewer = await app.staff({ role: 'viewer' })
    const path = `/customers/${customer.body.id}`
    expect((await app.request('PATCH', path, { as: viewer, body: { vip: true } })).status).toBe(403)
    const { items } = (await app.request('GET', `${path}/history`)).body
    expect(items.filter(({ kind }: { kind: string }) => !/^(customer|account)\./.test(kind))).toEqual([])
    expect((await linesOf({ person_id: viewer.id }))[0]?.data).toMatchObject({ operation: 'patchCustomer' })
  })
})

describe('reading it', () => {
  test('goes page by page through all of it, each line once, newest first', async () => {
    const whole = (await read({ limit: 200 })).items
    const met: SecurityLine[] = []
    let after: string | null = null
    do {
      const page: SecurityPage = await read({ limit: 7, ...(after && { after }) })
      met.push(...page.items)
      after = page.next
    } while (after)
    expect(met.slice(0, whole.length).map(({ id }) => id)).toEqual(whole.map(({ id }) => id))
    expect(new Set(met.map(({ id }) => id)).size).toBe(met.length)
    expect(met.map(({ at }) => at)).toEqual(
      met
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
  })

  test('is narrowed by kind, person, address and time; a wrong question is told what is wrong', async () => {
    expect(new Set(await kindsOf({ kind: 'sign_in.succeeded' }))).toEqual(new Set(['sign_in.succeeded']))
    const [newest] = await linesOf({})
    expect(await linesOf({ from: new Date(Date.parse(newest!.at) + 1).toISOString() })).toEqual([])
    expect((await linesOf({ to: newest!.at })).map(({ id }) => id)).not.toContain(newest!.id)
    const wrong = await app.request('GET', '/security-log', { query: { kind: 'customer.created' } })
    expect([wrong.status, Object.keys(wrong.body.error.fields)]).toEqual([422, ['kind']])
    const cursor = await app.request('GET', '/security-log', { query: { after: 'nonsense' } })
    expect(cursor.body.error.code).toBe('bad_cursor')
  })

  test('a line says which request wrote it, and is found by it', async () => {
    const headers = (id: string) => ({ headers: { 'x-request-id': id } })
    await app.request('POST', '/sites', { body: { code: 'one', name: 'One' }, ...headers('site-1') })
    await app.request('POST', '/roles', { body: { code: 'one', name: 'One', permissions: [] }, ...headers('role-1') })
    const { email, password } = app.administrator
    await app.request('POST', '/session', { as: null, body: { email, password }, ...headers('in-1') })
    await app.request('POST', '/session', { as: null, body: { email, password: 'wrong' }, ...headers('in-2') })
    const found = async (request_id: string) =>
      (await linesOf({ request_id })).map((line) => [line.kind, line.request_id])
    expect(await found('role-1')).toEqual([['role.created', 'role-1']])
    expect(await found('in-1')).toEqual([['sign_in.succeeded', 'in-1']])
    await entered({ request_id: 'in-2', kind: 'sign_in.failed' }, 1)
    expect(await found('site-1')).toEqual([])
  })

  test('finds its lines by their index, which names every kind', async () => {
    const { rows } = await sql<{ def: string }>`
      select pg_get_indexdef('journal_security'::regclass) as def`.execute(app.db.read)
    for (const kind of securityKinds) expect(rows[0]?.def).toContain(`'${kind}'`)
    await sql`
      insert into journal (id, action_id, at, actor_kind, actor_name, source, kind, subject_type, subject_id)
      select gen_random_uuid(), gen_random_uuid(), now() - n * interval '1 second', 'system', 'Test', 'system', 'view.changed', 'view', n::text
      from generate_series(1, 20000) n`.execute(app.db.write)
    await sql`analyze journal`.execute(app.db.write)
    const plan = await sql<Record<string, string>>`
      explain select * from journal where ${ofSecurity} order by at desc, id desc limit 50`.execute(app.db.read)
    const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(text).toMatch(/Index Scan using journal_\d{4}_\d\d_at_id_idx/)
    expect(text).not.toMatch(/Seq Scan on journal_\d/)
  })
})
