import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())

const { body: customer } = await app.request('POST', '/customers', {
  body: { first_name: 'No', last_name: 'Ted', email: 'noted@example.com' },
})
const notes = `/customers/${customer.id}/notes`
const write = async (html: string, as = app.administrator) => app.request('POST', notes, { as, body: { html } })

test('keeps bold, italic, lists and links, and nothing that could run', async () => {
  const answer = await write(
    '<p>Call <b>soon</b> <i>or</i> later</p><ul><li>one</li></ul><a href="https://example.com" onclick="x()">site</a><a href="javascript:alert(1)">bad</a><script>alert(1)</script><img src=x onerror=alert(1)>',
  )
  expect(answer.status).toBe(201)
  expect(answer.body.html).toContain('<strong>soon</strong> <em>or</em>')
  expect(answer.body.html).toContain(
    '<ul><li>one</li></ul><a href="https://example.com" rel="noopener noreferrer nofollow" target="_blank">site</a>',
  )
  expect(answer.body.html).not.toMatch(/script|onclick|onerror|img/)
  expect(answer.body.author_name).toBe('Ada Administrator')
})

test('a note without a word is refused', async () => {
  for (const html of ['<p> </p>', '<p><br></p>', '<script>x</script>'])
    expect((await write(html)).body.error.fields.html).toBeDefined()
})

test('one note is pinned at a time, and pages go both ways', async () => {
  const [one, two] = [(await write('first')).body, (await write('second')).body]
  await app.request('PUT', `${notes}/${one.id}/pin`)
  await app.request('PUT', `${notes}/${two.id}/pin`)
  const { body } = await app.request('GET', notes, { query: { limit: 1 } })
  expect(body.pinned.id).toBe(two.id)
  expect(body.items[0].id).toBe(two.id)
  const next = await app.request('GET', notes, { query: { limit: 1, after: body.next } })
  expect(next.body.items[0].id).toBe(one.id)
  const oldest = await app.request('GET', notes, { query: { limit: 1, order: 'oldest' } })
  expect(oldest.body.items[0].html).toContain('Call')
  await app.request('DELETE', `${notes}/${two.id}/pin`)
  expect((await app.request('GET', notes)).body.pinned).toBeNull()
})

test('support deletes its own notes only; a manager anybody’s; the history keeps that it happened', async () => {
  const support = await app.staff({ role: 'support', name: 'Sue Support' })
  const mine = (await write('by Ada')).body
  const own = (await write('by Sue', support)).body
  expect((await app.request('DELETE', `${notes}/${mine.id}`, { as: support })).status).toBe(403)
  expect((await app.request('DELETE', `${notes}/${own.id}`, { as: support })).status).toBe(204)
  expect(
    (await app.request('DELETE', `${notes}/${mine.id}`, { as: await app.staff({ role: 'manager' }) })).status,
  ).toBe(204)
  const { items } = (await app.request('GET', `/customers/${customer.id}/history`)).body
  expect(items.filter((line: { kind: string }) => line.kind === 'note.deleted')).toHaveLength(2)
  expect(items.find((line: { kind: string }) => line.kind === 'note.created').changes.text[1]).toBe('by Sue')
})

test('what people write about a person is personal', async () => {
  await write('She is allergic to nuts')
  const viewer = await app.staff({ role: 'viewer' })
  const seen = await app.request('GET', notes, { as: viewer })
  expect(seen.text).not.toContain('allergic')
  const history = await app.request('GET', `/customers/${customer.id}/history`, { as: viewer })
  expect(history.text).not.toContain('allergic')
  const filter = JSON.stringify({ some: 'notes', where: { field: 'text', op: 'contains', value: 'allergic' } })
  expect((await app.request('GET', '/customers', { as: viewer, query: { filter } })).status).toBe(422)
})
