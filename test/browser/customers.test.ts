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
for (let i = 0; i < 120; i++) {
  await create({
    first_name: `Person${i}`,
    last_name: `Row${String(i).padStart(3, '0')}`,
    email: `row${i}@example.com`,
  })
}

test('signing in by keyboard alone, after a wrong password', async () => {
  const page = await site.browse(null)
  await page.goto('/customers?q=row007')
  await page.getByRole('textbox', { name: 'E-mail' }).waitFor()
  await page.keyboard.type(app.administrator.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type('not the password')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('textbox', { name: 'E-mail' }).inputValue()).toBe(app.administrator.email)
  await page.locator('input[type=password]').fill(app.administrator.password)
  await page.keyboard.press('Enter')
  await page.getByRole('row', { name: /Row007/ }).waitFor()
  expect(page.url()).toContain('q=row007')
  await page.context().close()
})

test('the list by keyboard: search, move, open, come back to the same row', async () => {
  const page = await site.browse()
  await page.goto('/customers')
  await page.getByRole('row', { name: /Row119/ }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('person3 row003')
  await page.getByRole('row', { name: /Row003/ }).waitFor()
  await page.getByRole('row', { name: /Row119/ }).waitFor({ state: 'detached' })
  expect(page.url()).toContain('q=')
  await page.getByRole('searchbox').fill('')
  await page.getByRole('row', { name: /Row119/ }).waitFor()
  await page.keyboard.press('Tab')
  await page.getByRole('row', { name: /Row119/ }).focus()
  for (let i = 0; i < 60; i++) await page.keyboard.press('ArrowDown')
  const row = page.getByRole('row', { name: /Row059/ })
  await expect
    .poll(() => row.evaluate((node) => node === document.activeElement || node.contains(document.activeElement)))
    .toBe(true)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Person59 Row059' }).waitFor()
  await page.goBack()
  await expect
    .poll(() => row.evaluate((node) => node === document.activeElement || node.contains(document.activeElement)))
    .toBe(true)
  await page.context().close()
})

test('scrolling brings every row once, and the URL opens the same list elsewhere', async () => {
  const page = await site.browse()
  await page.goto('/customers')
  await page.getByRole('button', { name: 'Name', exact: true }).click()
  await page.getByRole('row', { name: /Row000/ }).waitFor()
  await page.getByRole('row', { name: /Row000/ }).focus()
  await page.keyboard.press('End')
  await expect
    .poll(
      async () => {
        await page.keyboard.press('End')
        return page.getByRole('row', { name: /Row119/ }).count()
      },
      { timeout: 20_000 },
    )
    .toBe(1)
  const other = await site.browse()
  await other.goto(page.url())
  await other.getByRole('row', { name: /Row000/ }).waitFor()
  await page.getByRole('button', { name: 'Name', exact: true }).click()
  await page.getByRole('button', { name: 'Name', exact: true }).click()
  await expect.poll(() => page.url()).not.toContain('sort')
  await page.context().close()
  await other.context().close()
})

test('creating: what is missing is said beside the field, what was typed stays, then number and date', async () => {
  const page = await site.browse()
  await page.goto('/customers/new')
  await page.getByRole('textbox', { name: 'First name' }).fill('Nele')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('no address')
  await page.getByRole('button', { name: 'Create customer' }).click()
  await page.getByText('This is required', { exact: false }).first().waitFor()
  expect(await page.getByRole('textbox', { name: 'First name' }).inputValue()).toBe('Nele')
  expect(await page.getByRole('textbox', { name: 'Last name' }).getAttribute('aria-invalid')).toBe('true')
  await page.getByRole('textbox', { name: 'Last name' }).fill('Neu')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('row5@example.com')
  await page.getByRole('textbox', { name: 'Date of birth' }).fill('02/29/1980')
  await page.getByRole('textbox', { name: 'Phone 1', exact: true }).fill('(212) 555-0123')
  await page.getByRole('button', { name: 'Create customer' }).click()
  await page
    .getByRole('link', { name: /Person5 Row005|Customer \d+/ })
    .first()
    .waitFor()
  expect(await page.getByRole('textbox', { name: 'Phone 1', exact: true }).inputValue()).toBe('(212) 555-0123')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('nele@example.com')
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
  await page.getByRole('textbox', { name: 'Position' }).fill('Mine')
  await page.getByRole('textbox', { name: 'Company' }).fill('My company')
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
  await page.getByRole('textbox', { name: 'Position' }).fill('Half')
  await page.getByRole('navigation').getByRole('link', { name: 'Jobs' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  expect(await page.getByRole('textbox', { name: 'Position' }).inputValue()).toBe('Half')
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
  await dialog.getByRole('combobox', { name: 'Country' }).click()
  await dialog.getByRole('combobox', { name: 'Country' }).fill('United States')
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

test('notes: written, pinned, deleted; all of it in the change history', async () => {
  const { id } = await create({ first_name: 'No', last_name: 'Tes', email: 'notes@example.com' })
  const page = await site.browse()
  await page.goto(`/customers/${id}`)
  const editor = page.locator('[contenteditable=true]')
  await editor.click()
  await page.keyboard.type('Call ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('soon')
  await page.getByRole('button', { name: 'Add note' }).click()
  await expect
    .poll(async () => (await app.request('GET', `/customers/${id}/notes`)).body.items[0]?.html)
    .toBe('<p>Call <strong>soon</strong></p>')
  await page.getByRole('button', { name: /^Pin/ }).first().click()
  await expect
    .poll(async () => (await app.request('GET', `/customers/${id}/notes`)).body.pinned?.html)
    .toContain('soon')
  await page.getByRole('button', { name: 'Change history' }).click()
  const history = page.getByRole('dialog')
  await history.getByText(/Note/).first().waitFor()
  await history
    .getByText(/Ada Administrator/)
    .first()
    .waitFor()
  await page.keyboard.press('Escape')
  await page
    .getByRole('button', { name: /Delete.*note/i })
    .first()
    .click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Delete/ })
    .click()
  await expect.poll(async () => (await app.request('GET', `/customers/${id}/notes`)).body.items.length).toBe(0)
  await page.context().close()
})

test('what a colleague changes appears without a reload', async () => {
  const { id } = await create({ first_name: 'Li', last_name: 'Ve', email: 'live@example.com' })
  const page = await site.browse()
  await page.goto(`/customers/${id}`)
  await page.getByRole('heading', { level: 1, name: 'Li Ve' }).waitFor()
  await app.request('PATCH', `/customers/${id}`, { body: { first_name: 'Changed', vip: true } })
  await page.getByRole('heading', { level: 1, name: 'Changed Ve' }).waitFor()
  await page.context().close()
})

test('deleting says first what will happen, and the person is gone', async () => {
  const { id } = await create({ first_name: 'Gone', last_name: 'Soon', email: 'gone@example.com' })
  const page = await site.browse()
  await page.goto(`/customers/${id}/edit`)
  await page.getByRole('link', { name: 'Delete' }).click()
  await page.getByText('cannot be undone').waitFor()
  await page.getByText(/One account/).waitFor()
  await page.getByRole('button', { name: /^Delete Gone Soon/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor()
  expect((await app.request('GET', `/customers/${id}`)).status).toBe(404)
  await page.context().close()
})

test('a filter is built by hand, lives in the URL, and is taken off by its chip', async () => {
  const page = await site.browse()
  await page.goto('/customers')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const builder = page.getByRole('dialog')
  const field = builder.getByRole('combobox', { name: 'Field' }).last()
  await field.click()
  await field.fill('Last name')
  await page.getByRole('option', { name: 'Last name', exact: true }).click()
  await builder
    .getByRole('textbox', { name: /Last name/ })
    .last()
    .fill('Row042')
  await builder.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('row', { name: /Row042/ }).waitFor()
  await page.getByRole('row', { name: /Row119/ }).waitFor({ state: 'detached' })
  expect(page.url()).toContain('filter=')
  const elsewhere = await site.browse()
  await elsewhere.goto(page.url())
  await elsewhere.getByRole('row', { name: /Row042/ }).waitFor()
  expect(await elsewhere.getByRole('row', { name: /Row\d{3}/ }).count()).toBe(1)
  await page
    .getByRole('group', { name: 'Filter in use' })
    .getByRole('button', { name: /Remove/ })
    .first()
    .click()
  await page.getByRole('row', { name: /Row119/ }).waitFor()
  await page.context().close()
  await elsewhere.context().close()
})

test('columns are chosen and kept for the person', async () => {
  const person = await app.staff({ name: 'Cora Columns' })
  const page = await site.browse(person)
  await page.goto('/customers')
  await page.getByRole('columnheader', { name: 'Postal code' }).waitFor()
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Postal code' }).click()
  await page.getByRole('columnheader', { name: 'Postal code' }).waitFor({ state: 'detached' })
  await expect
    .poll(async () => JSON.stringify((await app.request('GET', '/session', { as: person })).body.preferences))
    .toContain('billing_city')
  const again = await site.browse(person)
  await again.goto('/customers')
  await again.getByRole('columnheader', { name: 'City' }).waitFor()
  expect(await again.getByRole('columnheader', { name: 'Postal code' }).count()).toBe(0)
  await page.context().close()
  await again.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
