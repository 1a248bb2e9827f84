import { afterAll, expect, test } from 'vitest'
import { expectSound, openSite, type Look } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

const { body: customer } = await app.request('POST', '/customers', {
  body: {
    first_name: 'Søren',
    last_name: 'Æbleskiver',
    email: 'soren@example.com',
    vip: true,
    bad: true,
    company_name: 'Bageri',
    tags: ['a', 'b'],
    phones: [{ number: '+45 32 12 34 56' }, { number: 'nonsense' }],
  },
})
await app.request('POST', `/customers/${customer.id}/addresses`, {
  body: { line1: 'Nyhavn 1', postal_code: '1051', city: 'København', country: 'DK' },
})
await app.request('POST', `/customers/${customer.id}/notes`, { body: { html: '<p>A <b>note</b></p>' } })
await app.request('PATCH', `/customers/${customer.id}`, { body: { position: 'Baker' } })

const paths = [
  '/customers',
  '/customers?q=nobody',
  '/customers/new',
  `/customers/${customer.id}`,
  `/customers/${customer.id}/edit`,
  `/customers/${customer.id}/delete`,
  '/customers/import',
  '/tasks/import',
  '/tasks',
  '/tasks/mine',
  '/tasks/new',
  '/jobs',
  '/mail',
  '/staff',
  '/roles',
  '/api-keys',
  '/sites',
  '/settings',
  '/journal',
  '/security-log',
  '/developers',
]
const looks: [string, Look][] = [
  ['wide and light', {}],
  ['on a phone, in the dark, in German', { width: 360, dark: true, german: true }],
]

test.each(looks)('every page is sound %s', { timeout: 240_000 }, async (_name, look) => {
  const person = await app.staff({ name: 'Paula Person' })
  if (look.german) await app.request('PATCH', '/session', { as: person, body: { language: 'de' } })
  const page = await site.browse(person, look)
  for (const path of paths) {
    await page.goto(path)
    await page.locator('h1').first().waitFor()
    await page.waitForLoadState('networkidle').catch(() => {})
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
    await expectSound(page)
  }
  expect(await page.locator('html').getAttribute('lang')).toBe(look.german ? 'de' : 'en')
  await page.context().close()
})

test('the sign-in page and a page that is not there are sound', async () => {
  const page = await site.browse(null)
  await page.goto('/')
  await page.locator('input[type=password]').waitFor()
  await expectSound(page)
  const inside = await site.browse()
  await inside.goto('/no/such/page')
  await inside.locator('h1').waitFor()
  await expectSound(inside)
  await inside.goto('/customers/00000000-0000-4000-8000-000000000000')
  await inside.locator('h1').waitFor()
  await expectSound(inside)
})

test('a viewer is shown no way to do what is not allowed', async () => {
  const page = await site.browse(await app.staff({ role: 'viewer' }))
  await page.goto(`/customers/${customer.id}`)
  await page.locator('h1').waitFor()
  await page.getByText('Bageri').first().waitFor()
  const text = await page.locator('body').innerText()
  expect(text).not.toMatch(/Søren|soren@|Nyhavn|\+45 32/)
  for (const name of ['Edit', 'Delete', 'Add address', 'Add note', 'Add customer', 'Import']) {
    expect(await page.getByRole('link', { name, exact: true }).count(), name).toBe(0)
    expect(await page.getByRole('button', { name, exact: true }).count(), name).toBe(0)
  }
  expect(await page.getByRole('link', { name: 'Staff', exact: true }).count()).toBe(0)
})

test('no page complained on the console', () => {
  // Live updates end with the program.
  expect(site.complaints.filter((one) => !one.includes('/live'))).toEqual([])
})
