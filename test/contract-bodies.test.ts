import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type Ask } from './app.ts'

const app = await testApp()
afterAll(app.close)
let customer = ''
beforeAll(async () => {
  const settings = await app.request('PATCH', '/settings', {
    body: { require_email: false, require_first_name: false },
  })
  expect(settings.status, settings.text).toBe(200)
  customer = (await app.request('POST', '/customers', { body: { last_name: 'Bodies' } })).body.id
})

type Asked = [Parameters<typeof app.request>[0], string, Ask, string]
const json = { 'content-type': 'application/json' }
const post = (body: string | Buffer) => app.request('POST', '/customers', { body, headers: json })

describe('a text that cannot be kept is refused beside its field', () => {
  const asked = (text: string): Asked[] => [
    ['POST', '/customers', { body: { last_name: text } }, 'last_name'],
    ['PATCH', `/customers/${customer}`, { body: { tags: ['a', text] } }, 'tags.1'],
    [
      'PATCH',
      `/customers/${customer}`,
      { body: { phones: [{ number: '030 1234567', label: text }] } },
      'phones.0.label',
    ],
    ['POST', `/customers/${customer}/addresses`, { body: { line1: 'A', postal_code: text } }, 'postal_code'],
    ['POST', `/customers/${customer}/notes`, { body: { html: `<p>${text}</p>` } }, 'html'],
    ['POST', '/tasks', { body: { title: 'A', details: text } }, 'details'],
    ['POST', '/roles', { body: { code: 'a', name: text, permissions: [] } }, 'name'],
    ['PATCH', '/session', { body: { name: text } }, 'name'],
    ['PUT', '/session/preferences/a', { body: { value: { deep: [text] } } }, 'value.deep.0'],
    ['GET', '/customers', { query: { q: `A\0` } }, 'q'],
  ]

  test.each([
    ['half an emoji', '\ud83d', 'half_character'],
    ['its other half', 'A\udca5', 'half_character'],
    ['U+0000', 'A\0B', 'control_characters'],
  ])('%s', async (_, text, code) => {
    for (const [method, path, ask, field] of asked(text)) {
      const { status, body } = await app.request(method, path, ask)
      const expected = method === 'GET' ? 'control_characters' : code
      expect([status, body.error?.fields?.[field]?.code], `${path} ${field}`).toEqual([422, expected])
    }
  })

  test('so is a key, and a whole emoji is kept', async () => {
    const put = (value: unknown) => app.request('PUT', '/session/preferences/a', { body: { value } })
    expect((await put({ '\ud83d': 1 })).body.error.code).toBe('invalid')
    expect((await put({ '💥': '💥' })).status).toBe(204)
  })

  test('in a batch it holds up no other item', async () => {
    const items = ['Fine', 'Half \ud83d'].map((last_name) => ({ values: { last_name } }))
    const { status, body } = await app.request('POST', '/customers/batch', { body: { items } })
    expect([status, body.items.map((one: { status: number }) => one.status)]).toEqual([207, [201, 422]])
    expect(body.items[1].error.fields.last_name.code).toBe('half_character')
  })
})

describe('a body', () => {
  test.each([
    ['bytes that are no UTF-8', Buffer.from('7b226c6173745f6e616d65223a22ff227d', 'hex'), 'bad_json'],
    ['half an emoji as bytes', Buffer.from('7b226c6173745f6e616d65223a22eda0bd227d', 'hex'), 'bad_json'],
    ['10,000 levels', `{"last_name":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 'bad_json'],
    ['100,000 values', `{"tags":[${'1,'.repeat(100_000)}1]}`, 'too_large'],
  ])('with %s is refused', async (_, body, code) => {
    expect((await post(body)).body.error.code).toBe(code)
  })

  test('may begin with the mark of UTF-8', async () => {
    expect((await post('\ufeff{"last_name":"Mark"}')).body).toMatchObject({ last_name: 'Mark' })
  })

  test('with very many problems is told the first hundred', async () => {
    const body = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`k${at}`, at]))
    const { status, body: answer } = await app.request('POST', '/customers', { body })
    expect([status, Object.keys(answer.error.fields).length]).toEqual([422, 100])
  })
})

test.each(['0001-01-01T00:00:00+23:59', '9999-12-31T23:59:59-23:59', '0000-12-31T23:59:59Z'])(
  '%s is in no year that can be kept, in UTC',
  async (moment) => {
    const { items } = (await app.request('GET', '/roles')).body
    const asked: Asked[] = [
      ['GET', '/journal', { query: { from: moment } }, 'from'],
      ['GET', `/customers/${customer}/history`, { query: { to: moment } }, 'to'],
      ['GET', `/customers/${customer}/as-of`, { query: { at: moment } }, 'at'],
      ['POST', '/tasks', { body: { title: 'A', due_at: moment } }, 'due_at'],
      ['POST', '/customers', { body: { last_name: 'A', created_at: moment } }, 'created_at'],
      ['POST', '/api-keys', { body: { name: 'A', role_id: items[0].id, expires_at: moment } }, 'expires_at'],
    ]
    for (const [method, path, ask, field] of asked) {
      const { status, body } = await app.request(method, path, ask)
      expect([status, Object.keys(body.error?.fields ?? {})], path).toEqual([422, [field]])
    }
  },
)
