import { afterAll, expect, test } from 'vitest'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

const create = async (body: Record<string, unknown>) => {
  const answer = await app.request('POST', '/customers', { body: { first_name: 'Em', last_name: 'Ail', ...body } })
  expect(answer.status, answer.text).toBe(201)
  return answer.body as { id: string }
}
const addresses = async (id: string): Promise<string[]> =>
  (await app.request('GET', `/customers/${id}`)).body.emails.map(({ address }: { address: string }) => address)

test('e-mails are added, ordered and removed around that of the account', async () => {
  const { id } = await create({ email: 'own@form.example' })
  const page = await site.browse()
  const email = (place: number) => page.getByRole('textbox', { name: `E-mail ${place}`, exact: true })
  await page.goto(`/customers/${id}/edit`)
  await email(1).waitFor()
  expect(await email(1).getAttribute('readonly')).not.toBeNull()
  expect(await page.getByRole('button', { name: 'Remove e-mail 1' }).isVisible()).toBe(false)
  await page.getByText('This is the e-mail of the account.').waitFor()

  await email(2).fill('Ben <ben@form.example>')
  await email(3).fill('аnna@form.example')
  await page.getByText('Is anna@form.example meant?').waitFor()
  expect(await email(2).inputValue()).toBe('ben@form.example')
  await page.getByRole('textbox', { name: 'Label of e-mail 2', exact: true }).fill('Work')
  await page.getByRole('button', { name: 'Move e-mail 2 up' }).click()
  await page.getByRole('button', { name: 'Remove e-mail 3' }).click()
  await email(3).fill('no address')
  await page.keyboard.press('Control+s')
  await page.getByText('This is not an e-mail address.', { exact: false }).first().waitFor()
  expect(await email(3).getAttribute('aria-invalid')).toBe('true')
  expect(await email(1).getAttribute('aria-invalid')).not.toBe('true')
  await email(3).fill('mailto:carla@form.example.')
  await page.keyboard.press('Control+s')
  await page.getByRole('heading', { level: 1, name: 'Em Ail' }).waitFor()
  expect(await addresses(id)).toEqual(['ben@form.example', 'own@form.example', 'carla@form.example'])
  const main = page.getByRole('main')
  await main.getByRole('link', { name: 'carla@form.example' }).waitFor()
  expect(await main.innerText()).toContain('Signs in to the store with it; not verified yet')
  await expectSound(page)
  await page.context().close()
})

test('a colleague adds an e-mail in between: both lists side by side, and nothing is lost', async () => {
  const { id } = await create({ emails: [{ address: 'a@between.example' }], account: false })
  const page = await site.browse()
  await page.goto(`/customers/${id}/edit`)
  await page.getByRole('textbox', { name: 'E-mail 2', exact: true }).fill('mine@between.example')
  const [first] = (await app.request('GET', `/customers/${id}`)).body.emails
  const theirs = [{ id: first.id, address: first.address }, { address: 'theirs@between.example' }]
  expect((await app.request('PATCH', `/customers/${id}`, { body: { emails: theirs } })).status).toBe(200)
  await page.keyboard.press('Control+s')
  await page
    .getByText(/theirs@between\.example/)
    .first()
    .waitFor()
  await page
    .getByText(/mine@between\.example/)
    .first()
    .waitFor()
  expect(await addresses(id)).toEqual(['a@between.example', 'theirs@between.example'])
  await page.getByRole('radio', { name: /mine@/ }).first().click()
  await page.getByRole('button', { name: /^Save/ }).last().click()
  await expect.poll(() => addresses(id)).toEqual(['a@between.example', 'mine@between.example'])
  await page.context().close()
})

test('an e-mail that another account has is told beside the new customer, in German on a phone too', async () => {
  await create({ email: 'taken@form.example', first_name: 'Owner' })
  const person = await app.staff({ name: 'Gerda German' })
  await app.request('PATCH', '/session', { as: person, body: { language: 'de' } })
  const page = await site.browse(person, { width: 360, german: true, dark: true })
  await page.goto('/customers/new')
  await page.getByRole('textbox', { name: 'E-Mail 1', exact: true }).fill('taken@form.example')
  await page.getByRole('textbox', { name: 'Vorname', exact: true }).fill('Zwei')
  await page.getByRole('textbox', { name: 'Nachname', exact: true }).fill('Zwei')
  await page.keyboard.press('Control+s')
  await page.getByText('Ein anderes Konto hat diese E-Mail.').first().waitFor()
  await expectSound(page)
  await page.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
