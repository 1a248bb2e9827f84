import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWeb } from '../server/platform/http/web-build.ts'

const folder = mkdtempSync(join(tmpdir(), 'clientele-pages-'))
beforeAll(() => buildWeb(folder, 'production'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const assets = join(folder, 'assets')
const text = (name: string): string => readFileSync(join(assets, name), 'utf8')

/** The scripts without which nothing is shown: those the page names, and what they import at once. */
function firstScripts(): Set<string> {
  const first = new Set<string>()
  const add = (name: string): void => {
    if (first.has(name)) return
    first.add(name)
    for (const [, other] of text(name).matchAll(/(?:from|import)"\.\/([\w-]+\.js)"/g)) add(other!)
  }
  for (const [, name] of readFileSync(join(folder, 'index.html'), 'utf8').matchAll(/\/assets\/([\w-]+\.js)"/g))
    add(name!)
  return first
}

/** Bytes as they are sent. */
const sent = (name: string): number => {
  const names = new Set(readdirSync(assets))
  return statSync(join(assets, names.has(`${name}.br`) ? `${name}.br` : name)).size
}

test.each(['en', 'de'])('the first page in "%s" takes less than 300 kB of script', (language) => {
  const words = readdirSync(assets)
    .filter((name) => name.startsWith(`${language}-`) && name.endsWith('.js'))
    .toSorted((a, b) => sent(b) - sent(a))[0]!
  const scripts = [...firstScripts(), words]
  expect(scripts.length).toBeGreaterThan(2)
  const bytes = scripts.reduce((sum, name) => sum + sent(name), 0)
  expect(bytes).toBeGreaterThan(100_000)
  // The parts that the frame asks for at once, such as reminders, have the rest.
  expect(bytes).toBeLessThan(290_000)
})
