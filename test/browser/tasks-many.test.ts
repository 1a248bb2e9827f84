import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { afterAll, expect, test } from 'vitest'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

/** Counting and changing many takes a while on a small machine. */
const slow = { timeout: 45_000 }
const long = { timeout: 180_000 }
const colleague = await app.staff({ name: 'Carla Colleague', role: 'support' })
const make = async (body: object): Promise<string> => {
  const answer = await app.request('POST', '/tasks', { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}
for (let at = 0; at < 6; at += 1) await make({ title: `Call ${at}`, due_on: `2030-01-0${at + 1}` })

const is = (field: string, value: unknown) => ({ field, op: 'eq', value })
const countOf = async (...conditions: object[]): Promise<number> =>
  (await app.request('GET', '/tasks', { query: { filter: JSON.stringify({ all: conditions }), limit: 0 } })).body.total
    .value
const box = (page: Page, name: RegExp) => page.getByRole('row', { name }).getByRole('checkbox')
const bar = (page: Page) => page.getByRole('region', { name: 'Selection' })

test('some are handed over by keyboard, the result is told by row, and the whole act undone', long, async () => {
  const page = await site.browse()
  await page.goto('/tasks?sort=due_on')
  await page.getByRole('row', { name: /Call 0/ }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await bar(page).getByText('2 selected').waitFor()
  await expectSound(page)
  await bar(page).getByRole('button', { name: 'Change', exact: true }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Change the selected tasks' })
  expect(await dialog.getByRole('button', { name: 'Tags' }).count()).toBe(0)
  await dialog.getByRole('combobox', { name: /field/i }).fill('For')
  await page.getByRole('option', { name: 'For', exact: true }).click()
  await dialog.getByRole('combobox', { name: /^For/ }).click()
  await page.getByRole('option', { name: 'Carla Colleague' }).click()
  await dialog.getByRole('button', { name: 'Continue', exact: true }).click()
  await dialog.getByText('2 tasks will be changed:').waitFor()
  expect(await dialog.getByRole('listitem').allTextContents()).toEqual(['For: Carla Colleague'])
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Change 2 tasks' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => countOf(is('performer_id', colleague.id)), slow).toBe(2)

  await page.getByRole('complementary', { name: 'Jobs' }).getByRole('link', { name: 'Change tasks: 2' }).click()
  await page.getByRole('link', { name: 'What it changed' }).click()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByRole('button', { name: 'Undo it' }).click()
  await expect.poll(() => countOf(is('performer_id', colleague.id)), slow).toBe(0)
  await page.context().close()
})

test('all that match but one are completed; all are deleted and brought back', long, async () => {
  const page = await site.browse()
  await page.goto(`/tasks?sort=due_on&q=call`)
  await page.getByRole('row', { name: /Call 0/ }).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+a')
  await box(page, /Call 3/).click()
  await bar(page).getByText('5 selected').waitFor()
  await bar(page).getByRole('button', { name: 'Change', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: /field/i }).fill('Done')
  await page.getByRole('option', { name: 'Done', exact: true }).click()
  await dialog.getByRole('switch', { name: 'Done' }).click()
  await dialog.getByRole('button', { name: 'Continue', exact: true }).click()
  await dialog.getByRole('button', { name: 'Change 5 tasks' }).click()
  await expect.poll(() => countOf(is('completed', true)), slow).toBe(5)

  await page.goto('/tasks?q=call')
  await page.getByRole('row', { name: /Call 0/ }).focus()
  await page.keyboard.press('Control+a')
  await bar(page).getByText('6 selected').waitFor()
  await bar(page).getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByText('Their comments go with them.').waitFor()
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Delete 6 tasks' }).click()
  await expect.poll(() => countOf({ field: 'title', op: 'not_empty' }), slow).toBe(0)
  await page.getByRole('row', { name: /Call 0/ }).waitFor({ state: 'detached' })
  await page.getByRole('complementary', { name: 'Jobs' }).getByRole('link', { name: 'Delete tasks: 6' }).click()
  await page.getByRole('link', { name: 'What it changed' }).click()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByRole('button', { name: 'Undo it' }).click()
  await expect.poll(() => countOf(is('completed', true)), slow).toBe(5)
  await page.context().close()
})

test('what the list shows is exported, and the page of exports says that they are tasks', long, async () => {
  const person = await app.staff({ name: 'Mara Manager', role: 'manager' })
  const page = await site.browse(person)
  await page.goto('/tasks?q=call&sort=due_on&columns=title,due_on,completed')
  await page.getByRole('row', { name: /Call 0/ }).waitFor()
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Export tasks' })
  await dialog.getByText('The tasks that the search and filter show').waitFor()
  expect(await dialog.getByRole('combobox', { name: 'Addresses' }).count()).toBe(0)
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.goto('/exports')
  await page.getByText('Ready').waitFor()
  await page.getByText('Tasks: 3 columns, searched').waitFor()
  await expectSound(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^Download tasks-/ }).click(),
  ])
  const text = readFileSync(await download.path(), 'utf8')
  expect(text.split('\r\n').slice(0, 2)).toEqual(['\ufeffTask,Due,Done', 'Call 0,01/01/2030,Yes'])
  await page.context().close()
})

test('whoever may export tasks alone has the page of exports, with the way to the tasks', long, async () => {
  const body = {
    code: 'taker',
    name: 'Taker',
    permissions: ['tasks.read', 'tasks.all', 'tasks.export', 'customers.personal'],
  }
  const { id } = (await app.request('POST', '/roles', { body })).body
  const person = await app.staff({ name: 'Tom Taker' })
  const given = await app.request('PATCH', `/staff/${person.id}`, { body: { role_ids: [id] } })
  expect(given.status, given.text).toBe(200)
  const page = await site.browse(person)
  await page.goto('/tasks')
  await page.getByRole('link', { name: 'Exports', exact: true }).click()
  await page.getByText('No exports').waitFor()
  expect(await page.getByRole('main').getByRole('link').allTextContents()).toEqual(['Tasks', 'Tasks'])
  await expectSound(page)
  await page.context().close()
})

test('who is blocked hands the open tasks over with it; what is left, on their page, in one act', long, async () => {
  const leaver = await app.staff({ name: 'Lea Leaver', role: 'support' })
  for (let at = 0; at < 3; at += 1) await make({ title: `Left ${at}`, performer_id: leaver.id })
  const done = await make({ title: 'Done before', performer_id: leaver.id, completed: true })
  const page = await site.browse()
  await page.goto(`/staff/${leaver.id}`)
  await page.getByRole('region', { name: 'Open tasks' }).getByText('3 open tasks of Lea Leaver').waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Block', exact: true }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Block Lea Leaver?' })
  await dialog.getByText('3 open tasks of Lea Leaver').waitFor()
  await dialog.getByRole('combobox', { name: 'Hand them over to' }).fill('Carla')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Block Lea Leaver' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => countOf(is('performer_id', colleague.id)), slow).toBe(3)
  expect((await app.request('GET', `/tasks/${done}`)).body.performer_id).toBe(leaver.id)
  expect((await app.request('GET', `/staff/${leaver.id}`)).body.active).toBe(false)
  await page.getByRole('region', { name: 'Open tasks' }).waitFor({ state: 'detached' })

  // Whoever is switched off gets no tasks, not by an undo either.
  const setActive = async (active: boolean) =>
    expect((await app.request('PATCH', `/staff/${leaver.id}`, { body: { active } })).status).toBe(200)
  await setActive(true)
  // The corner shows it for a while only.
  const [job] = (await app.request('GET', '/jobs', { query: { limit: 1 } })).body.items
  await page.goto(`/jobs/${job.id}`)
  await page.getByRole('link', { name: 'What it changed' }).click()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByRole('button', { name: 'Undo it' }).click()
  await expect.poll(() => countOf(is('performer_id', leaver.id)), slow).toBe(4)
  await setActive(false)

  await page.goto(`/staff/${leaver.id}`)
  const open = page.getByRole('region', { name: 'Open tasks' })
  await open.getByText('3 open tasks of Lea Leaver').waitFor()
  await open.getByRole('combobox', { name: 'Hand them over to' }).click()
  expect(await page.getByRole('option', { name: 'Lea Leaver' }).count()).toBe(0)
  await page.getByRole('option', { name: /^Nobody/ }).click()
  await expectSound(page)
  await open.getByRole('button', { name: 'Hand over' }).click()
  await expect.poll(() => countOf({ field: 'performer_id', op: 'empty' }), slow).toBe(3)
  await open.waitFor({ state: 'detached' })
  await page.context().close()
})

test('whoever sees only own tasks is told that those of others stay', long, async () => {
  // Nobody blocks a colleague who may do more.
  const withRole = async (name: string, permissions: string[]) => {
    const body = { code: name.split(' ')[0]!.toLowerCase(), name, permissions }
    const { id } = (await app.request('POST', '/roles', { body })).body
    const person = await app.staff({ name })
    await app.request('PATCH', `/staff/${person.id}`, { body: { role_ids: [id] } })
    return person
  }
  const own = ['tasks.read', 'tasks.write', 'customers.read']
  const leaver = await withRole('Leo Leaver', own)
  const person = await withRole('Kim Keeper', [...own, 'staff.manage'])
  const task = await make({ title: 'Stays', performer_id: leaver.id })
  const page = await site.browse(person)
  await page.goto(`/staff/${leaver.id}`)
  await page.getByRole('button', { name: 'Block', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('open tasks of Leo Leaver stay').waitFor()
  expect(await dialog.getByRole('combobox').count()).toBe(0)
  await dialog.getByRole('button', { name: 'Block Leo Leaver' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('region', { name: 'Open tasks' }).getByText('open tasks of Leo Leaver stay').waitFor()
  await expectSound(page)
  expect((await app.request('GET', `/tasks/${task}`)).body.performer_id).toBe(leaver.id)
  await page.context().close()
})

test('narrow, dark and in German; who may change nothing has no boxes', long, async () => {
  const person = await app.staff({ name: 'Paula Phone' })
  await app.request('PATCH', '/session', { as: person, body: { language: 'de' } })
  const page = await site.browse(person, { width: 360, german: true, dark: true })
  await page.goto('/tasks?q=call')
  await box(page, /Call 0/).click()
  const region = page.getByRole('region', { name: 'Auswahl' })
  await region.getByRole('button', { name: 'Löschen', exact: true }).waitFor()
  await expectSound(page)
  await region.getByRole('button', { name: 'Exportieren', exact: true }).click()
  await page.getByRole('dialog', { name: 'Aufgaben exportieren' }).getByText('Eine ausgewählte Aufgabe').waitFor()
  await expectSound(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Mehr', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Meine Aufgaben' }).waitFor()
  await page.waitForTimeout(500)
  await expectSound(page)
  await page.context().close()
  const viewer = await site.browse(await app.staff({ name: 'Vera Viewer', role: 'viewer' }))
  await viewer.goto('/tasks')
  await viewer.getByRole('row').nth(3).waitFor()
  expect(await viewer.getByRole('checkbox').count()).toBe(0)
  expect(await viewer.getByRole('button', { name: 'Export' }).count()).toBe(0)
  await viewer.context().close()
})

test('nothing complained on the console', () =>
  expect(site.complaints.filter((one) => !one.includes('/live'))).toEqual([]))

test(
  'each of some selected customers gets a task, by keyboard; what was typed stays on the way back',
  long,
  async () => {
    for (const first_name of ['Ida', 'Ivo'])
      await app.request('POST', '/customers', {
        body: { first_name, last_name: 'Each', email: `${first_name}@each.example` },
      })
    const page = await site.browse()
    await page.goto('/customers?q=each')
    await page.getByRole('row', { name: /Ida Each/ }).focus()
    await page.keyboard.press('Control+a')
    await bar(page).getByText('2 selected').waitFor()
    await bar(page).getByRole('button', { name: 'Add a task' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'A task for each selected customer' })
    await dialog.getByRole('button', { name: 'Continue' }).click()
    await expect.poll(() => dialog.getByRole('textbox', { name: 'Task' }).getAttribute('aria-invalid')).toBe('true')
    await dialog.getByRole('textbox', { name: 'Task' }).fill('Invite to the fair')
    await dialog.getByRole('button', { name: 'Tomorrow', exact: true }).click()
    await expectSound(page)
    await dialog.getByRole('button', { name: 'Continue' }).click()
    await dialog.getByText('2 customers get a task each:').waitFor()
    await dialog.getByText('Task: Invite to the fair').waitFor()
    await dialog.getByRole('button', { name: 'Back' }).click()
    expect(await dialog.getByRole('textbox', { name: 'Task' }).inputValue()).toBe('Invite to the fair')
    await dialog.getByRole('button', { name: 'Continue' }).click()
    await expectSound(page)
    await dialog.getByRole('button', { name: 'Create 2 tasks' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect
      .poll(() => countOf(is('title', 'Invite to the fair'), is('performer_id', app.administrator.id)), slow)
      .toBe(2)
    expect(await countOf(is('title', 'Invite to the fair'), { field: 'customer_id', op: 'empty' })).toBe(0)
    await page
      .getByRole('complementary', { name: 'Jobs' })
      .getByRole('link', { name: 'Create tasks for customers: 2' })
      .click()
    await page.getByRole('link', { name: 'What it changed' }).waitFor()
    await page.context().close()
  },
)
