import type { Locator, Page } from '@playwright/test'
import { afterAll, expect, test } from 'vitest'
import { openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

const { id } = (
  await app.request('POST', '/customers', { body: { first_name: 'Key', last_name: 'Board', email: 'key@example.com' } })
).body
await app.request('PATCH', `/customers/${id}`, { body: { position: 'First', vip: true } })
await app.request('PATCH', `/customers/${id}`, { body: { position: 'Second' } })

const hasFocus = (where: Locator): Promise<boolean> => where.evaluate((node) => node === document.activeElement)
/** Opened by Enter, closed by Escape, and the focus is where it was. */
async function comesBack(page: Page, opener: Locator, dialog: Locator, escapes = 1): Promise<void> {
  await opener.focus()
  await page.keyboard.press('Enter')
  await dialog.waitFor()
  await expect.poll(() => dialog.evaluate((node) => node.contains(document.activeElement))).toBe(true)
  for (let at = 0; at < escapes; at += 1) await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => hasFocus(opener)).toBe(true)
}

test('dialogs of the list are used by keyboard, and leave the focus where it was', async () => {
  const page = await site.browse()
  await page.goto('/customers')
  const button = (name: string): Locator => page.getByRole('main').getByRole('button', { name, exact: true })
  await page.getByRole('row', { name: /Board/ }).waitFor()
  await comesBack(page, button('Filter'), page.getByRole('dialog', { name: 'Filter', exact: true }))
  await comesBack(page, button('Export'), page.getByRole('dialog', { name: 'Export customers' }))
  await comesBack(page, button('Save as a new view'), page.getByRole('dialog', { name: 'Save as a new view' }))
  await page.getByRole('row', { name: /Board/ }).focus()
  await page.keyboard.press('Space')
  for (const name of ['Change', 'Tags', 'Delete'])
    await comesBack(
      page,
      page.getByRole('region', { name: 'Selection' }).getByRole('button', { name }),
      page.getByRole('dialog'),
    )
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Tags', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('spring')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Continue', exact: true }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Change 1 customer' }).press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => hasFocus(page.getByRole('row', { name: /Board/ }))).toBe(true)
  await page.context().close()
})

test('Escape closes the topmost dialog alone, and one gets back to the button in the one below', async () => {
  const page = await site.browse()
  await page.goto(`/customers/${id}`)
  const opener = page.getByRole('button', { name: 'Change history' })
  await opener.focus()
  await page.keyboard.press('Enter')
  const history = page.getByRole('dialog', { name: 'Change history', exact: true })
  await comesBack(
    page,
    history.getByRole('button', { name: 'Put back: Position' }).first(),
    page.getByRole('dialog', { name: 'Put back', exact: true }),
  )
  expect(await history.count()).toBe(1)
  await page.keyboard.press('Escape')
  await history.waitFor({ state: 'detached' })
  await expect.poll(() => hasFocus(opener)).toBe(true)
  await page.context().close()
})

test('what a menu opens gives the focus back to the button of the menu', async () => {
  const page = await site.browse(app.administrator, { width: 360 })
  await page.goto(`/customers/${id}`)
  const more = page.getByRole('button', { name: 'More', exact: true })
  await more.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Change history' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Change history', exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => hasFocus(more)).toBe(true)
  await page.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
