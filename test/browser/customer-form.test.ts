import { afterAll, expect, test } from 'vitest'
import { openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

const create = async (body: Record<string, unknown>) => {
  const answer = await app.request('POST', '/customers', { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body as { id: string; number: string }
}

test('creating: what is missing is said beside the field, what was typed stays, then number and date', async () => {
  await create({ first_name: 'Person5', last_name: 'Row005', email: 'row5@example.com' })
  const page = await site.browse()
  await page.goto('/customers/new')
  await page.getByRole('textbox', { name: 'First name', exact: true }).fill('Nele')
  await page.getByRole('textbox', { name: 'E-mail 1', exact: true }).fill('no address')
  await page.getByRole('button', { name: 'Create customer', exact: true }).click()
  await page.getByText('This is required', { exact: false }).first().waitFor()
  expect(await page.getByRole('textbox', { name: 'First name', exact: true }).inputValue()).toBe('Nele')
  expect(await page.getByRole('textbox', { name: 'Last name', exact: true }).getAttribute('aria-invalid')).toBe('true')
  await page.getByRole('textbox', { name: 'Last name', exact: true }).fill('Neu')
  await page.getByRole('textbox', { name: 'E-mail 1', exact: true }).fill('row5@example.com')
  await page.getByRole('textbox', { name: 'Date of birth', exact: true }).fill('02/29/1980')
  await page.getByRole('textbox', { name: 'Phone 1', exact: true }).fill('(212) 555-0123')
  await page.getByRole('button', { name: 'Create customer', exact: true }).click()
  await page
    .getByRole('link', { name: /Person5 Row005|Customer \d+/ })
    .first()
    .waitFor()
  expect(await page.getByRole('textbox', { name: 'Phone 1', exact: true }).inputValue()).toBe('(212) 555-0123')
  await page.getByRole('textbox', { name: 'E-mail 1', exact: true }).fill('nele@example.com')
  await page.keyboard.press('Control+s')
  await page.getByRole('heading', { level: 1, name: 'Nele Neu' }).waitFor()
  await page.getByText('Feb 29, 1980').waitFor()
  const { body } = await app.request('GET', '/customers', { query: { q: 'nele@example.com' } })
  expect(body.items).toHaveLength(1)
  expect(await page.locator('main').innerText()).toContain(body.items[0].number)
  await page.context().close()
})

test('a colleague saves in between: both values side by side, and nothing is lost', async () => {
  const { id } = await create({ first_name: 'Con', last_name: 'Flict', email: 'conflict@example.com', position: 'Old' })
  const page = await site.browse()
  await page.goto(`/customers/${id}/edit`)
  await page.getByRole('textbox', { name: 'Position', exact: true }).fill('Mine')
  await page.getByRole('textbox', { name: 'Company', exact: true }).fill('My company')
  await app.request('PATCH', `/customers/${id}`, { body: { position: 'Theirs', tags: ['theirs'] } })
  await page.keyboard.press('Control+s')
  await page.getByText('Theirs', { exact: true }).first().waitFor()
  await page.getByText('Mine', { exact: true }).first().waitFor()
  expect((await app.request('GET', `/customers/${id}`)).body.position).toBe('Theirs')
  await page.getByRole('radio', { name: /Mine/ }).first().click()
  await page.getByRole('button', { name: /^Save/ }).last().click()
  await expect
    .poll(async () => (await app.request('GET', `/customers/${id}`)).body)
    .toMatchObject({ position: 'Mine', company_name: 'My company', tags: ['theirs'] })
  await page.context().close()
})

test('leaving with unsaved changes asks, and staying keeps them', async () => {
  const { id } = await create({ first_name: 'Un', last_name: 'Saved', email: 'unsaved@example.com' })
  const page = await site.browse()
  await page.goto(`/customers/${id}/edit`)
  await page.getByRole('textbox', { name: 'Position', exact: true }).fill('Half')
  await page.getByRole('navigation').getByRole('link', { name: 'Jobs', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  expect(await page.getByRole('textbox', { name: 'Position', exact: true }).inputValue()).toBe('Half')
  expect(page.url()).toContain('/edit')
  await page.context().close()
})

test('an address by the form of its country; its default passes on when it is deleted', async () => {
  const { id } = await create({ first_name: 'Ad', last_name: 'Dress', email: 'address@example.com' })
  await app.request('POST', `/customers/${id}/addresses`, {
    body: { line1: 'Ring 1', postal_code: '10115', city: 'Berlin', country: 'DE' },
  })
  const page = await site.browse()
  await page.goto(`/customers/${id}`)
  await page.getByRole('link', { name: 'Add address' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Country', exact: true }).click()
  await dialog.getByRole('combobox', { name: 'Country', exact: true }).fill('United States')
  await page
    .getByRole('option', { name: /^United States/ })
    .first()
    .click()
  await dialog.getByRole('textbox', { name: /ZIP/i }).fill('1')
  await dialog
    .getByRole('textbox', { name: /Address line 1|Street/i })
    .first()
    .fill('1 Main Street')
  await dialog.getByRole('textbox', { name: /City/i }).fill('Austin')
  await dialog.getByRole('button', { name: /Add/ }).click()
  await dialog
    .getByText(/ZIP|postal/i)
    .first()
    .waitFor()
  await dialog.getByRole('textbox', { name: /ZIP/i }).fill('73301')
  const state = dialog.getByRole('combobox', { name: /State/i })
  await state.click()
  await state.fill('Texas')
  await page.getByRole('option', { name: /Texas/ }).first().click()
  await dialog.getByRole('button', { name: /Add/ }).click()
  await page.getByText('Austin, TX 73301').waitFor()
  const { body } = await app.request('GET', `/customers/${id}/addresses`)
  expect(body.items).toHaveLength(2)
  await page.getByRole('button', { name: /Delete the address.*Ring 1/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Delete/ })
    .click()
  await page.getByRole('region', { name: 'Addresses' }).getByText('Ring 1').waitFor({ state: 'detached' })
  await page.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
