import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StaffCaller } from '../app.ts'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

let anna: StaffCaller
let gone: StaffCaller

const create = async (first_name: string, more: Record<string, unknown> = {}): Promise<string> => {
  const body = { first_name, last_name: 'Browser', email: `${first_name.toLowerCase()}@example.com`, ...more }
  const answer = await app.request('POST', '/customers', { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id as string
}

beforeAll(async () => {
  anna = await app.staff({ role: 'support', name: 'Anna Agent' })
  gone = await app.staff({ role: 'support', name: 'Gone Agent' })
  await create('Kept', { manager_id: gone.id })
  await create('Mine', { manager_id: anna.id })
  await app.request('PATCH', `/staff/${gone.id}`, { body: { active: false } })
})

test('a manager is chosen in the form, and shown as a link to who may see staff', async () => {
  const id = await create('Chosen')
  const page = await site.browse()
  await page.goto(`/customers/${id}/edit`)
  const input = page.getByRole('combobox', { name: /^Manager/ }).or(page.getByRole('textbox', { name: /^Manager/ }))
  await input.click()
  await page.getByRole('option', { name: 'Anna Agent' }).waitFor()
  expect(await page.getByRole('option', { name: /Gone Agent/ }).count()).toBe(0)
  await page.getByRole('option', { name: 'Anna Agent' }).click()
  await expectSound(page)
  await page.keyboard.press('Control+s')
  const link = page.locator('main').getByRole('link', { name: 'Anna Agent' })
  await link.waitFor()
  await page.getByText('Manager (account reference)').waitFor()
  expect((await app.request('GET', `/customers/${id}`)).body.manager_id).toBe(anna.id)
  await link.click()
  await page.getByRole('link', { name: /customers of Anna Agent/ }).waitFor()
  await expectSound(page)
  await page.context().close()

  const colleague = await site.browse(anna)
  await colleague.goto(`/customers/${id}`)
  await colleague.getByText('Anna Agent').nth(1).waitFor()
  expect(await colleague.locator('main').getByRole('link', { name: 'Anna Agent' }).count()).toBe(0)
  await colleague.context().close()
})

test('who is not active stays in grey, and the staff page leads to their customers', async () => {
  const page = await site.browse()
  await page.goto(`/staff/${gone.id}`)
  await page.getByRole('link', { name: '1 customer of Gone Agent' }).click()
  await page.getByRole('row', { name: /Kept Browser/ }).waitFor()
  expect(await page.getByRole('row', { name: /Mine Browser/ }).count()).toBe(0)
  await page
    .getByRole('row', { name: /Kept Browser/ })
    .getByText('Kept Browser')
    .click()
  await page.getByText('Not active', { exact: true }).waitFor()
  await expectSound(page)
  await page.keyboard.press('e')
  const input = page.getByRole('combobox', { name: /^Manager/ }).or(page.getByRole('textbox', { name: /^Manager/ }))
  await expect.poll(() => input.inputValue()).toBe('Gone Agent (not active)')
  await input.click()
  await page.getByRole('option', { name: /Gone Agent/ }).waitFor()
  await expectSound(page)
  await page.context().close()
})

test('"My customers" shows everybody their own, and the role of a manager can be asked for', async () => {
  const page = await site.browse(anna)
  await page.goto('/customers')
  await page.getByRole('button', { name: 'My customers' }).click()
  await page.getByText('Manager is me').waitFor()
  await page.getByRole('row', { name: /Mine Browser/ }).waitFor()
  await expect.poll(() => page.getByRole('row', { name: /Kept Browser/ }).count()).toBe(0)
  const roles = (await app.request('GET', '/roles')).body.items as { id: string; code: string }[]
  const role = roles.find((one) => one.code === 'support')!.id
  const filter = JSON.stringify({ all: [{ field: 'manager_role', op: 'eq', value: role }] })
  await page.goto(`/customers?filter=${encodeURIComponent(filter)}`)
  await page.getByText('Role of the manager is Support').waitFor()
  await page.getByRole('row', { name: /Kept Browser/ }).waitFor()
  await expectSound(page)
  await page.context().close()
})

test('while somebody is entered, likely doubles are shown with the reason, and nothing is refused', async () => {
  const id = await create('Natascha', { last_name: 'Rosenbach', date_of_birth: '1980-05-17' })
  await app.request('POST', `/customers/${id}/addresses`, {
    body: { line1: 'Lindenstr. 12', postal_code: '10969', city: 'Berlin', country: 'DE' },
  })
  const page = await site.browse()
  await page.goto('/customers/new')
  await page.getByRole('textbox', { name: 'First name', exact: true }).fill('Rosenbach')
  await page.getByRole('textbox', { name: 'Last name', exact: true }).fill('Natascha')
  const hint = page.getByRole('status', { name: 'Likely doubles' })
  await hint.getByText('perhaps the same: same name').waitFor()
  await page.getByRole('textbox', { name: 'E-mail 1', exact: true }).fill('NATASCHA@example.com')
  await hint.getByText(/very likely the same: the e-mail of the account and same name/).waitFor()
  await expectSound(page)
  await page.getByRole('textbox', { name: 'E-mail 1', exact: true }).fill('other@example.com')
  await page.getByRole('button', { name: 'Create customer', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Rosenbach Natascha' }).waitFor()
  await page
    .getByRole('button', { name: 'Add address' })
    .or(page.getByRole('link', { name: 'Add address' }))
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /Postal code|ZIP/ }).fill('10969')
  await dialog.getByText('probably the same: same name and same postal code').waitFor()
  await expectSound(page)
  await page.context().close()
  expect(site.complaints).toEqual([])
})
