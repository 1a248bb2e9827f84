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
