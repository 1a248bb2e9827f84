import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

const create = async (body: Record<string, unknown>) => {
  const answer = await app.request('POST', '/customers', {
    body: { email: `${String(body['first_name'])}@example.com`, ...body },
  })
  expect(answer.status, answer.text).toBe(201)
  return answer.body as { id: string }
}

test('of many phones twenty are shown, and "more" shows the rest, on the page and in the form', async () => {
  const phones = Array.from({ length: 23 }, (_, i) => ({ number: `+4930123456${String(i + 10)}` }))
  const { id } = await create({ first_name: 'Many', last_name: 'Phones', phones })
  const page = await site.browse()
  await page.goto(`/customers/${id}`)
  const links = page.locator('main a[href^="tel:"]')
  await links.first().waitFor()
  const before = await links.count()
  await page.getByRole('button', { name: '3 more' }).click()
  await expect.poll(() => links.count()).toBe(before + 3)
  await page.goto(`/customers/${id}/edit`)
  await page.getByRole('textbox', { name: 'Phone 20', exact: true }).waitFor()
  expect(await page.getByRole('textbox', { name: 'Phone 21', exact: true }).count()).toBe(0)
  await page.getByRole('button', { name: '3 more' }).click()
  const last = page.getByRole('textbox', { name: 'Phone 23', exact: true })
  await last.fill('+4930999')
  await page.keyboard.press('Control+s')
  await expect
    .poll(async () =>
      (await app.request('GET', `/customers/${id}`)).body.phones.map((one: { number: string }) => one.number),
    )
    .toEqual([...phones.slice(0, 22).map((one) => one.number), '+4930999'])
  await page.context().close()
})

test('an address that a colleague saved in between: both values, a choice, nothing lost', async () => {
  const { id } = await create({ first_name: 'Stale', last_name: 'Street' })
  const made = await app.request('POST', `/customers/${id}/addresses`, {
    body: { line1: 'Ring 1', postal_code: '10115', city: 'Berlin', country: 'DE' },
  })
  const page = await site.browse()
  await page.goto(`/customers/${id}`)
  await page
    .getByRole('link', { name: /Edit the address/ })
    .or(page.getByRole('button', { name: /Edit the address/ }))
    .click()
  const dialog = page.getByRole('dialog').first()
  await dialog.getByRole('textbox', { name: /City/ }).fill('Mine-Stadt')
  await dialog.getByRole('textbox', { name: /Comment/ }).fill('Ring twice')
  const path = `/customers/${id}/addresses/${made.body.id}`
  expect((await app.request('PATCH', path, { body: { city: 'Theirs-Stadt', line2: 'Hof' } })).status).toBe(200)
  await page.keyboard.press('Control+s')
  await page.getByText('Theirs-Stadt', { exact: true }).waitFor()
  await page.getByRole('radio', { name: /Mine-Stadt/ }).click()
  await page.getByRole('button', { name: /^Save/ }).last().click()
  await expect
    .poll(async () => (await app.request('GET', `/customers/${id}/addresses`)).body.items)
    .toMatchObject([{ city: 'Mine-Stadt', line2: 'Hof', comment: 'Ring twice' }])
  await page.context().close()
})

test('the change history of one person, and of one field', async () => {
  const { id } = await create({ first_name: 'His', last_name: 'Tory', position: 'First' })
  const other = await app.staff({ name: 'Otto Other', role: 'manager' })
  await app.request('PATCH', `/customers/${id}`, { body: { position: 'Second' } })
  await app.request('PATCH', `/customers/${id}`, { as: other, body: { company_name: 'By Otto' } })
  const page = await site.browse()
  await page.goto(`/customers/${id}`)
  await page.getByRole('button', { name: 'Change history' }).click()
  const history = page.getByRole('dialog')
  await history.getByRole('cell', { name: 'By Otto', exact: true }).waitFor()
  await history.getByRole('cell', { name: 'Second', exact: true }).waitFor()
  await history.getByRole('combobox', { name: 'Anybody' }).click()
  await page.getByRole('option', { name: 'Otto Other' }).click()
  await history.getByRole('cell', { name: 'Second', exact: true }).waitFor({ state: 'detached' })
  await history.getByRole('cell', { name: 'By Otto', exact: true }).waitFor()
  await history.getByRole('combobox', { name: 'Any field' }).click()
  await page.getByRole('option', { name: 'Position', exact: true }).click()
  await history.getByText('Nothing matches this field and person.').first().waitFor()
  await page.context().close()
})

test('a question that takes the database too long is answered with what to do, and works again later', async () => {
  await create({ first_name: 'Nar', last_name: 'Row' })
  const page = await site.browse()
  await page.goto('/customers')
  await page.getByRole('row', { name: /Nar Row/ }).waitFor()
  const locked = app.db.write.transaction().execute(async (holding) => {
    await sql`lock table customers in access exclusive mode`.execute(holding)
    await page.getByRole('searchbox').fill('nar')
    await page.getByText('This question takes too long').waitFor()
  })
  await locked
  await page.getByRole('searchbox').fill('row')
  await page.getByRole('row', { name: /Nar Row/ }).waitFor()
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
  await page.getByRole('link', { name: 'Delete', exact: true }).click()
  await page.getByText('cannot be undone').waitFor()
  await page.getByText(/One account/).waitFor()
  await page.getByRole('button', { name: /^Delete Gone Soon/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor()
  expect((await app.request('GET', `/customers/${id}`)).status).toBe(404)
  await page.context().close()
})

test('a page that is left before all its parts have come does not break', async () => {
  const { id } = await create({ first_name: 'Fast', last_name: 'Leaver', email: 'fast@example.com' })
  const page = await site.browse()
  await page.goto('/customers?q=Leaver')
  const come: (() => Promise<void>)[] = []
  await page.route(
    /\/(TaskComposer|NoteComposer|Addresses)-[\w-]+\.js/,
    (route) => void come.push(() => route.continue()),
  )
  await page.getByRole('link', { name: 'Fast Leaver' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Fast Leaver' }).waitFor()
  await expect.poll(() => come.length).toBe(3)
  await page.goBack()
  await page.getByRole('row', { name: /Leaver/ }).waitFor()
  const loaded = page.waitForLoadState('networkidle')
  for (const one of come) await one()
  await loaded
  await page.unrouteAll()
  await page.goto(`/customers/${id}`)
  await page.getByRole('tab', { name: 'Task', exact: true }).click()
  await page.getByRole('textbox', { name: 'Task', exact: true }).waitFor()
  await page.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
