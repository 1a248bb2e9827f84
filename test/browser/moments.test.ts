import type { Locator, Page } from '@playwright/test'
import { afterAll, expect, test } from 'vitest'
import type { Field } from '../../contract/platform/record.ts'
import { buildFieldsPage } from './fields-page.ts'
import { expectSound, openSite, type Look } from './pages.ts'

const [site, openFields] = await Promise.all([openSite(), buildFieldsPage()])
const { app } = site
afterAll(() => site.close())

const seen: Field = {
  name: 'seen_at',
  kind: 'instant',
  filterable: true,
  labels: { en: 'Seen at', de: 'Gesehen am' },
}
const west: Look = { zone: 'America/Los_Angeles' }
const east: Look = { zone: 'Asia/Kolkata', german: true }
const saved = async (page: Page, title: string) =>
  JSON.parse(await page.getByLabel(`Saved: ${title}`, { exact: true }).innerText())?.seen_at as unknown
const shown = (page: Page, label: string) => page.getByLabel(`Shown: ${label}`, { exact: true }).innerText()

test('west of UTC a moment is entered by keyboard and shown where the reader is', async () => {
  const page = await site.browse(app.administrator, west)
  await openFields(page, { forms: [{ title: 'Save', fields: [seen], base: { seen_at: '2026-03-01T05:30:15.000Z' } }] })
  const group = page.getByRole('group', { name: 'Seen at', exact: true })
  const day = group.getByRole('textbox', { name: 'Day', exact: true })
  expect(await day.inputValue()).toBe('02/28/2026')
  expect(await shown(page, 'Seen at')).toMatch(/cell\s+Feb 28, 2026\s+page\s+Feb 28, 2026, 9:30/)
  await group.getByText('PST', { exact: true }).waitFor()
  await day.fill('7/4/2026')
  await page.keyboard.press('Tab')
  await group.getByRole('spinbutton', { name: 'Hours', exact: true }).focus()
  await page.keyboard.type('111500')
  await page.keyboard.press('p')
  await page.keyboard.press('Control+s')
  await expect.poll(() => saved(page, 'Save')).toBe('2026-07-05T06:15:00.000Z')
  expect(await shown(page, 'Seen at')).toMatch(/cell\s+Jul 4, 2026\s+page\s+Jul 4, 2026, 11:15/)
  await group.getByText('PDT', { exact: true }).waitFor()
  await day.fill('soon')
  await page.keyboard.press('Control+s')
  await page.getByText('This is not a moment. Give a day and a time of day.').waitFor()
  expect(await day.inputValue()).toBe('soon')
  await page.context().close()
})

test('east of UTC, in German: a day alone is its first moment there', async () => {
  const page = await site.browse(app.administrator, east)
  await openFields(page, { forms: [{ title: 'Sichern', fields: [seen], base: {} }] })
  const group = page.getByRole('group', { name: 'Gesehen am', exact: true })
  await group.getByRole('textbox', { name: 'Tag', exact: true }).fill('22.11.2026')
  await page.keyboard.press('Tab')
  expect(await group.getByRole('spinbutton', { name: 'Stunden', exact: true }).inputValue()).toBe('00')
  await page.keyboard.press('Control+s')
  await expect.poll(() => saved(page, 'Sichern')).toBe('2026-11-21T18:30:00.000Z')
  expect(await shown(page, 'Gesehen am')).toMatch(/22\.11\.2026, 00:00/)
  await group.getByRole('button', { name: 'Leeren', exact: true }).click()
  await page.keyboard.press('Control+s')
  await expect.poll(() => saved(page, 'Sichern')).toBeNull()
  await page.context().close()
})

/** Chooses field and operator of the only condition. */
async function ask(page: Page, label: string, operator: string): Promise<Locator> {
  const builder = page.getByRole('dialog', { name: 'Filter', exact: true })
  const field = builder.getByRole('combobox', { name: 'Field', exact: true })
  if ((await field.inputValue()) !== label) {
    await field.fill(label)
    await page.getByRole('option', { name: label, exact: true }).click()
  }
  await builder.getByRole('combobox', { name: `How ${label} is compared`, exact: true }).click()
  await page.getByRole('option', { name: operator, exact: true }).click()
  return builder
}

test('every question about a moment can be asked, and its chip says it where the reader is', async () => {
  const page = await site.browse(app.administrator, west)
  await openFields(page, { filter: [seen] })
  const filter = async () => JSON.parse(await page.getByLabel('Applied', { exact: true }).innerText()).all[0]
  const chip = () => page.getByLabel('Chip', { exact: true }).innerText()
  const apply = page.getByRole('button', { name: 'Apply', exact: true })

  const before = await ask(page, 'Seen at', 'is before')
  await before.getByRole('textbox', { name: 'Day', exact: true }).fill('3/8/2026')
  await apply.click()
  expect(await filter()).toEqual({ field: 'seen_at', op: 'lt', value: '2026-03-08T08:00:00.000Z' })
  expect(await chip()).toBe('Seen at is before Mar 8, 2026 PST')

  const since = await ask(page, 'Seen at', 'is on or after')
  await since.getByRole('spinbutton', { name: 'Hours', exact: true }).fill('3')
  await apply.click()
  expect(await filter()).toEqual({ field: 'seen_at', op: 'gte', value: '2026-03-08T10:00:00.000Z' })
  expect(await chip()).toMatch(/^Seen at is on or after Mar 8, 2026, 3:00\sAM PDT$/)

  const between = await ask(page, 'Seen at', 'is between')
  await between
    .getByRole('group', { name: /: from$/ })
    .getByRole('textbox')
    .first()
    .fill('3/7/2026')
  await between.getByRole('group', { name: /: to$/ }).getByRole('textbox').first().fill('3/8/2026')
  await expectSound(page)
  await apply.click()
  expect((await filter()).value).toEqual(['2026-03-07T08:00:00.000Z', '2026-03-09T06:59:59.999Z'])
  expect(await chip()).toBe('Seen at is between Mar 7, 2026 PST and Mar 8, 2026 PDT')

  for (const [operator, op] of [
    ['was within the last', 'last_days'],
    ['is within the next', 'next_days'],
  ] as const) {
    const within = await ask(page, 'Seen at', operator)
    await within.getByRole('textbox', { name: 'Value of Seen at', exact: true }).fill('7')
    await apply.click()
    expect(await filter()).toEqual({ field: 'seen_at', op, value: 7 })
  }
  await ask(page, 'Seen at', 'is empty')
  await apply.click()
  expect(await filter()).toEqual({ field: 'seen_at', op: 'empty' })

  const wrong = await ask(page, 'Seen at', 'is before')
  await wrong.getByRole('textbox', { name: 'Day', exact: true }).fill('yesterday')
  await apply.click()
  await wrong.getByRole('alert').waitFor()
  expect(await wrong.getByRole('textbox', { name: 'Day', exact: true }).inputValue()).toBe('yesterday')
  await page.context().close()
})

test.each([
  ['west', { zone: 'America/Los_Angeles' }, 'Feb 28, 2026', true],
  ['east', { zone: 'Europe/Berlin' }, 'Mar 1, 2026', false],
])('%s of UTC the list asks for a day as the reader has it', async (name, look, day, isBefore) => {
  const person = { first_name: `Moment ${name}`, last_name: 'Made', email: `${name}@moment.example` }
  const made = await app.request('POST', '/customers', { body: { ...person, created_at: '2026-03-01T05:30:00Z' } })
  expect(made.status, made.text).toBe(201)
  const page = await site.browse(app.administrator, look)
  await page.goto(`/customers?q=${encodeURIComponent(person.first_name)}`)
  const row = page.getByRole('row', { name: new RegExp(person.first_name) })
  await row.getByText(day, { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const builder = await ask(page, 'Registered', 'is before')
  await builder.getByRole('textbox', { name: 'Day', exact: true }).fill('3/1/2026')
  await builder.getByRole('button', { name: 'Apply', exact: true }).click()
  await page.getByRole('group', { name: 'Filter in use', exact: true }).getByText('is before Mar 1, 2026').waitFor()
  await (isBefore ? row.waitFor() : page.getByText('0 in all', { exact: true }).waitFor())
  expect(await row.count()).toBe(isBefore ? 1 : 0)
  await page.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
