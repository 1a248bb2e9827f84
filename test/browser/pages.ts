import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { expect } from 'vitest'
import { testApp, type StaffCaller, type TestApp } from '../app.ts'
import { chromiumOfWorker } from './chromium.ts'

export interface Look {
  width?: number
  dark?: boolean
  german?: boolean
  /** Time zone of the reader, such as `America/Los_Angeles`. */
  zone?: string
}

export interface Site {
  app: TestApp
  origin: string
  /** A browser of somebody who is signed in. Console errors are collected and must be none at the end. */
  browse(as?: StaffCaller | null, look?: Look): Promise<Page>
  complaints: string[]
  close(): Promise<void>
}

/** The built pages, the whole program with its background work, and Chromium. */
export async function openSite(): Promise<Site> {
  const [app, browser] = await Promise.all([testApp({ background: true }), chromiumOfWorker()])
  const origin = await app.listen()
  const complaints: string[] = []
  const contexts: BrowserContext[] = []
  return {
    app,
    origin,
    complaints,
    async browse(as = app.administrator, look = {}) {
      const page = await pageOf(browser, origin, as, look, complaints)
      contexts.push(page.context())
      return page
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()))
      await app.close()
    },
  }
}

async function pageOf(
  browser: Browser,
  origin: string,
  as: StaffCaller | null,
  look: Look,
  complaints: string[],
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1440, height: 900 },
    colorScheme: look.dark ? 'dark' : 'light',
    locale: look.german ? 'de-DE' : 'en-US',
    baseURL: origin,
    ...(look.zone && { timezoneId: look.zone }),
  })
  // React's development build draws every render into the performance panel otherwise: an eighth of the whole time.
  await context.addInitScript(() => Reflect.deleteProperty(console, 'timeStamp'))
  if (as) await signedIn(context, origin, as)
  const page = await context.newPage()
  await slowDown(page)
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    // A refusal that the page handles is still told on the console by the browser itself.
    const refused = /status of (401|404|409|410|412|422)/.test(message.text())
    if (['error', 'warning'].includes(message.type()) && !refused) complaints.push(`${page.url()}: ${message.text()}`)
  })
  return page
}

/** `SLOW_BROWSER=6 npm test -- PATH` finds what passes on a fast machine only. */
async function slowDown(page: Page): Promise<void> {
  const rate = Number(process.env.SLOW_BROWSER ?? 1)
  if (rate === 1) return
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
}

async function signedIn(context: BrowserContext, origin: string, as: StaffCaller): Promise<void> {
  const [name = '', value = ''] = (as.headers['cookie'] ?? '').split('=')
  await context.addCookies([{ name, value, url: origin }])
}

/** Nothing serious for axe, no sideways scrolling, one first heading, a title. */
export async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const serious = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')
  expect(
    serious.map((one) => `${page.url()} ${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
  ).toEqual([])
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(sideways, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
  expect(await page.locator('h1').count(), `${page.url()} first headings`).toBe(1)
  expect(await page.title()).not.toBe('')
}
