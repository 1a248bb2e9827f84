import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

for (let i = 0; i < 12; i++) {
  const body = {
    first_name: `Person${i}`,
    last_name: `Row${String(i).padStart(2, '0')}`,
    email: `row${i}@example.com`,
    on_hold: i % 3 === 0,
    vip: i < 6,
  }
  const answer = await app.request('POST', '/customers', { body })
  expect(answer.status, answer.text).toBe(201)
}

const held = { field: 'on_hold', op: 'eq', value: true }
const secret = { field: 'email', op: 'starts_with', value: 'row' }
const columns = [{ column: 'name' }, { column: 'number' }, { column: 'created_at', width: 200 }]
const save = async (body: Record<string, unknown>, as = app.administrator) => {
  const answer = await app.request('POST', '/table-views', {
    as,
    body: { resource: 'customers', columns, ...body },
  })
  expect(answer.status, answer.text).toBe(201)
  return answer.body as { id: string }
}
const asked = (filter: unknown, more = ''): string =>
  `/customers?filter=${encodeURIComponent(JSON.stringify(filter))}${more}`

test('a filtered list becomes a view, is shared, and a colleague without personal data opens its link', async () => {
  const page = await site.browse()
  await page.goto(asked({ all: [held, secret] }, '&sort=-last_name&columns=name,company_name-200,number'))
  await page.getByRole('row', { name: /Row09/ }).waitFor()
  await page.getByRole('button', { name: 'Save as new…' }).click()
  const dialog = page.getByRole('dialog')
  await expectSound(page)
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('On hold')
  await dialog.getByRole('textbox', { name: 'Name in Deutsch' }).fill('Gesperrt')
  await dialog.getByRole('radio', { name: 'For everybody', exact: true }).click()
  await dialog.getByRole('button', { name: 'Save view' }).click()
  const tab = page.getByRole('navigation', { name: 'Views', exact: true }).getByRole('link', { name: /On hold/ })
  await tab.waitFor()
  await expect.poll(() => tab.getAttribute('aria-current')).toBe('page')
  await expect.poll(() => tab.innerText()).toMatch(/On hold\s*4/)
  expect(new URL(page.url()).searchParams.get('view')).toMatch(/^[0-9a-f-]{36}$/)
  expect(page.url()).not.toContain('filter')

  const viewer = await app.staff({ role: 'viewer', name: 'Vera Viewer' })
  const colleague = await site.browse(viewer, { dark: true })
  await colleague.goto(page.url())
  await colleague.getByText(/This view uses .*“E-mail”.*shown without it/).waitFor()
  await colleague.getByRole('columnheader', { name: 'Company', exact: true }).waitFor()
  expect((await colleague.getByRole('columnheader').allInnerTexts()).slice(0, 3)).toEqual(['Name', 'Company', 'Number'])
  await expect.poll(() => colleague.locator('[role=row][data-index]').count()).toBe(4)
  expect(await colleague.getByRole('group', { name: 'Filter in use' }).innerText()).not.toContain('row')
  await colleague.getByRole('button', { name: 'Number', exact: true }).click()
  const changes = colleague.getByRole('group', { name: 'changed', exact: true })
  await changes.getByRole('button', { name: 'Save as new…' }).waitFor()
  expect(await changes.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0)
  await expectSound(colleague)
  await changes.getByRole('button', { name: 'Reset' }).click()
  await changes.waitFor({ state: 'detached' })
  await page.context().close()
  await colleague.context().close()
})

test('by keyboard alone: sort, widen, save, change, save again, move the tab, delete', async () => {
  const person = await app.staff({ role: 'support', name: 'Kim Keys' })
  await save({ name: 'First' }, person)
  const page = await site.browse(person)
  await page.goto('/customers')
  const press = async (
    name: string,
    role: 'button' | 'separator' | 'menuitem' | 'link',
    key: string,
  ): Promise<void> => {
    await page.getByRole(role, { name, exact: true }).focus()
    await page.keyboard.press(key)
  }
  await page.getByRole('row', { name: /Row11/ }).waitFor()
  await press('Number', 'button', 'Enter')
  await press('Save as new…', 'button', 'Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('By number')
  await page.keyboard.press('Enter')
  const tabs = page.getByRole('navigation', { name: 'Views', exact: true }).getByRole('link')
  const tab = tabs.filter({ hasText: 'By number' })
  await expect.poll(() => tab.getAttribute('aria-current')).toBe('page')

  await press('Width of Number', 'separator', 'ArrowRight')
  await expect.poll(() => page.url()).toMatch(/number-\d+/)
  await press('Columns', 'button', 'Enter')
  await page.getByRole('button', { name: 'Heading and width of Number' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Client no.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('columnheader', { name: 'Client no.' }).waitFor()
  await press('Save', 'button', 'Enter')
  await page.getByRole('group', { name: 'changed', exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('columnheader', { name: 'Client no.' }).waitFor()
  const { items } = (await app.request('GET', '/table-views?resource=customers', { as: person })).body
  const mine = items.find((one: { name: string }) => one.name === 'By number')
  expect(mine).toMatchObject({ sort: 'number', version: 2 })
  expect(mine.columns.find((one: { column: string }) => one.column === 'number')).toMatchObject({
    labels: { en: 'Client no.' },
    width: expect.any(Number),
  })

  await tab.focus()
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await expect.poll(async () => (await tabs.allInnerTexts()).join()).toMatch(/By number.*First/s)
  await expect.poll(() => tab.evaluate((node) => node === document.activeElement)).toBe(true)
  await expect
    .poll(
      async () => (await app.request('GET', '/session', { as: person })).body.preferences['views.customers']?.length,
    )
    .toBeGreaterThan(1)

  await press('What to do with this view', 'button', 'Enter')
  await page.getByRole('menuitem', { name: 'Delete…' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the view' }).focus()
  await page.keyboard.press('Enter')
  await tab.waitFor({ state: 'detached' })
  await expect.poll(() => tabs.first().getAttribute('aria-current')).toBe('page')
  await page.context().close()
})

test('a view with a field that went away says so, goes on, and can be saved without it', async () => {
  const { id } = await save({ name: 'Shoes', filter: held })
  const gone = { all: [{ field: 'shoe_size', op: 'eq', value: 40 }, held] }
  await sql`update table_views set filter = ${JSON.stringify(gone)}::jsonb where id = ${id}`.execute(app.db.write)
  const page = await site.browse()
  await page.goto(`/customers?view=${id}`)
  await page.getByText('This view used “shoe_size”, which is gone: shown without it.').waitFor()
  await expect.poll(() => page.locator('[role=row][data-index]').count()).toBe(4)
  await expectSound(page)
  await page.getByRole('button', { name: 'Save it without' }).click()
  await page.getByText('shoe_size').waitFor({ state: 'detached' })
  expect((await app.request('GET', `/table-views/${id}`)).body).toMatchObject({ filter: { all: [held] }, problems: [] })

  await app.request('DELETE', `/table-views/${id}`)
  await page.reload()
  await page.getByText('This view is not there any more. These are all customers.').waitFor()
  await page.getByRole('row', { name: /Row11/ }).waitFor()
  await page.context().close()
})

test('the link of a personal view shows a colleague the same table, which they can keep', async () => {
  const owner = await app.staff({ role: 'support', name: 'Olga Owner' })
  const { id } = await save({ name: 'My people', filter: { field: 'vip', op: 'eq', value: true } }, owner)
  const page = await site.browse()
  await page.goto(`/customers?view=${id}`)
  await page.getByRole('link', { name: /Olga Owner’s view: My people/ }).waitFor()
  await expect.poll(() => page.locator('[role=row][data-index]').count()).toBe(6)
  await page.getByRole('button', { name: 'Save as my own' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }).fill('VIPs')
  await page.getByRole('dialog').getByRole('button', { name: 'Save view' }).click()
  await page.getByRole('link', { name: /^VIPs/ }).waitFor()
  await expect.poll(() => page.getByRole('link', { name: /Olga Owner’s view/ }).count()).toBe(0)
  await page.context().close()
})

test('the list opens with the default for everybody; on a phone the tabs go sideways, also in German', async () => {
  await save({ name: 'Everyday', names: { de: 'Alltag' }, scope: 'default', filter: held, density: 'compact' })
  const person = await app.staff({ role: 'support', name: 'Dora Deutsch' })
  await app.request('PATCH', '/session', { as: person, body: { language: 'de' } })
  const phone = await site.browse(person, { width: 360, dark: true, german: true })
  await phone.goto('/customers')
  const tabs = phone.getByRole('navigation', { name: 'Ansichten', exact: true }).getByRole('link')
  await expect.poll(() => phone.locator('[role=row][data-index]').count()).toBe(4)
  expect(await tabs.filter({ hasText: 'Alltag' }).getAttribute('aria-current')).toBe('page')
  await expectSound(phone)
  await tabs.filter({ hasText: 'Alle Kunden' }).click()
  await expect.poll(() => phone.locator('[role=row][data-index]').count()).toBe(12)
  expect(phone.url()).toContain('view=all')
  await phone.goto('/customers?q=row07')
  await phone.getByRole('row', { name: /Row07/ }).waitFor()
  expect(await phone.locator('[role=row][data-index]').count()).toBe(1)
  await phone.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
