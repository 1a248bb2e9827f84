import { afterAll, expect, test } from 'vitest'
import { openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

const { id } = (
  await app.request('POST', '/customers', {
    body: { first_name: 'Wrong', last_name: 'Input', email: 'wrong@example.com', date_of_birth: '1980-02-29' },
  })
).body

test('a day that is none stays as it was typed, is refused beside its field, and changes nothing', async () => {
  const page = await site.browse()
  await page.goto(`/customers/${id}/edit`)
  const born = page.getByRole('textbox', { name: 'Date of birth', exact: true })
  expect(await born.inputValue()).toBe('02/29/1980')
  await born.fill('02/30/1980')
  await page.keyboard.press('Enter')
  await page.getByText('This is not a day.').waitFor()
  expect(await born.inputValue()).toBe('02/30/1980')
  await born.press('Tab')
  expect(await born.inputValue()).toBe('02/30/1980')
  expect((await app.request('GET', `/customers/${id}`)).body.date_of_birth).toBe('1980-02-29')
  await born.fill('3/1/1980')
  await page.keyboard.press('Control+s')
  await expect.poll(async () => (await app.request('GET', `/customers/${id}`)).body.date_of_birth).toBe('1980-03-01')
  await page.context().close()
})

test('the filter refuses a day that is none, and keeps it', async () => {
  const page = await site.browse()
  await page.goto('/customers')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const builder = page.getByRole('dialog', { name: 'Filter', exact: true })
  const field = builder.getByRole('combobox', { name: 'Field', exact: true })
  await field.fill('Date of birth')
  await page.getByRole('option', { name: 'Date of birth', exact: true }).click()
  const value = builder.getByRole('textbox', { name: /Date of birth/ }).last()
  await value.fill('yesterday')
  await builder.getByRole('button', { name: 'Apply', exact: true }).click()
  await builder.getByRole('alert').waitFor()
  expect(await value.inputValue()).toBe('yesterday')
  await page.context().close()
})

test('the width of a column says what it may be', async () => {
  const page = await site.browse()
  await page.goto('/customers')
  await page.getByRole('row', { name: /Input/ }).waitFor()
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByRole('button', { name: 'Heading and width of Number' }).click()
  const width = page.getByRole('textbox', { name: 'Width in pixels' })
  await width.fill('5')
  await page.getByText('From 56 to 900.').waitFor()
  expect(await width.inputValue()).toBe('5')
  await width.fill('120')
  await expect.poll(() => page.url()).toContain('number-120')
  expect(await page.getByText('From 56 to 900.').count()).toBe(0)
  await page.context().close()
})

test('an address that was mistyped says so, and the list finds back from it', async () => {
  const page = await site.browse()
  await page.goto('/staff/rubbish')
  await page.getByText('The address may be mistyped').waitFor()
  await page.goto('/customers?sort=rubbish')
  await page.getByRole('button', { name: 'Clear search and filter' }).click()
  await page.getByRole('row', { name: /Input/ }).waitFor()
  await page.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
