import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
const folder = mkdtempSync(join(tmpdir(), 'clientele-browser-dates-'))
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})
const path = join(folder, 'born.csv')
writeFileSync(path, 'email,birthday,last name\nborn@dates.example,03/04/1990,Ambiguous\n')

test('a file that does not show the order of its dates asks for it, on the check and after an import', async () => {
  const page = await site.browse()
  await page.goto('/customers/import')
  await page.locator('input[type=file]').setInputFiles(path)
  await page.getByRole('table', { name: 'Columns', exact: true }).waitFor()
  await page
    .getByRole('button', { name: /^Import/ })
    .first()
    .click()
  await page.getByRole('alert').filter({ hasText: 'birthday does not show' }).waitFor()
  await page.getByRole('button', { name: 'Change the settings', exact: true }).click()
  const question = page.getByRole('group', { name: '03/04/1990 is', exact: true })
  await question.waitFor()
  await expectSound(page)
  await question.getByRole('button', { name: 'Apr 3, 1990', exact: true }).click()
  await page.getByText('created', { exact: true }).first().waitFor()
  await question.waitFor({ state: 'detached' })
  expect(await page.getByRole('combobox', { name: 'Order in dates like 03/04/2026' }).inputValue()).toBe(
    'The day first: 3 April',
  )
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('link', { name: 'See the customers', exact: true }).waitFor()
  const { body } = await site.app.request('GET', '/customers', { query: { q: 'born@dates.example' } })
  const { date_of_birth } = (await site.app.request('GET', `/customers/${body.items[0].id}`)).body
  expect(date_of_birth).toBe('1990-04-03')
  await page.context().close()
})
