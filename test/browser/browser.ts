import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { buildWebWhenStale } from '../../server/platform/web-build.ts'
import { testApp, type StaffCaller, type TestApp } from '../app.ts'
import { launchChromium } from './chromium.ts'

export type BrowserTest = {
  app: TestApp
  browser: Browser
  origin: string
  /** What pages complained about since they were opened: console errors, exceptions, answers of 500 and above. */
  problems: string[]
  /** A page in a browser of its own, signed in as the administrator unless said otherwise; null: nobody. */
  open(path?: string, options?: BrowserContextOptions & { as?: StaffCaller | null }): Promise<Page>
  close(): Promise<void>
}

/** The whole program with its built pages, and Chromium. Close it in `afterAll`. */
export async function browserTest(): Promise<BrowserTest> {
  await buildWebWhenStale((line) => console.error(line))
  const app = await testApp({ background: true })
  const origin = await app.listen()
  const browser = await launchChromium()
  const problems: string[] = []
  return {
    app,
    browser,
    origin,
    problems,
    async open(path = '/', { as = app.administrator, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US', ...options })
      const [name = '', value = ''] = as?.headers.cookie?.split('=') ?? []
      if (name) await context.addCookies([{ name, value, url: origin }])
      const page = await context.newPage()
      watch(page, problems)
      await page.goto(origin + path)
      return page
    },
    async close() {
      await browser.close()
      await app.close()
    },
  }
}

function watch(page: Page, problems: string[]) {
  page.on('console', (message) => message.type() === 'error' && problems.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`))
  page.on('response', (answer) => answer.status() >= 500 && problems.push(`${answer.status()}: ${answer.url()}`))
}

/** What axe finds on the page that is serious or worse: rule and elements, one line each. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
