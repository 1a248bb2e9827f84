import { afterAll, expect, test } from 'vitest'
import type { Field } from '../../contract/platform/record.ts'
import { buildFieldsPage } from './fields-page.ts'
import { openSite } from './pages.ts'

const [site, openFields] = await Promise.all([openSite(), buildFieldsPage()])
const { app } = site
afterAll(() => site.close())

const field = (name: string, kind: Field['kind'] = 'text'): Field => ({ name, kind, labels: { en: name } })

test('of two forms on a page, Ctrl+S saves the one that is used, and no other', async () => {
  const page = await site.browse()
  const forms = ['One', 'Two'].map((title) => ({
    title,
    fields: [field(`Text ${title}`), field(`Day ${title}`, 'date')],
    base: {},
  }))
  await openFields(page, { forms })
  const saved = (title: string) => page.getByLabel(`Saved: ${title}`, { exact: true }).innerText()
  await page.getByRole('textbox', { name: 'Text One', exact: true }).fill('first')
  await page.keyboard.press('Control+s')
  await expect.poll(() => saved('One')).toContain('first')
  expect(await saved('Two')).toBe('null')
  await page.getByRole('textbox', { name: 'Text Two', exact: true }).fill('second')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => saved('Two')).toContain('second')
  await page.getByRole('textbox', { name: 'Text One', exact: true }).fill('third')
  await page.getByRole('textbox', { name: 'Text One', exact: true }).blur()
  await page.keyboard.press('Control+s')
  await expect.poll(() => saved('One')).toContain('third')
  expect(await saved('Two')).toContain('second')
  await page.context().close()
})

test('Ctrl+S in a dialog above a form does not save what lies beneath', async () => {
  const made = await app.request('POST', '/customers', {
    body: { first_name: 'Under', last_name: 'Neath', email: 'under@example.com', position: 'Old' },
  })
  expect(made.status, made.text).toBe(201)
  const path = `/customers/${made.body.id}`
  const position = async () => (await app.request('GET', path)).body.position
  const page = await site.browse()
  await page.goto(`${path}/edit`)
  await page.getByRole('textbox', { name: 'Position', exact: true }).fill('Mine')
  await app.request('PATCH', path, { body: { position: 'Theirs' } })
  await page.keyboard.press('Control+s')
  const clash = page.getByRole('dialog')
  await clash.getByText('Theirs', { exact: true }).first().waitFor()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.method()))
  await page.keyboard.press('Control+s')
  await clash.getByRole('radio', { name: /Theirs/ }).check()
  await page.keyboard.press('Control+s')
  await clash.getByRole('button', { name: /^Save/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Under Neath', exact: true }).waitFor()
  expect(await position()).toBe('Theirs')
  expect(asked).not.toContain('PATCH')
  await page.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
