import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { exporting } from '../../test/exporting.ts'
import { importing } from '../../test/importing.ts'

const [from, to] = [await testApp({ background: true }), await testApp({ background: true })]
afterAll(() => Promise.all([from.close(), to.close()]))

const everything = { values: 'codes', addresses: 'beside', further_addresses: 4, sort: 'number' }

test('what is exported in codes is imported again without loss', { timeout: 120_000 }, async () => {
  for (const app of [from, to]) await app.request('POST', '/sites', { body: { code: 'de', name: 'Germany' } })
  const { body: sites } = await from.request('GET', '/sites')
  const site_id = sites.items.find((site: { code: string }) => site.code === 'de').id
  const { body, status, text } = await from.request('POST', '/customers', {
    body: {
      number: 'K-1',
      created_at: '2021-02-03T04:05:06.789Z',
      emails: [
        { address: 'ada@example.com' },
        { address: 'Ada+Work@bücher.example', label: 'Büro 2' },
        { address: '"a, b"@example.com', label: 'odd: one, "two"' },
        { address: 'ada@example.org' },
      ],
      salutation: 'dr',
      first_name: 'Ada',
      middle_name: 'King',
      last_name: '=SUM(A1)',
      gender: 'female',
      date_of_birth: '1990-12-10',
      phones: [{ number: '+49 30 1234567', label: 'Fax', extension: '12' }, { number: '+44 20 7946 0958' }],
      company_name: 'Engines; "Ltd", London',
      position: '@work',
      locale: 'de-DE',
      currency: 'EUR',
      site_id,
      active: false,
      vip: true,
      tags: ['one', 'two'],
      personal_discount: 12.5,
      discount_card: '-77',
      external_ids: [
        { source: 'shop', external_id: '17' },
        { source: 'erp', external_id: 'x:9' },
      ],
    },
  })
  expect(status, text).toBe(201)
  const add = (more: object) =>
    from.request('POST', `/customers/${body.id}/addresses`, { body: { country: 'DE', ...more } })
  await add({ code: 'a', line1: 'One 1', postal_code: '10115', city: 'Berlin', parts: { street: 'One', house: '1' } })
  await add({ code: 'b', line1: 'Two 2', city: 'Bonn', comment: '+ ring twice', default_shipping: true })
  await add({ line1: 'Three 3', line2: 'Rear', city: 'Bremen', first_name: 'Bob' })

  const { take, download } = exporting(from)
  const file = (await download(await take(everything))).text
  const { upload, start, ended } = importing(to)
  const file_id = await upload(file)
  const preview = await to.request('POST', '/imports/preview', { body: { file_id } })
  expect(preview.status, preview.text).toBe(200)
  const begun = await start(file_id, { settings: preview.body.settings })
  expect(begun.status, begun.text).toBe(201)
  const done = await ended(begun.body.id)
  expect(done.problems).toEqual([])
  expect(done.counts).toMatchObject({ read: 1, created: 1 })
  const there = exporting(to)
  const again = await there.download(await there.take(everything))
  expect(again.text).toBe(file)
})

describe('tasks', () => {
  const { take } = exporting(from)
  const asIs = (task: Record<string, unknown>) =>
    ['title', 'details', 'due_on', 'due_at', 'performer_id', 'customer_id', 'completed', 'external_ids'].map(
      (name) => task[name],
    )
  const all = async () => (await from.request('GET', '/tasks')).body.items.map(asIs)

  beforeAll(async () => {
    const add = (body: object) => from.request('POST', '/tasks', { body })
    const person = { first_name: 'Bea', last_name: 'Beam', email: 'bea@example.com' }
    const { body: bea } = await from.request('POST', '/customers', { body: person })
    const external_ids = [{ source: 'jira', external_id: 'A:1' }]
    await add({ title: '=Call', details: 'One\ntwo; "three"', due_at: '2031-05-06T22:30:00.000Z', external_ids })
    await add({ title: 'Moved', due_on: '2031-05-07', due_at: '2031-05-06T22:30:00.000Z', customer_id: bea.id })
    await add({ title: 'Done', due_on: '2031-12-31', completed: true, performer_id: null, customer_id: bea.id })
  })

  test.each([
    ['codes', 'csv', 'en'],
    ['codes', 'xlsx', 'en'],
    ['labels', 'csv', 'de'],
    ['labels', 'xlsx', 'de'],
    ['labels', 'xlsx', 'en'],
  ])('in %s as %s (%s) come in again and change nothing', async (values, format, language) => {
    const done = await take({ resource: 'tasks', values, format, language })
    const origin = await from.listen()
    const { headers } = from.administrator
    const file = await fetch(`${origin}/api/v1/exports/${done.id}/files/${done.files[0].id}`, { headers })
    const bytes = Buffer.from(await file.arrayBuffer())
    const before = await all()
    const again = await importing(from).bringGuessed(bytes, 'tasks')
    expect(again).toMatchObject({ problems: [], counts: { read: 3, unchanged: 3 } })
    expect(await all()).toEqual(before)
  })
})
