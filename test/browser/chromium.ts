import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium, type Browser } from '@playwright/test'

// The first has no window, no menus and no panels, and takes a fifth less time.
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

let launched: Promise<Browser> | undefined

/** The browser that all test files of a worker share; it ends with the worker. */
export const chromiumOfWorker = () => (launched ??= launchChromium())

/** A browser of the caller's own, to be closed. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = ensureChromium()
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath, args: [...args, '--disable-dev-shm-usage'] })
}

/** Where it is: CHROMIUM_PATH, else one that is installed, else Debian's, which root can install. */
export function ensureChromium(): string {
  return find() ?? install()
}

function find() {
  const given = process.env.CHROMIUM_PATH
  if (given && !existsSync(given)) throw new Error(`CHROMIUM_PATH names no file: ${given}.`)
  if (given) return given
  const own = chromium.executablePath()
  if (own && existsSync(own)) return own
  const folders = (process.env.PATH ?? '').split(':')
  return names.flatMap((name) => folders.map((folder) => `${folder}/${name}`)).find((path) => existsSync(path))
}

function install() {
  if (process.getuid?.() === 0) {
    console.error('Installing Chromium for the browser tests (apt-get install chromium).')
    const options = {
      stdio: ['ignore', 2, 2] as ['ignore', number, number],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }
    spawnSync('apt-get', ['update', '-q'], options)
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium-headless-shell'], options)
  }
  const installed = find()
  if (installed) return installed
  throw new Error('The browser tests need Chromium: install it, or set CHROMIUM_PATH to the program.')
}
