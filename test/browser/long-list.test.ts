import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Page } from '@playwright/test'
import { afterAll, expect, test } from 'vitest'
import { listAsked } from './asked.ts'
import { openSite } from './pages.ts'

const site = await openSite()
afterAll(() => site.close())

/** More than a list keeps in memory at a time, so that pages go at one side as they come at the other. */
const count = 2_300
await sql`
  insert into customers (id, number, number_sort, last_name, site_id, account_status, search, search_public)
  select gen_random_uuid(), n::text, lpad(n::text, 20, '0'), 'Row' || n, (select id from sites limit 1), 'none', ' row' || n, ' ' || n
  from generate_series(1, ${count}) as n`.execute(site.app.db.write)

/** Number and place of the row that has the focus; null while none has. */
const focused = (page: Page): Promise<{ row: number; place: number } | null> =>
  page.evaluate(() => {
    const row = document.activeElement?.closest('[role=row]')
    const name = /Row(\d+)/.exec(row?.textContent ?? '')?.[1]
    return row && name ? { row: Number(name), place: Number(row.getAttribute('aria-rowindex')) - 1 } : null
  })

/** Presses a page key until the row at that end has the focus; every stop is the row that its place says. */
async function travel(page: Page, key: 'PageDown' | 'PageUp', goal: number): Promise<number[]> {
  const stops: number[] = []
  for (let at = await focused(page); at?.row !== goal;) {
    const before = at?.row ?? 0
    await page.keyboard.press(key)
    await expect
      .poll(async () => (await focused(page))?.row ?? before, { interval: 5, timeout: 10_000 })
      .not.toBe(before)
    at = await focused(page)
    expect(at?.place).toBe(at?.row)
    stops.push(at!.row)
  }
  return stops
}

async function open(): Promise<Page> {
  const page = await site.browse()
  await page.goto('/customers?sort=number')
  await page.getByRole('row', { name: /Row1\b/ }).waitFor()
  await page.getByRole('status').filter({ hasText: '2,300' }).waitFor()
  await page.getByRole('row', { name: /Row1\b/ }).focus()
  return page
}

test(
  'down and up through the whole list by page keys: no row is left out, shown twice or in another place',
  { timeout: 180_000 },
  async () => {
    const page = await open()
    const down = await travel(page, 'PageDown', count)
    const step = down[0]! - 1
    expect(step).toBeGreaterThan(5)
    expect(down.slice(0, -1)).toEqual(down.slice(0, -1).map((_, at) => 1 + (at + 1) * step))
    expect(await page.getByRole('row').count()).toBeLessThan(100)
    await page.keyboard.press('Home')
    await expect.poll(() => focused(page)).toEqual({ row: 1, place: 1 })
    await page.keyboard.press('End')
    await expect.poll(() => focused(page)).toEqual({ row: count, place: count })
    const up = await travel(page, 'PageUp', 1)
    expect(up.slice(0, -1)).toEqual(up.slice(0, -1).map((_, at) => count - (at + 1) * step))
    await page.context().close()
  },
)

test('End is the last row at once, from there the way leads up; Home is the first again', async () => {
  const page = await open()
  await page.keyboard.press('End')
  await expect.poll(() => focused(page)).toEqual({ row: count, place: count })
  for (let i = 0; i < 9; i++) await page.keyboard.press('PageUp')
  await expect.poll(async () => (await focused(page))?.row).toBeLessThan(count - 100)
  const at = await focused(page)
  expect(at?.place).toBe(at?.row)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: `Row${at?.row}` }).waitFor()
  await page.goBack()
  await page.getByRole('row', { name: new RegExp(`Row${at?.row}\\b`) }).waitFor()
  await page.getByRole('row', { name: new RegExp(`Row${at?.row}\\b`) }).focus()
  await page.keyboard.press('Home')
  await expect.poll(() => focused(page)).toEqual({ row: 1, place: 1 })
  expect(site.complaints).toEqual([])
  await page.context().close()
})

test('another question before the last row has come: the list stays at its top, the focus where it is', async () => {
  const page = await open()
  const last = Promise.withResolvers<void>()
  let asked = false
  await page.route('**/customers/query', async (route) => {
    if (listAsked(route.request())?.asked.before !== 'end') return route.continue()
    asked = true
    await last.promise
    await route.continue().catch(() => undefined)
  })
  await expect
    .poll(
      async () => {
        if (!asked) await page.getByRole('row', { name: /Row1\b/ }).press('End')
        return asked
      },
      { interval: 500 },
    )
    .toBe(true)
  const box = page.getByRole('searchbox')
  await box.fill('row2')
  await page.getByRole('status').filter({ hasText: '412' }).waitFor()
  last.resolve()
  await page.getByRole('row', { name: /Row2\b/ }).waitFor()
  await pause(300)
  expect(await page.getByRole('row', { name: /Row2\b/ }).isVisible()).toBe(true)
  expect(await box.evaluate((it) => it === document.activeElement)).toBe(true)
  await page.context().close()
})
