import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
const folder = mkdtempSync(join(tmpdir(), 'clientele-browser-import-'))
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})

const file = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const people =
  'Customer ID;Contact Name;E-Mail;Phone;Fax;Town;Colour\nP1;Ada Lovelace;ada@example.com;030 1234567;030 1234568;London;red\nP2;Alan Turing;alan(at)example.com;ask;;Manchester;blue\n'

test('a file is chosen, mapped, checked and imported', { timeout: 120_000 }, async () => {
  const page = await site.browse()
  await page.goto('/customers')
  await page.getByRole('link', { name: 'Import', exact: true }).first().click()
  await page.locator('input[type=file]').setInputFiles(file('people.csv', people))
  await page.getByRole('table', { name: 'Columns', exact: true }).waitFor()
  const becomes = (column: string) => page.getByRole('combobox', { name: `Becomes: ${column}` })
  const chosen = async (column: string) => becomes(column).inputValue()
  expect(await chosen('Contact Name')).toBe('Whole name')
  expect(await chosen('Town')).toBe('Address: City')
  expect(await chosen('Colour')).toBe('')
  expect(await page.getByLabel('Label: Fax').inputValue()).toBe('Fax')
  await page.getByLabel('Shop or program: Customer ID').fill('shop')
  await becomes('Colour').fill('tags')
  await page.getByRole('option', { name: 'Tags', exact: true }).click()
  await page.getByText('This is not an e-mail address. It is kept as typed.').first().waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Check the file' }).click()
  await page.getByRole('button', { name: 'Check again' }).waitFor()
  await page.getByText('created', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('link', { name: 'See the customers', exact: true }).waitFor()
  await page.getByRole('link', { name: 'Download all remarks' }).waitFor()
  await expectSound(page)
  await page.getByRole('link', { name: 'See the customers', exact: true }).click()
  await page.getByRole('row', { name: /Ada Lovelace/ }).waitFor()
  const { body } = await site.app.request('GET', '/customers', { query: { q: 'Turing' } })
  expect(body.items).toMatchObject([
    { email: 'alan(at)example.com', tags: ['blue'], external_ids: [{ source: 'shop', external_id: 'P2' }] },
  ])
  await page.goto(`/customers/${body.items[0].id}`)
  await page
    .getByRole('img', { name: /does not look like an e-mail/ })
    .first()
    .waitFor()
  await page.context().close()
})

test('a mapping is saved and used again, on a phone and in German', { timeout: 120_000 }, async () => {
  const person = await site.app.staff({ name: 'Gerda German' })
  await site.app.request('PATCH', '/session', { as: person, body: { language: 'de' } })
  const page = await site.browse(person, { width: 360, dark: true, german: true })
  await page.goto('/customers/import')
  await page
    .locator('input[type=file]')
    .setInputFiles(file('leute.csv', 'Vorname;Nachname;Mail\nGisela;Groß;gisela@example.com\n'))
  await page.getByRole('table', { name: 'Spalten', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Zuordnung speichern' }).click()
  await page.getByRole('textbox', { name: 'Name der Zuordnung' }).fill('Leute')
  await page.keyboard.press('Enter')
  await page.getByText('Die Zuordnung „Leute“ wurde gespeichert.').waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Datei prüfen' }).click()
  await page.getByRole('button', { name: 'Erneut prüfen' }).waitFor()
  await page.getByRole('button', { name: 'Importieren', exact: true }).click()
  await page.getByRole('link', { name: 'Kunden ansehen', exact: true }).waitFor()
  await expectSound(page)
  await page.goto('/customers/import')
  await page.locator('input[type=file]').setInputFiles(file('kaputt.csv', 'Mail\n"offen\n'))
  await page.getByText('das in Zeile 2 beginnt').waitFor()
  await page.context().close()
})

const tasks = 'Subject;Deadline;Customer;Assignee;Ticket\nCall Ada;2031-05-06;ada@example.com;;T1\nTidy;soon;;;T2\n'

test('a file of tasks is mapped, checked and imported from their list', { timeout: 120_000 }, async () => {
  const page = await site.browse()
  await page.goto('/tasks')
  await page.getByRole('link', { name: 'Import', exact: true }).first().click()
  await page.getByRole('heading', { name: 'Import tasks' }).waitFor()
  expect(await page.getByRole('radio', { name: 'Tasks' }).isChecked()).toBe(true)
  await page.locator('input[type=file]').setInputFiles(file('tasks.csv', tasks))
  await page.getByRole('table', { name: 'Columns', exact: true }).waitFor()
  const becomes = (column: string) => page.getByRole('combobox', { name: `Becomes: ${column}` })
  expect(await becomes('Subject').inputValue()).toBe('Task')
  expect(await becomes('Assignee').inputValue()).toBe('For')
  await becomes('Ticket').fill('External')
  await page.getByRole('option', { name: 'External ids', exact: true }).click()
  await page.getByLabel('Shop or program: Ticket').fill('jira')
  await page.getByRole('checkbox', { name: 'External id' }).check()
  await page.getByText('This is not a day. It is left out.').first().waitFor()
  expect(await page.getByText(/account|phones/i).count()).toBe(0)
  await page.getByRole('button', { name: 'Check the file' }).click()
  await page.getByRole('table', { name: 'What each row would do' }).getByText('Call Ada').first().waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('link', { name: 'See the tasks', exact: true }).click()
  await page.getByRole('row', { name: /Call Ada.*Ada Lovelace/ }).waitFor()
  await page.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints.filter((one) => !one.includes('/live'))).toEqual([])
})
