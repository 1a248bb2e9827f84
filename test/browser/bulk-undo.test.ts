import { afterAll, expect, test } from 'vitest'
import { openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

const key = await app.apiKey()
const people = ['Anne', 'Bert', 'Cleo'].map((first_name) => ({
  first_name,
  last_name: 'Together',
  position: first_name,
}))
for (const body of people) expect((await app.request('POST', '/customers', { as: key, body })).status).toBe(201)
const positions = async (): Promise<(string | null)[]> =>
  (await app.request('GET', '/customers', { query: { sort: 'first_name' } })).body.items.map(
    (one: { position: string | null }) => one.position,
  )

test(
  'many are changed at once, one is changed since, and the whole is undone but for that one',
  { timeout: 180_000 },
  async () => {
    const page = await site.browse()
    page.setDefaultTimeout(30_000)
    await page.goto('/customers?sort=first_name')
    await page.getByRole('row', { name: /Anne/ }).getByRole('checkbox').click()
    await page.keyboard.press('Control+a')
    const bar = page.getByRole('region', { name: 'Selection' })
    await bar.getByRole('button', { name: 'Change', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: /field/i }).fill('Position')
    await page.getByRole('option', { name: 'Position', exact: true }).click()
    await dialog.getByRole('textbox', { name: 'Position', exact: true }).fill('Buyer')
    await dialog.getByRole('button', { name: 'Continue', exact: true }).click()
    await dialog.getByRole('button', { name: 'Change 3 customers' }).click()
    await expect.poll(positions, { timeout: 30_000 }).toEqual(['Buyer', 'Buyer', 'Buyer'])
    const { items } = (await app.request('GET', '/customers', { query: { q: 'Bert' } })).body
    await app.request('PATCH', `/customers/${items[0].id}`, { body: { position: 'Boss' } })

    await page.getByRole('complementary', { name: 'Jobs' }).getByRole('link', { name: 'Change customers: 3' }).click()
    await page.getByRole('link', { name: 'What it changed' }).click()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo it', exact: true }).click()
    await expect.poll(positions, { timeout: 30_000 }).toEqual(['Anne', 'Boss', 'Cleo'])
    await page.getByRole('link', { name: 'See the undo' }).waitFor()
    await page.context().close()
  },
)

test('what is selected is exported', { timeout: 120_000 }, async () => {
  const page = await site.browse()
  page.setDefaultTimeout(30_000)
  await page.goto('/customers?sort=first_name')
  await page.getByRole('row', { name: /Anne/ }).getByRole('checkbox').click()
  await page.getByRole('row', { name: /Cleo/ }).getByRole('checkbox').click()
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('2 selected customers').waitFor()
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect
    .poll(async () => (await app.request('GET', '/exports')).body.items[0], { timeout: 30_000 })
    .toMatchObject({ rows: 2, state: 'done' })
  await page.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
