import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { launchChromium } from '../test/browser/chromium.ts'
import { buildWebWhenStale } from '../server/platform/http/web-build.ts'
import { prepareData } from './database.ts'
import { memoryOf, startProduct } from './processes.ts'
import { scrollTable, type Walk } from './report.ts'
import type { Options } from './run.ts'
import { percentile } from './statistics.ts'

const say = (line: string): void => console.error(line)

/** Walks the list in a browser by its keys, from the top down and from the bottom up, as fast as they are answered. */
export async function scroll({ dataDir, customers, tasks, seconds }: Options): Promise<void> {
  const askers = await prepareData(dataDir, { customers, tasks }, say)
  await buildWebWhenStale(say)
  const program = await startProduct(dataDir, { pages: true })
  const browser = await launchChromium()
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })
    const page = await context.newPage()
    await page.goto(
      `http://127.0.0.1:${program.port}/customers?sort=number&columns=number,name,email,phones,company_name,site_id,created_at`,
    )
    await page.getByRole('textbox', { name: 'E-mail' }).fill(askers.email)
    await page.locator('input[type=password]').fill(askers.password)
    await page.keyboard.press('Enter')
    await page.getByRole('row').nth(5).waitFor()
    await page.getByRole('row').nth(1).focus()
    const walks: Walk[] = []
    for (const [name, key, end] of ways) {
      const reached_ms = end ? await reachEnd(page, end) : null
      walks.push({ name, reached_ms, ...(await walk(page, key, seconds)), program_mb: memoryOf(program.pid) ?? 0 })
      say(scrollTable(walks.slice(-1)))
    }
    console.log(scrollTable(walks))
  } finally {
    await browser.close()
    await program.stop()
  }
}

const ways: [name: string, key: string, end?: 'Home' | 'End'][] = [
  ['Page Down held, from the top', 'PageDown'],
  ['Page Up held, from the bottom', 'PageUp', 'End'],
  ['Arrow Down held', 'ArrowDown', 'Home'],
]

/** How often a key that is held repeats, in milliseconds: thirty times a second. */
const repeat = 33

/** Holds a key for so many seconds while the page tells, frame by frame, what is to be seen. */
async function walk(
  page: Page,
  key: string,
  seconds: number,
): Promise<Omit<Walk, 'name' | 'reached_ms' | 'program_mb'>> {
  const from = await place(page)
  await page.evaluate(watchFrames)
  const begun = performance.now()
  let presses = 0
  while (performance.now() - begun < seconds * 1000) {
    const late = begun + presses++ * repeat - performance.now()
    if (late > 0) await delay(late)
    await page.keyboard.down(key)
  }
  await page.keyboard.up(key)
  const took = (performance.now() - begun) / 1000
  const { frames, blanks } = await page.evaluate(() => window.frameWatch.end())
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics').catch(() => ({ metrics: [] }))
  return {
    rows: Math.abs((await place(page)) - from),
    seconds: took,
    presses,
    frame_p95: percentile(frames, 0.95),
    frame_worst: Math.max(...frames),
    blank_worst: Math.max(0, ...blanks),
    page_mb: (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 2 ** 20,
  }
}

/** Keeps the length of each frame, and how long the middle or an edge of the list was blank. */
function watchFrames(): void {
  const grid = document.querySelector('[role=grid]')!
  const box = grid.getBoundingClientRect()
  const points = [box.top + 50, box.top + box.height / 2, box.bottom - 24]
  const [frames, blanks]: [number[], number[]] = [[], []]
  let [last, blank, on] = [performance.now(), 0, true]
  const look = (now: number): void => {
    frames.push(now - last)
    const isBlank = points.some((y) => !document.elementFromPoint(box.left + 200, y)?.closest('[role=row]'))
    if (isBlank) blank += now - last
    else if (blank > 0) blanks.push(blank)
    if (!isBlank) blank = 0
    last = now
    if (on) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  window.frameWatch = {
    end: () => {
      on = false
      return { frames: frames.slice(1), blanks: blank > 0 ? [...blanks, blank] : blanks }
    },
  }
}

declare global {
  interface Window {
    frameWatch: { end: () => { frames: number[]; blanks: number[] } }
  }
}

/** The number of the customer whose row has the focus: they are counted through, so it says how far the walk went. */
const place = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const cells = document.activeElement?.closest('[role=row]')?.querySelectorAll('[role=gridcell]') ?? []
    return Number([...cells].map((cell) => cell.textContent ?? '').find((text) => /^\d+$/.test(text)) ?? 0)
  })

async function reachEnd(page: Page, key: 'Home' | 'End'): Promise<number> {
  const [from, begun] = [await place(page), performance.now()]
  await page.keyboard.press(key)
  while ([from, 0].includes(await place(page))) await delay(5)
  return performance.now() - begun
}
