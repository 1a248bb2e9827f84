import { afterAll, expect, test } from 'vitest'
import { openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

const customerNamed = async (last_name: string): Promise<string> => {
  const body = { first_name: 'Ad', last_name, email: `${last_name}@example.com` }
  const answer = await app.request('POST', '/customers', { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}
const addressesOf = async (id: string) => (await app.request('GET', `/customers/${id}/addresses`)).body.items

test('a lost zero of a postal code is offered and taken by a click; a strange code is saved as typed all the same', async () => {
  const id = await customerNamed('Zero')
  const page = await site.browse()
  await page.goto(`/customers/${id}?address=new`)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Country', exact: true }).fill('Germany')
  await page.getByRole('option', { name: /^Germany/ }).click()
  await dialog.getByRole('textbox', { name: 'Address line 1' }).fill('Weg 1')
  await dialog.getByRole('textbox', { name: 'City' }).fill('Dresden')
  const code = dialog.getByRole('textbox', { name: 'Postal code' })
  await code.fill('1067')
  await dialog.getByRole('button', { name: 'Use 01067' }).click()
  expect(await code.inputValue()).toBe('01067')
  await dialog.getByRole('button', { name: 'Use 01067' }).waitFor({ state: 'hidden' })
  await code.fill('10-67 strange')
  await dialog.getByText('It should look like 26133.').waitFor()
  await dialog.getByRole('button', { name: 'Add address' }).click()
  await dialog.waitFor({ state: 'hidden' })
  expect(await addressesOf(id)).toMatchObject([{ postal_code: '10-67 strange', city: 'Dresden' }])
  await page.context().close()
})

test("Japan's city stands between prefecture and street", async () => {
  const id = await customerNamed('Tokyo')
  const address = { line1: '銀座4-5-6', city: '中央区', region: '東京都', postal_code: '1040061', country: 'JP' }
  const added = await app.request('POST', `/customers/${id}/addresses`, { body: address })
  expect(added.body.warnings).toEqual([])
  const page = await site.browse()
  await page.goto(`/customers/${id}?address=${added.body.id}`)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'City' }).waitFor()
  const labels = await dialog.locator('label').allInnerTexts()
  const at = (word: string) => labels.findIndex((label) => label.includes(word))
  expect([at('Postal code'), at('Prefecture'), at('City'), at('Address line 1')].toSorted((a, b) => a - b)).toEqual([
    at('Postal code'),
    at('Prefecture'),
    at('City'),
    at('Address line 1'),
  ])
  await page.keyboard.press('Escape')
  const printed = await page.getByRole('region', { name: 'Addresses' }).locator('address').innerText()
  expect(printed.split('\n').slice(0, 4)).toEqual(['〒104-0061', '東京都', '中央区', '銀座4-5-6'])
  await page.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
