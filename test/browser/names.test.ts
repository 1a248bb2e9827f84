import { afterAll, expect, test } from 'vitest'
import { openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

await app.request('PATCH', '/settings', {
  body: { require_email: false, require_first_name: false, require_last_name: false },
})
const people = [
  { first_name: '太郎', last_name: '田中', reading: 'タナカ タロウ' },
  { first_name: '영희', last_name: '박' },
  { first_name: '伟', last_name: '王' },
  { first_name: 'Anna', last_name: 'Nagy', locale: 'hu' },
  { first_name: 'Юлия', last_name: 'Хрущёва' },
  { first_name: 'Đorđe', last_name: 'Đorđević' },
  { first_name: 'محمد', last_name: 'كريم' },
]
const ids = new Map<string, string>()
for (const body of people) {
  const made = await app.request('POST', '/customers', { body })
  expect(made.status, made.text).toBe(201)
  ids.set(body.last_name, made.body.id)
}

test('each name is found as the list prints it, and by other spellings', async () => {
  const page = await site.browse()
  await page.goto('/customers')
  await page.getByRole('row', { name: /田中太郎/ }).waitFor()
  const search = page.getByRole('searchbox')
  const names = async (): Promise<string[]> =>
    (await page.locator('a[href^="/customers/"][title]').allTextContents()).filter((name) => name !== '')
  const printed = await names()
  expect(printed.toSorted()).toEqual(
    ['田中太郎', '박영희', '王伟', 'Nagy Anna', 'Юлия Хрущёва', 'Đorđe Đorđević', 'محمد كريم'].toSorted(),
  )
  const only = async (typed: string, name: string): Promise<void> => {
    await search.fill(typed)
    await expect.poll(names, { message: `${typed} finds` }).toEqual([name])
  }
  for (const name of printed) await only(name, name)
  await only('Tarou Tanaka', '田中太郎')
  await only('julia khrushcheva', 'Юлия Хрущёва')
  await only('Ђорђевић', 'Đorđe Đorđević')
  await only('کریم', 'محمد كريم')
  await page.context().close()
})

test('a sign in a row of former versions turns nothing round', async () => {
  await app.db.write
    .updateTable('customers')
    .set({ first_name: '\u202eevil', company_name: '\u202eFirm' })
    .where('id', '=', ids.get('王')!)
    .execute()
  const page = await site.browse()
  await page.goto(`/customers/${ids.get('王')}`)
  const heading = page.getByRole('heading', { level: 1 })
  await expect.poll(() => heading.textContent()).toBe('evil 王')
  await page.goto('/customers')
  const row = page.getByRole('row', { name: /evil 王/ })
  await row.waitFor()
  // Where the letters stand: what follows an override that is not isolated runs from right to left.
  const places = await row.evaluate((node) => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
    const found: number[] = []
    while (walker.nextNode()) {
      const text = walker.currentNode as Text
      const at = text.data.indexOf('evil')
      if (at === -1) continue
      for (const offset of [at, at + 3]) {
        const range = document.createRange()
        range.setStart(text, offset)
        range.setEnd(text, offset + 1)
        found.push(range.getBoundingClientRect().left)
      }
      break
    }
    return found
  })
  expect(places[0]).toBeLessThan(places[1]!)
  await page.context().close()
})

test('the form asks for the reading of a name that has one', async () => {
  const page = await site.browse()
  await page.goto('/customers/new')
  const last = page.getByRole('textbox', { name: 'Last name' })
  await last.fill('Berg')
  const reading = page.getByRole('textbox', { name: 'Reading of the name' })
  expect(await reading.count()).toBe(0)
  await last.fill('山田')
  await reading.fill('ヤマダ')
  await page.getByRole('textbox', { name: 'First name' }).fill('\u200b')
  await page.keyboard.press('Control+s')
  await page.getByRole('heading', { level: 1, name: '山田' }).waitFor()
  await page.getByText('ヤマダ').waitFor()
  await page.context().close()
})
