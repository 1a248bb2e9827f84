import { afterAll, expect, test } from 'vitest'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

const made = async (body: Record<string, unknown>) => {
  const answer = await app.request('POST', '/customers', { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body as { id: string }
}
const berta = await made({ first_name: 'Berta', last_name: 'Bolz', email: 'berta@example.com' })
await made({ first_name: 'Anton', last_name: 'Arndt', email: 'anton@example.com' })
await made({ first_name: 'Robin', last_name: 'Clark', email: 'robin@example.com' })

test('the page says that it is a guess, and why', async () => {
  const page = await site.browse()
  await page.goto(`/customers/${berta.id}`)
  await page.getByText('Presumed gender').waitFor()
  await page.getByText('Presumably female').waitFor()
  await page.getByRole('button', { name: 'Why this is presumed' }).focus()
  await page
    .getByRole('tooltip')
    .getByText(/Guessed from the first name.*never takes the place/)
    .waitFor()
  await expectSound(page)
  await page.context().close()
})

test('a list shows it as a column and filters by it', async () => {
  const filter = { field: 'gender_or_presumed', op: 'eq', value: 'female' }
  const page = await site.browse()
  await page.goto(`/customers?columns=name,presumed_gender&filter=${encodeURIComponent(JSON.stringify(filter))}`)
  await page.getByRole('row', { name: /Bolz.*Presumably female/ }).waitFor()
  await page.getByRole('columnheader', { name: 'Presumed gender' }).waitFor()
  await page.getByText('Gender, stated or presumed').first().waitFor()
  await expectSound(page)
  expect(await page.getByRole('row', { name: /Arndt|Clark/ }).count()).toBe(0)
  await page.context().close()
})

test('the form guesses while a name is typed; one click states it', async () => {
  const page = await site.browse()
  await page.goto(`/customers/${berta.id}/edit`)
  const gender = page.locator('#field-gender')
  await page.getByText('Presumably female').waitFor()
  await page.getByRole('textbox', { name: 'First name', exact: true }).fill('Bertold')
  await page.getByText('Presumably male').waitFor()
  await page.getByRole('textbox', { name: 'First name', exact: true }).fill('Robin')
  await page.getByText(/Presumably/).waitFor({ state: 'detached' })
  await page.getByRole('textbox', { name: 'First name', exact: true }).fill('Berta')
  await expectSound(page)
  await page.getByRole('button', { name: 'Take it over as stated' }).click()
  await expect.poll(() => gender.inputValue()).toBe('Female')
  expect(await page.getByText(/Presumably/).count()).toBe(0)
  await page.keyboard.press('Control+s')
  await page.getByRole('heading', { level: 1, name: 'Berta Bolz' }).waitFor()
  await page.getByRole('definition').filter({ hasText: 'Female' }).waitFor()
  expect(await page.getByText('Presumed gender').count()).toBe(0)
  expect((await app.request('GET', `/customers/${berta.id}`)).body).toMatchObject({
    gender: 'female',
    presumed_gender: 'female',
  })
  expect(site.complaints).toEqual([])
  await page.context().close()
})
