import { afterAll, expect, test } from 'vitest'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

const signIn = (email: string, password: string) =>
  app.request('POST', '/session', { as: null, body: { email, password } })

test('the security log tells who failed and how often, is narrowed, opens a line, and hears of new ones', async () => {
  const person = await app.staff({ role: 'viewer', name: 'Fred Forgetful' })
  for (let n = 0; n < 3; n++) await signIn(person.email, 'wrong')
  await signIn('typed-by-mistake', 'wrong')
  // They are answered before they are entered.
  await expect
    .poll(async () => {
      const { items } = (await app.request('GET', '/security-log', { query: { kind: 'sign_in.failed' } })).body
      return items.map(({ count }: { count: number }) => count).toSorted()
    })
    .toEqual([1, 3])
  await app.request('PATCH', `/staff/${person.id}`, { body: { email: 'fred@renamed.example' } })
  const page = await site.browse()
  await page.goto('/')
  await page.getByRole('link', { name: 'Security log', exact: true }).click()
  const failed = page.getByRole('row', { name: /Fred Forgetful Wrong e-mail or password 3 times/ })
  await failed.waitFor()
  await page.getByRole('row', { name: /Unknown e-mail Wrong e-mail or password/ }).waitFor()
  expect(await page.getByText('typed-by-mistake').count()).toBe(0)
  await expectSound(page)

  await failed.getByRole('button', { name: /^Details/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Wrong e-mail or password' })
  await dialog.getByText('sign_in.failed').waitFor()
  await dialog.getByText(person.email).waitFor()
  const { items } = (
    await app.request('GET', '/security-log', { query: { person_id: person.id, kind: 'sign_in.failed' } })
  ).body
  await dialog.getByText(items[0].request_id).waitFor()
  await expectSound(page)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })

  await page.getByRole('combobox', { name: 'What' }).click()
  await page.getByRole('option', { name: 'Member of staff changed', exact: true }).click()
  await page.getByRole('row', { name: /Member of staff changed .*fred@renamed\.example/ }).waitFor()
  await failed.waitFor({ state: 'detached' })
  await page.getByRole('textbox', { name: 'Address' }).fill('203.0.113.99')
  await page.getByText('Nothing matches these filters.').waitFor()
  expect(new URL(page.url()).searchParams.get('address')).toBe('203.0.113.99')
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await failed.waitFor()

  await signIn('fred@renamed.example', person.password)
  await page.getByRole('button', { name: /new line/ }).click()
  await page
    .getByRole('row', { name: /Fred Forgetful Signed in/ })
    .first()
    .waitFor()
  await failed.getByRole('link', { name: 'Fred Forgetful' }).click()
  await page.waitForURL(`**/staff/${person.id}`)
  await page.context().close()
  expect(site.complaints).toEqual([])
})

test('on a phone, in the dark, in German; without the permission it is neither shown nor reached', async () => {
  const german = await app.staff({ name: 'Gerd Deutsch' })
  await app.request('PATCH', '/session', { as: german, body: { language: 'de' } })
  const phone = await site.browse(german, { width: 360, dark: true, german: true })
  await phone.goto('/security-log')
  await phone
    .getByRole('button', { name: /^Einzelheiten/ })
    .first()
    .click()
  await phone.getByRole('dialog').getByText('Anfrage', { exact: true }).waitFor()
  await expectSound(phone)
  await phone.context().close()

  const page = await site.browse(await app.staff({ role: 'manager' }))
  await page.goto('/security-log')
  await page.getByRole('heading', { name: 'You may not see this page' }).waitFor()
  expect(await page.getByRole('link', { name: 'Security log', exact: true }).count()).toBe(0)
  await page.context().close()
})

test('a failure of ours is told with the name of its request', async () => {
  const page = await site.browse()
  await page.route('**/api/v1/security-log*', (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/json',
      body: '{"error":{"code":"internal","message":"x","data":{"request_id":"abc123"}}}',
    }),
  )
  await page.goto('/security-log')
  await page.getByRole('alert').getByText('It was written to the log as request abc123.').waitFor()
  await page.unroute('**/api/v1/security-log*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page
    .getByRole('row', { name: /Signed in/ })
    .first()
    .waitFor()
  await page.context().close()
})
