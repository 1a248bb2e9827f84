import { afterAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '../../contract/platform/endpoint.ts'
import { permissions, type Permission } from '../../contract/permissions.ts'
import { testApp, type Answer, type Caller } from '../app.ts'
import { called, servedEndpoints } from '../contract-endpoints.ts'
import { askOf, pathTo, type Ids } from './requests.ts'
import { rights, rightsOf } from './rights.ts'
import { keyWith, makeWorld } from './world.ts'

const app = await testApp({ background: true })
afterAll(app.close)
await app.request('PATCH', '/settings', { body: { require_email: false, require_first_name: false } })
const world = await makeWorld(app)
const alone = new Map<Permission, Caller>()
for (const [at, one] of permissions.entries()) alone.set(one, await keyWith(app, `alone-${at}`, [one]))
const masked = await keyWith(
  app,
  'masked',
  permissions.filter((one) => one !== 'customers.personal'),
)
const limited = await app.staff({ site_ids: [world.site] })

const ask = (one: Endpoint, ids: Ids, as: Caller | null): Promise<Answer> =>
  app.request(one.method, pathTo(one, ids), { as, ...askOf(one, ids) })
/** An event stream does not end by itself. */
const asked = servedEndpoints.filter((one) => one.id !== 'live')
const reads = asked.filter((one) => one.method === 'GET')
/** Each of them by any one of several. */
const needs = (one: Endpoint): Permission[][] =>
  (rightsOf(one.id) ?? [])
    .map((right) =>
      [right].flat().filter((access): access is Permission => access !== 'signed_in' && access !== 'public'),
    )
    .filter((anyOf) => anyOf.length > 0)
const cases = (list: readonly Endpoint[]) => list.map((one) => [called(one), one] as const)

test('every operation stands in the table, with what its route asks for, and nothing else does', () => {
  const own = servedEndpoints.map(({ id }) => id).filter((id) => !id.endsWith('ByPost'))
  expect(Object.keys(rights).toSorted()).toEqual(own.toSorted())
  for (const one of servedEndpoints)
    if (one.access !== 'signed_in') expect(rightsOf(one.id), one.id).toContain(one.access)
})

describe('a permission by itself', () => {
  test.each(cases(asked.filter((one) => needs(one).length > 0)))('%s refuses who lacks one', async (_, one) => {
    const wanted = needs(one)
    for (const [permission, as] of alone) {
      if (wanted.every((anyOf) => anyOf.includes(permission))) continue
      const { status, text } = await ask(one, world.near, as)
      // Of a row that somebody may not see nothing is said at all.
      const mayHide = [permission, 'signed_in'].includes(one.access)
      expect([permission, status, text.slice(0, 300)]).toEqual(
        mayHide && status === 404
          ? [permission, 404, expect.stringContaining('"not_found"')]
          : [permission, 403, expect.stringContaining('"forbidden"')],
      )
      expect(text).not.toMatch(/zq(near|foreign|erased)/i)
    }
  })

  test.each(cases(asked.filter((one) => needs(one).length > 0 && !one.person)))(
    '%s lets in who has what the table says',
    async (_, one) => {
      const as = await keyWith(
        app,
        `exact-${one.id.toLowerCase()}`,
        needs(one).map(([first]) => first!),
      )
      const { status, text } = await ask(one, {}, as)
      expect([401, 403], text.slice(0, 300)).not.toContain(status)
      expect(status).toBeLessThan(500)
    },
  )
})

describe('what may not be seen', () => {
  test.each(cases(asked.filter((one) => one.id !== 'signOut')))(
    'who is limited to a site: %s tells and does nothing of a customer elsewhere',
    async (_, one) => {
      const before = await stateOf(world.foreign)
      const { status, text } = await ask(one, world.foreign, limited)
      expect(status, text).toBeLessThan(500)
      expect(text.replaceAll(quoted, ''), text).not.toMatch(/zqforeign/i)
      expect(await stateOf(world.foreign)).toEqual(before)
    },
  )

  test.each(cases(reads))('who sees no personal values: %s tells none', async (_, one) => {
    for (const as of [masked, ...alone.values()]) expect((await ask(one, world.near, as)).text).not.toMatch(/secret/i)
  })

  const harmless = asked.filter((one) => one.method !== 'DELETE')
  test.each(cases(harmless))('who may not read customers or tasks: %s tells nothing of them', async (_, one) => {
    for (const [permission, as] of alone)
      if (!['customers.read', 'tasks.read'].includes(permission))
        expect((await ask(one, world.near, as)).text, permission).not.toMatch(/zq(near|foreign)/i)
  })

  const searched = [
    ['/customers', 'number'],
    ['/tasks', 'customer_id'],
  ] as const
  test.each(searched)('%s is searched, filtered and counted by nobody beyond what they see', async (path, field) => {
    const equal = field === 'number' ? 'zqforeign' : world.foreign['customers/id']!
    const filter = { field, op: 'eq', value: equal }
    for (const query of [{ q: 'zqforeign' }, { q: 'zqforeignsecret' }, { filter: JSON.stringify(filter) }]) {
      const { status, body } = await app.request('GET', path, { as: limited, query })
      expect([status, body.items, body.total?.value], JSON.stringify(query)).toEqual([200, [], 0])
    }
    const { body } = await app.request('POST', `${path}/bulk/count`, { as: limited, body: { selection: { filter } } })
    expect(body).toEqual({ count: 0 })
    const hidden = await app.request('GET', path, { as: masked, query: { q: 'zqnearsecret' } })
    expect(hidden.body.total.value).toBe(0)
  })

  test('what is personal is no filter and no order for those who do not see it', async () => {
    const filter = JSON.stringify({ field: 'last_name', op: 'eq', value: 'zqnearsecret' })
    for (const query of [{ filter }, { sort: 'last_name' }])
      expect((await app.request('GET', '/customers', { as: masked, query })).status).toBe(422)
  })

  test.each(cases(reads))('who was erased: %s tells nothing personal of them', async (_, one) => {
    expect((await ask(one, world.erased, app.administrator)).text).not.toMatch(/zqerasedsecret/i)
  })
})

/** What an address says back of what was asked. */
const quoted = /There is no [^"]*"zqforeign"[^"]*/gi

/** A customer and all that hangs on them, as the administrator reads it. */
async function stateOf(ids: Ids): Promise<unknown> {
  const [customer, task] = [`/customers/${ids['customers/id']}`, `/tasks/${ids['tasks/id']}`]
  const paths = [
    customer,
    `${customer}/addresses`,
    `${customer}/notes`,
    `${customer}/history`,
    task,
    `${task}/comments`,
  ]
  return Promise.all(paths.map(async (path) => (await app.request('GET', path)).body))
}
