import { afterAll, expect, test } from 'vitest'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

const long = { timeout: 180_000 }
const slow = { timeout: 45_000 }
const body = { first_name: 'Tilda', last_name: 'Todo', email: 'tilda@todo.example' }
const customer: string = (await app.request('POST', '/customers', { body })).body.id
const make = async (values: object): Promise<string> => {
  const answer = await app.request('POST', '/tasks', { body: { customer_id: customer, ...values } })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}
const change = async (id: string, values: object) => {
  const answer = await app.request('PATCH', `/tasks/${id}`, { body: values })
  expect([answer.status, answer.headers['action-id']], answer.text).toEqual([
    200,
    expect.stringMatching(/^[0-9a-f-]{36}$/),
  ])
}
const read = async (id: string) => app.request('GET', `/tasks/${id}`)

test('a field goes back from the history, and a whole save; the focus is where it was', long, async () => {
  const id = await make({ title: 'First words', due_on: '2030-01-01' })
  await change(id, { title: 'Second words', due_on: '2030-02-02' })
  const page = await site.browse()
  await page.goto(`/tasks/${id}`)
  const open = page.getByRole('button', { name: 'Change history' })
  await open.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Put back: Task', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Put back', exact: true })
  await dialog.getByRole('cell', { name: 'First words', exact: true }).waitFor()
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Put back', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  expect((await read(id)).body).toMatchObject({ title: 'First words', due_on: '2030-02-02' })
  await change(id, { title: 'Third words', due_on: '2030-03-03' })
  await page.getByRole('cell', { name: 'Third words' }).first().waitFor()
  await page.getByRole('button', { name: 'Put back this whole save' }).first().click()
  await dialog.getByRole('cell', { name: /2030/ }).first().waitFor()
  await dialog.getByRole('button', { name: 'Put back', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  expect((await read(id)).body).toMatchObject({ title: 'First words', due_on: '2030-02-02' })
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => open.evaluate((element) => element === document.activeElement), slow).toBe(true)
  await page.getByRole('heading', { level: 1, name: 'First words' }).waitFor()
  await page.context().close()
})

test('the page as it was says what differs, and a value goes back from there', long, async () => {
  const id = await make({ title: 'As it was' })
  const then = new Date().toISOString()
  await change(id, { title: 'As it is', completed: true })
  const page = await site.browse()
  await page.goto(`/tasks/${id}?as_of=${then}`)
  await page.getByRole('heading', { level: 1, name: 'As it was' }).waitFor()
  await page.getByText('This is how the page was at').waitFor()
  expect(await page.getByRole('textbox').count()).toBe(0)
  const differences = page.getByRole('region', { name: 'What differs from now' })
  await differences.getByRole('cell', { name: 'As it is' }).waitFor()
  expect(await differences.getByRole('button', { name: /Done at/ }).count()).toBe(0)
  await expectSound(page)
  await differences.getByRole('button', { name: 'Put this back: Task', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Put back', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  expect((await read(id)).body).toMatchObject({ title: 'As it was', completed: true })
  await page.getByRole('link', { name: 'Back to now' }).click()
  await page.getByRole('button', { name: 'Open again' }).waitFor()
  await page.getByRole('button', { name: 'As of…' }).click()
  await page.getByRole('dialog', { name: 'See the page as it was' }).getByRole('button', { name: 'Show' }).click()
  await page.getByText('this was not here yet').waitFor()
  await expectSound(page)
  await page.context().close()
})

test('a deleted task comes back by an undo, and by its line in the history of its customer', long, async () => {
  const id = await make({ title: 'Gone and back' })
  await app.request('POST', `/tasks/${id}/comments`, { body: { text: 'With words.' } })
  const page = await site.browse()
  const remove = async () => {
    await page.goto(`/tasks/${id}`)
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('button', { name: 'Delete task' }).click()
    await page.waitForURL('**/tasks')
    await expect.poll(async () => (await read(id)).status).toBe(404)
  }
  await remove()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await read(id)).status, slow).toBe(200)
  expect((await app.request('GET', `/tasks/${id}/comments`)).body.items).toHaveLength(1)

  await remove()
  await page.goto(`/customers/${customer}`)
  await page.getByRole('button', { name: 'Change history' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Task deleted' }).first()
  await row.getByRole('button', { name: 'Put back: Task', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Put back', exact: true })
  await dialog.getByText('comes back').waitFor()
  await dialog.getByRole('button', { name: 'Put back', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  expect((await read(id)).status).toBe(200)
  await page.context().close()
})

test('narrow, dark and in German; who may not write only reads', long, async () => {
  const id = await make({ title: 'Nur gelesen' })
  await change(id, { title: 'Gelesen' })
  const viewer = await app.staff({ name: 'Vera Viewer', role: 'viewer' })
  await app.request('PATCH', '/session', { as: viewer, body: { language: 'de' } })
  const page = await site.browse(viewer, { width: 360, german: true, dark: true })
  await page.goto(`/tasks/${id}`)
  await page.getByRole('heading', { level: 1 }).waitFor()

  await page.getByRole('button', { name: 'Änderungsverlauf' }).click()
  await page.getByRole('dialog').getByRole('row').nth(1).waitFor()
  expect(await page.getByRole('button', { name: /Zurücksetzen/ }).count()).toBe(0)
  await expectSound(page)
  await page.context().close()
})

test('nothing complained on the console', () => expect(site.complaints).toEqual([]))
