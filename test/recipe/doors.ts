import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Answer, type Ask, type Caller } from '../app.ts'
import { bulking } from '../bulking.ts'
import { exporting } from '../exporting.ts'
import { importing } from '../importing.ts'
import { undoing } from '../undoing.ts'

// Walks through every door of a copy that has the fields of `test/recipe.test.ts`: run there, never here.
const app = await testApp({ background: true })
afterAll(() => app.close())
const { bring, upload, one: found } = importing(app)
const { take, rows } = exporting(app)
const { undone } = undoing(app)
const { start, finished } = bulking(app)

const given = {
  nickname: 'Zora',
  newsletter: true,
  shirt_size: 'm',
  budget: { amount: 1250, currency: 'EUR' },
  hobbies: ['sailing', 'go'],
}
let id = ''
let address = ''
let viewer: Caller
let program: Caller

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  more: Ask = {},
): Promise<Answer['body']> {
  const answer = await app.request(method, path, more)
  expect(answer.status, `${method} ${path}: ${answer.text}`).toBeLessThan(300)
  return answer.body
}
const read = (as?: Caller) => ask('GET', `/customers/${id}`, as && { as })
const addressAsRead = async (as?: Caller) => (await ask('GET', `/customers/${id}/addresses`, as && { as })).items[0]
const listed = async (query: Ask['query'], as?: Caller): Promise<Answer['body'][]> =>
  (await ask('GET', '/customers', { query, ...(as && { as }) })).items
const filtered = (filter: object) => listed({ filter: JSON.stringify(filter) })
const linesOf = async (): Promise<Answer['body'][]> =>
  (await ask('GET', `/customers/${id}/history`, { query: { limit: 50 } })).items
const lineWith = async (field: string) => (await linesOf()).find((line) => line.changes?.[field])

beforeAll(async () => {
  await ask('PATCH', '/settings', {
    body: { require_first_name: false, require_last_name: false, require_email: false },
  })
  viewer = await app.staff({ role: 'viewer' })
  program = await app.apiKey()
  id = (await ask('POST', '/customers', { body: { ...given, email: 'zora@example.com', last_name: 'Zett' } })).id
  await ask('POST', '/customers', { body: { last_name: 'Other' } })
  const body = { doorbell: 'Zett, third floor', line1: 'Weg 1', city: 'Bonn', country: 'DE' }
  address = (await ask('POST', `/customers/${id}/addresses`, { body })).id
})

test('a record answers them, and takes them by id, by an id of another system and in a batch', async () => {
  expect(await read()).toMatchObject(given)
  expect(await addressAsRead()).toMatchObject({ doorbell: 'Zett, third floor' })
  const at = '/customers/by/shop/1'
  expect(await ask('PUT', at, { as: program, body: { last_name: 'Put', nickname: 'Pia' } })).toMatchObject({
    nickname: 'Pia',
    newsletter: false,
  })
  const items = [{ values: { ...given, last_name: 'Batch', nickname: 'Bee' } }, { values: { last_name: 'Batch' } }]
  const batch = await ask('POST', '/customers/batch', { as: program, body: { items } })
  expect(batch.items.map((item: Answer['body']) => item.body)).toMatchObject([
    { ...given, nickname: 'Bee' },
    { nickname: null, newsletter: false, shirt_size: null, budget: null, hobbies: [] },
  ])
  const wrong = await app.request('PATCH', `/customers/${id}`, { body: { shirt_size: 'xxl' } })
  expect([wrong.status, Object.keys(wrong.body.error.fields)]).toEqual([422, ['shirt_size']])
})

test('a list shows, searches, filters and sorts by them; a view keeps them as columns', async () => {
  const [row] = await filtered({ field: 'nickname', op: 'eq', value: 'Zora' })
  expect(row).toMatchObject({ ...given, id })
  expect((await filtered({ field: 'newsletter', op: 'eq', value: true })).length).toBe(2)
  expect(
    (await filtered({ some: 'addresses', where: { field: 'doorbell', op: 'contains', value: 'third' } })).length,
  ).toBe(1)
  expect((await listed({ q: 'zora' })).map((one) => one.id)).toEqual([id])
  const names = (await listed({ sort: '-nickname' })).map((one) => one.nickname)
  expect(names.slice(0, 4)).toEqual(['Zora', 'Pia', 'Bee', null])
  const columns = ['name', 'nickname', 'shirt_size'].map((column) => ({ column }))
  const view = await ask('POST', '/table-views', { body: { resource: 'customers', name: 'Shirts', columns } })
  expect([view.columns.length, view.problems]).toEqual([3, []])
})

test('who may not see personal values sees a mask, and neither finds nor writes the value', async () => {
  expect(await read(viewer)).toMatchObject({
    nickname: 'Z•••',
    newsletter: true,
    masked: expect.arrayContaining(['nickname']),
  })
  expect(await addressAsRead(viewer)).toMatchObject({ doorbell: 'Z•••' })
  expect(await listed({ q: 'zora' }, viewer)).toEqual([])
  expect((await app.request('GET', '/customers', { as: viewer, query: { sort: 'nickname' } })).status).toBe(422)
})

test('files have them under their labels in both languages, and an import knows them by these', async () => {
  for (const [language, nickname, size, m, budget, hobbies, doorbell] of [
    ['en', 'Nickname', 'Shirt size', 'Medium', 'Budget', 'Hobbies', 'Billing address: Doorbell'],
    ['de', 'Spitzname', 'Hemdgröße', 'Mittel', 'Etat', 'Vorlieben', 'Rechnungsadresse: Klingelschild'],
  ] as const) {
    const columns = ['email', 'nickname', 'shirt_size'].map((name) => ({ name }))
    const file = await take({ ids: [id], language, columns, addresses: 'beside' })
    const [row] = await rows(file)
    expect(row).toMatchObject({ [nickname]: 'Zora', [size]: m, [doorbell]: 'Zett, third floor' })
    const email = `${language}@example.com`
    const street = doorbell.replace(/:.*/, ': Address 1')
    const text = `E-mail,${nickname},${size},${budget},${hobbies},${street},${doorbell}\n${email},Nora,m,12.50 EUR,"go, chess",Platz 2,Nora below\n`
    const { settings } = await ask('POST', '/imports/preview', { body: { file_id: await upload(text) } })
    expect(settings.mapping.map((one: { target: string }) => one.target)).toEqual([
      'email',
      'nickname',
      'shirt_size',
      'budget',
      'hobbies',
      'billing.line1',
      'billing.doorbell',
    ])
    const made = await bring(text, { settings })
    expect([made.problems, made.counts.created]).toEqual([[], 1])
    const customer = await found(email)
    expect(customer).toMatchObject({
      nickname: 'Nora',
      newsletter: false,
      shirt_size: 'm',
      budget: given.budget,
      hobbies: ['go', 'chess'],
    })
    expect((await ask('GET', `/customers/${customer.id}/addresses`)).items).toMatchObject([{ doorbell: 'Nora below' }])
    expect((await bring(text, { settings })).counts).toMatchObject({ unchanged: 1 })
  }
  const flags = 'E-mail,Newsletter\nyes@example.com,yes\nunsaid@example.com,\n'
  const { settings: ofFlags } = await ask('POST', '/imports/preview', { body: { file_id: await upload(flags) } })
  expect((await bring(flags, { settings: ofFlags })).counts).toMatchObject({ created: 2, warnings: 0 })
  expect([(await found('yes@')).newsletter, (await found('unsaid@')).newsletter]).toEqual([true, false])
  const codes = await take({ ids: [id], values: 'codes', addresses: 'beside' })
  expect((await rows(codes))[0]).toMatchObject({
    nickname: 'Zora',
    newsletter: 'true',
    shirt_size: 'm',
    'billing.doorbell': 'Zett, third floor',
  })
})

test('a change is told, put back and undone, and a page of the past shows what was', async () => {
  await pause(3)
  const before = new Date().toISOString()
  await pause(3)
  await ask('PATCH', `/customers/${id}`, {
    body: { nickname: 'Zoe', newsletter: false, budget: null, hobbies: ['go'] },
  })
  await ask('PATCH', `/customers/${id}/addresses/${address}`, { body: { doorbell: 'Zoe' } })
  const line = await lineWith('nickname')
  expect(line.changes).toEqual({
    nickname: ['Zora', 'Zoe'],
    newsletter: [true, false],
    budget: [given.budget, null],
    hobbies: [given.hobbies, ['go']],
  })
  const past = await ask('GET', `/customers/${id}/as-of`, { query: { at: before } })
  expect(past.customer).toMatchObject(given)
  expect(past.addresses).toMatchObject([{ doorbell: 'Zett, third floor' }])
  for (const changed of [line, await lineWith('doorbell')])
    expect((await ask('POST', `/customers/${id}/history/put-back`, { body: { line_id: changed.id } })).refused).toEqual(
      [],
    )
  expect(await read()).toMatchObject(given)
  expect(await addressAsRead()).toMatchObject({ doorbell: 'Zett, third floor' })

  const job = await finished(
    await start({ ids: [id] }, 1, {
      kind: 'change',
      set: { nickname: 'All', newsletter: false },
      add_hobbies: ['chess'],
    }),
  )
  expect(job).toMatchObject({ state: 'done', result: { done: 1 } })
  expect(await read()).toMatchObject({ nickname: 'All', newsletter: false, hobbies: ['sailing', 'go', 'chess'] })
  await undone(job.id)
  expect(await read()).toMatchObject(given)
})

test('an address that was deleted comes back with them', async () => {
  await ask('DELETE', `/customers/${id}/addresses/${address}`)
  const line = (await linesOf()).find((one) => one.kind === 'address.deleted')
  await ask('POST', `/customers/${id}/history/put-back`, { body: { line_id: line.id } })
  expect(await addressAsRead()).toMatchObject({ doorbell: 'Zett, third floor' })
})

test('the document of the API has them, each with its meaning', async () => {
  const { components } = await ask('GET', '/openapi.json', { as: null })
  const meaning = (component: string, field: string) => components.schemas[component].properties[field]?.description
  for (const one of ['Customer', 'CustomerListItem', 'CustomerInput', 'CustomerPatch', 'CustomerPut', 'BulkValues'])
    expect([one, meaning(one, 'nickname'), meaning(one, 'newsletter')]).toEqual([one, 'Nickname.', 'Newsletter.'])
  for (const one of ['Address', 'AddressInput', 'AddressPatch']) expect(meaning(one, 'doorbell'), one).toBe('Doorbell.')
})

test('an erase wipes what is personal, in the row, in its addresses and in the journal', async () => {
  await ask('DELETE', `/customers/${id}`)
  const { rows: left } = await sql<Answer['body']>`
    select nickname, hobbies, newsletter, search from customers where id = ${id}`.execute(app.db.write)
  expect(left).toEqual([{ nickname: null, hobbies: [], newsletter: true, search: '' }])
  const { rows: lines } = await sql<{ text: string }>`
    select (changes || coalesce(data, '{}'))::text as text from journal where customer_id = ${id}`.execute(app.db.write)
  expect(lines.length).toBeGreaterThan(5)
  expect(lines.filter(({ text }) => /Zora|Zoe|third floor|sailing/.test(text))).toEqual([])
  const { rows: addresses } = await sql`select 1 from addresses where customer_id = ${id}`.execute(app.db.write)
  expect(addresses).toEqual([])
})
