import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { afterAll, expect, test } from 'vitest'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
afterAll(() => site.close())

const create = (body: object) => site.app.request('POST', '/customers', { body })
await create({
  number: '1',
  first_name: 'Ada',
  last_name: 'Lovelace',
  email: 'ada@example.com',
  company_name: 'Engines',
})
await create({ number: '2', first_name: 'Alan', last_name: 'Turing', email: 'alan@example.com' })

async function fetched(page: Page, name: RegExp): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name }).first().click(),
  ])
  return readFileSync(await download.path(), 'utf8')
}

test('what the list shows is exported, fetched and deleted', { timeout: 180_000 }, async () => {
  const page = await site.browse()
  await page.goto('/exports')
  await page.getByText('No exports').waitFor()
  await expectSound(page)
  await page.goto('/customers?q=lovelace&columns=number,name,email')
  await page.getByRole('row', { name: /Ada Lovelace/ }).waitFor()
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Export customers' })
  await dialog.getByText('The customers that the search and filter show').waitFor()
  await dialog.getByRole('combobox', { name: 'Addresses', exact: true }).click()
  await page.getByRole('option', { name: 'In rows of their own' }).click()
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('The export has begun.').waitFor()
  await page.goto('/exports')
  await page.getByText('Ready').waitFor()
  await page.getByText('3 columns, searched, with addresses').waitFor()
  await expectSound(page)
  expect(await fetched(page, /Download customers-.*(?<!addresses)\.csv/)).toBe(
    '\ufeffNumber,Name,E-mail\r\n1,Ada Lovelace,ada@example.com\r\n',
  )
  await page.getByRole('button', { name: /^Delete customers-/ }).click()
  await page.getByRole('button', { name: 'Delete the export' }).click()
  await page.getByText('No exports').waitFor()
  await page.context().close()
})

test(
  'everything is exported to be imported again, in German on a phone in the dark',
  { timeout: 180_000 },
  async () => {
    const person = await site.app.staff({ name: 'Gerda German' })
    await site.app.request('PATCH', '/session', { as: person, body: { language: 'de' } })
    const page = await site.browse(person, { width: 360, dark: true, german: true })
    await page.goto('/customers')
    await page.getByRole('button', { name: 'Mehr', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Exportieren', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Kunden exportieren' })
    await dialog.getByRole('radio', { name: /wieder zu importieren/ }).check()
    expect(await dialog.getByRole('combobox').count()).toBe(0)
    await expectSound(page)
    await dialog.getByRole('button', { name: 'Exportieren', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.goto('/exports')
    await page.getByText('Bereit').waitFor()
    await expectSound(page)
    const text = await fetched(page, /herunterladen/)
    expect(text.startsWith('\ufeffnumber,created_at,email,')).toBe(true)
    expect(text.split('\r\n')).toHaveLength(4)
    await page.context().close()
  },
)

test('whoever may not export sees neither the button nor the page', { timeout: 60_000 }, async () => {
  const page = await site.browse(await site.app.staff({ role: 'support', name: 'Sam Support' }))
  await page.goto('/customers')
  await page.getByRole('row', { name: /Ada Lovelace/ }).waitFor()
  expect(await page.getByRole('button', { name: 'Export', exact: true }).count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Exports', exact: true }).count()).toBe(0)
  await page.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints.filter((one) => !one.includes('/live'))).toEqual([])
})
