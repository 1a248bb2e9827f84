import type { Page } from '@playwright/test'
import { afterAll, expect, test } from 'vitest'
import type { Field } from '../../contract/platform/record.ts'
import { buildFieldsPage } from './fields-page.ts'
import { expectSound, openSite } from './pages.ts'

const [site, openFields] = await Promise.all([openSite(), buildFieldsPage()])
const { app } = site
afterAll(() => site.close())

const labelled = (name: string, en: string, de: string) => ({ name, filterable: true as const, labels: { en, de } })
const price: Field = { ...labelled('price', 'Price', 'Preis'), kind: 'money', choices: ['EUR', 'JPY', 'KWD'] }
const remark: Field = { ...labelled('remark', 'Remark', 'Bemerkung'), kind: 'long_text' }
const saved = async (page: Page, title: string) =>
  JSON.parse(await page.getByLabel(`Saved: ${title}`, { exact: true }).innerText()) as Record<string, unknown>
const shown = (page: Page, label: string) => page.getByLabel(`Shown: ${label}`, { exact: true }).innerText()

test('an amount is typed as the language writes it, and keeps its currency', async () => {
  const page = await site.browse(app.administrator, { german: true })
  await openFields(page, { forms: [{ title: 'Sichern', fields: [price], base: {} }] })
  const group = page.getByRole('group', { name: 'Preis', exact: true })
  const amount = group.getByRole('textbox', { name: 'Betrag', exact: true })
  const currency = group.getByRole('combobox', { name: 'Währung', exact: true })
  await amount.focus()
  await page.keyboard.type('1.234,5')
  await page.keyboard.press('Control+s')
  await expect.poll(() => saved(page, 'Sichern')).toEqual({ price: { amount: 123450, currency: 'EUR' } })
  expect(await shown(page, 'Preis')).toMatch(/cell\s+1\.234,50\s€\s+page\s+1\.234,50\s€/)
  await page.keyboard.press('Tab')
  expect(await amount.inputValue()).toBe('1.234,50')
  await currency.fill('JPY')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+s')
  await page.getByText('Das ist kein Betrag, den die Währung haben kann.').waitFor()
  expect(await amount.inputValue()).toBe('1.234,50')
  await amount.fill('1.234')
  await page.keyboard.press('Control+s')
  await expect.poll(() => saved(page, 'Sichern')).toEqual({ price: { amount: 1234, currency: 'JPY' } })
  await amount.fill('zwölf')
  await page.keyboard.press('Control+s')
  await page.getByText('Das ist kein Betrag, den die Währung haben kann.').waitFor()
  expect(await amount.inputValue()).toBe('zwölf')
  await amount.fill('')
  await page.keyboard.press('Control+s')
  await expect.poll(() => saved(page, 'Sichern')).toEqual({ price: null })
  await page.context().close()
})

test('a filter asks for an amount in its currency', async () => {
  const page = await site.browse()
  await openFields(page, { filter: [price] })
  const builder = page.getByRole('dialog', { name: 'Filter', exact: true })
  await builder.getByRole('combobox', { name: 'How Price is compared', exact: true }).click()
  await page.getByRole('option', { name: 'is between', exact: true }).click()
  const [from, to] = ['from', 'to'].map((side) =>
    builder.getByRole('group', { name: `Value of Price: ${side}`, exact: true }),
  )
  await from!.getByRole('textbox', { name: 'Amount', exact: true }).fill('1,000')
  await to!.getByRole('textbox', { name: 'Amount', exact: true }).fill('2000.5')
  await expectSound(page)
  await builder.getByRole('button', { name: 'Apply', exact: true }).click()
  const applied = page.getByLabel('Applied', { exact: true })
  expect(JSON.parse(await applied.innerText()).all[0].value).toEqual([
    { amount: 100000, currency: 'EUR' },
    { amount: 200050, currency: 'EUR' },
  ])
  expect(await page.getByLabel('Chip', { exact: true }).innerText()).toBe('Price is between €1,000.00 and €2,000.50')
  await to!.getByRole('combobox', { name: 'Currency', exact: true }).fill('KWD')
  await page.keyboard.press('Enter')
  await builder.getByRole('button', { name: 'Apply', exact: true }).click()
  await builder.getByRole('alert').getByText('Both amounts should be of the same currency.').waitFor()
  await page.context().close()
})

test('long text keeps its lines: typed, on a page and in a list, where it is cut', async () => {
  const page = await site.browse()
  const long = 'a line that is long enough to be cut where a list shows it, '.repeat(12)
  await openFields(page, { forms: [{ title: 'Save', fields: [remark], base: {} }] })
  const input = page.getByRole('textbox', { name: 'Remark', exact: true })
  const height = async () => (await input.boundingBox())!.height
  const before = await height()
  await input.focus()
  await page.keyboard.type('First')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Second')
  for (let line = 0; line < 6; line += 1) await page.keyboard.press('Enter')
  await page.keyboard.insertText(long)
  await expect.poll(height).toBeGreaterThan(before)
  await page.keyboard.press('Control+Enter')
  const text = `First\nSecond\n\n\n\n\n\n${long}`
  await expect.poll(async () => (await saved(page, 'Save')).remark).toBe(text)
  const [cell, whole] = await page.getByLabel('Shown: Remark', { exact: true }).locator('dd').all()
  expect((await cell!.innerText()).startsWith('First Second a line')).toBe(true)
  expect((await cell!.innerText()).length).toBeLessThan(long.length)
  expect(await whole!.innerText()).toBe(text)
  await page.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
