import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type Caller } from '../../test/app.ts'
import { codes, importing } from '../../test/importing.ts'
import { undoing } from '../../test/undoing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { bring, upload, start } = importing(app)
const { undo, ended: jobEnded } = undoing(app)

const columns = (...targets: string[]) => targets.map((target) => ({ column: target, target }))
const settings = (targets: string[], more: object = {}) => ({
  settings: { resource: 'tasks', mapping: columns(...targets), match: ['external_id'], mode: 'both', ...more },
})
const both = ['title', 'customer', 'external_ids']
const header = 'title,customer,external_ids\n'
const tasks = async (q: string, as?: Caller) =>
  (await app.request('GET', '/tasks', { query: { q }, ...(as && { as }) })).body.items
const role = async (code: string, permissions: string[], more: object = {}): Promise<Caller> => {
  const made = await app.request('POST', '/roles', { body: { code, name: code, permissions } })
  expect(made.status, made.text).toBe(201)
  return app.staff({ role: code, ...more })
}
const person = async (body: object) => (await app.request('POST', '/customers', { body })).body
const own = ['tasks.read', 'tasks.write', 'tasks.import', 'customers.personal']

let north: string
let seen: { id: string; number: string }
let unseen: { id: string; number: string }
beforeAll(async () => {
  north = (await app.request('POST', '/sites', { body: { code: 'north', name: 'North' } })).body.id
  seen = await person({ first_name: 'Nora', last_name: 'North', email: 'nora@example.com', site_id: north })
  unseen = await person({ first_name: 'Else', last_name: 'Where', email: 'else@example.com' })
})

describe('rights', () => {
  test('files of tasks take a right of their own, and do not open those of customers', async () => {
    const clerk = await role('clerk', own)
    const other = await role('other', ['customers.read', 'customers.import', 'customers.create', 'customers.edit'])
    const nobody = await role('nobody', ['tasks.read', 'tasks.write', 'customers.personal'])
    const file = await upload(`${header}Zq,,a:1\n`, 'tasks.csv', clerk)
    const status = async (path: string, as: Caller, body?: object) =>
      (await app.request(body ? 'POST' : 'GET', path, { as, ...(body && { body }) })).status
    expect(await status('/imports', nobody)).toBe(403)
    expect((await start(file, settings(both), other)).body.error.data).toEqual({ permission: 'tasks.import' })
    const people = { settings: { mapping: columns('email'), match: ['email'], mode: 'both' } }
    expect((await start(file, people, clerk)).body.error.data).toEqual({ permission: 'customers.import' })
    expect(await status('/imports/preview', clerk, { file_id: file })).toBe(403)
    expect(await status('/imports/preview', clerk, { file_id: file, resource: 'tasks' })).toBe(200)
    const theirs = await upload('email\nx@example.com\n', 'people.csv', other)
    expect(await status(`/files/${theirs}`, clerk)).toBe(404)
    expect(await status('/imports/preview', clerk, { file_id: theirs, resource: 'tasks' })).toBe(404)
    expect((await start(theirs, settings(both), clerk)).status).toBe(404)
    await app.request('POST', '/import-profiles', { body: { name: 'Jobs', ...settings(both) } })
    const names = async (as: Caller) =>
      (await app.request('GET', '/import-profiles', { as })).body.items.map(({ name }: { name: string }) => name)
    expect(await names(clerk)).toEqual(['Jobs'])
    expect(await names(other)).not.toContain('Jobs')
    const done = await bring(`${header}Zq mine,,a:2\nZq bad,nobody,a:3\n`, settings(both), clerk)
    expect((await app.request('GET', `/files/${done.error_file_id}/content`, { as: clerk })).status).toBe(200)
    expect((await app.request('GET', `/files/${done.error_file_id}/content`, { as: other })).status).toBe(404)
    expect((await app.request('GET', `/imports/${done.id}`, { as: other })).status).toBe(404)
  })

  test('without tasks.all one changes only what one sees, and sees only imports of one’s own', async () => {
    const [one, two] = [await role('one', own), await app.staff({ role: 'one' })]
    await bring(`${header}Zs of one,,s:1\n`, settings(both), one)
    const id = (await tasks('Zs of one'))[0].id as string
    const done = await bring(`${header}Zs stolen,,s:1\nZs of two,,s:2\n`, settings(both), two)
    expect([codes(done), done.counts.created, done.counts.refused]).toEqual([['external_id_taken'], 1, 1])
    expect(JSON.stringify(done)).not.toContain(id)
    const check = await bring(`${header}Zs stolen,,s:1\n`, { ...settings(both), dry_run: true }, two)
    expect([codes(check), check.counts.refused]).toEqual([['external_id_taken'], 1])
    const byId = await bring(
      `title,id\nZs by id,${id}\n`,
      { settings: { resource: 'tasks', mapping: columns('title', 'id'), match: ['id'], mode: 'both' } },
      two,
    )
    expect(byId.counts).toMatchObject({ created: 1, warnings: 0 })
    expect((await tasks('Zs by id'))[0].id).not.toBe(id)
    expect((await tasks('Zs of one'))[0]).toMatchObject({ id, title: 'Zs of one' })
    expect((await app.request('GET', `/imports/${done.id}`, { as: one })).status).toBe(404)
    expect((await app.request('GET', '/imports', { as: one })).body.items).toHaveLength(1)
  })

  test('who may import tasks alone undoes what they have brought', async () => {
    const clerk = await role('undoer', [...own, 'tasks.all', 'history.read', 'journal.undo', 'jobs.read'])
    const done = await bring(`${header}Zv one,,v:1\nZv two,,v:2\n`, settings(both), clerk)
    const action = await app.request('GET', `/journal/actions/${done.action_id}`, { as: clerk })
    expect([action.status, action.body.cannot_undo]).toEqual([200, null])
    const { body, status, text } = await undo(done.action_id, clerk)
    expect(status, text).toBe(200)
    await jobEnded(body.id)
    expect(await tasks('Zv')).toEqual([])
  })

  test('a task that is gone comes back under its id for those alone who could read its history', async () => {
    const clerk = await app.staff({ role: 'one' })
    const made = (await app.request('POST', '/tasks', { body: { title: 'Zg gone' } })).body
    await app.request('DELETE', `/tasks/${made.id}`)
    const file = `title,id\nZg again,${made.id}\n`
    const asked = { settings: { resource: 'tasks', mapping: columns('title', 'id'), match: ['id'], mode: 'both' } }
    await bring(file, asked, clerk)
    expect((await tasks('Zg again'))[0].id).not.toBe(made.id)
    await bring(file, asked)
    expect((await tasks('Zg again')).map(({ id }: { id: string }) => id)).toContain(made.id)
    expect((await bring(file, asked)).counts).toMatchObject({ unchanged: 1 })
  })

  test('customers of other sites are as if they were not there', async () => {
    const limited = await role('limited', [...own, 'tasks.all', 'customers.read'], { site_ids: [north] })
    const cells = [unseen.number, unseen.id, 'else@example.com', 'Else Where', 'K-nothing']
    const rows = cells.map((cell, at) => `Zl ${at},${cell},l:${at}\n`).join('')
    for (const dry_run of [true, false]) {
      const done = await bring(
        `${header}${rows}Zl own,nora@example.com,l:own\n`,
        { ...settings(both), dry_run },
        limited,
      )
      expect(done.counts).toMatchObject({ created: 6, warnings: 5 })
      const told = done.problems.map(({ code, message }: Record<string, string>) => `${code} ${message}`)
      expect(new Set(told).size).toBe(1)
    }
    expect((await tasks('Zl 0'))[0]).toMatchObject({ customer_id: null })
    expect((await tasks('Zl own'))[0]).toMatchObject({ customer_id: seen.id })
  })

  test('without personal values nothing is written that would be masked, and nothing of it is shown', async () => {
    const masked = await role('masked', ['tasks.read', 'tasks.all', 'tasks.write', 'tasks.import', 'customers.read'])
    const refused = await start(await upload(`${header}x,,\n`, 'tasks.csv', masked), settings(both), masked)
    expect(refused.body.error.data).toEqual({ permission: 'customers.personal' })
    const check = await bring(`${header}Zm secret,nora@example.com,m:1\nZm two,Zmnobody,m:2\n`, {
      ...settings(both),
      dry_run: true,
    })
    const { body, text } = await app.request('GET', `/imports/${check.id}/rows`, { as: masked })
    expect(text).not.toMatch(/Zm/)
    expect(body.items[0]).toMatchObject({ display_name: null, outcome: 'created' })
    expect(body.items[0].changes).toContainEqual({ field: 'title', from: null, to: { masked: true } })
    const one = await app.request('GET', `/imports/${check.id}`, { as: masked })
    expect([one.text.includes('Zm'), one.body.error_file_id]).toEqual([false, null])
    const dates = { settings: { resource: 'tasks', mapping: columns('due_on', 'customer', 'external_ids') } }
    await bring(`${header}Zm plain,,m:3\n`, settings(both))
    const file = 'due_on,customer,external_ids\n2031-02-03,nora@example.com,m:3\n'
    const more = { settings: { ...dates.settings, match: ['external_id'], mode: 'update' } }
    const done = await bring(file, more, masked)
    expect([done.counts.updated, codes(done)]).toEqual([1, ['reference']])
    expect((await tasks('Zm plain'))[0]).toMatchObject({ due_on: '2031-02-03', customer_id: null })
  })
})

describe('an erase', () => {
  const left = async (what: RegExp) =>
    (
      await sql<{ text: string }>`
        select r::text as text from import_rows r union all select p::text from import_problems p`.execute(app.db.write)
    ).rows.filter(({ text }) => what.test(text))

  test('takes rows and files of tasks that tell of the person, and leaves those of others', async () => {
    const gone = await person({ first_name: 'Zelda', last_name: 'Zegone', email: 'zelda@example.com' })
    const checked = async (rows: string) => {
      const file_id = await upload(header + rows)
      const { body } = await start(file_id, { ...settings(both), dry_run: true })
      await expect.poll(async () => (await app.request('GET', `/imports/${body.id}`)).body.state).toBe('done')
      return file_id
    }
    await bring(`${header}Zeold of her,${gone.number},z:1\n`, settings(both))
    const done = await bring(`${header}Zelate,${gone.number},z:2\nZebad,Zelda Zegone,wrong\n`, settings(both))
    expect(done.counts).toMatchObject({ created: 1, refused: 1 })
    const limited = await app.staff({ role: 'limited', site_ids: [north] })
    await bring(`${header}Zeunseen,zelda@example.com,z:9\n`, settings(both), limited)
    const [by, own, others] = [
      await checked(`Zenew for her,zelda@example.com,z:3\n`),
      await checked(`Zeown moved,${seen.number},z:1\n`),
      await checked(`Kept,${seen.number},z:4\n`),
    ]
    expect((await left(/Ze/)).length).toBeGreaterThanOrEqual(2)
    const erased = await app.request('DELETE', `/customers/${gone.id}`)
    expect(erased.status, erased.text).toBe(204)
    expect(await left(/Ze|zelda/)).toEqual([])
    expect(await left(/Kept/)).toHaveLength(1)
    const status = async (id: string) => (await app.request('GET', `/files/${id}`)).status
    expect([await status(by), await status(own), await status(others)]).toEqual([404, 404, 200])
    expect((await app.request('GET', `/files/${done.error_file_id}/content`)).status).toBe(404)
  })
})
