import { setTimeout as pause } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { afterAll, expect, test } from 'vitest'
import { patchCustomer } from '../../server/customers/actions/patch.ts'
import { administratorActor } from '../undoing.ts'
import { transact } from '../../server/platform/database/tx.ts'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
const { app } = site
await app.request('PATCH', '/settings', { body: { require_email: false } })
afterAll(() => site.close())

const create = async (body: Record<string, unknown>): Promise<string> => {
  const answer = await app.request('POST', '/customers', { body: { first_name: 'Putty', ...body } })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}
const change = async (id: string, body: Record<string, unknown>) => {
  const answer = await app.request('PATCH', `/customers/${id}`, { body })
  expect(answer.status, answer.text).toBe(200)
}
/** The machine may be busy with other work. */
const browse: typeof site.browse = async (...how) => {
  const page = await site.browse(...how)
  page.setDefaultTimeout(40_000)
  return page
}
const read = async (id: string) => (await app.request('GET', `/customers/${id}`)).body

test('one change goes back from the history, and one that was changed since stays and is told', async () => {
  const id = await create({ last_name: 'Back', position: 'First', phones: [{ number: '030 1111111', label: 'home' }] })
  await change(id, { position: 'Second', vip: true, phones: [] })
  await change(id, { vip: false, company_name: 'Later Ltd' })
  const page = await browse()
  await page.goto(`/customers/${id}`)
  await page.getByRole('button', { name: 'Change history' }).click()
  await page.getByRole('button', { name: 'Put back: Position' }).click()
  const dialog = page.getByRole('dialog', { name: 'Put back', exact: true })
  await dialog.getByRole('cell', { name: 'First', exact: true }).waitFor()
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Put back', exact: true }).click()
  await expect.poll(async () => (await read(id)).position).toBe('First')
  await page.getByRole('button', { name: 'Put back: Phone' }).click()
  await dialog.getByText('030 1111111 (home)').waitFor()
  await dialog.getByRole('button', { name: 'Put back', exact: true }).click()
  await expect.poll(async () => (await read(id)).phones).toMatchObject([{ number: '030 1111111', label: 'home' }])
  await page.getByRole('button', { name: 'Put back: VIP' }).last().click()
  await dialog.getByText('There is nothing to put back').waitFor()
  await page.keyboard.press('Escape')
  expect((await read(id)).vip).toBe(false)
  await page.context().close()
})

test('a whole save goes back, what was changed since is listed with what it says now', async () => {
  const id = await create({ last_name: 'Save', position: 'First', tags: ['a'] })
  await change(id, { position: 'Second', tags: ['a', 'b'] })
  await change(id, { position: 'Third' })
  const page = await browse(app.administrator, { width: 360, dark: true })
  await page.goto(`/customers/${id}`)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Change history' }).click()
  await page.getByRole('button', { name: 'Put back this whole save' }).last().click()
  const dialog = page.getByRole('dialog', { name: 'Put back', exact: true })
  await dialog.getByText('Changed since').waitFor()
  await dialog.getByText('Third').waitFor()
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Put back', exact: true }).click()
  await dialog.getByText('What follows stays as it is').waitFor()
  expect(await read(id)).toMatchObject({ position: 'Third', tags: ['a'] })
  await page.context().close()
})

test('the page as it was: a banner, what differs, and one value goes back', async () => {
  const id = await create({ last_name: 'Then', position: 'First' })
  await app.request('POST', `/customers/${id}/addresses`, { body: { line1: 'Old Street 1', city: 'Jena' } })
  await app.request('POST', `/customers/${id}/notes`, { body: { html: '<p>An old note</p>' } })
  await pause(5)
  const at = new Date().toISOString()
  await pause(5)
  await change(id, { position: 'Second', last_name: 'Now' })
  const [address] = (await app.request('GET', `/customers/${id}/addresses`)).body.items
  await app.request('DELETE', `/customers/${id}/addresses/${address.id}`)
  const page = await browse()
  await page.goto(`/customers/${id}?as_of=${at}`)
  await page.getByRole('heading', { level: 1, name: 'Putty Then' }).waitFor()
  await page.getByText('This is how the page was at').waitFor()
  await page.getByText('Old Street 1').first().waitFor()
  await page.getByText('An old note').waitFor()
  expect(await page.getByRole('link', { name: 'Edit', exact: true }).count()).toBe(0)
  await expectSound(page)
  const table = page.getByRole('table', { name: 'What differs from now' })
  await table.getByRole('button', { name: 'Put this back: Position' }).click()
  await page
    .getByRole('dialog', { name: 'Put back', exact: true })
    .getByRole('button', { name: 'Put back', exact: true })
    .click()
  await expect.poll(async () => (await read(id)).position).toBe('First')
  await table.getByRole('button', { name: 'Put this back: Position' }).waitFor({ state: 'detached' })
  await table.getByRole('button', { name: /Put this back: Address/ }).click()
  await page
    .getByRole('dialog', { name: 'Put back', exact: true })
    .getByRole('button', { name: 'Put back', exact: true })
    .click()
  await expect.poll(async () => (await app.request('GET', `/customers/${id}/addresses`)).body.items).toHaveLength(1)
  await page.getByRole('link', { name: 'Back to now' }).click()
  await page.getByRole('heading', { level: 1, name: 'Putty Now' }).waitFor()
  await page.getByRole('button', { name: 'As of…' }).click()
  const dialog = page.getByRole('dialog', { name: 'See the page as it was' })
  const day = dialog.getByRole('textbox', { name: 'Day', exact: true })
  const calendar = page.getByRole('button', { name: 'On in the calendar' })
  await calendar.waitFor()
  await page.keyboard.press('Escape')
  await calendar.waitFor({ state: 'detached' })
  expect(await dialog.count()).toBe(1)
  await day.fill('02/30/2026')
  await dialog.getByRole('button', { name: 'Show', exact: true }).click()
  await dialog.getByText('This is not a day.').waitFor()
  expect(await day.inputValue()).toBe('02/30/2026')
  const future = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10).split('-')
  const typed = `${future[1]}/${future[2]}/${future[0]}`
  await day.fill(typed)
  await dialog.getByRole('button', { name: 'Show', exact: true }).click()
  await dialog.getByText('Choose a moment that has passed.').waitFor()
  expect(await day.inputValue()).toBe(typed)
  await day.fill('02/28/2026')
  await dialog.getByRole('spinbutton', { name: 'Hours' }).fill('9')
  await dialog.getByRole('button', { name: 'Show', exact: true }).click()
  await page.getByText('this was not here yet').waitFor()
  await expectSound(page)
  await page.context().close()
})

test('a whole action is found in the journal and undone as one', async () => {
  const ids: string[] = []
  for (const last_name of ['One', 'Two', 'Three']) ids.push(await create({ last_name }))
  const action_id = uuidv7()
  for (const id of ids)
    await transact(app.db, administratorActor(app), 'web', (tx) => patchCustomer(tx, id, { position: 'Bulk' }), {
      action_id,
    })
  await change(ids[1]!, { position: 'Mine' })
  const page = await browse(app.administrator, { width: 400, dark: true })
  await page.goto(`/journal/actions/${action_id}`)
  await page.getByText('Customer changed (3)').waitFor()
  expect(await page.getByRole('link', { name: 'Three' }).getAttribute('href')).toBe(`/customers/${ids[2]}`)
  await expectSound(page)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByText('at 3 customers').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo it', exact: true }).click()
  await page.getByText('Done', { exact: true }).first().waitFor()
  expect((await Promise.all(ids.map(read))).map((one) => one.position)).toEqual([null, 'Mine', null])
  await page.getByRole('link', { name: 'See the undo' }).waitFor()
  await expectSound(page)
  await page.getByRole('link', { name: 'See the undo' }).click()
  await page.getByRole('link', { name: 'another action' }).waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).waitFor()
  await page.goto('/journal')
  await page.getByRole('link', { name: 'The whole action' }).first().click()
  await page.waitForURL(/journal\/actions/)
  await page.context().close()
})

test('nothing was written to the console', () => expect(site.complaints).toEqual([]))
