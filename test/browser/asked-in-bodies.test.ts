import { afterAll, expect, test } from 'vitest'
import { openSite } from './pages.ts'

const site = await openSite()
afterAll(() => site.close())
const { app } = site
await app.request('POST', '/customers', {
  body: { first_name: 'Ada', last_name: 'Zyxlovelace', email: 'zyx@example.com', date_of_birth: '1915-12-10' },
})

test('what is searched, filtered and typed about people stands in no address of the API', async () => {
  const page = await site.browse()
  const asked: string[] = []
  page.on('request', (request) =>
    asked.push(`${request.method()} ${decodeURIComponent(request.url())} ${request.headers()['referer'] ?? ''}`),
  )
  await page.goto('/customers?sort=last_name')
  await page.getByRole('row', { name: /Zyxlovelace/ }).waitFor()
  await page.getByRole('searchbox').first().fill('zyxlove')
  await expect.poll(() => page.url()).toContain('q=zyxlove')
  await page.getByRole('row', { name: /Zyxlovelace/ }).waitFor()
  const filter = { field: 'email', op: 'contains', value: 'zyx@exam' }
  await page.goto(`/customers?filter=${encodeURIComponent(JSON.stringify(filter))}`)
  await page.getByRole('row', { name: /Zyxlovelace/ }).waitFor()
  await page.goto('/customers/new')
  await page.getByRole('textbox', { name: 'First name' }).fill('Ada')
  await page.getByRole('textbox', { name: 'Last name' }).fill('Zyxlovelace')
  await page.getByRole('textbox', { name: 'E-mail 1', exact: true }).fill('zyx@example.com')
  await page.keyboard.press('Tab')
  await page
    .getByText(/may be the same|already/i)
    .first()
    .waitFor()
  const api = asked.filter((one) => one.includes('/api/'))
  expect(api.filter((one) => /POST .*\/customers\/query/.test(one)).length).toBeGreaterThan(2)
  expect(api.filter((one) => one.includes('/customers/lookalikes/query')).length).toBeGreaterThan(0)
  expect(api.filter((one) => /zyx/i.test(one))).toEqual([])
})
