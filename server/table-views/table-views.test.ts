import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testApp, type Caller } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())

const columns = [{ column: 'name' }, { column: 'phones', width: 180 }, { column: 'created_at' }]
const body = { resource: 'customers', name: 'Mine', columns }
const save = (values: Record<string, unknown> = {}, as: Caller = app.administrator) =>
  app.request('POST', '/table-views', { as, body: { ...body, ...values } })
const made = async (values: Record<string, unknown> = {}, as: Caller = app.administrator) => {
  const answer = await save(values, as)
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
const listed = async (as: Caller = app.administrator): Promise<{ id: string; name: string; scope: string }[]> =>
  (await app.request('GET', '/table-views', { as, query: { resource: 'customers' } })).body.items
const change = (id: string, patch: Record<string, unknown>, as: Caller = app.administrator, version?: number) =>
  app.request('PATCH', `/table-views/${id}`, {
    as,
    body: patch,
    ...(version && { headers: { 'if-match': `"${version}"` } }),
  })

const berlin = { field: 'billing_city', op: 'eq', value: 'Berlin' }
const held = { field: 'on_hold', op: 'eq', value: true }
const [support, viewer, manager] = await Promise.all(
  ['support', 'viewer', 'manager'].map((role) => app.staff({ role, name: `Sam ${role}` })),
)

test('a view is its owner’s until it is shared; its link shows it to colleagues all the same', async () => {
  const view = await made({ name: 'On hold', names: { de: 'Gesperrt' }, filter: held, sort: '-last_login_at' }, support)
  expect(view).toMatchObject({ scope: 'personal', owner_name: 'Sam support', editable: true, problems: [], version: 1 })
  expect(view.columns).toEqual([
    { column: 'name', width: null, labels: {} },
    { column: 'phones', width: 180, labels: {} },
    { column: 'created_at', width: null, labels: {} },
  ])
  expect((await listed(support)).map(({ id }) => id)).toContain(view.id)
  expect((await listed()).map(({ id }) => id)).not.toContain(view.id)
  const seen = await app.request('GET', `/table-views/${view.id}`)
  expect(seen.body).toMatchObject({ name: 'On hold', filter: held, editable: false })
  expect((await change(view.id, { name: 'Taken' })).status).toBe(403)
  expect((await app.request('DELETE', `/table-views/${view.id}`, { as: manager! })).status).toBe(403)

  const shared = await change(view.id, { scope: 'shared' }, support)
  expect(shared.body).toMatchObject({ scope: 'shared', version: 2 })
  expect((await listed(viewer)).map(({ id }) => id)).toContain(view.id)
  expect((await change(view.id, { name: 'Renamed' }, manager)).body.name).toBe('Renamed')
  expect((await change(view.id, { name: 'No' }, viewer)).status).toBe(403)
})

test('sharing and the default take their permissions; the default before stays a shared view', async () => {
  expect((await save({ scope: 'shared' }, viewer)).status).toBe(403)
  expect((await save({ scope: 'default' }, support)).body.error).toMatchObject({
    code: 'forbidden',
    data: { permission: 'views.manage' },
  })
  const own = await made({ name: 'Of the viewer' }, viewer)
  expect((await change(own.id, { scope: 'shared' }, viewer)).status).toBe(403)
  const first = await made({ name: 'First', scope: 'default' }, manager)
  const second = await made({ name: 'Second', scope: 'default' })
  const all = await listed(viewer)
  expect(all[0]).toMatchObject({ id: second.id, scope: 'default' })
  expect(all.find(({ id }) => id === first.id)).toMatchObject({ scope: 'shared', version: 2 })
  expect(all.filter(({ scope }) => scope === 'default')).toHaveLength(1)
  const lines = (await app.request('GET', '/journal', { query: { subject_id: first.id } })).body.items
  expect(lines[0]).toMatchObject({ kind: 'view.changed', changes: { scope: ['default', 'shared'] } })
})

test('a list that somebody may not read has no views for them, and a key has none of its own', async () => {
  const { body: role } = await app.request('POST', '/roles', {
    body: { code: 'sites', name: 'Sites', permissions: ['sites.manage'] },
  })
  expect(role.code).toBe('sites')
  const blind = await app.staff({ role: 'sites' })
  expect((await app.request('GET', '/table-views', { as: blind, query: { resource: 'customers' } })).status).toBe(403)
  const view = await made({ scope: 'shared' })
  expect((await app.request('GET', `/table-views/${view.id}`, { as: blind })).status).toBe(403)
  expect((await save({}, blind)).status).toBe(403)
  expect((await app.request('GET', '/table-views', { as: null, query: { resource: 'customers' } })).status).toBe(401)
  const key = await app.apiKey()
  expect((await save({}, key)).body.error.fields.scope).toBeDefined()
  expect(await made({ scope: 'shared' }, key)).toMatchObject({ owner_id: null, owner_name: 'Test administrator' })
})

test('what the list does not have is refused when it is saved, and said where', async () => {
  const refused = async (values: Record<string, unknown>, as?: Caller) => (await save(values, as)).body.error
  expect(
    (await refused({ filter: { all: [held, { field: 'shoes', op: 'eq', value: 1 }] } })).fields.filter,
  ).toMatchObject({ code: 'filter_field', params: { path: 'all.1.field' } })
  expect((await refused({ filter: {} })).code).toBe('bad_filter')
  expect((await refused({ sort: '-shoes' })).fields.sort.code).toBe('choice')
  expect(
    (await refused({ columns: [{ column: 'name' }, { column: 'shoes' }] })).fields['columns.1.column'],
  ).toBeDefined()
  expect(
    (await refused({ columns: [{ column: 'name' }, { column: 'name' }] })).fields['columns.1.column'],
  ).toBeDefined()
  expect((await refused({ columns: [] })).fields.columns).toBeDefined()
  expect((await refused({ columns: [{ column: 'name', width: 5 }] })).fields['columns.0.width']).toBeDefined()
  expect((await refused({ names: { fr: 'Vue' } })).fields).toBeDefined()
  expect((await refused({ name: ' ' })).fields.name).toBeDefined()
  expect((await refused({ colour: 'red' })).fields.colour.code).toBe('unknown_field')
  const email = { field: 'email', op: 'contains', value: 'example' }
  expect((await refused({ filter: email }, viewer)).code).toBe('bad_filter')
  expect((await refused({ sort: 'last_name' }, viewer)).fields.sort).toBeDefined()
})

test('a stale change is refused with the view as it is', async () => {
  const view = await made()
  expect((await change(view.id, { density: 'compact' }, app.administrator, 1)).body.version).toBe(2)
  const late = await change(view.id, { name: 'Late' }, app.administrator, 1)
  expect(late.status).toBe(412)
  expect(late.body.error.data.current).toMatchObject({ name: 'Mine', density: 'compact', version: 2 })
  expect((await change(view.id, { density: 'compact' }, app.administrator, 2)).body.version).toBe(2)
  const removed = await app.request('DELETE', `/table-views/${view.id}`, { headers: { 'if-match': '"1"' } })
  expect(removed.status).toBe(412)
  expect((await app.request('DELETE', `/table-views/${view.id}`)).status).toBe(204)
  expect((await app.request('GET', `/table-views/${view.id}`)).status).toBe(404)
})

test('personal conditions of a shared view are hidden from those who may not see personal data, and kept', async () => {
  const email = { field: 'email', op: 'contains', value: 'secret-person' }
  const filter = { all: [held, email, { some: 'notes', where: { field: 'text', op: 'contains', value: 'allergic' } }] }
  const view = await made({ scope: 'shared', filter, sort: 'last_name', q: 'Rosamunde' })
  const seen = (await app.request('GET', `/table-views/${view.id}`, { as: viewer! })).body
  expect(seen).toMatchObject({ filter: { all: [held] }, sort: null, q: null })
  expect(seen.problems).toEqual([
    { part: 'filter', name: 'email', code: 'hidden' },
    { part: 'filter', name: 'notes.text', code: 'hidden' },
    { part: 'sort', name: 'last_name', code: 'hidden' },
    { part: 'q', name: 'q', code: 'hidden' },
  ])
  for (const path of [`/table-views/${view.id}`, '/table-views?resource=customers', '/journal'])
    expect((await app.request('GET', path, { as: viewer! })).text).not.toMatch(/secret-person|allergic|Rosamunde/)
  const blind = await app.request('POST', '/roles', {
    body: { code: 'tidy', name: 'Tidy', permissions: ['customers.read', 'views.manage', 'history.read'] },
  })
  expect(blind.status).toBe(201)
  const tidy = await app.staff({ role: 'tidy' })
  expect((await change(view.id, { filter: held }, tidy)).status).toBe(403)
  expect((await change(view.id, { name: 'Tidied' }, tidy)).status).toBe(200)
  expect((await app.request('GET', `/table-views/${view.id}`)).body).toMatchObject({ filter, q: 'Rosamunde' })
  const lines = await app.request('GET', '/journal', { query: { subject_id: view.id } })
  expect(lines.text).not.toMatch(/secret-person|Rosamunde/)
})

test('a view whose fields went away says so and goes on', async () => {
  const view = await made({ scope: 'shared', filter: { all: [held, berlin] } })
  const gone = { all: [{ any: [{ field: 'shoes', op: 'eq', value: 1 }] }, held, { some: 'pets', where: berlin }] }
  await sql`
    update table_views set filter = ${JSON.stringify(gone)}::jsonb, sort = '-shoes',
      columns = '[{"column":"shoes","width":90,"labels":{}},{"column":"name","width":null,"labels":{}}]'::jsonb
    where id = ${view.id}`.execute(app.db.write)
  const now = (await app.request('GET', `/table-views/${view.id}`)).body
  expect(now).toMatchObject({ filter: { all: [held] }, sort: null, columns: [{ column: 'name' }] })
  expect(now.problems).toEqual([
    { part: 'column', name: 'shoes', code: 'gone' },
    { part: 'filter', name: 'shoes', code: 'gone' },
    { part: 'filter', name: 'pets', code: 'gone' },
    { part: 'sort', name: 'shoes', code: 'gone' },
  ])
  expect((await change(view.id, { filter: held, sort: null, columns })).body.problems).toEqual([])
})

test('an erase takes the conditions that look for this one person out of every view', async () => {
  const created = await app.request('POST', '/customers', {
    body: { first_name: 'Al', last_name: 'Gone', email: 'Only.Me@example.com', phones: [{ number: '+49 30 9876543' }] },
  })
  expect(created.status, created.text).toBe(201)
  const view = await made({
    q: 'only.me@EXAMPLE.com',
    filter: { any: [held, { not: { field: 'email', op: 'eq', value: 'only.me@example.com' } }] },
  })
  const other = await made({ filter: held, q: 'example.com' })
  const erased = await app.request('DELETE', `/customers/${created.body.id}`)
  expect(erased.status, erased.text).toBe(204)
  expect((await app.request('GET', `/table-views/${view.id}`)).body).toMatchObject({ q: null, filter: { any: [held] } })
  expect((await app.request('GET', `/table-views/${other.id}`)).body).toMatchObject({ q: 'example.com', version: 1 })
})

test('a view of which nothing is left shows nobody, and says so', async () => {
  const { body: person } = await app.request('POST', '/customers', {
    body: { first_name: 'Uwe', last_name: 'Only', email: 'only.uwe@example.com' },
  })
  const email = { field: 'email', op: 'eq', value: 'Only.Uwe@example.com' }
  const nested = {
    all: [{ any: [email, { some: 'addresses', where: { not: { field: 'line1', op: 'eq', value: 'uwe only' } } }] }],
  }
  const made1 = await made({ scope: 'shared', filter: email })
  const made2 = await made({ scope: 'shared', filter: { all: [{ not: email }] } })
  const made3 = await made({ scope: 'shared', filter: nested })
  const searching = await made({ scope: 'shared', q: 'only.uwe@example.com' })
  expect((await app.request('DELETE', `/customers/${person.id}`)).status).toBe(204)
  for (const [view, names] of [
    [made1, ['email']],
    [made2, ['email']],
    [made3, ['email', 'addresses.line1']],
    [searching, ['q']],
  ] as const) {
    const { body } = await app.request('GET', `/table-views/${view.id}`)
    expect(body).toMatchObject({ filter: { none: names }, q: null })
    expect(body.problems).toEqual(names.map((name) => ({ part: name === 'q' ? 'q' : 'filter', name, code: 'gone' })))
    const filter = JSON.stringify(body.filter)
    expect((await app.request('GET', '/customers', { query: { filter } })).body.items).toEqual([])
    const selection = { filter: body.filter }
    expect((await app.request('POST', '/customers/bulk/count', { body: { selection } })).body).toEqual({ count: 0 })
  }
  const cleaned = await change(made1.id, { filter: held })
  expect(cleaned.body).toMatchObject({ filter: held, problems: [] })
})

test('a view whose fields are all gone, or all hidden, shows nobody', async () => {
  const view = await made({ scope: 'shared', filter: held })
  await sql`update table_views set filter = '{"field":"shoes","op":"eq","value":1}' where id = ${view.id}`.execute(
    app.db.write,
  )
  expect((await app.request('GET', `/table-views/${view.id}`)).body).toMatchObject({
    filter: { none: ['shoes'] },
    problems: [{ part: 'filter', name: 'shoes', code: 'gone' }],
  })
  const email = await made({ scope: 'shared', filter: { field: 'email', op: 'contains', value: 'x' } })
  expect((await app.request('GET', `/table-views/${email.id}`, { as: viewer! })).body).toMatchObject({
    filter: { none: ['email'] },
    problems: [{ part: 'filter', name: 'email', code: 'hidden' }],
  })
  const words = await made({ scope: 'shared', q: 'Rosa' })
  expect((await app.request('GET', `/table-views/${words.id}`, { as: viewer! })).body).toMatchObject({
    filter: { none: ['q'] },
    q: null,
    problems: [{ part: 'q', name: 'q', code: 'hidden' }],
  })
  expect((await app.request('GET', `/table-views/${words.id}`)).body).toMatchObject({
    filter: null,
    q: 'Rosa',
    problems: [],
  })
})
