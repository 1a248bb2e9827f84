import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
const folder = mkdtempSync(join(tmpdir(), 'clientele-browser-undo-'))
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a file is checked row by row, imported, and the import is undone', { timeout: 120_000 }, async () => {
  await site.app.request('POST', '/customers', {
    body: { first_name: 'Karla', last_name: 'Known', email: 'known@example.com' },
  })
  const path = join(folder, 'undo.csv')
  writeFileSync(
    path,
    'E-Mail;First name;Last name;Password\nknown@example.com;Carla;Known;\nnew@example.com;Nora;New;$2b$04$zzzzzzzzzzzzzzzzzzzzzufan2yYcseVusKjnNRCdZ5k.lrofJNmq\n',
  )
  const page = await site.browse()
  await page.goto('/customers/import')
  await page.locator('input[type=file]').setInputFiles(path)
  await page.getByRole('table', { name: 'Columns', exact: true }).waitFor()
  await page.getByText('bcrypt ••••••').first().waitFor()
  expect(await page.content()).not.toContain('$2b$04$')
  await page.getByRole('button', { name: 'Check the file' }).click()
  const rows = page.getByRole('table', { name: 'What each row would do' })
  await rows.getByText('Carla').waitFor()
  await rows.getByText('Karla', { exact: true }).waitFor()
  await expectSound(page)
  await page.locator('label', { hasText: 'created 1' }).click()
  await expect.poll(() => rows.getByText('Carla').count()).toBe(0)
  await rows.getByText('Nora', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('link', { name: 'Everything it changed' }).click()
  await page.getByText('Customer created').first().waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo it', exact: true }).click()
  await page.getByRole('table').getByText('done').first().waitFor()
  await expectSound(page)
  const found = async (q: string) => (await site.app.request('GET', '/customers', { query: { q } })).body.items
  expect(await found('Nora')).toEqual([])
  expect(await found('known@example.com')).toMatchObject([{ first_name: 'Karla' }])
  await page.goBack()
  await page.getByRole('link', { name: 'What the undo did' }).waitFor()
  await page.context().close()
})
