import { afterAll, expect, test } from 'vitest'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())
await app.request('PATCH', '/session', { body: { language: 'de' } })

const create = async (): Promise<{ id: string; kept: string; gone: string }> => {
  const body = { first_name: 'Anna', last_name: 'Haus', email: 'haus@example.com', gender: 'female' }
  const { id } = (await app.request('POST', '/customers', { body })).body
  const add = async (address: object): Promise<string> =>
    (await app.request('POST', `/customers/${id}/addresses`, { body: { country: 'DE', ...address } })).body.id
  const [kept, gone] = [await add({ line1: 'Ring 1', city: 'Berlin' }), await add({ line1: 'Alt 2', city: 'Bonn' })]
  await app.request('PATCH', `/customers/${id}/addresses/${gone}`, { body: { default_billing: true } })
  await app.request('DELETE', `/customers/${id}/addresses/${gone}`, { query: { billing_successor: kept } })
  return { id, kept, gone }
}

test('the journal, an act and a history say which address was meant, in the language of the reader', async () => {
  const { id, kept, gone } = await create()
  const page = await site.browse(app.administrator, { german: true })
  const said = async (): Promise<void> => {
    await page.getByText('Alt 2, Bonn (gelöscht)').first().waitFor()
    await page.getByText('Standard-Rechnungsadresse').first().waitFor()
    const text = await page.locator('body').innerText()
    expect([text.includes(kept), text.includes(gone), text.includes('default_billing')]).toEqual([false, false, false])
    expect(text).not.toContain('default billing')
  }
  await page.goto('/journal')
  await said()
  await expectSound(page)
  const [line] = (await app.request('GET', '/journal', { query: { kind: 'address.deleted' } })).body.items
  await page.goto(`/journal/actions/${line.action_id}`)
  await said()
  await page.goto(`/customers/${id}`)
  await page.getByRole('button', { name: 'Änderungsverlauf' }).first().click()
  await page.getByRole('dialog').waitFor()
  await said()
  await page.context().close()
})

test('whoever does not see personal values reads of no address', async () => {
  const permissions = ['customers.read', 'history.read']
  await app.request('POST', '/roles', { body: { code: 'masked_reader', name: 'Masked', permissions } })
  const masked = await app.staff({ role: 'masked_reader' })
  await app.request('PATCH', '/session', { as: masked, body: { language: 'de' } })
  const page = await site.browse(masked, { german: true })
  await page.goto('/journal')
  await page.getByText('Standard-Rechnungsadresse').first().waitFor()
  const text = await page.locator('body').innerText()
  expect(text).not.toMatch(/Ring 1|Alt 2|Bonn/)
  await page.context().close()
})

test('the help names the keys of a list, of its selection, of tabs and of forms', async () => {
  const page = await site.browse(app.administrator, { width: 360, dark: true, german: true })
  await page.goto('/customers')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Tastenkürzel' })
  for (const title of ['Überall', 'In einer Liste', 'Zeilen auswählen', 'Reiter und Spalten', 'Kunden und Formulare'])
    await help.getByRole('heading', { name: title }).waitFor()
  await help.getByText('Zweimal: alle passenden auswählen').waitFor()
  await expectSound(page)
  await page.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
