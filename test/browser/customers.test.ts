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
  await page.getByRole('textbox', { name: 'E-mail', exact: true }).waitFor()
  await page.keyboard.type(app.administrator.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type('not the password')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('textbox', { name: 'E-mail', exact: true }).inputValue()).toBe(app.administrator.email)
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

test('a filter is built by hand, lives in the URL, and is taken off by its chip', async () => {
  const page = await site.browse()
  await page.goto('/customers')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const builder = page.getByRole('dialog')
  const field = builder.getByRole('combobox', { name: 'Field', exact: true }).last()
  await field.click()
  await field.fill('Last name')
  await page.getByRole('option', { name: 'Last name', exact: true }).click()
  await builder
    .getByRole('textbox', { name: /Last name/ })
    .last()
    .fill('Row042')
  await builder.getByRole('button', { name: 'Apply', exact: true }).click()
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
  await page.getByRole('columnheader', { name: 'Postal code', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Postal code', exact: true }).click()
  await page.getByRole('columnheader', { name: 'Postal code', exact: true }).waitFor({ state: 'detached' })
  await expect
    .poll(async () => JSON.stringify((await app.request('GET', '/session', { as: person })).body.preferences))
    .toContain('billing_city')
  const again = await site.browse(person)
  await again.goto('/customers')
  await again.getByRole('columnheader', { name: 'City', exact: true }).waitFor()
  expect(await again.getByRole('columnheader', { name: 'Postal code', exact: true }).count()).toBe(0)
  await page.context().close()
  await again.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
