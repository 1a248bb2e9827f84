import { afterAll, describe, expect, test } from 'vitest'
import { testApp, type Caller } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())

const signIn = (email: string, password: string, headers: Record<string, string>) =>
  app.request('POST', '/session', { as: null, body: { email, password }, headers })

describe('a change by cookie comes from our own pages', () => {
  const change = (
    headers: Record<string, string>,
    as: Caller = { id: '', headers: { cookie: app.administrator.headers.cookie ?? '' } },
  ) => app.request('PATCH', '/settings', { as, body: { number_prefix: 'X' }, headers })

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://localhost:81' }],
    ['an opaque origin', { origin: 'null' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['a sister domain', { 'sec-fetch-site': 'same-site', origin: 'http://localhost' }],
    ['nobody knows where', {}],
  ] as [string, Record<string, string>][])('%s is refused', async (_, headers) => {
    const refused = await change(headers)
    expect(refused.status).toBe(403)
    expect(refused.body.error.code).toBe('wrong_origin')
    expect((await app.request('GET', '/settings')).body.number_prefix).toBe('')
  })

  test('our own is taken, by either header', async () => {
    expect((await change({ origin: 'http://localhost' })).status).toBe(200)
    expect((await change({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  test('a page of somebody else cannot sign a visitor in', async () => {
    const { email, password } = app.administrator
    expect((await signIn(email, password, { origin: 'https://evil.example' })).body.error.code).toBe('wrong_origin')
  })
})
