import type { Page } from '@playwright/test'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
/** Counting and changing many takes a while on a small machine. */
const browse: typeof site.browse = async (as, look) => {
  const page = await site.browse(as, look)
  page.setDefaultTimeout(45_000)
  return page
}
const slow = { timeout: 45_000 }
const { app } = site
afterAll(() => site.close())

const key = await app.apiKey()
for (let at = 0; at < 130; at += 1) {
  const body = {
    first_name: `Person${at}`,
    last_name: `Row${String(at).padStart(3, '0')}`,
    company_name: at % 2 ? 'Odd' : 'Even',
  }
  expect((await app.request('POST', '/customers', { body, as: key })).status).toBe(201)
}
const countOf = async (filter: object): Promise<number> =>
  (await app.request('GET', '/customers', { query: { filter: JSON.stringify(filter), limit: 0 } })).body.total.value
const is = (field: string, value: unknown) => ({ field, op: 'eq', value })
const box = (page: Page, name: RegExp) => page.getByRole('row', { name }).getByRole('checkbox')
const bar = (page: Page) => page.getByRole('region', { name: 'Selection' })
const selected = (page: Page) => bar(page).getByRole('status')
const url = (filter: object): string => `/customers?filter=${encodeURIComponent(JSON.stringify(filter))}`

test('some picked with the mouse: a range, one taken out; set and empty; the result by row', async () => {
  const page = await browse()
  await page.goto('/customers?sort=last_name')
  await box(page, /Row002/).click()
  await box(page, /Row006/).click({ modifiers: ['Shift'] })
  await box(page, /Row004/).click()
  await expect.poll(() => selected(page).textContent(), slow).toBe('4 selected')
  await expectSound(page)
  await page.getByRole('button', { name: 'Number', exact: true }).click()
  await page.getByRole('row', { name: /Row000/ }).waitFor()
  expect(await selected(page).textContent()).toBe('4 selected')
  expect(await box(page, /Row002/).isChecked()).toBe(true)

  await bar(page).getByRole('button', { name: 'Change', exact: true }).click()
  const dialog = page.getByRole('dialog')
  const choose = async (field: string) => {
    await dialog.getByRole('combobox', { name: /field/i }).fill(field)
    await page.getByRole('option', { name: field, exact: true }).click()
  }
  await choose('VIP')
  await dialog.getByRole('switch', { name: 'VIP' }).click()
  await choose('Company')
  await dialog.getByRole('button', { name: 'Continue', exact: true }).click()
  await dialog.getByText('This is required.').waitFor()
  await dialog.getByRole('checkbox', { name: 'Empty Company' }).check()
  await dialog.getByRole('button', { name: 'Continue', exact: true }).click()
  await dialog.getByText('4 customers will be changed:').waitFor()
  expect(await dialog.getByRole('listitem').allTextContents()).toEqual(['VIP: Yes', 'Company is emptied'])
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Change 4 customers' }).click()
  await dialog.waitFor({ state: 'detached' })
  await bar(page).waitFor({ state: 'detached' })
  await expect.poll(() => countOf(is('vip', true)), slow).toBe(4)
  expect(await countOf({ all: [is('vip', true), { field: 'company_name', op: 'empty' }] })).toBe(4)

  await page.getByRole('complementary', { name: 'Jobs' }).getByRole('link', { name: 'Change customers: 4' }).click()
  await page.getByRole('heading', { level: 1, name: 'Change customers: 4' }).waitFor()
  await expect.poll(() => page.getByRole('row').count(), slow).toBe(5)
  await expectSound(page)
  await page.context().close()
}, 240_000)

test('all that match, but for one: the exact number is confirmed, and a number that changed is confirmed anew', async () => {
  const page = await browse()
  await page.goto(url(is('company_name', 'Odd')))
  await page.getByRole('row', { name: /Row129/ }).waitFor()
  const odd = await countOf(is('company_name', 'Odd'))
  await page.getByRole('checkbox', { name: 'Select the rows that are shown' }).check()
  await expect.poll(() => selected(page).textContent(), slow).toBe(`${odd} selected`)
  await page.getByRole('row', { name: /Row129/ }).focus()
  await page.keyboard.press('Control+a')
  await box(page, /Row127/).click()
  await expect.poll(() => selected(page).textContent(), slow).toBe(`${odd - 1} selected`)
  await bar(page).getByRole('button', { name: 'Tags', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Add tags').fill('spring')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Continue', exact: true }).click()
  await dialog.getByText(`${odd - 1} customers will be changed:`).waitFor()
  await app.request('POST', '/customers', { body: { last_name: 'Meanwhile', company_name: 'Odd' }, as: key })
  await dialog.getByRole('button', { name: `Change ${odd - 1} customers` }).click()
  await dialog.getByText('Meanwhile there are').waitFor()
  await dialog.getByRole('button', { name: `Change ${odd} customers` }).click()
  await dialog.waitFor({ state: 'detached' })
  const tagged = { field: 'tags', op: 'has_any', value: ['spring'] }
  await expect.poll(() => countOf(tagged), slow).toBe(odd)
  expect(await countOf({ all: [tagged, is('last_name', 'Row127')] })).toBe(0)
  await page.context().close()
})

test('by keyboard: Space, Shift with an arrow, Ctrl+A; another filter drops the selection and says so', async () => {
  const page = await browse()
  await page.goto('/customers?sort=last_name&q=person')
  await page.getByRole('row', { name: /Row000/ }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect.poll(() => selected(page).textContent(), slow).toBe('3 selected')
  expect(await page.getByRole('row', { name: /Row002/ }).getAttribute('aria-selected')).toBe('true')
  await page.keyboard.press('Space')
  await expect.poll(() => selected(page).textContent(), slow).toBe('2 selected')
  await page.keyboard.press('Control+a')
  await expect.poll(() => selected(page).textContent(), slow).toBe('100 selected')
  await bar(page).getByRole('button', { name: 'Select all 130 that match' }).waitFor()
  await page.keyboard.press('Control+a')
  await expect.poll(() => selected(page).textContent(), slow).toBe('130 selected')
  await page.keyboard.press('Escape')
  await bar(page).waitFor({ state: 'detached' })
  await page.keyboard.press('Space')
  await bar(page).waitFor()
  await page.getByRole('searchbox').fill('person1 row01')
  await page.getByText('The selection was cleared').waitFor()
  expect(await bar(page).count()).toBe(0)
  await page.context().close()
})

test('deleting says what it wipes, and takes nobody who was saved since', async () => {
  const page = await browse()
  await page.goto('/customers?sort=last_name&q=row12')
  await box(page, /Row120/).click()
  await box(page, /Row122/).click({ modifiers: ['Shift'] })
  const { rows } = await sql<{ id: string }>`select id from customers where last_name = 'Row121'`.execute(app.db.write)
  await bar(page).getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('This cannot be undone.').waitFor()
  await expectSound(page)
  await app.request('PATCH', `/customers/${rows[0]!.id}`, { body: { position: 'Saved since' } })
  await dialog.getByRole('button', { name: 'Delete 3 customers' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect
    .poll(() => countOf({ field: 'last_name', op: 'in', value: ['Row120', 'Row121', 'Row122'] }), slow)
    .toBe(1)
  await page.getByRole('row', { name: /Row120/ }).waitFor({ state: 'detached' })
  await page.context().close()
})

test('narrow, dark and in German; who may change nothing has no boxes', async () => {
  const person = await app.staff()
  await app.request('PATCH', '/session', { as: person, body: { language: 'de' } })
  const page = await browse(person, { width: 360, dark: true, german: true })
  await page.goto('/customers?sort=last_name')
  await box(page, /Row000/).click()
  const region = page.getByRole('region', { name: 'Auswahl' })
  await expect.poll(() => region.getByRole('status').textContent(), slow).toBe('1 ausgewählt')
  await expectSound(page)
  await region.getByRole('button', { name: 'Ändern', exact: true }).click()
  await page.getByRole('dialog', { name: 'Die ausgewählten Kunden ändern' }).waitFor()
  await expectSound(page)
  await page.context().close()
  const viewer = await browse(await app.staff({ role: 'viewer' }))
  await viewer.goto('/customers')
  await viewer.getByRole('row').nth(3).waitFor()
  expect(await viewer.getByRole('checkbox').count()).toBe(0)
  await viewer.keyboard.press('Control+a')
  expect(await viewer.getByRole('region', { name: 'Selection' }).count()).toBe(0)
  await viewer.context().close()
  expect(site.complaints).toEqual([])
})
