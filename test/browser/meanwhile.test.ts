import { afterAll, expect, test } from 'vitest'
import { openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

let made = 0
const create = async (body: Record<string, unknown>): Promise<string> => {
  made += 1
  const person = { first_name: 'Mean', last_name: `While${made}`, email: `while${made}@example.com` }
  const answer = await app.request('POST', '/customers', { body: { ...person, ...body } })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}
const change = (id: string, body: Record<string, unknown>) => app.request('PATCH', `/customers/${id}`, { body })
const read = async (id: string) => (await app.request('GET', `/customers/${id}`)).body

test('somebody saves while a put-back is confirmed: it says so, shows what would happen now, and takes nothing over', async () => {
  const id = await create({ position: 'First' })
  await change(id, { position: 'Second' })
  const page = await site.browse()
  await page.goto(`/customers/${id}`)
  await page.getByRole('button', { name: 'Change history' }).click()
  await page.getByRole('button', { name: 'Put back: Position' }).click()
  const dialog = page.getByRole('dialog', { name: 'Put back', exact: true })
  const back = dialog.getByRole('button', { name: 'Put back', exact: true })
  await back.waitFor()
  await change(id, { position: 'Theirs' })
  await back.click()
  await dialog.getByText('Somebody has saved this in the meantime').waitFor()
  await dialog.getByText('Changed since').waitFor()
  expect((await read(id)).position).toBe('Theirs')
  expect(await back.count()).toBe(0)
  await page.context().close()
})

test('somebody renames a view while its name is edited: both names are told, and the second save is meant', async () => {
  const columns = [{ column: 'name', labels: {}, width: null }]
  const body = { resource: 'customers', name: 'Before', scope: 'shared', columns }
  const view = (await app.request('POST', '/table-views', { body })).body
  const page = await site.browse()
  await page.goto(`/customers?view=${view.id}`)
  await page.getByRole('button', { name: 'What to do with this view' }).click()
  await page.getByRole('menuitem', { name: 'Name and sharing' }).click()
  const dialog = page.getByRole('dialog', { name: 'Name and sharing', exact: true })
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Mine')
  await app.request('PATCH', `/table-views/${view.id}`, { body: { name: 'Theirs' } })
  await page.getByRole('link', { name: 'Theirs' }).waitFor()
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await dialog.getByText('in the meantime, as “Theirs”').waitFor()
  expect((await app.request('GET', `/table-views/${view.id}`)).body.name).toBe('Theirs')
  expect(await dialog.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Mine')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  expect((await app.request('GET', `/table-views/${view.id}`)).body.name).toBe('Mine')
  await page.context().close()
})

test('somebody deletes the customer whose form is open: it says so, and what was typed stays', async () => {
  const id = await create({})
  const page = await site.browse()
  await page.goto(`/customers/${id}/edit`)
  await page.getByRole('textbox', { name: 'Position', exact: true }).fill('Typed')
  expect((await app.request('DELETE', `/customers/${id}`)).status).toBeLessThan(300)
  await page.keyboard.press('Control+s')
  await page
    .getByRole('alert')
    .getByText(/not here|deleted|not there|not found/i)
    .waitFor()
  expect(await page.getByRole('textbox', { name: 'Position', exact: true }).inputValue()).toBe('Typed')
  await page.context().close()
})

test('two undo the same act: the second is told that it was undone', async () => {
  const id = await create({ position: 'First' })
  const action = { kind: 'change', set: { position: 'Many' }, add_tags: ['many'] }
  const bulk = { selection: { ids: [id] }, expected: 1, action }
  const job = (await app.request('POST', '/customers/bulk', { body: bulk })).body
  await expect.poll(async () => (await read(id)).position, { timeout: 30_000 }).toBe('Many')
  const page = await site.browse()
  await page.goto(`/journal/actions/${job.id}`)
  await page.locator('del', { hasText: 'empty' }).waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  expect((await app.request('POST', `/journal/actions/${job.id}/undo`, { body: {} })).status).toBeLessThan(300)
  await dialog.getByRole('button', { name: 'Undo it', exact: true }).click()
  await dialog.getByRole('alert').getByText('This was undone already.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'See the undo' }).waitFor()
  expect(await page.getByRole('button', { name: 'Undo', exact: true }).count()).toBe(0)
  await page.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
