import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { sql } from 'kysely'
import { afterAll, describe, expect, test, vi } from 'vitest'
import type { SecurityLine } from '../../contract/security/security.ts'
import { testApp } from '../../test/app.ts'
import { asSuperuser } from '../../test/database.ts'
import { servedEndpoints } from '../../test/contract-endpoints.ts'
import { readSources } from '../../test/sources.ts'

const app = await testApp({ background: true, config: { trustProxy: true } })
afterAll(() => app.close())

const linesOf = async (person_id: string): Promise<SecurityLine[]> =>
  (await app.request('GET', '/security-log', { query: { person_id, limit: 200 } })).body.items
const from = (address: string) => ({ 'x-forwarded-for': address })

/** Makes everything that has been entered older, as time does: past the guard of the journal. */
async function wait(days: number): Promise<void> {
  const client = new pg.Client(asSuperuser(app.db.connection))
  await client.connect()
  await client.query(`set session_replication_role = replica`)
  await client.query(`update journal set at = at - $1 * interval '1 day'`, [days])
  await client.query(`update folded_lines set hour = hour - $1 * interval '1 day'`, [days])
  await client.query(`update sign_in_attempts set started_at = started_at - $1 * interval '1 day'`, [days])
  await client.query(`update known_addresses set seen_at = seen_at - $1 * interval '1 day'`, [days])
  await client.end()
}

async function night(): Promise<void> {
  for (const name of ['session.forget_old', 'security.forget_origins']) {
    const { body } = await app.request('POST', `/schedules/${name}/run`)
    await vi.waitFor(async () => {
      expect((await app.request('GET', `/jobs/${body.id}`)).body.state).toBe('done')
    }, 20_000)
  }
}

describe('after the days of the setting', () => {
  test('e-mails and addresses are wiped, the lines and all else stay; younger ones keep theirs', async () => {
    const person = await app.staff({ role: 'viewer', name: 'Rita Redacted' })
    const enter = (password: string, address: string) =>
      app.request('POST', '/session', { as: null, body: { email: person.email, password }, headers: from(address) })
    await enter('wrong', '203.0.113.7')
    await enter('wrong', '203.0.113.7')
    await vi.waitFor(async () => {
      const failed = (await linesOf(person.id)).find(({ kind }) => kind === 'sign_in.failed')
      expect(failed?.count).toBe(2)
    })
    await enter(person.password, '203.0.113.7')
    const email = `new-${person.email}`
    await app.request('PATCH', `/staff/${person.id}`, { body: { email }, headers: from('203.0.113.8') })
    await wait(60)
    await night()
    const before = await linesOf(person.id)
    expect(JSON.stringify(before)).toContain('203.0.113.7')
    expect((await app.request('PATCH', '/settings', { body: { security_details_days: 30 } })).status).toBe(200)
    await app.request('GET', '/staff', { as: person, headers: from('203.0.113.9') })
    await night()
    const after = await linesOf(person.id)
    const [young, ...old] = after
    expect(young).toMatchObject({ kind: 'access.refused', data: { address: '203.0.113.9' } })
    expect(old.map(({ id, at, kind, count }) => [id, at, kind, count])).toEqual(
      before.map(({ id, at, kind, count }) => [id, at, kind, count]),
    )
    const erased = { erased: true }
    expect(old.find(({ kind }) => kind === 'sign_in.failed')).toMatchObject({
      data: { email: erased, address: erased, name: 'Rita Redacted', where: 'sign_in' },
      count: 2,
    })
    expect(old.find(({ kind }) => kind === 'staff.changed')?.changes).toEqual({ email: [erased, erased] })
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(app.db.write)
    for (const { name } of rows) {
      const query = sql`select 1 from ${sql.ref(name)} t where t::text like '%203.0.113.7%' and ${name} <> 'staff_sessions'`
      expect((await query.execute(app.db.write)).rows, name).toEqual([])
    }
  })

  test('an address is new again once it is forgotten, and there is another one to compare', async () => {
    const person = await app.staff({ role: 'viewer' })
    const enter = async (address: string) => {
      const body = { email: person.email, password: person.password }
      const answer = await app.request('POST', '/session', { as: null, body, headers: from(address) })
      expect(answer.status, answer.text).toBe(200)
    }
    const news = async () => (await linesOf(person.id)).filter(({ kind }) => kind === 'sign_in.new_address').length
    await enter('203.0.113.20')
    await enter('203.0.113.20')
    expect(await news()).toBe(1)
    await wait(29)
    await enter('203.0.113.21')
    await wait(2)
    await night()
    await enter('203.0.113.21')
    expect(await news()).toBe(2)
    await enter('203.0.113.20')
    expect(await news()).toBe(3)
  })
})

describe('nobody changes or deletes a line', () => {
  test('there is no operation for it', async () => {
    const about = servedEndpoints.filter(({ path }) => /^\/(journal|security-log)/.test(path))
    expect(about.filter(({ method }) => method !== 'GET').map(({ id }) => id)).toEqual(['undoAction'])
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      expect((await app.request(method, '/security-log', { body: {} })).body.error.code).toBe('method_not_allowed')
      expect((await app.request(method, `/security-log/${randomUUID()}`)).status).toBe(404)
    }
  })

  test('the program changes none but to wipe values, and the database refuses what would', async () => {
    const writing = readSources('server')
      .filter(({ path }) => !path.endsWith('.test.ts'))
      .filter(({ text }) => /(update|delete from|truncate)\s+(only\s+)?journal\b/i.test(text))
    expect(writing.map(({ path }) => path)).toEqual(['server/journal/actions.ts'])
    const said = sql`select to_jsonb(journal) - 'position' as line from journal order by serial`
    const before = await said.execute(app.db.write)
    const statements = [
      sql`delete from journal`,
      sql`delete from journal where kind = 'sign_in.failed'`,
      sql`update journal set actor_name = 'Somebody else'`,
      sql`update journal set at = now()`,
      sql`update journal set kind = 'view.changed' where kind = 'sign_in.failed'`,
      sql`update journal set request_id = null`,
    ]
    for (const statement of statements)
      await expect(statement.execute(app.db.write)).rejects.toThrow('Lines of the journal stay as they are')
    expect((await said.execute(app.db.write)).rows).toEqual(before.rows)
  })
})
