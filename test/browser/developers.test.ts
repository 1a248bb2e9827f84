import { afterAll, expect, test } from 'vitest'
import { servedEndpoints } from '../contract-endpoints.ts'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
afterAll(() => site.close())

const shown = servedEndpoints.filter((one) => !one.internal)

test('the page of the API lists every operation, and finds some of them', async () => {
  const page = await site.browse()
  await page.goto('/api/docs')
  await page.waitForURL('**/developers')
  await page.getByRole('status').getByText(`${shown.length} operations`).waitFor()
  const names = await page.locator('article').evaluateAll((all) => all.map((one) => one.id))
  expect(names.toSorted()).toEqual(shown.map(({ id }) => id).toSorted())
  await page.getByRole('searchbox').fill('deleteNote')
  await page.getByRole('status').getByText('1 operation').waitFor()
  await page.waitForURL('**/developers?q=deleteNote')
  await page.getByRole('searchbox').fill('nothing like this')
  await page.getByText('No operation matches').waitFor()
})

test('an operation unfolds by keyboard, with what it takes, answers and a command', async () => {
  const page = await site.browse()
  await page.goto('/developers')
  const line = page.getByRole('button', { name: 'PATCH /customers/{id} Change a customer' })
  await line.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/developers#patchCustomer')
  const body = page.locator('#patchCustomer-body')
  await body.getByText('If-Match', { exact: true }).waitFor()
  await body.getByRole('button', { name: 'Fields of phones' }).click()
  await body.getByText('Id of a phone that is there already').waitFor()
  expect(await body.getByRole('region').first().textContent()).toContain(
    `curl -X PATCH "${site.origin}/api/v1/customers/$ID"`,
  )
  await body.getByRole('button', { name: /^412/ }).click()
  await body.getByText('data.current', { exact: false }).waitFor()
  await body.getByRole('button', { name: /^200/ }).click()
  await body.getByText('account_status', { exact: true }).waitFor()
  await expectSound(page)
})

test('an address leads to its operation or chapter, also on a phone', async () => {
  const person = await site.app.staff({ role: 'viewer' })
  await site.app.request('PATCH', '/session', { as: person, body: { language: 'de' } })
  const page = await site.browse(person, { width: 360, dark: true, german: true })
  await page.goto('/developers#listJournal')
  await page.locator('#listJournal-body').getByText('after_position', { exact: true }).first().waitFor()
  const top = await page.locator('#listJournal').evaluate((one) => one.getBoundingClientRect().top)
  expect(top).toBeGreaterThan(40)
  expect(top).toBeLessThan(200)
  await page.getByText('Operatoren', { exact: true }).first().click()
  await page.getByRole('cell', { name: 'beginnt mit' }).waitFor()
  await page.getByText('Bitten Sie jemanden darum, der API-Schlüssel verwaltet.').waitFor()
  await expectSound(page)
})

test('nothing complained', () => expect(site.complaints).toEqual([]))
