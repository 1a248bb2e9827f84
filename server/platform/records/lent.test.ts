import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../../test/app.ts'
import { slices } from '../../slices.ts'
import { compose } from '../composition.ts'

const app = await testApp()
afterAll(() => app.close())

test('a personal field that a slice lends is masked, named as masked, and asked by nobody who may not see it', async () => {
  const secret = { name: 'secret', kind: 'text', personal: true, listed: true, filterable: true } as const
  const plain = { name: 'plain', kind: 'text', listed: true, filterable: true } as const
  const fields = [
    { field: secret, expr: sql`'Zq' || c.last_name` },
    { field: plain, expr: sql`c.number` },
  ]
  compose([...slices, { name: 'lender', lends: { customers: { fields } } }])
  const { body } = await app.request('POST', '/customers', {
    body: { first_name: 'Lena', last_name: 'Lent', email: 'lena@lent.example' },
  })
  const list = async (query: Record<string, string>, role: string) =>
    app.request('GET', '/customers', { query, as: await app.staff({ role }) })
  const filter = JSON.stringify({ field: 'secret', op: 'eq', value: 'ZqLent' })
  const seen = await list({ filter }, 'support')
  expect(seen.body.items[0]).toMatchObject({ lent: { secret: 'ZqLent', plain: body.number }, masked: [] })
  const masked = await list({}, 'viewer')
  expect(masked.text).not.toContain('ZqLent')
  expect(masked.body.items[0].lent).toEqual({ secret: 'Z•••', plain: body.number })
  expect(masked.body.items[0].masked).toContain('secret')
  const refused = await list({ filter }, 'viewer')
  expect([refused.status, refused.body.error.code]).toEqual([422, 'bad_filter'])
  expect(refused.text).not.toMatch(/secret,|, secret/)
  compose(slices)
})
