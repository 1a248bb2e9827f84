import type { Page } from '@playwright/test'
import { afterAll, expect, test } from 'vitest'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

for (let at = 0; at < 30; at += 1) {
  const body = { first_name: `Person${at}`, last_name: 'Row', email: `row${at}@example.com`, vip: at % 2 === 0 }
  expect((await app.request('POST', '/customers', { body })).status).toBe(201)
}
const columns = [{ column: 'name', labels: {}, width: null }]
const save = async (name: string, filter: object | null = null): Promise<string> => {
  const body = { resource: 'customers', name, scope: 'shared', columns, filter }
  const answer = await app.request('POST', '/table-views', { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}
for (const name of ['Morning round', 'Those who wait for an answer', 'Wholesale']) await save(name)
const vips = await save('VIPs', { field: 'vip', op: 'eq', value: true })

const browse = async (german = false): Promise<Page> => {
  const page = await site.browse(app.administrator, { width: 360, dark: german, german })
  await page.setViewportSize({ width: 360, height: 740 })
  return page
}
/** The part of the screen that is rows. */
const share = (page: Page): Promise<number> =>
  page.getByRole('grid').evaluate((grid) => grid.getBoundingClientRect().height / window.innerHeight)

test('on a phone two thirds of the screen are rows, also while the list is filtered', async () => {
  const page = await browse()
  await page.goto('/customers')
  await page.getByRole('row').nth(3).waitFor()
  expect(await share(page)).toBeGreaterThan(0.75)
  await page.goto(`/customers?view=${vips}&q=person`)
  await page.getByRole('group', { name: 'Filter in use' }).waitFor()
  await page.getByRole('row').nth(3).waitFor()
  expect(await share(page)).toBeGreaterThan(2 / 3)
  await page.getByRole('checkbox').nth(1).click()
  const bar = page.getByRole('region', { name: 'Selection' })
  await bar.waitFor()
  expect((await bar.boundingBox())!.height).toBeLessThan(90)
  await expectSound(page)
  await page.context().close()
})

test('the tab of the view that is open is in sight, and its menu saves what differs', async () => {
  const page = await browse()
  await page.goto(`/customers?view=${vips}&q=person1`)
  const tabs = page.getByRole('navigation', { name: 'Views', exact: true })
  const tab = tabs.getByRole('link', { name: /VIPs/ })
  await tabs.getByRole('link', { name: /All customers 30/ }).waitFor()
  const isInSight = async (): Promise<boolean> => {
    const [inner, outer] = [await tab.boundingBox(), await tabs.boundingBox()]
    return inner!.x >= outer!.x - 1 && inner!.x + inner!.width <= outer!.x + outer!.width + 1
  }
  await expect.poll(isInSight).toBe(true)
  await page.getByRole('button', { name: 'What to do with this view' }).click()
  await page.getByRole('menuitem', { name: 'Save', exact: true }).click()
  await expect.poll(async () => (await app.request('GET', `/table-views/${vips}`)).body.q).toBe('person1')
  await expect.poll(() => page.getByRole('img', { name: 'changed', exact: true }).count()).toBe(0)
  await page.context().close()
})

test('what is seldom done is in one menu, by keyboard too, and focus comes back to it', async () => {
  const page = await browse()
  await page.goto('/customers')
  await page.getByRole('row').nth(3).waitFor()
  const more = page.getByRole('button', { name: 'More', exact: true })
  await more.focus()
  await page.keyboard.press('Enter')
  const item = page.getByRole('menuitem', { name: 'Export', exact: true })
  await item.waitFor()
  await item.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Export customers' })
  await dialog.waitFor()
  await expectSound(page)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => more.evaluate((node) => node === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByRole('menuitemcheckbox', { name: 'My customers' }).click()
  await page.getByRole('group', { name: 'Filter in use' }).waitFor()
  await page.getByRole('link', { name: 'Add customer' }).click()
  await page.getByRole('heading', { level: 1, name: 'Add a customer' }).waitFor()
  await page.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
