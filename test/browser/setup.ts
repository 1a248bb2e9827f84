import { buildWebWhenStale } from '../../server/platform/http/web-build.ts'
import { ensureChromium } from './chromium.ts'

/** Once for all files of a run: two at once would get in each other's way. */
export default async function setup(): Promise<void> {
  ensureChromium()
  await buildWebWhenStale((line) => console.error(line), 'test')
}
