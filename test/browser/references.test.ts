import type { Page, Request } from '@playwright/test'
import { afterAll, expect, test } from 'vitest'
import type { Field } from '../../contract/platform/record.ts'
import { listAsked } from './asked.ts'
import { buildFieldsPage } from './fields-page.ts'
import { expectSound, openSite } from './pages.ts'

const [site, openFields] = await Promise.all([openSite(), buildFieldsPage()])
const { app } = site
afterAll(() => site.close())

const buyer: Field = {
  name: 'buyer_id',
  kind: 'reference',
  refers: 'customers',
  filterable: true,
  labels: { en: 'Buyer', de: 'Käufer' },
}
const create = async (first_name: string, email: string): Promise<string> => {
  const answer = await app.request('POST', '/customers', { body: { first_name, last_name: 'Sought', email } })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}
const [anna, twin, otto] = await Promise.all([
  create('Anna', 'anna@sought.example'),
  create('Anna', 'twin@sought.example'),
  create('Otto', 'otto@sought.example'),
])
const saved = async (page: Page) =>
  JSON.parse(await page.getByLabel('Saved: Save', { exact: true }).innerText())?.buyer_id as unknown
const form = (base: object) => ({ forms: [{ title: 'Save', fields: [buyer], base: base as Record<string, unknown> }] })

test('a customer is found by typing, told from its namesake, and named where it is shown', async () => {
  const page = await site.browse()
  const asked: string[] = []
  page.on('request', (request) => {
    const list = listAsked(request)
    if (list?.path === '/customers') asked.push(String(list.asked.q))
  })
  await openFields(page, form({}))
  const input = page.getByRole('combobox', { name: 'Buyer', exact: true })
  await input.focus()
  await page.keyboard.type('anna sought')
  const twins = page.getByRole('option', { name: /Anna Sought/ })
  await twins.nth(1).waitFor()
  expect(asked).toEqual(['anna sought'])
  await expectSound(page)
  const second = await twins.nth(1).innerText()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect(await input.inputValue()).toBe('Anna Sought')
  await page.keyboard.press('Control+s')
  await expect.poll(() => saved(page)).toBe(second.includes('twin@') ? twin : anna)
  await page.getByLabel('Shown: Buyer', { exact: true }).getByRole('link', { name: 'Anna Sought' }).waitFor()
  await page.context().close()
})

test('what is chosen already is named; what is typed and is nobody stays, and is refused', async () => {
  const page = await site.browse()
  await openFields(page, form({ buyer_id: otto }))
  const input = page.getByRole('combobox', { name: 'Buyer', exact: true })
  await expect.poll(() => input.inputValue()).toBe('Otto Sought')
  await input.fill('nobody of that name')
  await page.getByText('Nothing found', { exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  expect(await input.inputValue()).toBe('nobody of that name')
  await page.keyboard.press('Control+s')
  await page.getByText('Choose one of those that are found.').waitFor()
  expect(await input.inputValue()).toBe('nobody of that name')
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await page.keyboard.press('Control+s')
  await expect.poll(() => saved(page)).toBeNull()
  await page.context().close()
})

test('a search that is superseded is given up', async () => {
  const page = await site.browse()
  const failed: string[] = []
  const isSlow = (request: Request): boolean => listAsked(request)?.asked.q === 'slow'
  page.on('requestfailed', (request) => failed.push(String(listAsked(request)?.asked.q)))
  await page.route('**/customers/query', (route) => (isSlow(route.request()) ? undefined : route.continue()))
  await openFields(page, form({}))
  const input = page.getByRole('combobox', { name: 'Buyer', exact: true })
  const slow = page.waitForRequest(isSlow)
  await input.fill('slow')
  await slow
  await input.fill('otto')
  await page.getByRole('option', { name: /Otto Sought/ }).waitFor()
  await expect.poll(() => failed).toContain('slow')
  await page.context().close()
})

test('a filter asks for one customer, or for several, by their names', async () => {
  const page = await site.browse()
  await openFields(page, { filter: [buyer] })
  const builder = page.getByRole('dialog', { name: 'Filter', exact: true })
  const input = builder.getByRole('combobox', { name: 'Value of Buyer', exact: true })
  const apply = builder.getByRole('button', { name: 'Apply', exact: true })
  const applied = async () => JSON.parse(await page.getByLabel('Applied', { exact: true }).innerText()).all[0]
  await input.fill('otto')
  await apply.click()
  await builder.getByRole('alert').waitFor()
  await input.focus()
  await page.keyboard.type(' sought')
  await page.getByRole('option', { name: /Otto Sought/ }).click()
  await apply.click()
  expect(await applied()).toEqual({ field: 'buyer_id', op: 'eq', value: otto })
  expect(await page.getByLabel('Chip', { exact: true }).innerText()).toBe('Buyer is Otto Sought')

  await builder.getByRole('combobox', { name: 'How Buyer is compared', exact: true }).click()
  await page.getByRole('option', { name: 'is one of', exact: true }).click()
  for (const [typed, name] of [
    ['otto', /Otto Sought/],
    ['twin@sought', /twin@sought/],
  ] as const) {
    await input.fill(typed)
    await page.getByRole('option', { name }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => input.inputValue()).toBe('')
  }
  await expectSound(page)
  await apply.click()
  expect(await applied()).toEqual({ field: 'buyer_id', op: 'in', value: [otto, twin] })
  expect(await page.getByLabel('Chip', { exact: true }).innerText()).toBe('Buyer is one of Otto Sought or Anna Sought')
  await page.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
