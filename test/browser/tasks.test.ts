import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from '@playwright/test'
import type { StaffCaller } from '../app.ts'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

let customer = ''
let colleague: StaffCaller
const make = async (path: string, body: Record<string, unknown>) => {
  const answer = await app.request('POST', path, { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body as { id: string }
}
const read = async (id: string) => (await app.request('GET', `/tasks/${id}`)).body
const dayFrom = (days: number): string => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv')

beforeAll(async () => {
  const body = { first_name: 'Tilda', last_name: 'Todo', email: 'tilda@todo.example' }
  customer = (await make('/customers', body)).id
  colleague = await app.staff({ name: 'Carla Colleague', role: 'support' })
})

const row = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title })

test('a task lives by keyboard: from the composer of a customer to Earlier', async () => {
  const page = await site.browse()
  await page.goto(`/customers/${customer}`)
  const composers = page.getByRole('tablist').first()
  await composers.getByRole('tab', { name: 'Note' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('textbox', { name: 'Task' }).focus()
  await page.keyboard.type('Ring back about the parcel')
  await page.getByRole('button', { name: 'Today', exact: true }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  const inWork = page.getByRole('region', { name: 'In work' })
  await inWork.getByText('Ring back about the parcel').waitFor()
  expect(await page.getByRole('textbox', { name: 'Task' }).inputValue()).toBe('')
  await inWork.getByText('Today').waitFor()
  await expectSound(page)

  await inWork.getByRole('button', { name: /Put off/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Tomorrow' }).focus()
  await page.keyboard.press('Enter')
  await inWork.getByText('Tomorrow').waitFor()

  await inWork.getByRole('button', { name: /Comment on/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Comment' }).fill('Nobody at home.')
  await page.keyboard.press('Control+Enter')
  await inWork.getByText('1 comment').waitFor()

  await inWork.getByRole('button', { name: /Hand over/ }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('combobox', { name: 'To whom' })
    .or(dialog.getByRole('textbox', { name: 'To whom' }))
    .fill('Carla')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await inWork.getByText('Carla Colleague').waitFor()

  await inWork.getByRole('checkbox').focus()
  await page.keyboard.press('Space')
  await inWork.waitFor({ state: 'detached' })
  await page.getByText('Done:').waitFor()
  expect(await page.getByText('Task created').count()).toBe(0)
  await page.getByRole('tab', { name: 'Tasks' }).focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('tabpanel', { name: 'Tasks' })
  await panel.getByText('Ring back about the parcel').waitFor()
  await panel.getByRole('checkbox', { name: /again/ }).focus()
  await page.keyboard.press('Space')
  await inWork.getByText('Ring back about the parcel').waitFor()
  await page.context().close()
})

test('my tasks by keyboard: the day, tomorrow, done, undone, opened', async () => {
  const late = await make('/tasks', { title: 'Late one', due_on: dayFrom(-2) })
  const today = await make('/tasks', { title: 'Now one', due_on: dayFrom(0), customer_id: customer })
  await make('/tasks', { title: 'Some time' })
  const page = await site.browse()
  await page.goto('/tasks/mine')
  await row(page, 'Late one')
    .getByText(/Overdue/)
    .waitFor()
  await page.getByRole('heading', { name: /Without a day/ }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('Late one')
  await expectSound(page)
  await page.keyboard.press('t')
  await expect.poll(async () => (await read(late.id)).due_on).toBe(dayFrom(1))
  await page.getByRole('heading', { name: /Tomorrow/ }).waitFor()
  await row(page, 'Now one').focus()
  await page.keyboard.press('Space')
  await row(page, 'Now one').waitFor({ state: 'detached' })
  expect((await read(today.id)).completed).toBe(true)
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await row(page, 'Now one').waitFor()
  expect((await read(today.id)).completed).toBe(false)
  await row(page, 'Late one').focus()
  await page.keyboard.press('d')
  const day = page.getByRole('dialog', { name: 'Put off' })
  await day.waitFor()
  // The first closes the calendar.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await day.waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText('Put off to Monday').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await make('/tasks', { title: 'From elsewhere' })
  await row(page, 'From elsewhere').waitFor()
  await row(page, 'Some time').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Some time' }).waitFor()
  await page.context().close()
})

test('the page of a task: edited over a newer version, commented, completed, deleted; the list shows it', async () => {
  const { id } = await make('/tasks', { title: 'Write the offer', customer_id: customer })
  const page = await site.browse()
  await page.goto('/tasks')
  await page.getByRole('row').filter({ hasText: 'Write the offer' }).waitFor()
  await expectSound(page)
  await page.goto(`/tasks/${id}`)
  await page.getByRole('textbox', { name: 'Task' }).fill('Write my offer')
  await app.request('PATCH', `/tasks/${id}`, { body: { title: 'Write their offer' } })
  await page.getByRole('heading', { level: 1, name: 'Write their offer' }).waitFor()
  expect(await page.getByRole('textbox', { name: 'Task' }).inputValue()).toBe('Write my offer')
  await page.keyboard.press('Control+s')
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /Write their offer/ })
    .waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: false }).last().click()
  await expect.poll(async () => (await read(id)).title).toBe('Write my offer')
  await page.getByRole('textbox', { name: 'Write a comment' }).fill('Sent.')
  await page.keyboard.press('Control+Enter')
  const comment = page.getByRole('article', { name: /Comment by/ })
  await comment.getByText('Sent.').waitFor()
  await comment.getByRole('button', { name: 'Edit this comment' }).click()
  await comment.getByRole('textbox').fill('Sent by mail.')
  await page.keyboard.press('Control+Enter')
  await comment.getByText('Sent by mail.').waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Complete', exact: true }).click()
  await page.getByRole('button', { name: 'Open again' }).waitFor()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).getByRole('button', { name: 'Delete task' }).click()
  await page.waitForURL('**/tasks')
  await page.goto(`/tasks/${id}`)
  await page.getByRole('heading', { level: 1, name: 'This task is not here' }).waitFor()
  await page.context().close()
})

test('a new task for a customer; a reminder comes once, and not in another tab', async () => {
  const page = await site.browse()
  await page.goto(`/tasks/new?customer=${customer}`)
  await page.getByRole('textbox', { name: 'Task' }).fill('Due in this moment')
  await expect.poll(() => page.getByRole('combobox', { name: 'Customer' }).inputValue()).toBe('Tilda Todo')
  await page.keyboard.press('Control+s')
  await page.getByRole('heading', { level: 1, name: 'Due in this moment' }).waitFor()
  const id = page.url().split('/').at(-1) ?? ''
  await page.goto('/jobs')
  const soon = new Date(Date.now() + 3_000)
  const due_on = soon.toLocaleDateString('sv')
  await app.request('PATCH', `/tasks/${id}`, { body: { due_at: soon.toISOString(), due_on } })
  const told = page.getByRole('alert').or(page.getByRole('status')).or(page.locator('.mantine-Notification-root'))
  await told.getByText('Due now: Due in this moment').first().waitFor()
  const other = await page.context().newPage()
  await other.goto('/jobs')
  await other.getByRole('heading', { level: 1 }).waitFor()
  await other.waitForTimeout(1_500)
  expect(await other.getByText('Due now: Due in this moment').count()).toBe(0)
  await page.context().close()
})

test('on a phone, in German and dark: my tasks and a task are usable by touch', async () => {
  const person = await app.staff({ name: 'Paula Phone', role: 'support' })
  await app.request('PATCH', '/session', { as: person, body: { language: 'de' } })
  const page = await site.browse(person, { width: 360, german: true, dark: true })
  const { id } = await make('/tasks', {
    title: 'Lieferung nach Würzburg',
    due_on: dayFrom(-1),
    customer_id: customer,
    performer_id: person.id,
  })
  await page.goto('/tasks/mine')
  await row(page, 'Lieferung')
    .getByText(/Überfällig/)
    .waitFor()
  await expectSound(page)
  await row(page, 'Lieferung')
    .getByRole('button', { name: /verschieben/ })
    .click()
  await page.getByRole('menuitem', { name: 'Nächste Woche' }).click()
  await row(page, 'Lieferung')
    .getByText(/Überfällig/)
    .waitFor({ state: 'detached' })
  for (const path of ['/tasks', `/tasks/${id}`, `/customers/${customer}`]) {
    await page.goto(path)
    await page.getByText('Lieferung nach Würzburg').first().waitFor()
    await expectSound(page)
  }
  await page.context().close()
})

test('who may not write tasks sees no button for it', async () => {
  const viewer = await app.staff({ name: 'Vera Viewer', role: 'viewer' })
  const { id } = await make('/tasks', { title: 'Only seen', customer_id: customer, performer_id: colleague.id })
  const page = await site.browse(viewer)
  await page.goto(`/tasks/${id}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByText('Carla Colleague').waitFor()
  const acts = /Complete|Put off|Hand over|Delete|Save|Comment on|Write a comment/
  expect(await page.getByRole('button', { name: acts }).count()).toBe(0)
  expect(await page.getByRole('textbox').count()).toBe(0)
  await expectSound(page)
  await page.goto(`/customers/${customer}`)
  await page.getByRole('region', { name: 'In work' }).waitFor()
  expect(await page.getByRole('button', { name: acts }).count()).toBe(0)
  expect(await page.getByRole('checkbox').count()).toBe(0)
  expect(await page.getByRole('tab', { name: 'Task', exact: true }).count()).toBe(0)
  await page.context().close()
})

test('nothing complained on the console', () => expect(site.complaints).toEqual([]))
