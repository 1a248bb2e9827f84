import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { xlsx } from '../zip.ts'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
const folder = mkdtempSync(join(tmpdir(), 'clientele-browser-profiles-'))
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})

const shopFile = (name: string): string => fileURLToPath(new URL(`../files/imports/${name}.csv`, import.meta.url))
const shots = process.env['SHOTS']

test('a Shopify export is recognised, what stays out is told, and it comes in', { timeout: 300_000 }, async () => {
  const page = await site.browse()
  page.setDefaultTimeout(60_000)
  await page.goto('/customers/import')
  await page.locator('input[type=file]').setInputFiles(shopFile('shopify'))
  await page.getByText('This looks like an export of Shopify.').waitFor()
  const becomes = (column: string) => page.getByRole('combobox', { name: `Becomes: ${column}` })
  expect(await becomes('Default Address Zip').inputValue()).toBe('Address: Postal code')
  expect(await page.getByLabel('Tag: Accepts Email Marketing').inputValue()).toBe('Accepts e-mail marketing')
  await page.getByText('3 columns are known and do not come in').click()
  await page.getByText('Figures that orders make: Total Spent, Total Orders').waitFor()
  await expectSound(page)
  if (shots) await page.screenshot({ path: join(shots, 'shopify.png'), fullPage: true })
  await page.getByRole('button', { name: 'No, guess the columns by their names' }).click()
  await expect.poll(() => page.getByLabel('Tag: Accepts Email Marketing').count()).toBe(0)
  await page.reload()
  await page.getByText('This looks like an export of Shopify.').waitFor()
  await page.getByRole('button', { name: 'Import without a check' }).click()
  await page.getByRole('link', { name: 'See the customers', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Import a file of their addresses' }).waitFor()
  const { body } = await site.app.request('GET', '/customers', { query: { q: 'Petersen' } })
  expect(body.items).toMatchObject([{ company_name: 'Petersen Tea', billing_city: 'Ottawa' }])
  await page.context().close()
})

test('a sheet is chosen, on a phone and in German', { timeout: 300_000 }, async () => {
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const row = (...cells: string[]): string => `<row>${cells.map(cell).join('')}</row>`
  const path = join(folder, 'kunden.xlsx')
  writeFileSync(
    path,
    xlsx({
      Übersicht: row('Summe', 'Anzahl') + row('x', 'y'),
      Kunden: row('E-Mail', 'Vorname', 'Telefon') + row('blatt@example.com', 'Berta', '+49 30 1234567'),
    }),
  )
  const person = await site.app.staff({ name: 'Gerda German' })
  await site.app.request('PATCH', '/session', { as: person, body: { language: 'de' } })
  const page = await site.browse(person, { width: 360, dark: true, german: true })
  page.setDefaultTimeout(60_000)
  await page.goto('/customers/import')
  await page.locator('input[type=file]').setInputFiles(path)
  await page.getByRole('combobox', { name: 'Blatt', exact: true }).click()
  await page.getByRole('option', { name: 'Kunden', exact: true }).click()
  await page.getByRole('combobox', { name: 'Wird zu: Vorname' }).waitFor()
  await page.getByRole('radio', { name: 'Das Feld leeren' }).click()
  await page.getByRole('combobox', { name: 'Leere Zellen: Vorname' }).waitFor()
  await expectSound(page)
  if (shots) await page.screenshot({ path: join(shots, 'sheet.png'), fullPage: true })
  await page.getByRole('button', { name: 'Ohne Prüfung importieren' }).click()
  await page.getByRole('link', { name: 'Kunden ansehen', exact: true }).waitFor()
  await expectSound(page)
  const { body } = await site.app.request('GET', '/customers', { query: { q: 'blatt@example.com' } })
  expect(body.items).toMatchObject([{ first_name: 'Berta' }])
  await page.context().close()
})

test('nothing complains', () => {
  expect(site.complaints).toEqual([])
})
